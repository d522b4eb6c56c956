// The tagger takes its lemmas from the dictionary where it can, so that a trigger whose head the
// dictionary knows as a form of other words only ("walki", of "walka") never fires. Words that the
// dictionary lacks altogether ("dron") are no mistake: their lemmas come from the network. Easy: a
// plural. Hard: "negocjacje" is its own lemma beside "negocjacja"; a gerund in the nouns
// ("wycofanie") is a form of its verb; the words beside the head may be written as they stand in
// the text, and are not looked at. Tested in tests/lexicon/.

#include "lexicon/trigger_words.h"

#include <algorithm>
#include <memory>

#include "base/table.h"
#include "dictionary/dictionary.h"
#include "event/frame.h"

namespace kronika::lexicon {
namespace {

using dictionary::Analysis;
using dictionary::Dictionary;

// The lemma that a text gives instead of this one, "" if this one is right or unknown.
std::string other_lemma(const Dictionary& words, const std::string& lemma) {
  std::vector<Analysis> readings;
  words.lookup(lemma, readings);
  const bool reachable =
      std::any_of(readings.begin(), readings.end(), [&](const Analysis& reading) {
        return reading.lemma == lemma || reading.tag.starts_with("ger:");
      });
  return reachable || readings.empty() ? std::string() : readings.front().lemma;
}

}  // namespace

Result<std::vector<Finding>> check_trigger_words(const Resources& resources,
                                                 std::string_view language) {
  std::vector<Finding> found;
  const Result<std::shared_ptr<const Dictionary>> words =
      Dictionary::open_if_present(resources.dictionary(language));
  if (!words) return words.error();
  if (!*words) return found;
  const Result<Table> table = Table::load(resources.language(language, "frames.tsv"));
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    for (const std::string_view column : {"verbs", "nouns", "adjectives"}) {
      for (const std::string_view text : row.list(column)) {
        const Result<event::Phrase> phrase = event::parse_phrase(text);
        if (!phrase) return row.error(phrase.error().message);
        const std::string lemma = other_lemma(**words, phrase->head);
        if (lemma.empty()) continue;
        found.push_back({table->name(), row.line(), "unreachable",
                         "'" + phrase->head + "' is no lemma but a form of '" + lemma + "'"});
      }
    }
  }
  return found;
}

}  // namespace kronika::lexicon

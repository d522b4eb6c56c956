// Loads time_words.tsv. Endings of adjectives stand once, as paradigms; everything else is listed
// form by form, because forms are certain where a lemmatiser may err ("maja", "Maja"; "May",
// "may"). Tested in tests/timex/.

#include "timex/vocabulary.h"

#include <map>
#include <optional>

#include "base/table.h"
#include "timex/integer.h"
#include "unicode/characters.h"

namespace kronika::timex {
namespace {

using Paradigms = std::map<std::string, std::vector<std::string>, std::less<>>;

// "1.5" is 3 halves.
std::optional<int> halves(std::string_view text) {
  const std::size_t point = text.find('.');
  const std::optional<int> whole = integer(text.substr(0, point));
  if (!whole) return std::nullopt;
  if (point == std::string_view::npos) return 2 * *whole;
  if (text.substr(point) != ".5") return std::nullopt;
  return 2 * *whole + 1;
}

std::optional<int> within(std::optional<int> value, int low, int high) {
  return value && *value >= low && *value <= high ? value : std::nullopt;
}

std::optional<int> value_of(WordClass word_class, std::string_view text) {
  switch (word_class) {
    case WordClass::month:
    case WordClass::month_adjective:
      return within(integer(text), 1, 12);
    case WordClass::weekday:
    case WordClass::weekdays:
    case WordClass::weekday_adjective:
      return within(integer(text), 1, 7);
    case WordClass::season:
    case WordClass::season_when:
      return within(integer(text), 1, 4);
    case WordClass::ordinal:
      return within(integer(text), 1, 99);
    case WordClass::decade:
      return within(integer(text), 10, 90);
    case WordClass::number:
      return within(halves(text), 0, 20000);
    case WordClass::unit: {
      const std::optional<Unit> unit = unit_from(text);
      return unit ? std::optional<int>(static_cast<int>(*unit)) : std::nullopt;
    }
    default:
      return text.empty() ? std::optional<int>(0) : within(integer(text), -9, 9);
  }
}

Result<std::vector<std::string>> forms(const Table::Row& row, std::string_view word,
                                       const Paradigms& paradigms) {
  const std::size_t plus = word.find('+');
  if (plus == std::string_view::npos) return std::vector<std::string>{std::string(word)};
  const auto paradigm = paradigms.find(word.substr(plus + 1));
  if (paradigm == paradigms.end())
    return row.error("unknown paradigm in '" + std::string(word) + "'");
  std::vector<std::string> found;
  for (const std::string& ending : paradigm->second)
    found.push_back(std::string(word.substr(0, plus)) + ending);
  return found;
}

}  // namespace

Result<Vocabulary> Vocabulary::load(const Resources& resources, std::string_view language) {
  const Result<Table> table =
      Table::load(resources.language(language, "time_words.tsv"), {"class", "value", "words"});
  if (!table) return table.error();
  Vocabulary vocabulary;
  Paradigms paradigms;
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    const std::vector<std::string_view> words = row.list("words");
    if (words.empty()) return row.error("no words");
    if (row["class"] == "paradigm") {
      paradigms[std::string(row["value"])].assign(words.begin(), words.end());
      continue;
    }
    const std::optional<WordClass> word_class = word_class_from(row["class"]);
    if (!word_class || *word_class > WordClass::hour_word)
      return row.error("unknown class '" + std::string(row["class"]) + "'");
    const std::optional<int> value = value_of(*word_class, row["value"]);
    if (!value) return row.error("wrong value '" + std::string(row["value"]) + "'");
    for (const std::string_view word : words) {
      const Result<std::vector<std::string>> expanded = forms(row, word, paradigms);
      if (!expanded) return expanded.error();
      for (const std::string& form : *expanded)
        vocabulary.add_as_written(form, Sense{*word_class, static_cast<std::int16_t>(*value)});
    }
  }
  return vocabulary;
}

FormId Vocabulary::find(std::string_view form) const {
  if (const auto found = ids_.find(form); found != ids_.end()) return found->second;
  if (const auto found = unaccented_.find(form); found != unaccented_.end()) return found->second;
  return kUnknownForm;
}

FormId Vocabulary::intern(std::string_view form) {
  const auto [entry, added] =
      ids_.try_emplace(std::string(form), static_cast<FormId>(senses_.size()));
  if (!added) return entry->second;
  senses_.emplace_back();
  constexpr std::size_t kShortest = 4;  // shorter ones would be too many other words
  const std::string unaccented = unicode::fold(form);
  if (unaccented != form && unaccented.size() >= kShortest)
    unaccented_.try_emplace(unaccented, entry->second);
  return entry->second;
}

void Vocabulary::add_as_written(std::string_view form, Sense sense) {
  sense.proper = unicode::is_upper(unicode::decode(form, 0).code_point);
  const std::string lower = unicode::lower(form);
  add(lower, sense);
  if (!sense.proper || !lower.ends_with('.')) return;
  sense.needs_company = true;
  add(std::string_view(lower).substr(0, lower.size() - 1), sense);
}

void Vocabulary::add(std::string_view form, Sense sense) {
  std::vector<Sense>& senses = senses_[intern(form)];
  for (const Sense& known : senses) {
    if (known.word_class == sense.word_class) return;
  }
  senses.push_back(sense);
}

}  // namespace kronika::timex

// Language by statistics of four-letter sequences (D. Sites: Compact Language Detection 2, 2013);
// where these do not decide, or the words speak clearly against them, by function words (as N.
// Ingle: A Language Identification Table, 1980).
//   Easy: a paragraph. Hard: "Premier w Wilnie", too short for statistics; a Polish sentence
//   without diacritics, which looks like half a dozen languages to them; a Czech one without, which
//   they take for English; a list of numbers, which is in none.
// Tested in tests/pipeline/language_test.cpp and other_languages.tsv there; measured by
// eval/language.

#include "pipeline/language.h"

#include <algorithm>
#include <cstdio>  // cld2 needs FILE and does not include it

#include <cld2/public/compact_lang_det.h>

#include "base/table.h"
#include "unicode/characters.h"

namespace kronika {
namespace {

constexpr std::size_t kEnough = 20000;  // bytes for statistics; more tell nothing new
constexpr std::size_t kEnoughToDoubt =
    2000;  // bytes whose words are asked where statistics have decided: it is slower

std::string_view beginning(std::string_view text, std::size_t enough) {
  std::size_t length = std::min(text.size(), enough);
  while (length < text.size() && length > 0 &&
         (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
    --length;
  return text.substr(0, length);
}

// ISO 639-1, "" where CLD2 is not sure.
std::string by_statistics(std::string_view text) {
  bool reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()),
                                                       /*is_plain_text=*/true, &reliable);
  return reliable && language != CLD2::UNKNOWN_LANGUAGE ? CLD2::LanguageCode(language) : "";
}

// Runs of letters and apostrophes, folded.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size();) {
    const unicode::Decoded next =
        i < text.size() ? unicode::decode(text, i) : unicode::Decoded{U' ', 1};
    const char32_t c = next.code_point;
    if (!unicode::is_letter(c) && !unicode::is_mark(c) && c != U'\'' && c != U'\u2019') {
      std::string word = unicode::fold(text.substr(begin, i - begin));
      for (std::size_t at; (at = word.find("\u2019")) != std::string::npos;)
        word.replace(at, 3, "'");
      if (!word.empty()) words.push_back(std::move(word));
      begin = i + next.length;
    }
    i += next.length;
  }
  return words;
}

Error cannot(std::string what, const std::vector<std::string>& languages) {
  std::string names;
  for (const std::string& language : languages)
    names += (names.empty() ? "--lang " : " or --lang ") + language;
  return Error{ErrorCode::unsupported_language,
               std::move(what) + "; " + names + " reads it all the same"};
}

}  // namespace

Result<LanguageDetector> LanguageDetector::load(const Resources& resources) {
  const auto table =
      Table::load(resources.common("language_words.tsv"), {"language", "kind", "forms"});
  if (!table) return table.error();
  LanguageDetector detector;
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    const std::string language(row["language"]);
    if (language.empty()) return row.error("no language");
    detector.known_.insert(language);
    const std::string_view kind = row["kind"];
    if (kind != "letters" && kind != "words" && kind != "spellings")
      return row.error("kind is neither letters, words nor spellings");
    for (const std::string_view form : row.list("forms")) {
      if (kind == "words")
        detector.words_.emplace(unicode::fold(form), language);
      else if (kind == "spellings")
        detector.spellings_.emplace(language, unicode::fold(form));
      else
        detector.letters_.emplace(unicode::lower(unicode::decode(form, 0).code_point), language);
    }
  }
  return detector;
}

// A word may vote for several languages; a letter of its own counts as a word.
LanguageDetector::Votes LanguageDetector::votes_of(std::string_view text) const {
  Votes votes;
  for (std::size_t i = 0; i < text.size();) {
    const unicode::Decoded next = unicode::decode(text, i);
    if (const auto found = letters_.find(unicode::lower(next.code_point)); found != letters_.end())
      ++votes.of[found->second];
    i += next.length;
  }
  const std::vector<std::string> words = words_of(text);
  for (const std::string& word : words) {
    const auto [begin, end] = words_.equal_range(word);
    for (auto found = begin; found != end; ++found) ++votes.of[found->second];
  }
  // One word of twenty must speak for the language that wins.
  std::size_t most = words.size() / 20 + 1;
  for (const auto& [language, count] : votes.of) most = std::max(most, count);
  std::vector<std::string> leading;
  for (const auto& [language, count] : votes.of) {
    if (count == most) leading.push_back(language);
  }
  votes.winner = leading.size() == 1 ? leading.front() : by_spelling(words, leading);
  return votes;
}

// "" if two are spelled so equally often, or none is.
std::string LanguageDetector::by_spelling(const std::vector<std::string>& words,
                                          const std::vector<std::string>& languages) const {
  std::string best;
  std::size_t most = 0;
  for (const std::string& language : languages) {
    std::size_t count = 0;
    const auto [begin, end] = spellings_.equal_range(language);
    for (auto spelling = begin; spelling != end; ++spelling) {
      for (const std::string& word : words)
        count += word.find(spelling->second) != std::string::npos;
    }
    if (count == most) best.clear();
    if (count <= most) continue;
    most = count;
    best = language;
  }
  return best;
}

std::string LanguageDetector::told(std::string_view text) const {
  const std::string_view sample = beginning(text, kEnough);
  const std::string found = by_statistics(sample);
  if (found.empty()) return votes_of(sample).winner;
  Votes votes = votes_of(beginning(sample, kEnoughToDoubt));
  const bool outvoted = known_.contains(found) && !votes.winner.empty() &&
                        votes.of[votes.winner] > 2 * votes.of[found];
  return outvoted ? votes.winner : found;
}

Result<std::string> LanguageDetector::language_of(std::string_view text,
                                                  const std::vector<std::string>& languages) const {
  std::string found = told(text);
  if (found.empty()) return cannot("it cannot be told in which language the text is", languages);
  if (std::find(languages.begin(), languages.end(), found) != languages.end()) return found;
  return cannot("the text seems to be in the language '" + found + "', which has no model",
                languages);
}

}  // namespace kronika

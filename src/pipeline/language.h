// In which language a text is.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/resources.h"
#include "base/result.h"

namespace kronika {

// Immutable once loaded; thread-safe.
class LanguageDetector {
 public:
  // Reads common/language_words.tsv. Errors: unreadable, damaged_resource.
  static Result<LanguageDetector> load(const Resources& resources);

  // The language of a text, which must be one of `languages` (ISO 639-1). Only the first 20,000
  // bytes are looked at. Errors: unsupported_language, which says what the text seems to be in, or
  // that it cannot be told.
  Result<std::string> language_of(std::string_view text,
                                  const std::vector<std::string>& languages) const;

 private:
  struct Votes {
    std::map<std::string, std::size_t> of;  // words and letters that speak for a language
    std::string winner;                     // "" if none wins
  };

  Votes votes_of(std::string_view text) const;
  // The one of the languages whose spellings most words have.
  std::string by_spelling(const std::vector<std::string>& words,
                          const std::vector<std::string>& languages) const;
  std::string told(std::string_view text) const;  // any language, "" if it cannot be told

  std::set<std::string, std::less<>> known_;                 // languages with rows in the table
  std::unordered_map<char32_t, std::string> letters_;        // language that the letter shows
  std::unordered_multimap<std::string, std::string> words_;  // languages of a word, folded
  std::multimap<std::string, std::string> spellings_;        // of a language
};

}  // namespace kronika

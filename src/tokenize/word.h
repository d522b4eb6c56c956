// Where a word ends that begins with a letter or a digit: which marks inside join, which divide.
#pragma once

#include <cstddef>
#include <string_view>

#include "dictionary/dictionary.h"
#include "tokenize/lexicon.h"

namespace kronika::tokenize {

class WordRules {
 public:
  WordRules(std::string_view text, const Lexicon& lexicon, const dictionary::Dictionary* words)
      : text_(text),
        conventions_(lexicon.conventions),
        abbreviations_(lexicon.abbreviations),
        compounds_(lexicon.compounds),
        words_(words) {}

  // The end of the word at `begin`. `quoted`: an apostrophe before it has opened a quotation.
  std::size_t end(std::size_t begin, bool quoted) const;
  // The end of a word that begins with the apostrophe at `begin` ("'90s", "'em"); `begin` if there
  // is none.
  std::size_t end_of_elision(std::size_t begin) const;

 private:
  // Word characters without a mark between them.
  struct Run {
    std::size_t begin = 0, end = 0;
    std::size_t letters = 0, digits = 0, upper = 0;
    bool letter_first = false, upper_first = false, letter_last = false, ascii = true;
    bool is_letter() const { return letters == 1 && digits == 0; }
    bool is_number() const { return digits > 0 && letters == 0; }
    // "3hh" in "16.3hh": where a point stands before decimals it is no end of a sentence.
    bool begins_number(const Conventions& conventions) const {
      return is_number() || (conventions.decimal_point && digits > 0 && !letter_first);
    }
    bool is_lower() const { return letters > 0 && digits == 0 && upper == 0; }
    bool is_all_upper() const { return letters == upper; }  // of what letters there are
  };

  Run read(std::size_t begin) const;
  std::string_view bytes(const Run& run) const {
    return text_.substr(run.begin, run.end - run.begin);
  }
  bool known(std::string_view form) const;
  bool has_run(std::size_t at) const;
  std::size_t end_of_dotted(const Run& first) const;
  std::size_t end_of_whole(std::size_t begin, const Run& first) const;
  bool is_address_join(const Run& left, const Run& right) const;
  bool dot_joins(const Run& left, const Run& right) const;
  bool comma_joins(std::size_t begin, const Run& left, const Run& right) const;
  bool colon_joins(const Run& left, const Run& right) const;
  bool slash_joins(const Run& left, const Run& right) const;
  bool hyphen_joins(std::size_t begin, const Run& left, const Run& right) const;
  bool dividing_hyphen_joins(std::size_t begin, const Run& left, const Run& right) const;
  bool joins_numbers(std::size_t begin, const Run& left, const Run& right) const;
  bool apostrophe_joins(const Run& left, const Run& right) const;
  bool is_suspended(const Run& last) const;
  bool ends_in_apostrophe(const Run& last) const;
  bool joins(std::size_t begin, const Run& left, char32_t mark, const Run& right) const;

  std::string_view text_;
  const Conventions& conventions_;
  const Abbreviations& abbreviations_;
  const Compounds& compounds_;
  const dictionary::Dictionary* words_;
};

}  // namespace kronika::tokenize

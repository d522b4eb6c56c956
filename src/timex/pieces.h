// A sentence as the grammar sees it: words, numbers and signs, however the tokens were cut
// ("12.09.2023" is five pieces, in one token or in five; "r." is one, in one token or in two).
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "timex/vocabulary.h"

namespace kronika::timex {

struct Piece {
  FormId form = kUnknownForm;
  TokenIndex first;  // the token it begins in
  TokenIndex end;    // after the token it ends in
  bool starts_token = true;
  bool ends_token = true;
  bool glued = false;  // no white space before it
  bool abbreviation = false;
  bool word = false;  // of letters
  bool capital = false;
  bool all_capitals = false;
  bool initial = false;      // no word of the sentence stands before it
  std::int16_t number = -1;  // of digits, if below 10000
  std::uint8_t digit_count = 0;
  std::int16_t roman = 0;  // value of a Roman numeral up to 39, 0 for other words
};

// Reuses the memory of `pieces`.
void cut(const Document& document, TokenSpan sentence, const Vocabulary& vocabulary,
         std::vector<Piece>& pieces);

}  // namespace kronika::timex

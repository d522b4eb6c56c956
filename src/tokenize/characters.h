// What a code point is to the tokenizer.
#pragma once

#include <string>
#include <string_view>

#include "unicode/characters.h"

namespace kronika::tokenize {

// Joins of a word that are not seen: soft hyphen, word joiner, zero width joiner and non-joiner.
bool is_invisible(char32_t c);
// Letters, digits, marks, superscript digits, '_' and what is invisible: all that words are made
// of.
bool is_word_character(char32_t c);
bool is_apostrophe(char32_t c);
bool is_hyphen(char32_t c);  // the short ones, which stand inside words
bool is_dash(char32_t c);    // hyphens and longer ones
bool is_quotation_mark(char32_t c);
bool is_opening_bracket(char32_t c);
bool is_closing_bracket(char32_t c);
bool is_end_mark(char32_t c);  // . ? ! … and their relatives in other scripts
// A picture: emoji, dingbats, arrows and the like, but no modifier.
bool is_pictograph(char32_t c);
bool is_regional_indicator(char32_t c);  // two of them are a flag
// What changes the picture before it: skin tones, tags; variation selectors are marks.
bool is_picture_modifier(char32_t c);

// Below U+0300 every code point is its own NFC, and none composes with its neighbour.
bool is_surely_nfc(std::string_view text);
// NFC in lower case: how the tables are asked.
std::string key(std::string_view text);

// Code point at `offset`, 0 at the end of the text.
inline char32_t at(std::string_view text, std::size_t offset) {
  return offset < text.size() ? unicode::decode(text, offset).code_point : 0;
}
// Offset behind the code point at `offset`.
inline std::size_t after(std::string_view text, std::size_t offset) {
  return offset + unicode::decode(text, offset).length;
}

}  // namespace kronika::tokenize

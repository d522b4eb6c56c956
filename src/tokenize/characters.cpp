#include "tokenize/characters.h"

#include <algorithm>

#include "unicode/normal_form.h"

namespace kronika::tokenize {

bool is_invisible(char32_t c) { return c == 0x00AD || c == 0x200C || c == 0x200D || c == 0x2060; }

bool is_word_character(char32_t c) {
  if (c < 0x80) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
  const bool superscript = c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x209F);
  return unicode::is_letter(c) || unicode::is_digit(c) || unicode::is_mark(c) || superscript ||
         is_invisible(c);
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == '`' || c == 0x2019 || c == 0x02BC; }
bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }
bool is_dash(char32_t c) { return is_hyphen(c) || (c >= 0x2012 && c <= 0x2015) || c == 0x2212; }

bool is_quotation_mark(char32_t c) {
  return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 ||
         c == 0x203A || c == '\'' || c == '`';
}

bool is_opening_bracket(char32_t c) { return c == '(' || c == '[' || c == '{'; }
bool is_closing_bracket(char32_t c) { return c == ')' || c == ']' || c == '}'; }

bool is_end_mark(char32_t c) {
  return c == '.' || c == '?' || c == '!' || c == 0x2026 || c == 0x203C || c == 0x203D ||
         (c >= 0x2047 && c <= 0x2049) || c == 0x3002 || c == 0xFF01 || c == 0xFF0E || c == 0xFF1F;
}

bool is_pictograph(char32_t c) {
  if (c < 0x2190) return c == 0xA9 || c == 0xAE || c == 0x2122 || c == 0x2139;
  return c <= 0x21FF || (c >= 0x2300 && c <= 0x23FF) || (c >= 0x25A0 && c <= 0x27BF) ||
         (c >= 0x2B00 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF && !is_picture_modifier(c));
}

bool is_regional_indicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

bool is_picture_modifier(char32_t c) {
  return (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F);
}

bool is_surely_nfc(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<std::uint8_t>(c) < 0xCC; });
}

std::string key(std::string_view text) {
  return is_surely_nfc(text) ? unicode::lower(text) : unicode::lower(unicode::nfc(text));
}

}  // namespace kronika::tokenize

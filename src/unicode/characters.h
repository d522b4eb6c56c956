// (Not named utf8.h: ICU has a <unicode/utf8.h>, which ours would hide.)
// UTF-8: decoding, validation, case and character classes of single code points.
//
// All functions take valid UTF-8 unless they say otherwise; the text of a Document is always valid.
// Thread-safe: no state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kronika::unicode {

// A decoded code point and how many bytes it takes (1 to 4).
struct Decoded {
  char32_t code_point = 0;
  std::size_t length = 0;
};

// Decodes the code point at `offset` < text.size().
Decoded decode(std::string_view text, std::size_t offset);
// Decodes the code point that ends at `offset` > 0.
Decoded decode_before(std::string_view text, std::size_t offset);

void append(std::string& out, char32_t code_point);

// The offset of the first byte that does not belong to well-formed UTF-8 (Unicode 15, table 3-7), if any.
std::optional<std::size_t> first_invalid(std::string_view text);

std::size_t count_code_points(std::string_view text);
std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);

// General categories, as ICU has them.
bool is_letter(char32_t c);      // L*
bool is_upper(char32_t c);       // Lu, Lt
bool is_digit(char32_t c);       // Nd
bool is_space(char32_t c);       // White_Space, and U+200B, U+FEFF
bool is_mark(char32_t c);        // M*
bool is_punctuation(char32_t c); // P*
bool is_symbol(char32_t c);      // S*
bool is_control(char32_t c);     // Cc

// Simple (one to one) case mappings, code point by code point.
char32_t lower(char32_t c);
char32_t upper(char32_t c);
std::string lower(std::string_view text);
std::string upper_first(std::string_view text);  // first code point upper, the rest as it is
bool starts_upper(std::string_view text);

// Terminal columns that the text takes: 0 for marks and controls, 2 for wide and emoji, else 1.
std::size_t display_width(std::string_view text);

// A key for comparing names: compatibility-decomposed, marks dropped, lower case, "ł" as "l", and the other
// letters that have no decomposition ("đ", "ø", "ß", "æ", "ı") by their usual ASCII.
//   fold("Łódź") == "lodz";  fold("Çavuşoğlu") == "cavusoglu"
std::string fold(std::string_view text);
// fold, every run of other than letters and digits as one '-': slug("Kim Dzong Un") == "kim-dzong-un".
std::string slug(std::string_view text);

}  // namespace kronika::unicode

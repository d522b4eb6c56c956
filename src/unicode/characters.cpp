#include "unicode/characters.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "unicode/normal_form.h"

namespace kronika::unicode {
namespace {

std::uint8_t byte(std::string_view text, std::size_t i) { return static_cast<std::uint8_t>(text[i]); }

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

// Letters that NFKD leaves whole, by the ASCII that people type for them.
std::string_view plain_letters(char32_t c) {
  switch (c) {
    case U'ł': return "l";
    case U'đ': case U'ð': return "d";
    case U'ø': return "o";
    case U'ß': return "ss";
    case U'æ': return "ae";
    case U'œ': return "oe";
    case U'ı': return "i";
    case U'þ': return "th";
    case U'ħ': return "h";
    case U'ŧ': return "t";
    default: return {};
  }
}

}  // namespace

Decoded decode(std::string_view text, std::size_t offset) {
  const std::uint8_t lead = byte(text, offset);
  if (lead < 0x80) return {lead, 1};
  const auto tail = [&](std::size_t i) { return static_cast<char32_t>(byte(text, offset + i) & 0x3F); };
  if (lead < 0xE0) return {(static_cast<char32_t>(lead & 0x1F) << 6) | tail(1), 2};
  if (lead < 0xF0) return {(static_cast<char32_t>(lead & 0x0F) << 12) | (tail(1) << 6) | tail(2), 3};
  return {(static_cast<char32_t>(lead & 0x07) << 18) | (tail(1) << 12) | (tail(2) << 6) | tail(3), 4};
}

Decoded decode_before(std::string_view text, std::size_t offset) {
  std::size_t begin = offset - 1;
  while (begin > 0 && (byte(text, begin) & 0xC0) == 0x80) --begin;
  return decode(text, begin);
}

void append(std::string& out, char32_t c) {
  const auto push = [&](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (c < 0x80) {
    push(c);
  } else if (c < 0x800) {
    push(0xC0 | (c >> 6));
    push(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    push(0xE0 | (c >> 12));
    push(0x80 | ((c >> 6) & 0x3F));
    push(0x80 | (c & 0x3F));
  } else {
    push(0xF0 | (c >> 18));
    push(0x80 | ((c >> 12) & 0x3F));
    push(0x80 | ((c >> 6) & 0x3F));
    push(0x80 | (c & 0x3F));
  }
}

std::optional<std::size_t> first_invalid(std::string_view text) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < length;) {
    if (data[i] < 0x80) {
      ++i;
      continue;
    }
    const std::int64_t start = i;
    UChar32 c = 0;
    U8_NEXT(data, i, length, c);
    if (c < 0) return static_cast<std::size_t>(start);
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<std::uint8_t>(c) & 0xC0) != 0x80;
  return count;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode(text, i);
    out.push_back(d.code_point);
    i += d.length;
  }
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 2);
  for (const char32_t c : text) append(out, c);
  return out;
}

bool is_letter(char32_t c) { return (U_GET_GC_MASK(icu(c)) & U_GC_L_MASK) != 0; }
bool is_upper(char32_t c) { return (U_GET_GC_MASK(icu(c)) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0; }
bool is_digit(char32_t c) { return (U_GET_GC_MASK(icu(c)) & U_GC_ND_MASK) != 0; }
bool is_space(char32_t c) { return u_isUWhiteSpace(icu(c)) || c == 0x200B || c == 0xFEFF; }
bool is_mark(char32_t c) { return (U_GET_GC_MASK(icu(c)) & U_GC_M_MASK) != 0; }
bool is_punctuation(char32_t c) { return (U_GET_GC_MASK(icu(c)) & U_GC_P_MASK) != 0; }
bool is_symbol(char32_t c) { return (U_GET_GC_MASK(icu(c)) & U_GC_S_MASK) != 0; }
bool is_control(char32_t c) { return (U_GET_GC_MASK(icu(c)) & U_GC_CC_MASK) != 0; }

char32_t lower(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(icu(c)));
}
char32_t upper(char32_t c) { return static_cast<char32_t>(u_toupper(icu(c))); }

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode(text, i);
    append(out, lower(d.code_point));
    i += d.length;
  }
  return out;
}

std::string upper_first(std::string_view text) {
  if (text.empty()) return {};
  const Decoded first = decode(text, 0);
  std::string out;
  append(out, upper(first.code_point));
  out.append(text.substr(first.length));
  return out;
}

bool starts_upper(std::string_view text) { return !text.empty() && is_upper(decode(text, 0).code_point); }

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode(text, i);
    i += d.length;
    const char32_t c = d.code_point;
    const std::uint32_t category = U_GET_GC_MASK(icu(c));
    if ((category & (U_GC_M_MASK | U_GC_CC_MASK | U_GC_CF_MASK)) != 0) continue;
    const int east_asian = u_getIntPropertyValue(icu(c), UCHAR_EAST_ASIAN_WIDTH);
    const bool wide = east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ||
                      u_hasBinaryProperty(icu(c), UCHAR_EMOJI_PRESENTATION);
    width += wide ? 2 : 1;
  }
  return width;
}

std::string fold(std::string_view text) {
  std::string out;
  const std::string decomposed = compatibility_decomposed(text);
  for (std::size_t i = 0; i < decomposed.size();) {
    const Decoded d = decode(decomposed, i);
    i += d.length;
    if (is_mark(d.code_point)) continue;
    const char32_t c = lower(d.code_point);
    if (const std::string_view plain = plain_letters(c); !plain.empty()) {
      out.append(plain);
    } else {
      append(out, c);
    }
  }
  return out;
}

std::string slug(std::string_view text) {
  std::string out;
  bool gap = false;
  const std::string folded = fold(text);
  for (std::size_t i = 0; i < folded.size();) {
    const Decoded d = decode(folded, i);
    i += d.length;
    if (!is_letter(d.code_point) && !is_digit(d.code_point)) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out.push_back('-');
    gap = false;
    append(out, d.code_point);
  }
  return out;
}

}  // namespace kronika::unicode

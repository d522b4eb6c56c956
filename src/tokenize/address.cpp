// Tested in tests/tokenize/cases.txt.

#include "tokenize/address.h"

#include "tokenize/characters.h"

namespace kronika::tokenize {
namespace {

constexpr std::size_t kLongestLocalPart = 64;  // of an e-mail address, RFC 5321

bool is_ascii_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool starts_with_any_case(std::string_view text, std::size_t at, std::string_view lower) {
  if (text.size() - at < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (unicode::lower(static_cast<char32_t>(static_cast<unsigned char>(text[at + i]))) !=
        static_cast<char32_t>(lower[i])) {
      return false;
    }
  }
  return true;
}

// Everything up to white space, a quotation mark or an angle bracket, without marks that close a
// sentence.
std::size_t end_of_url(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  int open = 0;
  while (end < text.size()) {
    const unicode::Decoded d = unicode::decode(text, end);
    const char32_t c = d.code_point;
    if (unicode::is_space(c) || unicode::is_control(c) || c == '<' || c == '>' || c == '"' ||
        (c >= 0x80 && is_quotation_mark(c))) {
      break;
    }
    if (c == '(') ++open;
    if (c == ')' && --open < 0) break;
    end += d.length;
  }
  while (end > begin) {
    const unicode::Decoded d = unicode::decode_before(text, end);
    const char32_t c = d.code_point;
    if (!is_end_mark(c) && c != ',' && c != ';' && c != ':' && c != '\'' && c != ']') break;
    end -= d.length;
  }
  return end;
}

std::size_t end_of_email(std::string_view text, std::size_t begin) {
  std::size_t i = begin;
  while (i < text.size() && i - begin <= kLongestLocalPart &&
         (is_ascii_alphanumeric(text[i]) || text[i] == '.' || text[i] == '_' || text[i] == '-' ||
          text[i] == '+' || text[i] == '%')) {
    ++i;
  }
  if (i == begin || i >= text.size() || text[i] != '@') return begin;
  const std::size_t at_sign = i;
  std::size_t end = ++i;
  bool dot = false;
  while (i < text.size() &&
         (is_ascii_alphanumeric(text[i]) || text[i] == '.' || text[i] == '-' || text[i] == '_')) {
    if (is_ascii_alphanumeric(text[i])) {
      if (text[i - 1] == '.') dot = true;
      end = i + 1;
    }
    ++i;
  }
  const bool host = end - at_sign > 2 && at_sign - begin > 1;  // "Nowak@RESEARCH", of an intranet
  return dot || host ? end : begin;
}

}  // namespace

std::size_t end_of_address(std::string_view text, std::size_t begin) {
  for (const std::string_view scheme :
       {"http://", "https://", "ftp://", "mailto:", "doi:", "www."}) {
    if (!starts_with_any_case(text, begin, scheme)) continue;
    const std::size_t end = end_of_url(text, begin);
    return end > begin + scheme.size() ? end : begin;
  }
  const char first = text[begin];
  if (first == '@' || first == '#') {
    std::size_t end = begin + 1;
    if (end >= text.size() || !unicode::is_letter(at(text, end))) return begin;
    while (end < text.size() && is_word_character(at(text, end))) end = after(text, end);
    return end;
  }
  return is_ascii_alphanumeric(first) ? end_of_email(text, begin) : begin;
}

std::size_t end_of_path(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != '/' && text[at] != '?' && text[at] != ':')) return at;
  if (at + 1 >= text.size() || !(is_ascii_alphanumeric(text[at + 1]) || text[at] == '/')) return at;
  return end_of_url(text, at);
}

}  // namespace kronika::tokenize

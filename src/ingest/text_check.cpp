// Idea: people hand over what they have, so say what it is rather than where it broke. UTF-16 and UTF-32 are
// known by their byte-order marks or, without one, by NUL bytes in every second place; other NUL bytes and a
// high share of control characters mean binary; only then is broken UTF-8 a matter of an offset.
// Easy: "\xFF\xFEK\0" is UTF-16. Hard: Latin-2 text, which has no NULs: invalid UTF-8 at its first "ó".
// Tested in tests/ingest/text_check_test.cpp.

#include "ingest/text_check.h"

#include <algorithm>
#include <string>

#include "unicode/characters.h"

namespace kronika::ingest {
namespace {

constexpr std::size_t kLook = 4096;  // bytes that decide whether a file is binary

Error not_text(std::string what) { return {ErrorCode::not_text, std::move(what)}; }

// "UTF-16", "UTF-32" or "" from byte-order marks or from where the NULs stand.
std::string_view wide_encoding(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) return "UTF-16";
  const std::string_view look = bytes.substr(0, kLook);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < look.size(); ++i) zeros[i % 2] += look[i] == '\0';
  const std::size_t half = look.size() / 2;
  const bool one_side_zero = (zeros[0] > half * 8 / 10) != (zeros[1] > half * 8 / 10);
  return half > 0 && one_side_zero && std::min(zeros[0], zeros[1]) < half / 10 + 1 ? "UTF-16" : "";
}

bool is_odd_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v') ||
         byte == 0x7F;
}

}  // namespace

std::optional<Error> check_text(std::string_view bytes) {
  if (const std::string_view wide = wide_encoding(bytes); !wide.empty()) {
    return not_text("the text is " + std::string(wide) + ", not UTF-8; convert it first, for example with "
                    "iconv -f " + std::string(wide) + " -t UTF-8");
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    return not_text("binary data: a NUL byte at offset " + std::to_string(nul));
  }
  const std::string_view look = bytes.substr(0, kLook);
  const auto odd = static_cast<std::size_t>(std::count_if(look.begin(), look.end(), is_odd_control));
  if (odd * 20 > look.size()) {
    return not_text("binary data: " + std::to_string(odd) + " control characters in the first " +
                    std::to_string(look.size()) + " bytes");
  }
  if (const auto offset = unicode::first_invalid(bytes)) {
    return Error{ErrorCode::invalid_utf8, "invalid UTF-8 at byte offset " + std::to_string(*offset)};
  }
  return std::nullopt;
}

}  // namespace kronika::ingest

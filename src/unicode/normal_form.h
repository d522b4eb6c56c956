// Normalised text with the map back to the bytes it came from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace kronika::unicode {

// NFC of a text, and for every byte of it the span of original bytes that it stands for.
//
//   ""            -> "", original({0,0}) == {0,0}
//   "o\u0301"     -> "ó"    original({0,2}) == {0,3}: both original code points
//   "\u0301"      -> "\u0301" (a lone mark stays)
//   "a😀b"        -> unchanged, original({1,5}) == {1,5}
//   "ł"           -> unchanged: ł has no decomposition
// A span of the normal form maps to the smallest span of whole original characters that covers it, so
// original(a ∪ b) == cover(original(a), original(b)), and the whole maps to the whole.
class NormalForm {
 public:
  explicit NormalForm(std::string_view original);

  const std::string& text() const { return text_; }
  bool is_identity() const { return starts_.empty(); }
  ByteSpan original(ByteSpan normalised) const;

 private:
  std::string text_;
  std::vector<std::uint32_t> starts_;  // per byte of text_, plus one: where its original character begins
  std::vector<std::uint32_t> ends_;    // per byte of text_: where its original character ends
};

// NFC without the map.
std::string nfc(std::string_view text);
// NFKD, for keys that ignore how a character is composed.
std::string compatibility_decomposed(std::string_view text);

}  // namespace kronika::unicode

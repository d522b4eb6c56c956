// From byte offsets, which are used inside, to code points, which are used in output.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace kronika::unicode {

// Counts code points before a byte offset in O(block) after one pass over the text.
//
//   text ""      : code_point(0) == 0
//   text "a😀b"  : bytes 0,1,5,6 are code points 0,1,2,3
//   text "o\u0301": bytes 0,1,3 are code points 0,1,2: the mark is a code point of its own
// Monotone: a <= b implies code_point(a) <= code_point(b); code_point(size) is the number of code points.
class CodePointOffsets {
 public:
  // `text` must outlive the object.
  explicit CodePointOffsets(std::string_view text);

  CodePointOffset code_point(ByteOffset offset) const;
  CodePointSpan code_points(ByteSpan span) const {
    return {code_point(span.begin), code_point(span.end)};
  }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> block_starts_;  // code points before each block
};

}  // namespace kronika::unicode

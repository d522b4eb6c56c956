#include "base/span.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace kronika {
namespace {

ByteSpan span(std::size_t begin, std::size_t end) { return {ByteOffset(begin), ByteOffset(end)}; }

TEST(Span, WorkedCases) {
  EXPECT_EQ(span(2, 5).size(), 3u);
  EXPECT_FALSE(span(2, 5).contains(ByteOffset(5)));
  EXPECT_FALSE(span(2, 5).overlaps(span(5, 7)));
  EXPECT_TRUE(span(3, 3).empty());
  EXPECT_FALSE(span(3, 3).overlaps(span(0, 9)));
  EXPECT_TRUE(span(2, 5).contains(span(3, 5)));
  EXPECT_EQ(cover(span(1, 2), span(4, 6)), span(1, 6));
}

TEST(Span, IndexSpacesDoNotMix) {
  static_assert(!std::is_convertible_v<ByteOffset, TokenIndex>);
  static_assert(!std::is_convertible_v<std::size_t, ByteOffset>);
  static_assert(!std::is_same_v<ByteSpan, CodePointSpan>);
}

}  // namespace
}  // namespace kronika

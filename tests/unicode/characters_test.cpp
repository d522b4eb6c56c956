#include "unicode/characters.h"

#include <gtest/gtest.h>

namespace kronika::unicode {
namespace {

TEST(Characters, DecodesEveryCodePointThatAppendWrites) {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x900 ? 1 : 251) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append(text, c);
    ASSERT_EQ(decode(text, 0).code_point, c);
    ASSERT_EQ(decode(text, 0).length, text.size());
    ASSERT_EQ(decode_before(text, text.size()).code_point, c);
    ASSERT_FALSE(first_invalid(text).has_value());
  }
}

TEST(Characters, FindsTheFirstInvalidByte) {
  EXPECT_EQ(first_invalid(""), std::nullopt);
  EXPECT_EQ(first_invalid("zażółć 😀"), std::nullopt);
  EXPECT_EQ(first_invalid("ab\xFF"), 2u);
  EXPECT_EQ(first_invalid("a\xC5"), 1u) << "a sequence that the end cuts off";
  EXPECT_EQ(first_invalid("\xC0\xAF"), 0u) << "an overlong form";
  EXPECT_EQ(first_invalid("x\xED\xA0\x80"), 1u) << "a surrogate";
  EXPECT_EQ(first_invalid("\xF4\x90\x80\x80"), 0u) << "above U+10FFFF";
}

TEST(Characters, Folds) {
  EXPECT_EQ(fold("Łódź"), "lodz");
  EXPECT_EQ(fold("Lo\u0301dz\u0301"), "lodz");
  EXPECT_EQ(fold("Çavuşoğlu"), "cavusoglu");
  EXPECT_EQ(fold("Đurđević ø ß"), "durdevic o ss");
  EXPECT_EQ(fold(""), "");
}

TEST(Characters, Slugs) {
  EXPECT_EQ(slug("Kim Dzong Un"), "kim-dzong-un");
  EXPECT_EQ(slug("  «Al-Dżazira»! "), "al-dzazira");
  EXPECT_EQ(slug(""), "");
  EXPECT_EQ(slug("—"), "");
}

TEST(Characters, DisplayWidth) {
  EXPECT_EQ(display_width("zażółć"), 6u);
  EXPECT_EQ(display_width("o\u0301"), 1u);
  EXPECT_EQ(display_width("平壌"), 4u);
  EXPECT_EQ(display_width("😀"), 2u);
}

TEST(Characters, LowerAndUpper) {
  EXPECT_EQ(lower("ŻÓŁW Ω"), "żółw ω");
  EXPECT_EQ(upper_first("ćma"), "Ćma");
  EXPECT_TRUE(starts_upper("Łódź"));
  EXPECT_FALSE(starts_upper("łódź"));
  EXPECT_FALSE(starts_upper(""));
}

}  // namespace
}  // namespace kronika::unicode

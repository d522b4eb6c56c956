#include "unicode/normal_form.h"

#include <gtest/gtest.h>

#include <random>

#include "unicode/characters.h"
#include "unicode/offsets.h"

namespace kronika::unicode {
namespace {

ByteSpan span(std::size_t begin, std::size_t end) { return {ByteOffset(begin), ByteOffset(end)}; }

TEST(NormalForm, WorkedCases) {
  EXPECT_EQ(NormalForm("").text(), "");
  EXPECT_EQ(NormalForm("").original(span(0, 0)), span(0, 0));

  const NormalForm composed("o\u0301");
  EXPECT_EQ(composed.text(), "ó");
  EXPECT_EQ(composed.original(span(0, 2)), span(0, 3));

  EXPECT_EQ(NormalForm("\u0301").text(), "\u0301");
  EXPECT_EQ(NormalForm("a😀b").original(span(1, 5)), span(1, 5));
  EXPECT_TRUE(NormalForm("ł").is_identity());

  const NormalForm word("Ło\u0301dź i Kraków");
  EXPECT_EQ(word.text(), "Łódź i Kraków");
  EXPECT_EQ(word.original(span(0, 7)), span(0, 8));
  EXPECT_EQ(word.original(span(8, 9)), span(9, 10)) << "after a change, positions stay shifted";
}

// Random texts of letters and marks: spans map monotonically, the whole to the whole, and the original of each
// normalised character normalises to it again.
TEST(NormalForm, MapsBackOnRandomText) {
  const std::vector<char32_t> alphabet = {U'a', U'o', U'ł', U'ó', 0x301, 0x328, 0x1F600, U' ', U'z', 0x307};
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::string original;
    for (std::size_t i = 0; i < random() % 20; ++i) append(original, alphabet[random() % alphabet.size()]);
    const NormalForm form(original);
    ASSERT_EQ(form.text(), nfc(original));
    ASSERT_EQ(form.original(span(0, form.text().size())), span(0, original.size()));
    ByteOffset last;
    for (std::size_t i = 0; i < form.text().size();) {
      const std::size_t length = decode(form.text(), i).length;
      const ByteSpan mapped = form.original(span(i, i + length));
      ASSERT_LE(last, mapped.begin + 0);
      ASSERT_LT(mapped.begin, mapped.end);
      last = mapped.begin;
      i += length;
    }
  }
}

TEST(CodePointOffsets, WorkedCases) {
  EXPECT_EQ(CodePointOffsets("").code_point(ByteOffset(0)).value, 0u);
  const std::string text = "a😀b";
  const CodePointOffsets offsets(text);
  EXPECT_EQ(offsets.code_point(ByteOffset(1)).value, 1u);
  EXPECT_EQ(offsets.code_point(ByteOffset(5)).value, 2u);
  EXPECT_EQ(offsets.code_point(ByteOffset(6)).value, 3u);
  EXPECT_EQ(CodePointOffsets("o\u0301").code_point(ByteOffset(3)).value, 2u);
}

TEST(CodePointOffsets, AgreesWithCountingFromTheStart) {
  std::string text;
  for (int i = 0; i < 3000; ++i) append(text, i % 3 == 0 ? U'ż' : i % 7 == 0 ? U'😀' : U'x');
  const CodePointOffsets offsets(text);
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    ASSERT_EQ(offsets.code_point(ByteOffset(at)).value,
              count_code_points(std::string_view(text).substr(0, at)));
  }
}

}  // namespace
}  // namespace kronika::unicode

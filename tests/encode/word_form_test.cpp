#include "encode/word_form.h"

#include <gmock/gmock.h>

#include "unicode/characters.h"

namespace kronika::encode {
namespace {

TEST(Fnv, HasThePublishedValues) {
  EXPECT_EQ(fnv1a_32(""), 0x811C9DC5u);
  EXPECT_EQ(fnv1a_32("foobar"), 0xBF9CF968u);
}

// The definition, word for word.
std::vector<std::uint32_t> slow_ngrams(std::string_view word) {
  std::u32string text = U"<" + unicode::to_utf32(word) + U">";
  if (text.size() > 64) text = text.substr(0, 32) + text.substr(text.size() - 32);
  std::vector<std::uint32_t> hashes;
  for (std::size_t n = 2; n <= 5; ++n) {
    for (std::size_t i = 0; i + n <= text.size(); ++i)
      hashes.push_back(fnv1a_32(unicode::to_utf8(text.substr(i, n))));
  }
  return hashes;
}

TEST(Ngrams, AreThoseOfTheDefinition) {
  for (const std::string& word :
       {std::string(), std::string("w"), std::string("żółw"), std::string("konstantynopol"),
        std::string(62, 'a'), std::string(63, 'a') + "bcd", std::string("x😀y"),
        std::string(300, 'z'), std::string("źdźbło") + std::string(70, 'q') + "śćżę"}) {
    std::vector<std::uint32_t> hashes;
    ngram_hashes(word, hashes);
    EXPECT_THAT(hashes, testing::UnorderedElementsAreArray(slow_ngrams(word))) << word;
  }
}

TEST(Shape, HasEightClasses) {
  const std::pair<const char*, std::size_t> cases[] = {
      {"kot", 1},  {"łąka", 1},   {"Warszawa", 2}, {"Żuraw", 2}, {"NATO", 3},
      {"ŁÓDŹ", 3}, {"iPhone", 4}, {"McDonald", 4}, {"2023", 5},  {"٣", 5},
      {"F-16", 6}, {"3,5", 6},    {"10-latek", 6}, {",", 7},     {"…", 7},
      {"", 7},     {"W", 8},      {"Ż", 8},        {"w", 1},     {"Kowalski-Nowak", 4}};
  for (const auto& [form, expected] : cases) EXPECT_EQ(shape(form), expected) << form;
}

}  // namespace
}  // namespace kronika::encode

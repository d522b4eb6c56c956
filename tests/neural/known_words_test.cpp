#include "neural/known_words.h"

#include <gtest/gtest.h>

#include <set>

#include "neural/tiny_model.h"

namespace kronika::neural {
namespace {

TEST(NormalWord, FoldsCaseAndDigits) {
  EXPECT_EQ(normal_word(""), "");
  EXPECT_EQ(normal_word("W"), "w");
  EXPECT_EQ(normal_word("F-16"), "f-00");
  EXPECT_EQ(normal_word("ŁÓDŹ"), "łódź");
  EXPECT_EQ(normal_word("Ło\u0301dz\u0301"), "łódź");
  EXPECT_EQ(normal_word("٣٤"), "00");
  EXPECT_EQ(normal_word("İzmir"), "İzmir");
  EXPECT_EQ(normal_word("½"), "½");
}

TEST(Fnv64, HasThePublishedValues) {
  EXPECT_EQ(fnv1a_64(""), 0xCBF29CE484222325u);
  EXPECT_EQ(fnv1a_64("foobar"), 0x85944171F73967E8u);
}

// The tiny model knows "kot", "pies", "warszawa" and "0000".
TEST(KnownWords, HaveARowEach) {
  const auto model = test::TinyModel().model();
  const auto words = KnownWords::load(*model, 4);
  ASSERT_TRUE(words.ok());
  std::set<std::uint32_t> rows;
  for (const char* word : {"kot", "pies", "warszawa", "0000"}) rows.insert(words->row(word));
  EXPECT_EQ(rows, (std::set<std::uint32_t>{1, 2, 3, 4}));
  EXPECT_EQ(words->row(normal_word("Warszawa")), words->row("warszawa"));
  for (const char* word : {"", "Kot", "kota", "1989"}) EXPECT_EQ(words->row(word), 0u) << word;
  EXPECT_FALSE(KnownWords::load(*model, 5).ok());
  EXPECT_TRUE(KnownWords::load(*model, 0).ok());
  EXPECT_EQ(KnownWords().row("kot"), 0u);
}

}  // namespace
}  // namespace kronika::neural

#include "tokenize/sentence_limit.h"

#include <gtest/gtest.h>

#include "tokenize/support.h"

namespace kronika::test {
namespace {

std::vector<Token> tokens_of(std::string_view forms) {
  std::vector<Token> tokens;
  for (const char c : forms) {
    Token token;
    token.form = std::string(1, c);
    token.span = token.surface = {ByteOffset(tokens.size()), ByteOffset(tokens.size() + 1)};
    tokens.push_back(std::move(token));
  }
  return tokens;
}

std::vector<std::size_t> cut(std::string_view forms, std::size_t limit) {
  const auto tokens = tokens_of(forms);
  return tokenize::cut_sentence(tokens, 0, tokens.size(), limit);
}

using Ends = std::vector<std::size_t>;

TEST(SentenceLimit, ShortSentencesStay) {
  EXPECT_EQ(cut("a", 4), Ends({1}));
  EXPECT_EQ(cut("ab,d", 4), Ends({4}));
}
TEST(SentenceLimit, CutsBehindTheBestMark) {
  EXPECT_EQ(cut("ab,cde;f", 4), Ends({3, 7, 8}));
  EXPECT_EQ(cut("abc;,def", 6), Ends({4, 8}));  // the semicolon, though the comma comes later
  EXPECT_EQ(cut("abc:,def", 6), Ends({4, 8}));
  EXPECT_EQ(cut("ab,d,fgh", 6), Ends({5, 8}));  // the last of equal ones
}
TEST(SentenceLimit, CutsAnywhereWithoutAMark) { EXPECT_EQ(cut("abcdefgh", 3), Ends({3, 6, 8})); }
TEST(SentenceLimit, MarksInTheFirstHalfDoNotCount) { EXPECT_EQ(cut("a;cdefgh", 6), Ends({6, 8})); }
TEST(SentenceLimit, NoCutInsideASurfaceToken) {
  auto tokens = tokens_of("abcdef");
  tokens[2].surface = tokens[3].surface = {ByteOffset(2), ByteOffset(4)};
  EXPECT_EQ(tokenize::cut_sentence(tokens, 0, 6, 3), Ends({2, 5, 6}));
}
TEST(SentenceLimit, StageKeepsTheLimit) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += i % 100 == 99 ? "zrobiłbym, " : "słowo ";
  const Document document = tokenized(text);
  ASSERT_GT(document.sentences.size(), 1u);
  EXPECT_EQ(document.token(document.sentences[0].tokens.end - 1).form, ",");
  for (const Sentence& sentence : document.sentences) {
    EXPECT_LE(sentence.tokens.size(), tokenize::kMaxSentenceTokens);
  }
}

}  // namespace
}  // namespace kronika::test

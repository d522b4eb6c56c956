// Every row of cases.tsv (Polish) and cases_en.tsv.

#include <gtest/gtest.h>

#include "base/table.h"
#include "tokenize/support.h"
#include "unicode/characters.h"

namespace kronika::test {
namespace {

std::string unescaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t begin = text.find("\\u{");
    out += text.substr(0, begin);
    if (begin == std::string_view::npos) break;
    const std::size_t end = text.find('}', begin);
    unicode::append(out, static_cast<char32_t>(std::stoul(
                             std::string(text.substr(begin + 3, end - begin - 3)), nullptr, 16)));
    text.remove_prefix(end + 1);
  }
  return out;
}

void expect_every_row(const std::string& name, const tokenize::Stage& tokenizer) {
  const auto table = Table::load(source_path("tests/tokenize/" + name), {"text", "expected"});
  ASSERT_TRUE(table) << table.error().message;
  ASSERT_GT(table->size(), 50u);
  for (std::size_t i = 0; i < table->size(); ++i) {
    const std::string text = unescaped(table->row(i)["text"]);
    Document document = one_paragraph(text);
    tokenizer.run(document);
    EXPECT_EQ(written(document), unescaped(table->row(i)["expected"]))
        << name << ":" << table->row(i).line() << ": " << text;
  }
}

TEST(TokenizeCases, EveryPolishRow) { expect_every_row("cases.tsv", polish_tokenizer()); }
TEST(TokenizeCases, EveryEnglishRow) { expect_every_row("cases_en.tsv", english_tokenizer()); }

TEST(TokenizeStage, EmptyDocumentHasNothing) {
  const Document document = tokenized("");
  EXPECT_TRUE(document.sentences.empty());
  EXPECT_TRUE(document.tokens.empty());
}

TEST(TokenizeStage, OnlyWhiteSpaceHasNothing) {
  EXPECT_TRUE(tokenized(" \n\u00a0").sentences.empty());
}

TEST(TokenizeStage, HeadersHaveNoSentences) {
  EXPECT_TRUE(tokenized("date: 2021-03-15", ParagraphKind::header).sentences.empty());
}

TEST(TokenizeStage, TitlesAndHeadingsAreHeadings) {
  for (const ParagraphKind kind : {ParagraphKind::title, ParagraphKind::heading}) {
    const Document document = tokenized("Strajk w Chile. Godzina policyjna", kind);
    ASSERT_EQ(document.sentences.size(), 2u);
    EXPECT_TRUE(document.sentences[0].heading && document.sentences[1].heading);
  }
  EXPECT_FALSE(tokenized("Strajk w Chile.").sentences[0].heading);
}

TEST(TokenizeStage, SentencesDoNotCrossParagraphs) {
  Document document;
  document.text = "Pierwszy akapit\ndrugi akapit";
  document.paragraphs = {{{ByteOffset(0), ByteOffset(15)}, ParagraphKind::body},
                         {{ByteOffset(16), ByteOffset(28)}, ParagraphKind::body}};
  polish_tokenizer().run(document);
  ASSERT_EQ(document.sentences.size(), 2u);
  EXPECT_EQ(document.sentences[1].paragraph, 1u);
  EXPECT_EQ(document.text_at(document.sentences[1].span), "drugi akapit");
  EXPECT_TRUE(document.tokens[1].space_after);
}

TEST(TokenizeStage, RunningAgainReplaces) {
  Document document = tokenized("Tak. Nie.");
  polish_tokenizer().run(document);
  EXPECT_EQ(written(document), "Tak|.‖Nie|.‖");
}

TEST(TokenizeStage, WordsOfASurfaceTokenShareItsSpan) {
  const Document document = tokenized("Przekazałby, mógłbym.");
  ASSERT_GE(document.tokens.size(), 7u);
  EXPECT_EQ(document.text_at(document.tokens[0].surface), "Przekazałby");
  EXPECT_EQ(document.text_at(document.tokens[0].span), "Przekazał");
  EXPECT_EQ(document.text_at(document.tokens[1].span), "by");
  EXPECT_EQ(document.tokens[0].surface, document.tokens[1].surface);
  EXPECT_FALSE(document.tokens[0].space_after);
  EXPECT_FALSE(document.tokens[1].space_after);
  EXPECT_TRUE(document.tokens[2].space_after);
}

TEST(TokenizeStage, DecomposedLettersKeepTheirBytes) {
  const Document document = tokenized("mo\u0301głbym");
  ASSERT_EQ(document.tokens.size(), 3u);
  EXPECT_EQ(document.tokens[0].form, "mógł");
  EXPECT_EQ(document.text_at(document.tokens[0].span), "mo\u0301gł");
  EXPECT_EQ(document.text_at(document.tokens[2].span), "m");
}

TEST(TokenizeStage, WorksWithoutADictionary) {
  const auto stage = tokenize::Stage::load(polish_resources(), "pl", nullptr);
  ASSERT_TRUE(stage);
  Document document = one_paragraph("Żebyście wiedzieli. To gen. Nowak.");
  stage->run(document);
  EXPECT_EQ(written(document), "Żeby+ście|wiedzieli|.‖To|gen|.|Nowak|.‖");
}

}  // namespace
}  // namespace kronika::test

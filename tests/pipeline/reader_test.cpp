// The library as an outside program uses it.
#include "kronika/reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

namespace kronika {
namespace {

Resources resources() {
  return {std::filesystem::path(KRONIKA_SOURCE_DIR) / "resources",
          std::filesystem::path(KRONIKA_BINARY_DIR) / "resources"};
}

const Reader& reader() {
  static const Result<Reader> opened = Reader::open(resources(), "pl");
  if (!opened) throw std::runtime_error(opened.error().message);
  return *opened;
}

void expect_algebra(const Document& document) {
  ByteOffset end;
  for (const Token& token : document.tokens) {
    EXPECT_LE(end, token.span.begin);
    EXPECT_LE(token.span.end.value, document.text.size());
    end = token.span.end;
  }
  TokenIndex next;
  for (const Sentence& sentence : document.sentences) {
    EXPECT_EQ(sentence.tokens.begin, next);
    EXPECT_FALSE(sentence.tokens.empty());
    next = sentence.tokens.end;
    std::size_t roots = 0;
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      roots += document.token(i).is_root();
      EXPECT_TRUE(document.token(i).is_root() || sentence.tokens.contains(document.token(i).head));
    }
    EXPECT_EQ(roots, 1u);
  }
  EXPECT_EQ(next.value, document.tokens.size());
  EXPECT_TRUE(document.report_of.empty() || document.report_of.size() == document.tokens.size());
}

TEST(Reader, ReadsAnArticle) {
  // Fictional.
  const Result<Document> document = reader().read(
      "date: 2021-03-15\nMinister spraw zagranicznych Litwy odwiedził w poniedziałek Kijów.\n", {});
  ASSERT_TRUE(document.ok());
  expect_algebra(*document);
  ASSERT_FALSE(document->claims.empty());
  EXPECT_EQ(document->claims[0].type, "CONSULT");
  EXPECT_EQ(document->claims[0].mode, "visit");
}

TEST(Reader, ErrorsAreValuesAndLeaveTheReaderAsItWas) {
  const Result<Document> broken = reader().read("\xFF", {});
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.error().code, ErrorCode::invalid_utf8);
  EXPECT_TRUE(reader().read("Premier odwiedził Litwę.", {}).ok());
  EXPECT_EQ(Reader::open(resources(), "xx").error().code, ErrorCode::unsupported_language);
  EXPECT_FALSE(Reader::open({"/nonexistent", "/nonexistent"}, "pl").ok());
}

TEST(Reader, OddTextsKeepTheAlgebra) {
  for (const std::string text :
       {"\u0301", "😀", ".", "\"\"\"", "– – –", "A\u200Bb", "1 2 3", "(((", "Ło\u0301dź", "x\n\n\ny", "„", "się się się",
        "nie nie nie że że", "PAP. – powiedział.", "podała podała podała, że podała"}) {
    const Result<Document> document = reader().read(text, {});
    ASSERT_TRUE(document.ok()) << text;
    expect_algebra(*document);
  }
}

TEST(Reader, ThreadsShareOneReader) {
  const std::string text = "Prezydent Litwy spotkał się w Wilnie z premierem Polski. Rozmawiali o obronności.";
  const std::size_t expected = reader().read(text, {})->claims.size();
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 5; ++i) EXPECT_EQ(reader().read(text, {})->claims.size(), expected);
    });
  }
}

}  // namespace
}  // namespace kronika

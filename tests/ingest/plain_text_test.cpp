#include "ingest/plain_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kronika::ingest {
namespace {

using testing::HasSubstr;
using namespace std::string_literals;

Document read(std::string text, std::string date = "") {
  Options options;
  if (!date.empty()) options.published = *parse_date(date);
  Result<Document> document = read_plain_text(std::move(text), options);
  EXPECT_TRUE(document.ok()) << (document.ok() ? "" : document.error().message);
  return document.ok() ? std::move(*document) : Document{};
}

Error error_of(std::string text) {
  const Result<Document> document = read_plain_text(std::move(text), {});
  EXPECT_FALSE(document.ok());
  return document.ok() ? Error{} : document.error();
}

std::string paragraph(const Document& document, std::size_t i) {
  return std::string(document.text_at(document.paragraphs.at(i).span));
}

TEST(PlainText, DateHeaderAsFirstLine) {
  const Document document = read("date: 2021-03-15\nTytuł\n\nTreść pierwsza.\n");
  EXPECT_EQ(document.published, *parse_date("2021-03-15"));
  EXPECT_EQ(document.title, "Tytuł");
  ASSERT_EQ(document.paragraphs.size(), 3u);
  EXPECT_EQ(document.paragraphs[0].kind, ParagraphKind::header);
  EXPECT_EQ(paragraph(document, 2), "Treść pierwsza.");
}

TEST(PlainText, DateHeaderInFrontOfTheText) {
  const Document document = read(" date 2023-09 Premier odwiedził Litwę.\n\nDrugi akapit.");
  EXPECT_EQ(document.published, *parse_date("2023-09"));
  EXPECT_EQ(document.published->grain, Grain::month);
  EXPECT_EQ(paragraph(document, 0), "date 2023-09");
  EXPECT_EQ(paragraph(document, 1), "Premier odwiedził Litwę.");
  EXPECT_EQ(document.title, std::nullopt);
}

TEST(PlainText, NoHeader) {
  EXPECT_EQ(read("date palm trees grow here.").published, std::nullopt);
  EXPECT_EQ(read("dated 2023-09 is no header.").published, std::nullopt);
  EXPECT_EQ(read("date 2023-09x is no date.").published, std::nullopt);
}

TEST(PlainText, CommandLineDateWins) {
  EXPECT_EQ(read("date: 2021-03-15\nA.", "2020-01-01").published, *parse_date("2020-01-01"));
  EXPECT_EQ(read("date: 2021-02-31\nA.", "2020-01-01").published, *parse_date("2020-01-01"));
}

TEST(PlainText, ImpossibleDateNamesItself) {
  const Error error = error_of("date: 2021-02-31\nTekst.");
  EXPECT_EQ(error.code, ErrorCode::invalid_date);
  EXPECT_THAT(error.message, HasSubstr("2021-02-31"));
  EXPECT_THAT(error.message, HasSubstr("--date"));
}

TEST(PlainText, TheTextStaysAsItWas) {
  const std::string text = "  Pierwszy  wiersz\t.\r\n\r\n\r\nDrugi – „cytat”.  ";
  EXPECT_EQ(read(text).text, text);
  EXPECT_EQ(read("\xEF\xBB\xBF" + text).text, text) << "only the byte-order mark goes";
}

TEST(PlainText, IdIsTheTextsHash) {
  EXPECT_EQ(read("abc").id, "ba7816bf8f01cfea") << "SHA-256 of 'abc', FIPS 180-4's example";
  EXPECT_EQ(read("\xEF\xBB\xBF" "abc").id, "ba7816bf8f01cfea");
}

TEST(PlainText, BadBytes) {
  EXPECT_EQ(error_of("").code, ErrorCode::empty_input);
  EXPECT_EQ(error_of(" \n\t\n").code, ErrorCode::empty_input);
  EXPECT_EQ(error_of("date: 2021-03-15\n").code, ErrorCode::empty_input);
  EXPECT_EQ(error_of("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s).code, ErrorCode::not_text);
  EXPECT_THAT(error_of("\xFF\xFE" "K\0i\0m\0"s).message, HasSubstr("UTF-16"));
  EXPECT_THAT(error_of("K\0i\0m\0 \0j\0e\0"s).message, HasSubstr("UTF-16"));
  const Error broken = error_of("Rozmowy w \xA3odzi.");
  EXPECT_EQ(broken.code, ErrorCode::invalid_utf8);
  EXPECT_THAT(broken.message, HasSubstr("offset 10"));
}

TEST(PlainText, TooLarge) {
  Options options;
  options.max_bytes = 10;
  const Result<Document> document = read_plain_text("12345678901", options);
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, ErrorCode::limit_exceeded);
  EXPECT_TRUE(read_plain_text("1234567890", options).ok());
}

TEST(Paragraphs, TitlesAndHeadings) {
  const Document document = read(
      "Strajk w Chile. Godzina policyjna w regionie\n\nKierowcy strajkują.\n\nRząd: nie ustąpimy\n\n"
      "Rozmowy trwają.\n\nOstatni akapit bez kropki");
  ASSERT_EQ(document.paragraphs.size(), 5u);
  EXPECT_EQ(document.paragraphs[0].kind, ParagraphKind::title);
  EXPECT_EQ(document.paragraphs[1].kind, ParagraphKind::body);
  EXPECT_EQ(document.paragraphs[2].kind, ParagraphKind::heading);
  EXPECT_EQ(document.paragraphs[4].kind, ParagraphKind::body) << "nothing follows it";
}

TEST(Paragraphs, WrappedLinesAreOneParagraph) {
  const Document document = read(
      "Minister spraw zagranicznych odwiedził w poniedziałek stolicę\n"
      "Ukrainy, gdzie rozmawiał z prezydentem o bezpieczeństwie i o\n"
      "Donbasie oraz o pomocy, którą jego kraj przekaże.\n\nDrugi.");
  EXPECT_EQ(document.paragraphs.size(), 2u);
}

TEST(Paragraphs, LinesWithoutBlankOnesAreParagraphs) {
  EXPECT_EQ(read("Pierwszy akapit kończy się kropką.\nDrugi też.").paragraphs.size(), 2u);
  EXPECT_EQ(read("Zdanie, które idzie\ndalej małą literą.").paragraphs.size(), 1u);
}

}  // namespace
}  // namespace kronika::ingest

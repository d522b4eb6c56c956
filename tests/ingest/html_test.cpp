// Web pages written for the tests; what they tell is fiction.

#include "ingest/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/charset.h"
#include "support/conllu.h"

namespace kronika::ingest {
namespace {

using testing::HasSubstr;
using testing::Not;

const PageWords& words() {
  static const PageWords loaded = [] {
    Result<PageWords> found = PageWords::load({test::source_path("resources"), {}});
    EXPECT_TRUE(found.ok()) << found.error().message;
    return std::move(*found);
  }();
  return loaded;
}

RawArticle article(std::string_view html, std::string_view encoding = "") {
  Result<RawArticle> found = read_html(html, encoding, "", "page.html", words());
  EXPECT_TRUE(found.ok()) << found.error().message;
  return found ? std::move(*found) : RawArticle{};
}

constexpr const char* kFirst = "Prezydent Litwy przyjechał w środę do Kijowa, gdzie rozmawiał z premierem Ukrainy o pomocy.";
constexpr const char* kSecond = "Obie strony uzgodniły, że następne spotkanie odbędzie się w Wilnie, jak podała agencja BNS.";

std::string page(const std::string& body, const std::string& head = "") {
  return "<!DOCTYPE html><html lang=\"pl\"><head><title>Wizyta w Kijowie | Gazeta Zmyślona</title>" + head + "</head><body>" +
         body + "</body></html>";
}

std::string paragraphs() { return "<p>" + std::string(kFirst) + "</p><p>" + kSecond + "</p>"; }

TEST(Html, TheArticleAndNothingElse) {
  const RawArticle found = article(page(
      "<nav><a href='/'>Strona główna</a> <a href='/swiat'>Świat</a></nav>"
      "<div class='cookie-banner'>Używamy plików cookie, aby strona działała lepiej, szybciej i wygodniej.</div>"
      "<article><h1>Wizyta w Kijowie</h1><div class='byline'>Jan Zmyślony, 13 września 2023</div>" + paragraphs() +
      "<p>Czytaj także: <a href='/x'>Inny artykuł o czymś innym</a></p></article>"
      "<aside><p>Najnowsze: pogoda na jutro będzie ładna, a w weekend spadnie deszcz, jak co roku.</p></aside>"
      "<div id='comments'><p>Komentarz czytelnika, który jest długi, zły i niemądry, jak to komentarz.</p></div>"
      "<footer>Wszelkie prawa zastrzeżone.</footer>"));
  EXPECT_EQ(found.text, std::string(kFirst) + "\n\n" + kSecond);
  EXPECT_EQ(found.title, "Wizyta w Kijowie");
  EXPECT_EQ(found.language, "pl");
}

TEST(Html, ParagraphsThatAreDividedByBreaks) {
  const RawArticle found =
      article(page("<div id='tresc'>" + std::string(kFirst) + "<br><br>" + kSecond + "<br>" + kFirst + "</div>"));
  EXPECT_EQ(found.text, std::string(kFirst) + "\n\n" + kSecond + " " + kFirst);
}

TEST(Html, ScriptsAreNeverText) {
  const RawArticle found = article(page("<div><script>alert('Zły skrypt, który nie jest tekstem, choć udaje.');</script>" +
                                        paragraphs() + "</div>"));
  EXPECT_THAT(found.text, Not(HasSubstr("skrypt")));
}

TEST(Html, JsonLdSaysMoreThanMeta) {
  const RawArticle found = article(page(
      paragraphs(),
      R"(<meta property="og:site_name" content="Portal"><meta property="article:published_time" content="2020-01-01">
         <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},
         {"@type":"NewsArticle","headline":"Tytuł z danych","datePublished":"2023-09-13T10:00:00+02:00",
          "publisher":{"@type":"Organization","name":"Gazeta Zmyślona"},"url":"https://example.org/1"}]}</script>)"));
  EXPECT_EQ(found.title, "Tytuł z danych");
  EXPECT_EQ(found.publisher, "Gazeta Zmyślona");
  EXPECT_EQ(found.url, "https://example.org/1");
  EXPECT_EQ(found.published, *parse_date("2023-09-13"));
}

TEST(Html, MetaWhereThereIsNoJsonLd) {
  const RawArticle found = article(page(paragraphs(), R"(<meta property="og:title" content="Tytuł z meta">
      <meta property="og:site_name" content="Portal"><meta property="article:published_time" content="2023-09-14T08:00:00Z">
      <link rel="canonical" href="https://example.org/2"><script type="application/ld+json">{ damaged</script>)"));
  EXPECT_EQ(found.title, "Tytuł z meta");
  EXPECT_EQ(found.publisher, "Portal");
  EXPECT_EQ(found.url, "https://example.org/2");
  EXPECT_EQ(found.published, *parse_date("2023-09-14"));
}

TEST(Html, ATimeElementDatesThePage) {
  EXPECT_EQ(article(page("<time datetime='2023-09-15'>15 września</time>" + paragraphs())).published, *parse_date("2023-09-15"));
}

TEST(Html, APageWithoutAnArticle) {
  for (const char* html : {"<html><body><a href='/'>Start</a></body></html>", "<p></p>", "no page at all"}) {
    const Result<RawArticle> found = read_html(html, "", "", "x", words());
    ASSERT_FALSE(found.ok()) << html;
    EXPECT_EQ(found.error().code, ErrorCode::empty_input) << html;
  }
  EXPECT_FALSE(read_html("", "", "", "x", words()).ok());
}

TEST(Html, HostilePagesEnd) {
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<div>";
  (void)read_html(deep + paragraphs(), "", "", "x", words());
  std::string nested = "<script type='application/ld+json'>";
  for (int i = 0; i < 200000; ++i) nested += "[";
  EXPECT_TRUE(read_html(page(paragraphs(), nested + "</script>"), "", "", "x", words()).ok());
}

TEST(Html, StatedCharacterSets) {
  const std::string latin2 = "<html><head><meta charset=iso-8859-2></head><body><p>Prezydent przyjecha\xb3 w \xb6rod\xea do Kijowa, "
                             "gdzie rozmawia\xb3 z premierem.</p></body></html>";
  EXPECT_EQ(article(latin2).text, "Prezydent przyjechał w środę do Kijowa, gdzie rozmawiał z premierem.");
}

TEST(Charset, WhatIsStatedAndWhatIsNot) {
  EXPECT_EQ(to_utf8("zażółć", "").value(), "zażółć");
  EXPECT_EQ(to_utf8("\xEF\xBB\xBFx", "").value(), "x");
  EXPECT_EQ(to_utf8("za\xbf\xf3\xb3\xe6", "ISO-8859-2").value(), "zażółć");
  EXPECT_EQ(to_utf8("za\xbf\xf3\xb3\xe6", "windows-1250").value(), "zażółć");
  EXPECT_EQ(to_utf8(std::string_view("\xFF\xFEz\0a\0", 6), "").value(), "za");
  EXPECT_EQ(to_utf8("x", "no-such-set").error().code, ErrorCode::not_text);
  EXPECT_EQ(stated_in_html("<META http-equiv='Content-Type' content='text/html; charset=Windows-1250'>"), "windows-1250");
  EXPECT_EQ(stated_in_html("<meta name='x'><meta charset=\"utf-8\"/>"), "utf-8");
  EXPECT_EQ(stated_in_html("charset=utf-8"), "");
}

TEST(PageWords, ClassesAreDivided) {
  EXPECT_THAT(class_words("articleBody main-text_2"), testing::ElementsAre("article", "body", "main", "text"));
  EXPECT_THAT(class_words(""), testing::IsEmpty());
}

}  // namespace
}  // namespace kronika::ingest

// Properties over sentences put together at random: the number of code points never changes, edited
// text stays as it is, restoring twice is restoring once, and text in plain letters mostly comes
// back.

#include <gtest/gtest.h>

#include <random>

#include "restore/diacritics.h"
#include "restore/support.h"
#include "unicode/characters.h"

namespace kronika::restore {
namespace {

constexpr std::string_view kSubjects[] = {"Rząd",
                                          "Prezydent Słowacji",
                                          "Minister zdrowia",
                                          "Żołnierze",
                                          "Sąd w Łodzi",
                                          "Policja",
                                          "Zełenski",
                                          "Szef litewskiej dyplomacji",
                                          "Związkowcy",
                                          "Władze miasta",
                                          "Rzecznik NATO",
                                          "Strażacy"};
constexpr std::string_view kMiddles[] = {
    "nie przyjął zaproszenia",        "odrzuciła wniosek opozycji",
    "zamknęli przejście graniczne",   "zapowiedział reformę",
    "spotkał się z premierem Węgier", "ogłosiły żałobę",
    "podpisał umowę o współpracy",    "są już w drodze",
    "chce rozmów z rebeliantami",     "żąda wyjaśnień"};
constexpr std::string_view kEnds[] = {"w środę .",
                                      "po długiej debacie .",
                                      "przed świętami .",
                                      ", bo zabrakło pieniędzy .",
                                      "w Genewie .",
                                      "– podała agencja BNS .",
                                      "i wyjechał .",
                                      "?",
                                      ", jak wynika z dokumentów , które widzieliśmy .",
                                      "na granicy ."};
constexpr std::string_view kOdd[] = {
    "平壌 で 会談",    "😀 😀",   "İSTANBUL ŞEHRİ BÜYÜK", "ß ẞ ŉ ǅ",       "a\u0301 E\u0301 x",
    "www.example.org", "- - -", "STRASSE ﬁ ﬂ",          "NIE | MA _ TU", "Œuvre ŒUVRE ÆON"};

template <std::size_t N>
std::string_view any(const std::string_view (&choices)[N], std::mt19937& random) {
  return choices[random() % N];
}

std::string edited(std::mt19937& random) {
  std::string out;
  for (std::size_t n = 1 + random() % 4; n > 0; --n) {
    if (!out.empty()) out += " / ";
    out += std::string(any(kSubjects, random)) + " " + std::string(any(kMiddles, random)) + " " +
           std::string(any(kEnds, random));
  }
  return out;
}

std::string upper(std::string_view text) {
  std::string out;
  for (const char32_t c : unicode::to_utf32(text)) unicode::append(out, unicode::upper(c));
  return out;
}

std::string plain(std::string_view text) {
  static const std::u32string marked = U"ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", letters = U"acelnoszzACELNOSZZ";
  std::u32string out = unicode::to_utf32(text);
  for (char32_t& c : out) {
    if (const auto at = marked.find(c); at != std::u32string::npos) c = letters[at];
  }
  return unicode::to_utf8(out);
}

void expect_lengths_kept_and_once_is_enough(const std::string& text) {
  for (const Stage* stage : {&test::polish(), &test::english()}) {
    Document document = test::document_of(text);
    stage->run(document);
    for (const Token& token : document.tokens) {
      EXPECT_EQ(unicode::count_code_points(token.form),
                unicode::count_code_points(document.text_at(token.span)))
          << token.form << " for " << document.text_at(token.span);
    }
    const std::string once = test::written(document);
    stage->run(document);
    EXPECT_EQ(test::written(document), once) << text;
  }
}

TEST(RestoreProperty, LengthsAreKeptAndOnceIsEnough) {
  std::mt19937 random(3);
  for (int k = 0; k < 500; ++k) {
    const std::string text = edited(random) + " / " + std::string(any(kOdd, random));
    for (const std::string& written : {text, plain(text), upper(text), upper(plain(text))})
      expect_lengths_kept_and_once_is_enough(written);
  }
}

TEST(RestoreProperty, EditedTextStaysAsItIs) {
  std::mt19937 random(4);
  for (int k = 0; k < 2000; ++k) {
    const std::string text = edited(random);
    EXPECT_EQ(test::restored(test::polish(), text), text);
  }
}

TEST(RestoreProperty, PlainTextMostlyComesBack) {
  std::mt19937 random(5);
  std::size_t right = 0, all = 0;
  for (int k = 0; k < 500; ++k) {
    Document expected = test::document_of(edited(random)),
             found = test::document_of(plain(expected.text));
    test::polish().run(found);
    for (std::size_t i = 0; i < expected.tokens.size(); ++i) {
      right += found.tokens[i].form == expected.tokens[i].form;
      ++all;
    }
  }
  EXPECT_GT(static_cast<double>(right), 0.95 * static_cast<double>(all));
}

}  // namespace
}  // namespace kronika::restore

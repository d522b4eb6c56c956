// What holds for every text: tokens tile it, sentences partition them, forms are NFC, the composed
// and the decomposed text give the same; and what the adversary writes gives an answer. Inputs of a
// million tokens: quadratic work on them would need days, so the time limit of the test catches it
// without a clock.

#include <gtest/gtest.h>

#include <random>

#include "tokenize/support.h"
#include "tokenize/surface.h"
#include "unicode/characters.h"
#include "unicode/normal_form.h"

namespace kronika::test {
namespace {

bool is_border(const std::string& text, ByteOffset offset) {
  return offset.value == text.size() ||
         (static_cast<unsigned char>(text[offset.value]) & 0xC0) != 0x80;
}

// Between `begin` and `end` stands nothing but white space.
bool is_blank(const std::string& text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    const auto d = unicode::decode(text, begin);
    if (!unicode::is_space(d.code_point)) return false;
    begin += d.length;
  }
  return true;
}

void expect_valid(const Document& document) {
  std::size_t paragraph = 0, at = 0;
  TokenIndex next{};
  for (const Sentence& sentence : document.sentences) {
    ASSERT_EQ(sentence.tokens.begin, next);
    ASSERT_LT(sentence.tokens.begin, sentence.tokens.end);
    ASSERT_LE(sentence.tokens.size(), tokenize::kMaxSentenceTokens);
    ASSERT_EQ(sentence.span, document.bytes(sentence.tokens));
    while (paragraph < sentence.paragraph) {
      ASSERT_TRUE(is_blank(document.text, at, document.paragraphs[paragraph].span.end.value));
      at = document.paragraphs[++paragraph].span.begin.value;
    }
    ASSERT_TRUE(document.paragraphs[paragraph].span.contains(sentence.span));
    for (; next < sentence.tokens.end; ++next) {
      const Token& token = document.token(next);
      ASSERT_FALSE(token.span.empty());
      ASSERT_TRUE(token.surface.contains(token.span));
      ASSERT_TRUE(is_border(document.text, token.span.begin) &&
                  is_border(document.text, token.span.end));
      ASSERT_TRUE(is_blank(document.text, at, token.span.begin.value))
          << at << " " << token.span.begin.value;
      ASSERT_EQ(token.form, unicode::nfc(document.text_at(token.span)));
      at = token.span.end.value;
      const bool space = at >= document.paragraphs[paragraph].span.end.value ||
                         unicode::is_space(unicode::decode(document.text, at).code_point);
      ASSERT_EQ(token.space_after, space);
    }
  }
  ASSERT_EQ(next.value, document.tokens.size());
  for (; paragraph < document.paragraphs.size(); ++paragraph) {
    const ByteSpan span = document.paragraphs[paragraph].span;
    ASSERT_TRUE(
        is_blank(document.text, std::max<std::size_t>(at, span.begin.value), span.end.value));
  }
}

const std::vector<std::string> kPieces = {"gen",
                                          ".",
                                          "m.in.",
                                          "U.S.",
                                          "can't",
                                          "dunno",
                                          "states'",
                                          "'90s",
                                          "Mr.",
                                          "J.",
                                          "Nowak",
                                          "r.",
                                          "2023",
                                          "10 000",
                                          "15.09.",
                                          "mógłbym",
                                          "zrobiłem",
                                          "nań",
                                          "polsko-",
                                          "ukraiński",
                                          "-",
                                          "–",
                                          "„",
                                          "”",
                                          "\"",
                                          "'",
                                          "’",
                                          "...",
                                          "…",
                                          "?!",
                                          ",",
                                          ":",
                                          ";",
                                          "(",
                                          ")",
                                          "[4]",
                                          "http://",
                                          "www.",
                                          "a@b.pl",
                                          "@",
                                          "#x",
                                          "👍🏽",
                                          "👨‍👩‍👧",
                                          "🇵",
                                          "\u0301",
                                          "o\u0301",
                                          "\u00ad",
                                          "\u200b",
                                          "\u00a0",
                                          "\n",
                                          "\t",
                                          "\u0001",
                                          "%",
                                          "km/h",
                                          "2:1",
                                          "AT&T",
                                          ":)",
                                          "东京",
                                          "ŁÓDŹ",
                                          "i/lub",
                                          "**",
                                          "--",
                                          ",,",
                                          "''",
                                          "\u200d",
                                          "\ufe0f",
                                          "ﬁ",
                                          "Å"};

std::string random_text(std::mt19937& random, std::size_t pieces) {
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) {
    switch (random() % 8) {
      case 0: {  // any code point
        const char32_t c = random() % 0x110000;
        if (c < 0xD800 || c > 0xDFFF) unicode::append(text, c);
        break;
      }
      case 1:
        unicode::append(text, 1 + random() % 0x17F);
        break;
      case 2:
      case 3:
        text += ' ';
        [[fallthrough]];
      default:
        text += kPieces[random() % kPieces.size()];
    }
  }
  return text;
}

TEST(TokenizeProperty, RandomTextIsTiled) {
  std::mt19937 random(20240501);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random, 1 + random() % 60);
    for (const tokenize::Stage* tokenizer : {&polish_tokenizer(), &english_tokenizer()}) {
      Document document = one_paragraph(text);
      tokenizer->run(document);
      ASSERT_NO_FATAL_FAILURE(expect_valid(document)) << text;
      const std::string once = written(document);
      tokenizer->run(document);
      ASSERT_EQ(written(document), once);
    }
  }
}

TEST(TokenizeProperty, SeveralParagraphsAreTiled) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    Document document;
    for (int p = 0; p < 4; ++p) {
      const ByteOffset begin(document.text.size());
      document.text += "x" + random_text(random, random() % 20) + "x";
      document.paragraphs.push_back({{begin, ByteOffset(document.text.size())},
                                     p == 0 ? ParagraphKind::title : ParagraphKind::body});
      document.text += "\n";
    }
    polish_tokenizer().run(document);
    ASSERT_NO_FATAL_FAILURE(expect_valid(document)) << document.text;
  }
}

TEST(TokenizeProperty, DecomposedTextGivesTheSameWords) {
  const std::vector<std::string> words = {"mógłbym", "św.",     "Annie",      "źródło", "żebyście",
                                          "Łódź",    "polsko-", "niemiecki",  "śr.",    "Óch.",
                                          "J.",      "Ż.",      "powiedział", "że",     "w",
                                          "2023",    "r.",      "Później",    "é-mail"};
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += words[random() % words.size()] + (random() % 4 ? " " : "");
    const std::string decomposed = unicode::compatibility_decomposed(text);
    const Document document = tokenized(decomposed);
    ASSERT_EQ(written(document), written(tokenized(text)));
    ASSERT_NO_FATAL_FAILURE(expect_valid(document));
  }
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(TokenizeProperty, AdversariesGetAnAnswer) {
  constexpr std::size_t kTimes = 100'000;
  for (const std::string_view piece :
       {"a",       "a-",           "a.",      "a@",         "1/",     "a'",
        "1,",      "a*",           "*",       "\" ",        ". ",     ".",
        "(",       "a. - ",        "A. ",     "r. Polska ", "[1] ",   "http://",
        "a\u0301", "\u0301\u0323", "👨\u200d", "🇵",          "słowo ", "! \" ",
        "1- ",     "m.in",         "sp.",     "\u00ad"}) {
    const Document document = tokenized(repeated(piece, kTimes));
    ASSERT_NO_FATAL_FAILURE(expect_valid(document)) << piece;
    ASSERT_FALSE(document.tokens.empty());
  }
}

TEST(TokenizeProperty, WorkGrowsWithTheText) {
  // The rules see no further than the longest token: what follows cannot change what has been
  // found.
  const std::string unit = "Zrobiłem to, m.in. z gen. A. Nowakiem. ";
  const Document once = tokenized(unit);
  const Document often = tokenized(repeated(unit, 1000));
  EXPECT_EQ(often.tokens.size(), once.tokens.size() * 1000);
  EXPECT_EQ(often.sentences.size(), once.sentences.size() * 1000);
}

TEST(TokenizeProperty, TooLongWordsAreCut) {
  const Document document = tokenized(repeated("ó", tokenize::kLongestToken));
  ASSERT_EQ(document.tokens.size(), 2u);
  for (const Token& token : document.tokens) EXPECT_LE(token.span.size(), tokenize::kLongestToken);
}

}  // namespace
}  // namespace kronika::test

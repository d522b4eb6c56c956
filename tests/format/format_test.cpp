#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "format/conllu.h"
#include "format/jsonl.h"
#include "format/terminal.h"
#include "support/conllu.h"
#include "unicode/characters.h"

namespace kronika::format {
namespace {

using testing::HasSubstr;
using testing::Not;

// Fictional. "zrobiłby" is a surface token of two words; the emoji makes bytes and code points differ.
constexpr std::string_view kTrees = R"(
1 😀 😀 SYM _ _ 3 dep _ _
2-3 Zrobiłby _ _ _ _ _ _ _ _
2 Zrobił zrobić VERB praet Tense=Past 0 root _ _
3 by by AUX _ _ 2 aux _ _
4 to to PRON _ _ 2 obj _ SpaceAfter=No
5 . . PUNCT _ _ 2 punct _ _
)";

Document document_with_claim() {
  Document document = test::document_from_conllu(kTrees);
  document.tokens[0].head = TokenIndex(1);
  document.id = "d";
  document.published = *parse_date("2023-09");
  Claim claim;
  claim.number = 1;
  claim.event = "d/e1";
  claim.type = "AGREE";
  claim.cameo = "030";
  claim.quad = "verbal cooperation";
  claim.score = 2.5;
  claim.trigger = {document.tokens[1].span};
  claim.trigger_lemma = "zrobić";
  claim.actors = {{"country/PRK", "Korea Północna", "PRK", "", document.tokens[1].span, Via::dropped}};
  claim.sources = {Source{.id = "author"}};
  claim.rule = "agree.do";
  document.claims = {claim};
  document.events.resize(1);
  return document;
}

TEST(Jsonl, DocumentAndClaim) {
  const std::string lines = jsonl(document_with_claim());
  const auto split = lines.find('\n');
  const auto document = nlohmann::json::parse(lines.substr(0, split));
  const auto claim = nlohmann::json::parse(lines.substr(split + 1));
  EXPECT_EQ(document["chars"], 14);
  EXPECT_EQ(document["tokens"], 5);
  EXPECT_EQ(document["published"]["start"], "2023-09-01");
  EXPECT_EQ(document["published"]["end"], "2023-10-01");
  EXPECT_EQ(claim["id"], "d#1");
  EXPECT_EQ(claim["trigger"]["span"], nlohmann::json({2, 8})) << "code points: the emoji is one";
  EXPECT_EQ(claim["actors"][0]["sector"], "UNK");
  EXPECT_EQ(claim["actors"][0]["via"], "dropped");
  EXPECT_TRUE(claim["mode"].is_null());
  EXPECT_TRUE(claim["time"].is_null());
  EXPECT_EQ(claim["quotes"], nlohmann::json::array());
  EXPECT_EQ(claim["sources"][0]["id"], "author");
  EXPECT_TRUE(claim["sources"][0]["cue"].is_null());
}

TEST(Jsonl, WithoutText) {
  EXPECT_THAT(jsonl(document_with_claim(), {.with_text = false}), Not(HasSubstr("\"text\":\"😀 Zrobiłby")));
  EXPECT_EQ(nlohmann::json::parse(jsonl(Document{}))["sentences"], 0);
}

TEST(Conllu, ReadsBackAsTheSameTrees) {
  const Document document = document_with_claim();
  const Document again = test::document_from_conllu(conllu(document));
  EXPECT_EQ(again.text, document.text);
  ASSERT_EQ(again.tokens.size(), document.tokens.size());
  for (std::size_t i = 0; i < again.tokens.size(); ++i) {
    EXPECT_EQ(again.tokens[i].span, document.tokens[i].span);
    EXPECT_EQ(again.tokens[i].head, document.tokens[i].head);
    EXPECT_EQ(again.tokens[i].features, document.tokens[i].features);
  }
}

TEST(Conllu, ShowsWhatStandsInTheTextAndWhatWasRead) {
  Document document = test::document_from_conllu("1 Rzad rząd NOUN _ _ 0 root _ SpaceAfter=No\n2 . . PUNCT _ _ 1 punct _ _\n");
  EXPECT_THAT(conllu(document), Not(HasSubstr("Restored=")));
  document.tokens[0].form = "Rząd";
  EXPECT_THAT(conllu(document), HasSubstr("1\tRzad\trząd\tNOUN\t_\t_\t0\troot\t_\tRestored=Rząd|SpaceAfter=No|TokenRange=0:4\n"));
  document.tokens[0].form = "R|ąd";
  EXPECT_THAT(conllu(document), HasSubstr("Restored=R\\pąd|")) << "the bar divides what MISC holds";
}

TEST(Terminal, FitCountsColumns) {
  EXPECT_EQ(fit("ab", 4), "ab  ");
  EXPECT_EQ(fit("abcdef", 4), "abc…");
  for (const std::string_view text : {"平壌で会談", "😀😀😀", "zażółć", "o\u0301o\u0301o\u0301o\u0301o\u0301o\u0301"}) {
    for (std::size_t columns = 1; columns < 12; ++columns) {
      EXPECT_EQ(unicode::display_width(fit(text, columns)), columns) << text;
    }
  }
}

TEST(Terminal, ColourOnlyWhenAsked) {
  const Document document = document_with_claim();
  EXPECT_THAT(table(document, {.colour = false}), Not(HasSubstr("\x1b[")));
  EXPECT_THAT(table(document, {.colour = true}), HasSubstr("\x1b["));
  EXPECT_THAT(table(document, {}), HasSubstr("AGREE"));
  EXPECT_THAT(explanation(document, {}), HasSubstr("agree.do"));
}

}  // namespace
}  // namespace kronika::format

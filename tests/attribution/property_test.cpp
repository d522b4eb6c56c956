// Random sentences of reporting words, marks and names with random trees: whatever comes in, the
// reports keep their algebra.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <span>

#include "attribution/cases.h"
#include "support/conllu.h"

namespace kronika {
namespace {

struct Word {
  const char* form;
  const char* lemma;
  Upos upos;
  const char* features;
};

constexpr Word kPolish[] = {
    {"powiedział", "powiedzieć", Upos::VERB, "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin"},
    {"dodając", "dodawać", Upos::VERB, "VerbForm=Conv"},
    {"podała", "podać", Upos::VERB, "Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin"},
    {"obawia", "obawiać", Upos::VERB, "Number=Sing|Tense=Pres|VerbForm=Fin"},
    {"czytamy", "czytać", Upos::VERB, "Number=Plur|Person=1|VerbForm=Fin"},
    {"podano", "podać", Upos::VERB, "Person=0|VerbForm=Fin"},
    {"zaatakował", "zaatakować", Upos::VERB, "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin"},
    {"się", "się", Upos::PRON, "Reflex=Yes"},
    {"nie", "nie", Upos::PART, "Polarity=Neg"},
    {"że", "że", Upos::SCONJ, ""},
    {"czy", "czy", Upos::SCONJ, ""},
    {"jak", "jak", Upos::ADV, ""},
    {"co", "co", Upos::PRON, "Case=Nom"},
    {"który", "który", Upos::DET, "Case=Nom|Gender=Masc|Number=Sing"},
    {"i", "i", Upos::CCONJ, ""},
    {"natomiast", "natomiast", Upos::CCONJ, ""},
    {"według", "według", Upos::ADP, ""},
    {"zdaniem", "zdanie", Upos::NOUN, "Case=Ins|Number=Sing"},
    {"powołując", "powoływać", Upos::VERB, "VerbForm=Conv"},
    {"na", "na", Upos::ADP, ""},
    {"o", "o", Upos::ADP, ""},
    {"w", "w", Upos::ADP, ""},
    {"rozmowie", "rozmowa", Upos::NOUN, "Case=Loc"},
    {"z", "z", Upos::ADP, ""},
    {"jego", "on", Upos::PRON, "Case=Gen|Number=Sing"},
    {"KCNA", "KCNA", Upos::PROPN, "Case=Nom|Gender=Fem|Number=Sing"},
    {"minister", "minister", Upos::NOUN, "Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing"},
    {"źródła", "źródło", Upos::NOUN, "Case=Nom|Number=Plur"},
    {"komunikacie", "komunikat", Upos::NOUN, "Case=Loc|Number=Sing"},
    {",", ",", Upos::PUNCT, ""},
    {"–", "–", Upos::PUNCT, "PunctType=Dash"},
    {"-", "-", Upos::PUNCT, "PunctType=Dash"},
    {":", ":", Upos::PUNCT, ""},
    {";", ";", Upos::PUNCT, ""},
    {".", ".", Upos::PUNCT, ""},
    {"„", "„", Upos::PUNCT, ""},
    {"”", "”", Upos::PUNCT, ""},
    {"\"", "\"", Upos::PUNCT, ""},
    {"«", "«", Upos::PUNCT, ""},
    {"»", "»", Upos::PUNCT, ""},
    {"(", "(", Upos::PUNCT, ""},
    {")", ")", Upos::PUNCT, ""},
    {"PAP", "PAP", Upos::PROPN, "Case=Nom"},
};

constexpr Word kEnglish[] = {
    {"said", "say", Upos::VERB, "Number=Sing|Tense=Past|VerbForm=Fin"},
    {"adding", "add", Upos::VERB, "Tense=Pres|VerbForm=Part"},
    {"told", "tell", Upos::VERB, "Tense=Past|VerbForm=Part|Voice=Pass"},
    {"fears", "fear", Upos::NOUN, "Number=Plur"},
    {"denied", "deny", Upos::VERB, "Tense=Past|VerbForm=Fin"},
    {"believed", "believe", Upos::VERB, "Tense=Past|VerbForm=Part|Voice=Pass"},
    {"voiced", "voice", Upos::VERB, "Tense=Past|VerbForm=Fin"},
    {"attacked", "attack", Upos::VERB, "Tense=Past|VerbForm=Fin"},
    {"was", "be", Upos::AUX, "Tense=Past|VerbForm=Fin"},
    {"not", "not", Upos::PART, "Polarity=Neg"},
    {"that", "that", Upos::SCONJ, ""},
    {"whether", "whether", Upos::SCONJ, ""},
    {"as", "as", Upos::SCONJ, ""},
    {"who", "who", Upos::PRON, "PronType=Rel"},
    {"and", "and", Upos::CCONJ, ""},
    {"but", "but", Upos::CCONJ, ""},
    {"according", "accord", Upos::VERB, "Tense=Pres|VerbForm=Part"},
    {"to", "to", Upos::ADP, ""},
    {"by", "by", Upos::ADP, ""},
    {"of", "of", Upos::ADP, ""},
    {"citing", "cite", Upos::VERB, "Tense=Pres|VerbForm=Part"},
    {"he", "he", Upos::PRON, "Case=Nom|Number=Sing|Person=3|PronType=Prs"},
    {"one", "one", Upos::NUM, "NumType=Card"},
    {"KCNA", "KCNA", Upos::PROPN, "Number=Sing"},
    {"minister", "minister", Upos::NOUN, "Number=Sing"},
    {"sources", "source", Upos::NOUN, "Number=Plur"},
    {"statement", "statement", Upos::NOUN, "Number=Sing"},
    {",", ",", Upos::PUNCT, ""},
    {"–", "–", Upos::PUNCT, ""},
    {":", ":", Upos::PUNCT, ""},
    {";", ";", Upos::PUNCT, ""},
    {".", ".", Upos::PUNCT, ""},
    {"“", "“", Upos::PUNCT, ""},
    {"”", "”", Upos::PUNCT, ""},
    {"\"", "\"", Upos::PUNCT, ""},
    {"‘", "‘", Upos::PUNCT, ""},
    {"’", "’", Upos::PUNCT, ""},
    {"(", "(", Upos::PUNCT, ""},
    {")", ")", Upos::PUNCT, ""},
};

struct Language {
  const char* name;
  std::span<const Word> words;
};
constexpr Language kLanguages[] = {{"pl", kPolish}, {"en", kEnglish}};

void append_sentence(const Language& language, Document& document, std::mt19937& random,
                     std::size_t length, std::uint32_t paragraph) {
  const TokenIndex begin(document.tokens.size());
  const TokenIndex root = begin + random() % length;
  constexpr const char* kRelations[] = {"nsubj", "conj",  "ccomp",    "advcl",     "parataxis",
                                        "obj",   "nmod",  "punct",    "obl",       "acl",
                                        "mark",  "xcomp", "cc",       "acl:relcl", "nsubj:pass",
                                        "iobj",  "case",  "aux:pass", "compound",  "nmod:poss"};
  for (std::size_t i = 0; i < length; ++i) {
    const Word& word = language.words[random() % language.words.size()];
    Token token;
    token.form = word.form;
    token.lemma = word.lemma;
    token.upos = word.upos;
    token.features = word.features;
    token.space_after = random() % 4 != 0;
    token.span.begin = ByteOffset(document.text.size());
    document.text += word.form;
    token.span.end = ByteOffset(document.text.size());
    token.surface = token.span;
    if (token.space_after) document.text += ' ';
    const TokenIndex self = begin + i;
    // Heads towards the root, so that there is no cycle.
    if (self != root) {
      token.head =
          self < root ? self + 1 + random() % (root - self) : self - 1 - random() % (self - root);
      token.relation = kRelations[random() % std::size(kRelations)];
    } else {
      token.relation = "root";
    }
    document.tokens.push_back(std::move(token));
  }
  const TokenSpan tokens{begin, TokenIndex(document.tokens.size())};
  document.sentences.push_back({tokens, document.bytes(tokens), random() % 8 == 0, paragraph});
}

Document random_document(const Language& language, std::mt19937& random, std::size_t sentences,
                         std::size_t longest) {
  Document document;
  document.language = language.name;
  std::uint32_t paragraph = 0;
  for (std::size_t s = 0; s < sentences; ++s) {
    append_sentence(language, document, random, 1 + random() % longest, paragraph);
    if (random() % 3 == 0) ++paragraph;
  }
  document.paragraphs.resize(paragraph + 1);
  const char* ids[] = {"org/kcna", "person/a", "country/POL", "unknown/b", "group/c"};
  for (std::size_t i = 0; i < document.tokens.size(); ++i) {
    const Token& token = document.tokens[i];
    const bool verb = token.upos == Upos::VERB;
    if (token.upos == Upos::PUNCT || random() % 3 != 0 ||
        (!verb && token.upos != Upos::PROPN && token.upos != Upos::NOUN &&
         token.upos != Upos::PRON))
      continue;
    Mention mention;
    mention.head = TokenIndex(i);
    mention.tokens = {TokenIndex(i), TokenIndex(i + 1)};
    mention.span = token.span;
    mention.via = verb ? Via::dropped : Via::name;
    if (random() % 5 != 0) {
      Entity entity;
      entity.id = ids[random() % std::size(ids)];
      entity.kind = entity.id == "org/kcna" ? EntityKind::agency : EntityKind::person;
      mention.referents = {document.add_entity(entity)};
    }
    document.set_mention(std::move(mention));
  }
  return document;
}

void expect_algebra(const Document& document) {
  ASSERT_EQ(document.report_of.size(), document.tokens.size());
  std::vector<std::set<std::uint32_t>> covering(document.tokens.size());
  for (std::size_t r = 0; r < document.reports.size(); ++r) {
    const Report& report = document.reports[r];
    EXPECT_FALSE(report.sources.empty());
    EXPECT_FALSE(report.rule.empty());
    EXPECT_FALSE(report.scope.empty());
    if (report.parent != none<ReportIndex>) {
      EXPECT_LT(report.parent.value, r);
    }
    for (const Source& source : report.sources) EXPECT_FALSE(source.id.empty());
    for (std::size_t s = 0; s < report.scope.size(); ++s) {
      EXPECT_FALSE(report.scope[s].empty());
      EXPECT_FALSE(report.scope[s].overlaps(report.cue));
      EXPECT_LE(report.scope[s].end, TokenIndex(document.tokens.size()));
      if (s > 0) {
        EXPECT_LE(report.scope[s - 1].end, report.scope[s].begin);
      }
      for (TokenIndex i = report.scope[s].begin; i < report.scope[s].end; ++i)
        covering[i.value].insert(static_cast<std::uint32_t>(r));
    }
  }
  for (std::size_t t = 0; t < document.tokens.size(); ++t) {
    const ReportIndex innermost = document.report_of[t];
    if (innermost == none<ReportIndex>) {
      EXPECT_TRUE(covering[t].empty());
      continue;
    }
    // The chain upwards is just those that cover the token; a dateline's own words may miss its
    // report.
    std::size_t depth = 0;
    for (ReportIndex r = innermost; r != none<ReportIndex>;
         r = document.reports[r.value].parent, ++depth) {
      EXPECT_TRUE(covering[t].contains(r.value) || document.reports[r.value].rule == "dateline");
    }
    EXPECT_GE(depth, covering[t].size());
  }
  for (const Quote& quote : document.quotes) {
    EXPECT_FALSE(quote.tokens.empty());
    if (quote.report != none<ReportIndex>) {
      EXPECT_LT(quote.report.value, document.reports.size());
    }
  }
}

TEST(AttributionProperties, RandomTextKeepsTheAlgebra) {
  std::mt19937 random(20240506);
  std::size_t reports = 0;
  for (int round = 0; round < 10000; ++round) {
    const Language& language = kLanguages[round % 2];
    const attribution::Stage& stage = test::attribution_stage(language.name);
    Document document = random_document(language, random, 1 + random() % 6, 2 + random() % 30);
    stage.run(document);
    expect_algebra(document);
    reports += document.reports.size();
    Document again = document;
    stage.run(again);
    EXPECT_EQ(again.report_of, document.report_of);
    if (HasFailure()) {
      ADD_FAILURE() << "round " << round << ": " << document.text;
      return;
    }
  }
  EXPECT_GT(reports, 2000u);
}

// One sentence that repeats a pattern: nested clauses, asides, insertions, quotations, in a chain
// or a star of a tree.
Document repeated(const Language& language, const std::vector<std::string>& forms,
                  std::size_t length, bool star) {
  Document document;
  document.language = language.name;
  document.paragraphs.resize(1);
  for (std::size_t i = 0; i < length; ++i) {
    const std::string& form = forms[i % forms.size()];
    const Word& word = *std::find_if(language.words.begin(), language.words.end(),
                                     [&](const Word& w) { return w.form == form; });
    Token token;
    token.form = word.form;
    token.lemma = word.lemma;
    token.upos = word.upos;
    token.features = word.features;
    token.span = {ByteOffset(document.text.size()), ByteOffset(document.text.size() + form.size())};
    token.surface = token.span;
    document.text += form + " ";
    token.relation = i == 0 ? "root" : word.upos == Upos::PROPN ? "nsubj" : "conj";
    if (i > 0) token.head = TokenIndex(star ? 0 : i - 1);
    document.tokens.push_back(std::move(token));
  }
  const TokenSpan tokens{TokenIndex(0), TokenIndex(length)};
  document.sentences.push_back({tokens, document.bytes(tokens), false, 0});
  return document;
}

// So long that quadratic work would not end within the test's time limit.
void expect_linear(const Language& language,
                   const std::vector<std::vector<std::string>>& patterns) {
  constexpr std::size_t kLength = 50'000;
  for (const std::vector<std::string>& forms : patterns) {
    for (const bool star : {false, true}) {
      SCOPED_TRACE(forms[0] + (star ? " star" : " chain"));
      Document document = repeated(language, forms, kLength, star);
      test::attribution_stage(language.name).run(document);
      expect_algebra(document);
    }
  }
}

TEST(AttributionProperties, VeryLongSentencesKeepTheAlgebra) {
  expect_linear(kLanguages[0], {
                                   {"KCNA", "powiedział", ",", "że"},
                                   {"–", "powiedział", "KCNA"},
                                   {",", "jak", "podała", "KCNA"},
                                   {"według", "KCNA", ",", "i"},
                                   {"powiedział", ",", "dodając", ",", "że"},
                                   {"„", "zaatakował", "”", "–", "podała", "KCNA", "."},
                                   {"„"},
                                   {"\""},
                                   {"KCNA", ",", "który", "powiedział", ",", "czy"},
                                   {"podała", "KCNA", ",", "powołując", "się", "na", "KCNA", ","},
                                   {"zdaniem"},
                                   {"powiedział"},
                                   {"–", "KCNA"},
                                   {"i"},
                               });
  expect_linear(kLanguages[1], {
                                   {"KCNA", "said", "that"},
                                   {",", "KCNA", "said"},
                                   {"“", "attacked", ",", "”", "said", "KCNA", "."},
                                   {"according", "to", "KCNA", ",", "and"},
                                   {"KCNA", "told", "KCNA", "that", "he", "was", "attacked"},
                                   {"fears", "of", "statement"},
                                   {",", "as", "KCNA", "said"},
                                   {"said", ",", "adding", "that"},
                                   {"he", "said"},
                                   {"one", "said", ","},
                                   {"denied"},
                               });
}

}  // namespace
}  // namespace kronika

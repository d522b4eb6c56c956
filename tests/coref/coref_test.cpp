// Texts with entities → mentions: tests/coref/data/cases.txt; the paradigm of endings and pronouns;
// what must hold of any document.

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <random>

#include "coref/stage.h"
#include "notation.h"
#include "support/conllu.h"

namespace kronika {
namespace {

const coref::Stage& stage(const std::string& language = "pl") {
  static std::map<std::string, Result<coref::Stage>> stages;
  auto found = stages.find(language);
  if (found == stages.end()) {
    const Resources resources{test::source_path("resources"), {}};
    found = stages.emplace(language, coref::Stage::load(resources, language)).first;
  }
  if (!found->second) ADD_FAILURE() << found->second.error().message;
  return *found->second;
}

void expect_case(const std::string& title, const std::string& lines,
                 const std::string& language = "pl") {
  SCOPED_TRACE(title);
  const test::Annotated given = test::annotated(lines);
  Document document = given.document;
  stage(language).run(document);
  const std::vector<std::string> found = test::found(given.document, document);
  for (std::size_t i = 0; i < found.size(); ++i)
    EXPECT_EQ(found[i], given.expected[i]) << "at token " << i << " " << document.tokens[i].form;
}

// The number of cases in the file.
std::size_t expect_cases(const std::string& name, const std::string& language) {
  std::ifstream file(test::source_path("tests/coref/data/" + name));
  std::string title, lines;
  std::size_t count = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("## ")) {
      if (!title.empty()) expect_case(title, lines, language);
      title = line.substr(3);
      lines.clear();
      ++count;
    } else if (!title.empty()) {
      lines += line + "\n";
    }
  }
  expect_case(title, lines, language);
  return count;
}

TEST(Coref, TextsGiveTheExpectedMentions) {
  EXPECT_GE(expect_cases("cases.txt", "pl"), 45u);
  EXPECT_GE(expect_cases("cases_en.txt", "en"), 60u);
}

// Every subject with every form of the verb that follows.
TEST(Coref, EndingsAgree) {
  const std::vector<std::string> forms = {"past.s.m", "past.s.f", "past.s.n",
                                          "past.p.m", "past.p.f", "pres.s",
                                          "pres.p",   "fut.s",    "fut.p"};
  const std::vector<std::pair<std::string, std::vector<std::string>>> subjects = {
      {"nom.s.m", {"past.s.m", "pres.s", "fut.s"}},  {"nom.s.mi", {"past.s.m", "pres.s", "fut.s"}},
      {"nom.s.f", {"past.s.f", "pres.s", "fut.s"}},  {"nom.s.n", {"past.s.n", "pres.s", "fut.s"}},
      {"nom.p.m", {"past.p.m", "pres.p", "fut.p"}},  {"nom.p.f", {"past.p.f", "pres.p", "fut.p"}},
      {"nom.p.mi", {"past.p.f", "pres.p", "fut.p"}}, {"nom.p.n", {"past.p.f", "pres.p", "fut.p"}}};
  for (const auto& [subject, fitting] : subjects) {
    const std::string number = subject.find(".s") != std::string::npos ? "s" : "p";
    for (const std::string& form : forms) {
      const bool fits = std::find(fitting.begin(), fitting.end(), form) != fitting.end();
      expect_case(subject + " " + form,
                  "Xxx xxx PROPN " + subject + " 2 nsubj E=org/xxx\nruszyć ruszyć VERB fut." +
                      number + " 0 root\n\nzająć zająć VERB " + form + " 0 root" +
                      (fits ? " Is=dropped:org/xxx" : "") + "\nmiasto miasto NOUN acc.s.n 1 obj\n");
    }
  }
}

// "który" and "on" in every case, gender and number.
TEST(Coref, PronounsInAllCases) {
  for (const std::string gender : {"m", "f", "n", "mi"}) {
    for (const std::string number : {"s", "p"}) {
      for (const std::string grammatical : {"nom", "gen", "dat", "acc", "ins", "loc"}) {
        const std::string code = grammatical + "." + number + "." + gender;
        const std::string relation = grammatical == "nom" ? "nsubj" : "obl";
        expect_case("który " + code,
                    "Xxx xxx PROPN nom." + number + "." + gender +
                        " 4 nsubj E=org/xxx\nktóry który DET " + code + ".rel 3 " + relation +
                        " Is=pronoun:org/xxx\nrobić robić VERB imps 1 acl:relcl\n" +
                        "iść iść VERB pres." + number + " 0 root\n");
        expect_case("on " + code, "Xxx xxx PROPN nom." + number + "." + gender +
                                      " 2 nsubj E=org/xxx\niść iść VERB pres." + number +
                                      " 0 root\n\n" + "on on PRON " + code + ".prs 2 " + relation +
                                      " Is=pronoun:org/xxx\nrobić robić VERB imps 0 root\n");
      }
    }
  }
}

TEST(Coref, EmptyAndOddDocumentsAreFine) {
  Document empty;
  stage().run(empty);
  EXPECT_TRUE(empty.mentions.empty());
  for (const char* text :
       {"1 . . PUNCT _ _ 0 root", "1 był być VERB _ VerbForm=Fin|Number=Sing|Tense=Past 0 root",
        "1 który który DET _ PronType=Rel 0 root", "1 „ „ PUNCT _ _ 0 root"}) {
    Document document = test::document_from_conllu(text);
    stage().run(document);
    EXPECT_TRUE(document.mentions.empty()) << text;
  }
}

std::string random_text(std::mt19937& random) {
  const auto pick = [&](const std::vector<std::string>& from) {
    return from[random() % from.size()];
  };
  const std::vector<std::string> words = {"on on PRON nom.s.m.prs",
                                          "ich on PRON gen.p.prs",
                                          "siebie siebie PRON acc",
                                          "swój swój DET nom.s.m.poss",
                                          "który który DET nom.s.m.rel",
                                          "ten ten DET nom.s.m",
                                          "obaj oba NUM nom.p.m",
                                          "prezydent prezydent NOUN nom.s.m",
                                          "przywódcy przywódca NOUN nom.p.m",
                                          "strony strona NOUN nom.p.f",
                                          "kraj kraj NOUN acc.s.mi",
                                          "dodał dodać VERB past.s.m",
                                          "jadą jechać VERB pres.p",
                                          "Xx xx PROPN nom.s.m",
                                          "Yy yy PROPN nom.s.f",
                                          "był być AUX past.s.m",
                                          "że że SCONJ _",
                                          "„ „ PUNCT _",
                                          "i i CCONJ _",
                                          "demonstranci demonstrant NOUN nom.p.m"};
  const std::vector<std::string> relations = {
      "nsubj", "obj",  "obl",  "conj",      "ccomp", "advcl", "acl:relcl", "aux",
      "cop",   "nmod", "amod", "parataxis", "mark",  "case",  "flat",      "xcomp"};
  const std::vector<std::string> notes = {"",
                                          "",
                                          "",
                                          "E=person/a:POL:GOV:m",
                                          "E=person/b:DEU:GOV:f",
                                          "E=country/RUS:RUS",
                                          "E=country/UKR:UKR",
                                          "Role=prezydent",
                                          "E=country/POL:POL|Via=adjective"};
  std::string text;
  for (std::size_t sentences = 1 + random() % 6; sentences > 0; --sentences) {
    const std::size_t length = 1 + random() % 12, root = 1 + random() % length;
    for (std::size_t i = 1; i <= length; ++i) {
      // Heads nearer to the root, so that it is a tree.
      const std::size_t head = i == root  ? 0
                               : i < root ? i + 1 + random() % (root - i)
                                          : root + random() % (i - root);
      text += pick(words) + " " + std::to_string(head) + " " +
              (i == root ? "root" : pick(relations)) + " ";
      const std::string note = pick(notes);
      text += (note.empty() ? "X=1" : note) + "\n";
    }
    text += random() % 3 == 0 ? "\n# newpar\n" : "\n";
  }
  return text;
}

void expect_algebra(const Document& before, const Document& document) {
  for (std::size_t i = 0; i < document.mentions.size(); ++i) {
    const Mention& mention = document.mentions[i];
    if (i > 0) {
      ASSERT_LT(document.mentions[i - 1].head, mention.head);
    }
    ASSERT_LT(mention.head.value, document.tokens.size());
    ASSERT_TRUE(mention.tokens.contains(mention.head));
    ASSERT_EQ(mention.span, document.bytes(mention.tokens));
    for (std::size_t k = 0; k < mention.referents.size(); ++k) {
      ASSERT_LT(mention.referents[k].value, document.entities.size());
      for (std::size_t l = 0; l < k; ++l) ASSERT_NE(mention.referents[k], mention.referents[l]);
    }
  }
  for (const Mention& old : before.mentions) {
    const Mention* now = document.mention_at(old.head);
    ASSERT_NE(now, nullptr);
    if (!old.referents.empty()) {
      ASSERT_EQ(now->via, old.via);
    }
  }
}

TEST(Coref, AnyDocumentKeepsTheAlgebra) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    std::mt19937 random(seed);
    const test::Annotated given = test::annotated(random_text(random));
    Document document = given.document, again = given.document;
    stage().run(document);
    stage().run(again);
    ASSERT_EQ(test::found(given.document, document), test::found(given.document, again)) << seed;
    ASSERT_NO_FATAL_FAILURE(expect_algebra(given.document, document)) << seed;
  }
}

// One sentence of 100,000 tokens, all on its first one: quadratic work would not end within the
// test's time limit.
TEST(Coref, VeryLongSentencesKeepTheAlgebra) {
  std::string text =
      "Xx xx PROPN nom.s.m 2 nsubj E=person/a:POL:GOV:m\ndodał dodać VERB past.s.m 0 root\n\n"
      "Dodał dodać VERB past.s.m 0 root\n";
  for (int i = 0; i < 25000; ++i) {
    text +=
        "„ „ PUNCT _ 1 punct\nprezydent prezydent NOUN acc.s.m 1 obj\n"
        "go on PRON acc.s.m.prs 1 obj\njedzie jechać VERB pres.s 1 advcl\n";
  }
  const test::Annotated given = test::annotated(text);
  Document document = given.document;
  stage().run(document);
  ASSERT_NO_FATAL_FAILURE(expect_algebra(given.document, document));
  EXPECT_GT(document.mentions.size(), 25'000u);
}

}  // namespace
}  // namespace kronika

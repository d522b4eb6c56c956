// Sentences with their trees → mentions: tests/link/data/link.conllu (Polish) and link_en.conllu,
// one block a text. Comments of a block:
// "# date = 2021-03-15": when it was published; "# name = PER Gabrielius Landsbergis": what the
// recogniser found; "# expect = head word;entity ids;via;role": a mention, ids joined by "+", "-"
// for none; all mentions of the block must be expected.

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "link/stage.h"
#include "link/support.h"
#include "support/conllu.h"

namespace kronika {
namespace {

struct Case {
  std::string text, conllu, date;
  std::vector<std::string> names, expected;
};

const link::Stage& stage(const std::string& language = "pl") {
  static std::map<std::string, Result<link::Stage>> loaded;
  auto found = loaded.find(language);
  if (found == loaded.end()) {
    const Resources resources = test::link_resources("cases_" + language);
    found = loaded.emplace(language, link::Stage::load(resources, language)).first;
  }
  if (!found->second) ADD_FAILURE() << found->second.error().message;
  return *found->second;
}

std::vector<Case> cases(const std::string& name = "link.conllu") {
  std::ifstream file(test::source_path("tests/link/data/" + name));
  std::vector<Case> found;
  Case current;
  for (std::string line; std::getline(file, line);) {
    const auto value = [&](std::string_view key) { return line.substr(key.size()); };
    if (line.starts_with("# text = ")) {
      if (!current.conllu.empty()) found.push_back(current);
      current = {value("# text = "), {}, {}, {}, {}};
    } else if (line.starts_with("# date = ")) {
      current.date = value("# date = ");
    } else if (line.starts_with("# name = ")) {
      current.names.push_back(value("# name = "));
    } else if (line.starts_with("# expect = ")) {
      current.expected.push_back(value("# expect = "));
    } else if (line.empty() || line[0] != '#') {
      current.conllu += line + "\n";
    }
  }
  if (!current.conllu.empty()) found.push_back(current);
  return found;
}

// "PER Gabrielius Landsbergis": the first place where these words stand.
void add_name(Document& document, const std::string& spec) {
  std::istringstream in(spec);
  std::string type, word;
  in >> type;
  std::vector<std::string> words;
  while (in >> word) words.push_back(word);
  for (std::size_t i = 0; i + words.size() <= document.tokens.size(); ++i) {
    bool same = true;
    for (std::size_t w = 0; w < words.size(); ++w)
      same = same && document.tokens[i + w].form == words[w];
    if (!same) continue;
    Name name{{TokenIndex(i), TokenIndex(i + words.size())}, NameType::other};
    if (type == "PER") name.type = NameType::person;
    if (type == "LOC") name.type = NameType::location;
    if (type == "ORG") name.type = NameType::organisation;
    document.names.push_back(name);
    return;
  }
  ADD_FAILURE() << "no such words: " << spec;
}

std::string described(const Document& document, const Mention& mention) {
  std::string ids;
  for (const EntityIndex referent : mention.referents)
    ids += (ids.empty() ? "" : "+") + document.entity(referent).id;
  return document.token(mention.head).form + ";" + (ids.empty() ? "-" : ids) + ";" +
         std::string(name(mention.via)) + ";" + (mention.role.empty() ? "-" : mention.role);
}

void expect_mentions(const std::string& file, const std::string& language) {
  for (const Case& c : cases(file)) {
    SCOPED_TRACE(c.text);
    Document document = test::document_from_conllu(c.conllu);
    for (const std::string& name : c.names) add_name(document, name);
    if (!c.date.empty()) document.published = *parse_date(c.date);
    stage(language).run(document);
    std::vector<std::string> got;
    for (const Mention& mention : document.mentions) got.push_back(described(document, mention));
    EXPECT_EQ(got, c.expected);
  }
}

TEST(Link, TextsGiveTheExpectedMentions) { expect_mentions("link.conllu", "pl"); }
TEST(Link, EnglishTextsGiveTheExpectedMentions) { expect_mentions("link_en.conllu", "en"); }

// The algebra of mentions: sorted by head, heads unique and within their words, spans those of the
// words.
void expect_algebra(const Document& document) {
  for (std::size_t i = 0; i < document.mentions.size(); ++i) {
    const Mention& mention = document.mentions[i];
    EXPECT_TRUE(mention.tokens.contains(mention.head));
    EXPECT_EQ(mention.span, document.bytes(mention.tokens));
    if (i > 0) {
      EXPECT_LT(document.mentions[i - 1].head, mention.head);
    }
    for (const EntityIndex referent : mention.referents)
      EXPECT_LT(referent.value, document.entities.size());
  }
}

TEST(Link, Algebra) {
  for (const Case& c : cases()) {
    Document document = test::document_from_conllu(c.conllu);
    for (const std::string& name : c.names) add_name(document, name);
    stage().run(document);
    expect_algebra(document);
    const std::size_t before = document.mentions.size();
    stage().run(document);  // replaces what is there
    EXPECT_EQ(document.mentions.size(), before);
  }
}

TEST(Link, EmptyAndTiny) {
  Document empty;
  stage().run(empty);
  EXPECT_TRUE(empty.mentions.empty());
  for (const char* form : {"Moskwa", ".", "-", "MSZ", "rosyjski", "prezydent", "„", "'"}) {
    Document document = test::document_from_conllu("1 " + std::string(form) + " " + form +
                                                   " NOUN _ _ 0 root _ _\n");
    stage().run(document);
    expect_algebra(document);
  }
}

// Words in any order under any tree: the algebra holds.
TEST(Link, RandomSentences) {
  const std::vector<std::string> forms = {
      "prezydent", "prezydenci", "Rosji",  "rosyjski", "Putin", "Putina",   "MSZ",     "-",
      "u",         ",",          "i",      "(",        ")",     "\"",       "w",       "Kijów",
      "gen",       ".",          "szef",   "Nowak",    "Jan",   "dziennik", "ds",      "ONZ",
      "'",         "ego",        "Kim",    "Dzong",    "Un",    "były",     "agencja", "Rosjanie",
      "resort",    "Polsce",     "polsko", "żołnierze"};
  const std::vector<std::string> tags = {"NOUN", "PROPN", "ADJ", "X", "ADP", "PUNCT", "VERB"};
  const std::vector<std::string> cases = {"_", "Case=Nom", "Case=Gen|Number=Plur",
                                          "Case=Ins|Number=Sing"};
  const std::vector<std::string> relations = {"flat", "appos", "nmod", "nsubj",
                                              "obj",  "conj",  "case"};
  std::mt19937 random(1);
  const auto any = [&](const std::vector<std::string>& list) {
    return list[random() % list.size()];
  };
  for (int n = 0; n < 3000; ++n) {
    std::string conllu;
    const std::size_t length = 1 + random() % 12;
    for (std::size_t i = 1; i <= length; ++i) {
      const std::string form = any(forms);
      conllu +=
          std::to_string(i) + " " + form + " " + any({form, "x"}) + " " + any(tags) + " _ " +
          any(cases) + " " +
          (i == 1 ? "0 root" : std::to_string(1 + random() % (i - 1)) + " " + any(relations)) +
          " _ " + any({"_", "SpaceAfter=No"}) + "\n";
    }
    Document document = test::document_from_conllu(conllu);
    const std::size_t begin = random() % length, end = begin + 1 + random() % (length - begin);
    document.names.push_back(
        {{TokenIndex(begin), TokenIndex(end)}, static_cast<NameType>(random() % 4)});
    stage().run(document);
    expect_algebra(document);
    if (HasFailure()) FAIL() << conllu;
  }
}

// One sentence as long as a book, of the words that cost most: quadratic work would not end within
// the test's time limit.
TEST(Link, VeryLongSentencesKeepTheAlgebra) {
  for (const std::string word :
       {"Putina", "rosyjski", "prezydent", "Nowak", "\"", "Kim", "MSZ", "i", "Ukrainy"}) {
    std::string conllu;
    for (int i = 1; i <= 50'000; ++i) {
      conllu += std::to_string(i) + " " + word + " " + word + " " +
                (word == "i" ? "CCONJ" : "PROPN") + " _ Case=Gen " + std::to_string(i - 1) +
                (i == 1 ? " root _ _\n" : " flat _ _\n");
    }
    Document document = test::document_from_conllu(conllu);
    stage().run(document);
    SCOPED_TRACE(word);
    expect_algebra(document);
  }
}

}  // namespace
}  // namespace kronika

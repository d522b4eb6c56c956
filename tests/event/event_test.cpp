// Sentences with their trees → events: tests/event/data/events.conllu (Polish) and
// events_en.conllu, one block a sentence. Every type of the ontology must be expected in each at
// least once, and every mode in one of them.

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/table.h"
#include "event/stage.h"
#include "support/conllu.h"

namespace kronika {
namespace {

struct Case {
  std::string text, conllu;
  std::vector<std::string> mentions, expected;
};

Resources resources() { return {test::source_path("resources"), {}}; }

struct Language {
  const char* code;
  const char* sentences;
};
constexpr Language kLanguages[] = {{"pl", "tests/event/data/events.conllu"},
                                   {"en", "tests/event/data/events_en.conllu"}};

const event::Stage& stage(const Language& language) {
  static std::map<std::string, event::Stage> loaded;
  auto found = loaded.find(language.code);
  if (found == loaded.end()) {
    Result<event::Stage> stage = event::Stage::load(resources(), language.code);
    if (!stage) ADD_FAILURE() << stage.error().message;
    found = loaded.emplace(language.code, std::move(*stage)).first;
  }
  return found->second;
}

std::vector<Case> cases(const Language& language) {
  std::ifstream file(test::source_path(language.sentences));
  std::vector<Case> found;
  Case current;
  for (std::string line; std::getline(file, line);) {
    const auto value = [&](std::string_view key) { return line.substr(key.size()); };
    if (line.starts_with("# text = ")) {
      if (!current.conllu.empty()) found.push_back(current);
      current = {value("# text = "), {}, {}, {}};
    } else if (line.starts_with("# mention = ")) {
      current.mentions.push_back(value("# mention = "));
    } else if (line.starts_with("# expect = ")) {
      current.expected.push_back(value("# expect = "));
    } else if (!line.empty() && line[0] != '#') {
      current.conllu += line + "\n";
    }
  }
  if (!current.conllu.empty()) found.push_back(current);
  return found;
}

// "Kijów=place/kyiv:UKR"; a word in capitals within a sentence that is an adjective refers as one.
void add_mention(Document& document, std::string_view spec) {
  const std::size_t equals = spec.find('='), colon = spec.rfind(':');
  const TokenIndex head = test::find_token(document, spec.substr(0, equals));
  Entity entity;
  entity.id = spec.substr(equals + 1, colon - equals - 1);
  entity.name = spec.substr(0, equals);
  entity.country = spec.substr(colon + 1);
  entity.kind = entity.id.starts_with("place/")     ? EntityKind::place
                : entity.id.starts_with("country/") ? EntityKind::country
                : entity.id.starts_with("person/")  ? EntityKind::person
                                                    : EntityKind::organisation;
  Mention mention;
  mention.head = head;
  mention.tokens = {head, head + 1};
  mention.span = document.token(head).span;
  mention.via = document.token(head).upos == Upos::ADJ ? Via::adjective
                : entity.kind == EntityKind::country && document.token(head).upos == Upos::NOUN
                    ? Via::metonym
                    : Via::name;
  mention.referents = {document.add_entity(entity)};
  document.set_mention(mention);
}

std::string forms(const Document& document, const std::vector<TokenIndex>& tokens) {
  std::string joined;
  for (const TokenIndex token : tokens)
    joined += (joined.empty() ? "" : ",") + document.token(token).form;
  return joined;
}

std::string described(const Document& document, const Event& event) {
  return event.type + " " + (event.mode.empty() ? "-" : event.mode) + ";" +
         forms(document, event.actors) + ";" + forms(document, event.recipients) + ";" +
         std::string(name(event.factuality)) + ";" + std::string(name(event.tense));
}

void expect_events(const Language& language) {
  for (const Case& c : cases(language)) {
    SCOPED_TRACE(c.text);
    Document document = test::document_from_conllu(c.conllu);
    for (const std::string& mention : c.mentions) add_mention(document, mention);
    document.report_of.assign(document.tokens.size(), none<ReportIndex>);
    stage(language).run(document);
    std::string all;
    for (const Event& event : document.events)
      all += "\n  " + described(document, event) + ";" + forms(document, event.trigger_tokens) +
             "  " + event.rule;
    EXPECT_EQ(document.events.size(), c.expected.size()) << all;
    for (const std::string& expected : c.expected) {
      const std::size_t last = expected.rfind(';');
      bool found = false;
      for (const Event& event : document.events) {
        found =
            found || (described(document, event) == expected.substr(0, last) &&
                      ("," + forms(document, event.trigger_tokens) + ",")
                              .find("," + expected.substr(last + 1) + ",") != std::string::npos);
      }
      EXPECT_TRUE(found) << expected << "\ngot" << all;
    }
  }
}

TEST(Event, PolishSentencesGiveTheExpectedEvents) { expect_events(kLanguages[0]); }
TEST(Event, EnglishSentencesGiveTheExpectedEvents) { expect_events(kLanguages[1]); }

// A type and mode without an example is one that nobody has tried.
TEST(Event, EveryTypeAndModeHasAnExample) {
  std::set<std::string> modes;
  std::map<std::string, std::set<std::string>> tried;
  for (const Language& language : kLanguages) {
    for (const Case& c : cases(language)) {
      for (const std::string& expected : c.expected) {
        tried[language.code].insert(expected.substr(0, expected.find(' ')));
        modes.insert(expected.substr(0, expected.find(';')));
      }
    }
  }
  const Result<Table> types = Table::load(resources().common("event_types.tsv"),
                                          {"type", "mode", "quad", "score", "cameo", "content"});
  ASSERT_TRUE(types.ok());
  for (std::size_t i = 0; i < types->size(); ++i) {
    const std::string type(types->row(i)["type"]), mode(types->row(i)["mode"]);
    for (const auto& [language, found] : tried)
      EXPECT_TRUE(found.contains(type)) << language << " " << type;
    EXPECT_TRUE(modes.contains(type + " " + (mode.empty() ? "-" : mode))) << type << " " << mode;
  }
}

TEST(Event, EmptyAndOddDocumentsAreFine) {
  Document empty;
  stage(kLanguages[0]).run(empty);
  EXPECT_TRUE(empty.events.empty());
  Document odd = test::document_from_conllu(
      "1 , , PUNCT _ _ 0 root _ _\n2 odwiedzić odwiedzić VERB _ _ 1 conj _ _\n3 który który DET _ "
      "PronType=Rel 2 nsubj _ _\n");
  stage(kLanguages[0]).run(odd);
  EXPECT_TRUE(odd.events.empty());
}

TEST(Event, RunningTwiceGivesTheSame) {
  for (const Language& language : kLanguages) {
    for (const Case& c : cases(language)) {
      Document document = test::document_from_conllu(c.conllu);
      for (const std::string& mention : c.mentions) add_mention(document, mention);
      stage(language).run(document);
      const std::size_t first = document.events.size();
      stage(language).run(document);
      EXPECT_EQ(document.events.size(), first) << c.text;
    }
  }
}

}  // namespace
}  // namespace kronika

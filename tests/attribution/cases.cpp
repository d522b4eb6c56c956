#include "attribution/cases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/table.h"
#include "support/conllu.h"

namespace kronika::test {
namespace {

EntityKind entity_kind(std::string_view name) {
  constexpr std::array<std::string_view, 9> kKinds = {"person",       "country", "place",
                                                      "organisation", "media",   "agency",
                                                      "document",     "group",   "unknown"};
  const auto found = std::find(kKinds.begin(), kKinds.end(), name);
  if (found == kKinds.end()) throw std::runtime_error("unknown kind " + std::string(name));
  return static_cast<EntityKind>(found - kKinds.begin());
}

Via via_from(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(Via::adjective); ++i) {
    if (name(static_cast<Via>(i)) == text) return static_cast<Via>(i);
  }
  throw std::runtime_error("unknown via " + std::string(text));
}

// "3-4 3 name prezydent person/x:person:GOV:LTU": an entity is called by its id.
void add_mention(Document& document, const std::string& line) {
  std::istringstream in(line);
  std::string span, head, via, role, referent;
  in >> span >> head >> via >> role;
  const std::size_t dash = span.find('-');
  Mention mention;
  mention.tokens = {TokenIndex(std::stoul(span.substr(0, dash)) - 1),
                    TokenIndex(std::stoul(span.substr(dash + 1)))};
  mention.head = TokenIndex(std::stoul(head) - 1);
  mention.span = document.bytes(mention.tokens);
  mention.via = via_from(via);
  if (role != "-") mention.role = role;
  std::replace(mention.role.begin(), mention.role.end(), '_', ' ');
  while (in >> referent) {
    const std::vector<std::string_view> parts = split(referent, ':');
    Entity entity;
    entity.id = parts.at(0);
    entity.name = parts.at(0);
    entity.kind = entity_kind(parts.at(1));
    if (parts.at(2) != "-") entity.sector = parts[2];
    if (parts.at(3) != "-") entity.country = parts[3];
    mention.referents.push_back(document.add_entity(std::move(entity)));
  }
  document.set_mention(std::move(mention));
}

AttributionCase finished(AttributionCase made, const std::string& conllu,
                         const std::vector<std::string>& mentions) {
  made.document = document_from_conllu(conllu);
  for (const std::string& mention : mentions) add_mention(made.document, mention);
  return made;
}

}  // namespace

const attribution::Stage& attribution_stage(std::string_view language) {
  const auto load = [](std::string_view name) {
    return attribution::Stage::load(Resources{source_path("resources"), {}}, name);
  };
  static const Result<attribution::Stage> polish = load("pl"), english = load("en");
  const Result<attribution::Stage>& loaded = language == "en" ? english : polish;
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return *loaded;
}

namespace {

void read_cases(const std::string& path, const std::string& language,
                std::vector<AttributionCase>& cases) {
  std::ifstream file(source_path(path));
  AttributionCase current;
  std::string conllu;
  std::vector<std::string> mentions;
  const auto finish = [&] {
    current.language = language;
    if (!conllu.empty()) cases.push_back(finished(std::move(current), conllu, mentions));
    current = {};
    conllu.clear();
    mentions.clear();
  };
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("## ")) {
      finish();
      current.name = line.substr(3);
    } else if (line.starts_with("# mention = ")) {
      mentions.push_back(line.substr(12));
    } else if (line.starts_with("# expect = ")) {
      current.expected.push_back(line.substr(11));
    } else if (!current.name.empty() &&
               (!line.starts_with("# ") || line == "# newpar" || line.starts_with("# heading"))) {
      conllu += line + "\n";
    }
  }
  finish();
}

}  // namespace

std::vector<AttributionCase> attribution_cases() {
  std::vector<AttributionCase> cases;
  read_cases("tests/attribution/data/cases.txt", "pl", cases);
  read_cases("tests/attribution/data/cases_en.txt", "en", cases);
  return cases;
}

std::string words(const Document& document, TokenSpan tokens) {
  std::string joined;
  for (TokenIndex i = tokens.begin; i < tokens.end; ++i)
    joined += (i == tokens.begin ? "" : " ") + document.token(i).form;
  return joined;
}

std::string described(const Document& document, const Report& report) {
  constexpr std::array<std::string_view, 4> kKinds = {"statement", "belief", "denial",
                                                      "no_statement"};
  std::vector<const Report*> chain{&report};
  while (chain.back()->parent != none<ReportIndex>)
    chain.push_back(&document.reports[chain.back()->parent.value]);
  std::string text = words(document, report.cue) + " | author";
  for (auto link = chain.rbegin(); link != chain.rend(); ++link) {
    for (const Source& source : (*link)->sources) {
      if (source.id == "author") {
        if (!source.name.empty()) text += "=" + source.name;
        continue;
      }
      text += " > " + source.id;
      for (const std::string& other : source.with) text += "+" + other;
    }
  }
  const Source& innermost = report.sources.back();
  text += " | " + std::string(kKinds[static_cast<std::size_t>(report.kind)]) + " " +
          std::string(name(report.content)) + " " + std::string(name(innermost.mode)) + " | " +
          std::string(name(innermost.kind)) + " |";
  for (std::size_t i = 0; i < report.scope.size(); ++i)
    text += (i == 0 ? " " : " / ") + words(document, report.scope[i]);
  return text;
}

}  // namespace kronika::test

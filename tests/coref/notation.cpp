#include "notation.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>

#include "base/table.h"
#include "support/conllu.h"

namespace kronika::test {
namespace {

std::string features(const std::string& code) {
  static const std::map<std::string, std::string, std::less<>> meanings = {
      {"nom", "Case=Nom"},
      {"gen", "Case=Gen"},
      {"dat", "Case=Dat"},
      {"acc", "Case=Acc"},
      {"ins", "Case=Ins"},
      {"loc", "Case=Loc"},
      {"s", "Number=Sing"},
      {"p", "Number=Plur"},
      {"m", "Animacy=Hum|Gender=Masc"},
      {"mi", "Animacy=Inan|Gender=Masc"},
      {"f", "Gender=Fem"},
      {"n", "Gender=Neut"},
      {"past", "Mood=Ind|Tense=Past|VerbForm=Fin|Voice=Act"},
      {"pres", "Mood=Ind|Person=3|Tense=Pres|VerbForm=Fin|Voice=Act"},
      {"pres1", "Mood=Ind|Person=1|Tense=Pres|VerbForm=Fin|Voice=Act"},
      {"fut", "Mood=Ind|Person=3|Tense=Fut|VerbForm=Fin|Voice=Act"},
      {"imps", "Mood=Ind|Person=0|Tense=Past|VerbForm=Fin|Voice=Act"},
      {"inf", "VerbForm=Inf|Voice=Act"},
      {"imp", "Mood=Imp|Person=2|VerbForm=Fin"},
      {"quasi", "Mood=Ind|VerbForm=Fin|VerbType=Quasi"},
      {"ppas", "VerbForm=Part|Voice=Pass"},
      {"prs", "Person=3|PronType=Prs"},
      {"rel", "PronType=Rel"},
      {"poss", "Poss=Yes|Reflex=Yes"},
      {"one", "Person=1"},
      {"own", "Poss=Yes"},
      {"refl", "Reflex=Yes"},
      {"dem", "PronType=Dem"},
      {"fin", "VerbForm=Fin"},
      {"pp", "Tense=Past|VerbForm=Part"},
      {"ing", "Tense=Pres|VerbForm=Part"},
      {"ger", "VerbForm=Ger"},
      {"conv", "VerbForm=Conv"}};
  std::vector<std::string> all;
  if (code != "_") {
    for (const std::string_view part : split(code, '.')) {
      const auto meaning = meanings.find(part);
      if (meaning == meanings.end()) throw std::runtime_error("unknown code: " + code);
      for (const std::string_view pair : split(meaning->second, '|')) all.emplace_back(pair);
    }
  }
  std::sort(all.begin(), all.end());
  std::string joined;
  for (const std::string& pair : all) joined += (joined.empty() ? "" : "|") + pair;
  return joined.empty() ? "_" : joined;
}

using Notes = std::map<std::string, std::string, std::less<>>;

EntityKind kind_of(std::string_view id) {
  if (id.starts_with("person/")) return EntityKind::person;
  if (id.starts_with("country/")) return EntityKind::country;
  if (id.starts_with("place/")) return EntityKind::place;
  if (id.starts_with("agency/")) return EntityKind::agency;
  if (id.starts_with("media/")) return EntityKind::media;
  if (id.starts_with("org/")) return EntityKind::organisation;
  return EntityKind::unknown;
}

void add_mention(Document& document, TokenIndex head, const Notes& notes) {
  Mention mention;
  mention.head = head;
  const auto words = notes.find("Words");
  mention.tokens = {head, head + (words == notes.end() ? 1 : std::stoul(words->second))};
  mention.span = document.bytes(mention.tokens);
  if (const auto role = notes.find("Role"); role != notes.end()) mention.role = role->second;
  std::replace(mention.role.begin(), mention.role.end(), '_', ' ');
  mention.via = mention.role.empty() ? Via::name : Via::description;
  if (const auto via = notes.find("Via"); via != notes.end() && via->second == "adjective")
    mention.via = Via::adjective;
  if (const auto e = notes.find("E"); e != notes.end()) {
    std::vector<std::string> parts;
    std::istringstream cells(e->second);
    for (std::string part; std::getline(cells, part, ':');) parts.push_back(part);
    parts.resize(4);
    Entity entity;
    entity.id = parts[0];
    entity.name = document.token(head).lemma;
    if (const auto name = notes.find("Name"); name != notes.end()) entity.name = name->second;
    std::replace(entity.name.begin(), entity.name.end(), '_', ' ');
    entity.kind = kind_of(entity.id);
    entity.country = parts[1];
    entity.sector = parts[2];
    entity.gender = parts[3] == "f" ? Gender::feminine : parts[3] == "m" ? Gender::masculine : Gender::unknown;
    entity.in_knowledge_base = notes.contains("Kb");
    mention.referents = {document.add_entity(entity)};
  }
  document.set_mention(mention);
}

}  // namespace

Annotated annotated(std::string_view lines) {
  std::string conllu;
  std::vector<Notes> notes;
  std::istringstream input{std::string(lines)};
  std::size_t number = 0;
  for (std::string line; std::getline(input, line);) {
    if (line.empty() || line[0] == '#') {
      if (line.empty()) number = 0;
      conllu += line + "\n";
      continue;
    }
    std::istringstream cells(line);
    std::vector<std::string> column;
    for (std::string cell; cells >> cell;) column.push_back(cell);
    if (column.size() < 6 || column.size() > 7) throw std::runtime_error("wrong line: " + line);
    conllu += std::to_string(++number) + "\t" + column[0] + "\t" + column[1] + "\t" + column[2] + "\t_\t" +
              features(column[3]) + "\t" + column[4] + "\t" + column[5] + "\t_\t_\n";
    notes.emplace_back();
    if (column.size() < 7) continue;
    for (const std::string_view pair : split(column[6], '|')) {
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos) throw std::runtime_error("wrong note: " + line);
      notes.back().emplace(pair.substr(0, equals), pair.substr(equals + 1));
    }
  }
  Annotated result{document_from_conllu(conllu), {}};
  for (std::size_t i = 0; i < notes.size(); ++i) {
    if (notes[i].contains("E") || notes[i].contains("Role")) add_mention(result.document, TokenIndex(i), notes[i]);
    const auto is = notes[i].find("Is");
    result.expected.push_back(is == notes[i].end() ? "" : is->second);
  }
  return result;
}

std::vector<std::string> found(const Document& before, const Document& after) {
  std::vector<std::string> all(after.tokens.size());
  for (const Mention& mention : after.mentions) {
    const Mention* old = before.mention_at(mention.head);
    if (mention.referents.empty() || (old && old->referents == mention.referents)) continue;
    std::string& text = all[mention.head.value];
    text = std::string(name(mention.via)) + ":";
    for (std::size_t i = 0; i < mention.referents.size(); ++i)
      text += (i > 0 ? "+" : "") + after.entity(mention.referents[i]).id;
  }
  return all;
}

}  // namespace kronika::test

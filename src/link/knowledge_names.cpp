// Loads what the language calls the things of the knowledge base (resources/<language>).
// Tested in tests/link/knowledge_test.cpp.

#include "base/table.h"
#include "link/knowledge_loader.h"
#include "unicode/characters.h"

namespace kronika::link {

Status KnowledgeLoader::country_names() {
  Result<Table> table =
      Table::load(resources_.language(language_, "countries.tsv"),
                  {"code", "names", "adjectives", "demonyms", "capital", "metonyms"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    const auto country = k.country(row["code"]);
    if (!country) return row.error("unknown country '" + std::string(row["code"]) + "'");
    const auto names = row.list("names");
    if (names.empty()) return row.error("no name");
    k.entities[*country].name = names.front();
    for (const auto name : names) alias(name, SenseKind::country, *country);
    for (const auto name : row.list("demonyms")) alias(name, SenseKind::demonym, *country);
    for (const auto name : row.list("metonyms")) alias(name, SenseKind::metonym, *country);
    for (const auto adjective : row.list("adjectives")) {
      const bool joined = adjective.ends_with('-');
      const bool capital = unicode::starts_upper(adjective);
      std::string lemma = unicode::lower(adjective);
      if (joined) lemma.pop_back();
      const auto [other, added] = k.adjectives.emplace(lemma, Adjective{*country, capital, joined});
      if (!added) k.rivals[other->second.owner].push_back(*country);
      if (lemma.ends_with('i') && !capital)
        k.adjectives.emplace(lemma.substr(0, lemma.size() - 1) + "o", Adjective{*country});
    }
    const auto capital = k.capital_of.find(*country);
    if (capital == k.capital_of.end()) continue;
    const auto capital_names = row.list("capital");
    if (!capital_names.empty()) k.entities[capital->second].name = capital_names.front();
    for (std::size_t n = 0; n < capital_names.size(); ++n) {
      if (n == 0)
        alias(capital_names[n], SenseKind::capital, capital->second);
      else
        other_capital_names_.emplace_back(capital_names[n], capital->second);
    }
  }
  return Success{};
}

Status KnowledgeLoader::name_order() {
  Result<Table> table =
      Table::load(resources_.common("name_order.tsv"), {"country", "family_name"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    if (!is_country(row["country"]))
      return row.error("unknown country '" + std::string(row["country"]) + "'");
    if (row["family_name"] != "first") return row.error("only 'first' needs to be told");
    family_name_first_[std::string(row["country"])] = true;
  }
  return Success{};
}

Status KnowledgeLoader::names(std::string_view file, std::string_view folder, SenseKind kind) {
  Result<Table> table = Table::load(resources_.language(language_, file), {"id", "names"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    const auto id = find(qualified(folder, row["id"]));
    if (!id) return row.error("unknown id '" + std::string(row["id"]) + "'");
    const auto names = row.list("names");
    if (!names.empty()) k.entities[*id].name = names.front();
    for (const auto name : names) {
      alias(name, kind == SenseKind::place ? place_sense(*id) : kind, *id);
      if (kind == SenseKind::place) place_names_.emplace(name);
      if (kind == SenseKind::person) person_names_[*id].emplace_back(name);
    }
  }
  return Success{};
}

Status KnowledgeLoader::organisation_adjectives() {
  Result<Table> table = Table::load(resources_.language(language_, "organisation_adjectives.tsv"),
                                    {"organisation", "adjectives", "metonyms"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    const auto id = find(qualified("org", row["organisation"]));
    if (!id) return row.error("unknown id '" + std::string(row["organisation"]) + "'");
    for (const auto adjective : row.list("adjectives"))
      k.adjectives.emplace(unicode::lower(adjective), Adjective{*id});
    for (const auto town : row.list("metonyms")) alias(town, SenseKind::organisation, *id);
  }
  return Success{};
}

// Surnames are weak names: they mean somebody only if nothing else speaks against it.
void KnowledgeLoader::add_surnames() {
  for (EntityId id = 0; id < k.entities.size(); ++id) {
    const auto names = person_names_.find(id);
    if (names == person_names_.end()) continue;
    const bool first = family_name_first_.contains(k.entities[id].country);
    for (const std::string& name : names->second) {
      const auto words = split(name, ' ');
      if (words.size() < 2) continue;
      const std::string_view surname = first ? words.front() : words.back();
      if (name_pieces(surname).empty() || surname.size() < 2) continue;
      alias(surname, SenseKind::surname, id);
      for (const std::string_view word : words) {
        if (word != surname) k.given_names[id].push_back(unicode::fold(word));
      }
    }
  }
}

}  // namespace kronika::link

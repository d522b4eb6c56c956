// Loads the facts of the knowledge base, which lie in resources/common. Tested in
// tests/link/knowledge_test.cpp.

#include "link/knowledge.h"

#include <charconv>

#include "base/table.h"
#include "link/knowledge_loader.h"
#include "unicode/characters.h"

namespace kronika::link {
namespace {

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<EntityKind> organisation_kind(std::string_view kind) {
  if (kind == "agency") return EntityKind::agency;
  if (kind == "media") return EntityKind::media;
  for (const std::string_view other : {"organisation", "company", "igo", "party", "armed"}) {
    if (kind == other) return EntityKind::organisation;
  }
  return std::nullopt;
}

}  // namespace

Status KnowledgeLoader::countries() {
  Result<Table> table =
      Table::load(resources_.common("countries.tsv"), {"code", "name", "capital", "region"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    if (row["code"].size() != 3) return row.error("a country's code has three letters");
    Entity country;
    country.id = qualified("country", row["code"]);
    country.name = row["name"];
    country.kind = EntityKind::country;
    country.country = row["code"];
    const auto id = add(std::move(country));
    if (!id) return row.error("the code stands here for the second time");
    if (row["capital"].empty()) continue;
    Entity capital;
    capital.id = "place/" + unicode::slug(row["capital"]);
    capital.name = row["capital"];
    capital.kind = EntityKind::place;
    capital.country = row["code"];
    if (const auto place = add(std::move(capital))) k.capital_of[*id] = *place;
  }
  return Success{};
}

Status KnowledgeLoader::organisations() {
  Result<Table> table = Table::load(resources_.common("organisations.tsv"),
                                    {"id", "name", "kind", "country", "sector", "aliases"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    const auto kind = organisation_kind(row["kind"]);
    if (!kind) return row.error("unknown kind '" + std::string(row["kind"]) + "'");
    if (const Status known = known_country_or_none(row); !known) return known.error();
    Entity entity;
    entity.id = qualified("org", row["id"]);
    entity.name = row["name"];
    entity.kind = *kind;
    entity.country = row["country"];
    entity.sector = row["sector"];
    const auto id = add(std::move(entity));
    if (!id) return row.error("the id stands here for the second time");
    if (row["kind"] == "organisation" && !row["country"].empty() && is_state_sector(row["sector"]))
      k.state_organs.insert(*id);
    alias(row["name"], SenseKind::organisation, *id);
    for (const auto name : row.list("aliases")) alias(name, SenseKind::organisation, *id);
  }
  return Success{};
}

// What a row of places, persons or organisations says of its country.
Status KnowledgeLoader::known_country_or_none(const Table::Row& row) const {
  if (row["country"].empty() || is_country(row["country"])) return Success{};
  return row.error("unknown country '" + std::string(row["country"]) + "'");
}

Status KnowledgeLoader::places() {
  Result<Table> table = Table::load(resources_.common("places.tsv"),
                                    {"id", "name", "kind", "country", "lat", "lon", "aliases"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    if (const Status known = known_country_or_none(row); !known) return known.error();
    Entity entity;
    entity.id = qualified("place", row["id"]);
    entity.name = row["name"];
    entity.kind = EntityKind::place;
    entity.country = row["country"];
    if (!row["lat"].empty() || !row["lon"].empty()) {
      entity.latitude = number(row["lat"]);
      entity.longitude = number(row["lon"]);
      if (!entity.latitude || !entity.longitude) return row.error("a coordinate is no number");
    }
    auto id = find(entity.id);
    if (id) {  // a capital, of which the table of countries tells the name alone
      if (k.entities[*id].latitude) return row.error("the id stands here for the second time");
      k.entities[*id].latitude = entity.latitude;
      k.entities[*id].longitude = entity.longitude;
    } else {
      id = add(std::move(entity));
    }
    alias(row["name"], place_sense(*id), *id);
    for (const auto name : row.list("aliases")) alias(name, place_sense(*id), *id);
  }
  return Success{};
}

Status KnowledgeLoader::persons() {
  Result<Table> table = Table::load(resources_.common("persons.tsv"),
                                    {"id", "name", "country", "sector", "gender", "aliases"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    if (const Status known = known_country_or_none(row); !known) return known.error();
    Entity entity;
    entity.id = qualified("person", row["id"]);
    entity.name = row["name"];
    entity.kind = EntityKind::person;
    entity.country = row["country"];
    entity.sector = row["sector"];
    const std::string_view gender = row["gender"];
    if (gender == "m" || gender == "masculine")
      entity.gender = Gender::masculine;
    else if (gender == "f" || gender == "feminine")
      entity.gender = Gender::feminine;
    else if (!gender.empty())
      return row.error("unknown gender '" + std::string(gender) + "'");
    const auto id = add(std::move(entity));
    if (!id) return row.error("the id stands here for the second time");
    person_names_[*id].emplace_back(row["name"]);
    alias(row["name"], SenseKind::person, *id);
    for (const auto name : row.list("aliases")) {
      alias(name, SenseKind::person, *id);
      person_names_[*id].emplace_back(name);
    }
  }
  return Success{};
}

Status KnowledgeLoader::offices() {
  Result<Table> table =
      Table::load(resources_.common("offices.tsv"), {"person", "office", "of", "from", "to"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    const auto person = find(qualified("person", row["person"]));
    if (!person) return row.error("unknown person '" + std::string(row["person"]) + "'");
    if (row["office"].empty()) return row.error("no office");
    auto of = k.country(row["of"]);
    if (!of) of = find(qualified("org", row["of"]));
    if (!of) of = find(qualified("place", row["of"]));
    if (!of)
      return row.error("neither a country nor an organisation: '" + std::string(row["of"]) + "'");
    Tenure tenure{*person, std::string(row["office"]), *of, std::nullopt, std::nullopt};
    for (const auto& [column, end] :
         {std::pair("from", &tenure.from), std::pair("to", &tenure.until)}) {
      if (row[column].empty()) continue;
      Result<Interval> date = parse_date(row[column]);
      if (!date) return row.error(date.error().message);
      *end = *date;
    }
    const auto index = static_cast<std::uint32_t>(k.tenures.size());
    k.offices_of[*of].push_back(index);
    k.offices_held[*person].push_back(index);
    k.tenures.push_back(std::move(tenure));
  }
  return Success{};
}

std::optional<EntityId> Knowledge::country(std::string_view code) const {
  const auto found = by_id.find("country/" + std::string(code));
  return found == by_id.end() ? std::nullopt : std::optional(found->second);
}

Result<Knowledge> Knowledge::load(const Resources& resources, std::string_view language) {
  KnowledgeLoader loader(resources, language);
  if (Status status = loader.all(); !status) return status.error();
  Result<Gazetteer> towns = Gazetteer::load(resources.generated / "places" / "towns.tsv");
  if (!towns) return towns.error();
  loader.k.towns = std::move(*towns);
  return std::move(loader.k);
}

}  // namespace kronika::link

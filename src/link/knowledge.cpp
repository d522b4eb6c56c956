// Loads the tables of the knowledge base. Facts lie in resources/common, names in resources/<language>.
// Tested in tests/link/knowledge_test.cpp.

#include "link/knowledge.h"

#include <charconv>
#include <unordered_set>

#include "base/table.h"
#include "unicode/characters.h"

namespace kronika::link {
namespace {

// "kim-jong-un" and "person/kim-jong-un" are the same.
std::string qualified(std::string_view folder, std::string_view id) {
  return id.find('/') == std::string_view::npos ? std::string(folder) + "/" + std::string(id) : std::string(id);
}

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

bool is_state_sector(std::string_view sector) {
  return sector == "GOV" || sector == "MIL" || sector == "COP" || sector == "SPY" || sector == "JUD" || sector == "LEG";
}

class Loader {
 public:
  Loader(const Resources& resources, std::string_view language) : resources_(resources), language_(language) {}

  Status all() {
    Result<Declension> declension = Declension::load(resources_, language_);
    if (!declension) return declension.error();
    k.declension = std::move(*declension);
    using Step = Status (Loader::*)();
    for (const Step step : {&Loader::countries, &Loader::country_names, &Loader::organisations, &Loader::places,
                            &Loader::name_order, &Loader::persons, &Loader::offices}) {
      if (Status status = (this->*step)(); !status) return status;
    }
    if (Status s = names("organisation_names.tsv", "org", SenseKind::organisation); !s) return s;
    if (Status s = names("place_names.tsv", "place", SenseKind::place); !s) return s;
    if (Status s = names("person_names.tsv", "person", SenseKind::person); !s) return s;
    // "Haga" beside "Amsterdam", unless it is a town of its own.
    for (const auto& [name, capital] : other_capital_names_) {
      if (!place_names_.contains(name)) alias(name, SenseKind::capital, capital);
    }
    if (Status s = organisation_adjectives(); !s) return s;
    add_surnames();
    k.aliases.finish();
    return Success{};
  }

  Knowledge k;

 private:
  std::optional<EntityId> add(Entity entity) {
    const auto id = static_cast<EntityId>(k.entities.size());
    if (!k.by_id.emplace(entity.id, id).second) return std::nullopt;
    entity.in_knowledge_base = true;
    k.entities.push_back(std::move(entity));
    return id;
  }
  std::optional<EntityId> find(const std::string& id) const {
    const auto found = k.by_id.find(id);
    return found == k.by_id.end() ? std::nullopt : std::optional(found->second);
  }
  bool is_country(std::string_view code) const { return k.country(code).has_value(); }
  void alias(std::string_view name, SenseKind kind, EntityId entity) { k.aliases.add(name, {kind, entity}); }
  SenseKind place_sense(EntityId place) const {
    const auto country = k.country(k.entities[place].country);
    const auto capital = country ? k.capital_of.find(*country) : k.capital_of.end();
    return capital != k.capital_of.end() && capital->second == place ? SenseKind::capital : SenseKind::place;
  }

  Status countries();
  Status country_names();
  Status organisations();
  Status places();
  Status name_order();
  Status persons();
  Status offices();
  Status names(std::string_view file, std::string_view folder, SenseKind kind);
  Status organisation_adjectives();
  void add_surnames();

  const Resources& resources_;
  std::string_view language_;
  std::unordered_map<std::string, bool> family_name_first_;
  std::unordered_map<EntityId, std::vector<std::string>> person_names_;
  std::vector<std::pair<std::string, EntityId>> other_capital_names_;
  std::unordered_set<std::string> place_names_;
};

Status Loader::countries() {
  Result<Table> table = Table::load(resources_.common("countries.tsv"), {"code", "name", "capital", "region"});
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

Status Loader::country_names() {
  Result<Table> table = Table::load(resources_.language(language_, "countries.tsv"),
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
      const std::string lemma = unicode::lower(adjective);
      const auto [other, added] = k.adjectives.emplace(lemma, *country);
      if (!added) k.rivals[other->second].push_back(*country);
      if (lemma.ends_with('i')) k.adjectives.emplace(lemma.substr(0, lemma.size() - 1) + "o", *country);
    }
    const auto capital = k.capital_of.find(*country);
    if (capital == k.capital_of.end()) continue;
    const auto capital_names = row.list("capital");
    if (!capital_names.empty()) k.entities[capital->second].name = capital_names.front();
    for (std::size_t n = 0; n < capital_names.size(); ++n) {
      if (n == 0) alias(capital_names[n], SenseKind::capital, capital->second);
      else other_capital_names_.emplace_back(capital_names[n], capital->second);
    }
  }
  return Success{};
}

Status Loader::organisations() {
  Result<Table> table = Table::load(resources_.common("organisations.tsv"),
                                    {"id", "name", "kind", "country", "sector", "aliases"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    const auto kind = organisation_kind(row["kind"]);
    if (!kind) return row.error("unknown kind '" + std::string(row["kind"]) + "'");
    if (!row["country"].empty() && !is_country(row["country"]))
      return row.error("unknown country '" + std::string(row["country"]) + "'");
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

Status Loader::places() {
  Result<Table> table = Table::load(resources_.common("places.tsv"),
                                    {"id", "name", "kind", "country", "lat", "lon", "aliases"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    if (!row["country"].empty() && !is_country(row["country"]))
      return row.error("unknown country '" + std::string(row["country"]) + "'");
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

Status Loader::name_order() {
  Result<Table> table = Table::load(resources_.common("name_order.tsv"), {"country", "family_name"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    if (!is_country(row["country"])) return row.error("unknown country '" + std::string(row["country"]) + "'");
    if (row["family_name"] != "first") return row.error("only 'first' needs to be told");
    family_name_first_[std::string(row["country"])] = true;
  }
  return Success{};
}

Status Loader::persons() {
  Result<Table> table = Table::load(resources_.common("persons.tsv"),
                                    {"id", "name", "country", "sector", "gender", "aliases"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    if (!row["country"].empty() && !is_country(row["country"]))
      return row.error("unknown country '" + std::string(row["country"]) + "'");
    Entity entity;
    entity.id = qualified("person", row["id"]);
    entity.name = row["name"];
    entity.kind = EntityKind::person;
    entity.country = row["country"];
    entity.sector = row["sector"];
    const std::string_view gender = row["gender"];
    if (gender == "m" || gender == "masculine") entity.gender = Gender::masculine;
    else if (gender == "f" || gender == "feminine") entity.gender = Gender::feminine;
    else if (!gender.empty()) return row.error("unknown gender '" + std::string(gender) + "'");
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

Status Loader::offices() {
  Result<Table> table = Table::load(resources_.common("offices.tsv"), {"person", "office", "of", "from", "to"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    const auto person = find(qualified("person", row["person"]));
    if (!person) return row.error("unknown person '" + std::string(row["person"]) + "'");
    if (row["office"].empty()) return row.error("no office");
    auto of = k.country(row["of"]);
    if (!of) of = find(qualified("org", row["of"]));
    if (!of) of = find(qualified("place", row["of"]));
    if (!of) return row.error("neither a country nor an organisation: '" + std::string(row["of"]) + "'");
    Tenure tenure{*person, std::string(row["office"]), *of, std::nullopt, std::nullopt};
    for (const auto& [column, end] : {std::pair("from", &tenure.from), std::pair("to", &tenure.until)}) {
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

Status Loader::names(std::string_view file, std::string_view folder, SenseKind kind) {
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

Status Loader::organisation_adjectives() {
  Result<Table> table =
      Table::load(resources_.language(language_, "organisation_adjectives.tsv"), {"organisation", "adjectives", "metonyms"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    const auto id = find(qualified("org", row["organisation"]));
    if (!id) return row.error("unknown id '" + std::string(row["organisation"]) + "'");
    for (const auto adjective : row.list("adjectives")) k.adjectives.emplace(unicode::lower(adjective), *id);
    for (const auto town : row.list("metonyms")) alias(town, SenseKind::organisation, *id);
  }
  return Success{};
}

// Surnames are weak names: they mean somebody only if nothing else speaks against it.
void Loader::add_surnames() {
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

}  // namespace

std::optional<EntityId> Knowledge::country(std::string_view code) const {
  const auto found = by_id.find("country/" + std::string(code));
  return found == by_id.end() ? std::nullopt : std::optional(found->second);
}

Result<Knowledge> Knowledge::load(const Resources& resources, std::string_view language) {
  Loader loader(resources, language);
  if (Status status = loader.all(); !status) return status.error();
  return std::move(loader.k);
}

}  // namespace kronika::link

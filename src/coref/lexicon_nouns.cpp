// Loads and checks descriptions.tsv, and reads of noun_classes.tsv who is human and of persons.tsv
// which first names are whose. Tested in tests/coref/lexicon_test.cpp.

#include <algorithm>

#include "coref/lexicon_tables.h"

namespace kronika::coref {
namespace {

constexpr std::array<std::pair<std::string_view, EntityKind>, 8> kKinds{
    {{"person", EntityKind::person},
     {"country", EntityKind::country},
     {"place", EntityKind::place},
     {"organisation", EntityKind::organisation},
     {"media", EntityKind::media},
     {"agency", EntityKind::agency},
     {"document", EntityKind::document},
     {"group", EntityKind::group}}};

constexpr std::array<std::pair<std::string_view, Gender>, 3> kGenders{
    {{"masculine", Gender::masculine}, {"feminine", Gender::feminine}, {"", Gender::unknown}}};

constexpr std::array<std::pair<std::string_view, PluralUse>, 3> kPlurals{
    {{"bare", PluralUse::bare}, {"counted", PluralUse::counted}, {"", PluralUse::none}}};

constexpr std::array<std::pair<std::string_view, NounSort>, 33> kNounSorts{
    {{"person", NounSort::human},
     {"fighter", NounSort::human},
     {"official", NounSort::human},
     {"civilian", NounSort::human},
     {"organisation", NounSort::institution},
     {"thing", NounSort::thing},
     {"weapon", NounSort::thing},
     {"missile", NounSort::thing},
     {"aid", NounSort::thing},
     {"money", NounSort::thing},
     {"goods", NounSort::thing},
     {"agreement", NounSort::thing},
     {"talks", NounSort::thing},
     {"proposal", NounSort::thing},
     {"accusation", NounSort::thing},
     {"sanctions", NounSort::thing},
     {"rule", NounSort::thing},
     {"road", NounSort::thing},
     {"border", NounSort::thing},
     {"building", NounSort::thing},
     {"property", NounSort::thing},
     {"office", NounSort::thing},
     {"firearm", NounSort::thing},
     {"heavy", NounSort::thing},
     {"drone", NounSort::thing},
     {"aircraft", NounSort::thing},
     {"explosive", NounSort::thing},
     {"vehicle", NounSort::thing},
     {"nature", NounSort::thing},
     {"text", NounSort::thing},
     {"truce", NounSort::thing},
     {"violence", NounSort::thing},
     {"verdict", NounSort::thing}}};

Result<Description> description(const Table::Row& row) {
  Description found;
  for (const std::string_view text : row.list("kinds")) {
    const std::optional<EntityKind> kind = named(kKinds, text);
    if (!kind) return row.error(quoted("unknown kind", text));
    found.kinds.push_back(*kind);
  }
  if (found.kinds.empty()) return row.error("no kinds");
  for (const std::string_view sector : row.list("sectors")) {
    const bool well_formed =
        sector.size() == 3 &&
        sector.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
    if (sector == "-") continue;
    if (!well_formed) return row.error(quoted("unknown sector", sector));
    found.sectors.emplace(sector);
  }
  const std::optional<Gender> gender = named(kGenders, cell(row["gender"]));
  if (!gender) return row.error(quoted("unknown gender", row["gender"]));
  found.gender = *gender;
  for (const std::string_view name : row.list("names")) {
    if (name == "*")
      found.any_name = true;
    else if (name != "-")
      found.names.emplace(name);
  }
  const std::optional<PluralUse> plural = named(kPlurals, cell(row["plural"]));
  if (!plural) return row.error(quoted("unknown use of the plural", row["plural"]));
  found.plural = *plural;
  return found;
}

}  // namespace

Status load_descriptions(const Resources& resources, std::string_view language, Lexicon& lexicon) {
  Result<Table> table = Table::load(resources.language(language, "descriptions.tsv"),
                                    {"lemmas", "kinds", "sectors", "gender", "names", "plural"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    Result<Description> parsed = description(row);
    if (!parsed) return parsed.error();
    const std::size_t number = lexicon.descriptions.size();
    lexicon.descriptions.push_back(std::move(*parsed));
    if (row.list("lemmas").empty()) return row.error("no lemmas");
    for (const std::string_view lemma : row.list("lemmas")) {
      if (lemma.starts_with('*')) {
        if (lemma.size() == 1) return row.error("an empty ending");
        lexicon.endings.emplace_back(std::string(lemma.substr(1)), number);
      } else if (!lexicon.phrases.emplace(std::string(lemma), number).second) {
        return row.error(quoted("twice:", lemma));
      }
    }
  }
  return Success{};
}

// A noun of several classes is what the first one of the list above makes it.
Status load_noun_sorts(const Resources& resources, std::string_view language, Lexicon& lexicon) {
  Result<Table> table =
      Table::load(resources.language(language, "noun_classes.tsv"), {"class", "lemmas"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const std::optional<NounSort> sort = named(kNounSorts, table->row(i)["class"]);
    if (!sort) continue;
    for (const std::string_view lemma : table->row(i).list("lemmas")) {
      NounSort& known = lexicon.sorts.emplace(std::string(lemma), *sort).first->second;
      known = std::min(known, *sort);
    }
  }
  return Success{};
}

// The first names of the people of common/persons.tsv, but for countries where the family name
// comes first; a name of both men and women tells nothing.
Status load_first_names(const Resources& resources, std::string_view, Lexicon& lexicon) {
  if (!lexicon.conventions.natural_gender) return Success{};
  Result<Table> order = Table::load(resources.common("name_order.tsv"), {"country", "family_name"});
  if (!order) return order.error();
  std::set<std::string, std::less<>> family_first;
  for (std::size_t i = 0; i < order->size(); ++i) family_first.emplace(order->row(i)["country"]);
  Result<Table> table = Table::load(resources.common("persons.tsv"),
                                    {"id", "name", "country", "sector", "gender", "aliases"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    std::string_view slug = row["id"];
    slug.remove_prefix(std::min(slug.size(), slug.find('/') + 1));
    const std::size_t end = slug.find('-');
    if (end == std::string_view::npos || family_first.contains(row["country"])) continue;
    const std::uint8_t gender = row["gender"] == "feminine" ? kFeminine : kMasculine;
    std::uint8_t& known =
        lexicon.first_names.emplace(std::string(slug.substr(0, end)), gender).first->second;
    known &= gender;
  }
  return Success{};
}

}  // namespace kronika::coref

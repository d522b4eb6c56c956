// The tables of actors and places agree with one another: every id is well formed and unique,
// everything a row refers to exists, terms of office begin before they end, no name means two
// things of one table, and the Polish tables name only what is there (all states: there all of
// them).

#include <gtest/gtest.h>

#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/table.h"
#include "support/conllu.h"

namespace kronika {
namespace {

using Columns = std::initializer_list<std::string_view>;

const Columns country_columns = {"code", "name", "capital", "region"};
const Columns person_columns = {"id", "name", "country", "sector", "gender", "aliases"};
const Columns office_columns = {"person", "office", "of", "from", "to"};
const Columns organisation_columns = {"id", "name", "kind", "country", "sector", "aliases"};
const Columns place_columns = {"id", "name", "kind", "country", "lat", "lon", "aliases"};
const Columns name_columns = {"id", "names"};

// An unreadable table fails the test and reads as empty.
Table load(const std::string& name, Columns columns) {
  Result<Table> table = Table::load(test::source_path("resources/" + name), columns);
  if (table) return std::move(*table);
  ADD_FAILURE() << table.error().message;
  return std::move(*Table::parse("none\n", name, {"none"}));
}

std::set<std::string, std::less<>> values(const Table& table, std::string_view column) {
  std::set<std::string, std::less<>> found;
  for (std::size_t i = 0; i < table.size(); ++i) found.emplace(table.row(i)[column]);
  return found;
}

bool is_country_code(std::string_view text) {
  if (text.size() != 3) return false;
  for (const char c : text) {
    if (c < 'A' || c > 'Z') return false;
  }
  return true;
}

// "<prefix>/<slug>", a slug being words of a-z and 0-9 with single hyphens between them.
bool is_id(std::string_view text, std::string_view prefix) {
  if (!text.starts_with(prefix) || text.size() <= prefix.size() + 1 || text[prefix.size()] != '/')
    return false;
  char before = '-';
  for (const char c : text.substr(prefix.size() + 1)) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!word && (c != '-' || before == '-')) return false;
    before = c;
  }
  return before != '-';
}

void expect_ids(const Table& table, std::string_view prefix) {
  std::set<std::string, std::less<>> seen;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const Table::Row row = table.row(i);
    EXPECT_TRUE(is_id(row["id"], prefix)) << row.error("malformed id").message;
    EXPECT_TRUE(seen.emplace(row["id"]).second) << row.error("id given twice").message;
  }
}

// A name belongs to one row of its table and stands there once.
void expect_own_names(const Table& table, std::initializer_list<std::string_view> columns) {
  std::map<std::string, std::size_t, std::less<>> owner;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const Table::Row row = table.row(i);
    for (const std::string_view column : columns) {
      for (const std::string_view name : row.list(column)) {
        const auto [first, fresh] = owner.emplace(name, row.line());
        EXPECT_TRUE(fresh) << row.error("'" + std::string(name) + "' stands in line " +
                                        std::to_string(first->second) + " too")
                                  .message;
      }
    }
  }
}

void expect_countries(const Table& table, const std::set<std::string, std::less<>>& codes) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::string_view code = table.row(i)["country"];
    EXPECT_TRUE(code.empty() || code == "-" || codes.contains(code))
        << table.row(i).error("unknown country").message;
  }
}

void expect_one_of(const Table& table, std::string_view column,
                   const std::set<std::string_view>& allowed) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    EXPECT_TRUE(allowed.contains(table.row(i)[column]))
        << table.row(i).error("unknown " + std::string(column)).message;
  }
}

const std::set<std::string_view> sectors = {"GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD",
                                            "SPY", "MED", "EDU", "BUS", "CRM", "CVL", "LEG",
                                            "LAB", "REL", "IGO", "NGO", "UNK"};

std::optional<int> number(std::string_view text, std::size_t digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.size() != digits || error != std::errc() || end != text.data() + text.size())
    return std::nullopt;
  return value;
}

// First day of YYYY, YYYY-MM or YYYY-MM-DD as a number that orders days; nothing if it is none of
// these.
std::optional<int> first_day(std::string_view text) {
  const std::optional<int> year = number(text.substr(0, 4), 4);
  std::optional<int> month = 1, day = 1;
  if (text.size() > 4)
    month = text[4] == '-' && text.size() >= 7 ? number(text.substr(5, 2), 2) : std::nullopt;
  if (text.size() > 7)
    day = text[7] == '-' && text.size() == 10 ? number(text.substr(8, 2), 2) : std::nullopt;
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1) return std::nullopt;
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = *year % 4 == 0 && (*year % 100 != 0 || *year % 400 == 0);
  if (*day > days[*month - 1] + (leap && *month == 2 ? 1 : 0)) return std::nullopt;
  return (*year * 12 + *month) * 31 + *day;
}

bool is_degrees(std::string_view text, double limit) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= -limit &&
         value <= limit;
}

TEST(Knowledge, Countries) {
  const Table countries = load("common/countries.tsv", country_columns);
  EXPECT_GE(countries.size(), 193u);
  std::set<std::string, std::less<>> codes;
  for (std::size_t i = 0; i < countries.size(); ++i) {
    const Table::Row row = countries.row(i);
    EXPECT_TRUE(is_country_code(row["code"])) << row.error("malformed code").message;
    EXPECT_TRUE(codes.emplace(row["code"]).second) << row.error("code given twice").message;
  }
  expect_own_names(countries, {"name"});
}

TEST(Knowledge, PolishCountriesAreAll) {
  const Table polish =
      load("pl/countries.tsv", {"code", "names", "adjectives", "demonyms", "capital", "metonyms"});
  EXPECT_EQ(values(polish, "code"), values(load("common/countries.tsv", country_columns), "code"));
  expect_own_names(polish, {"names"});
  expect_own_names(polish, {"demonyms"});
  expect_own_names(polish, {"metonyms"});
}

TEST(Knowledge, Persons) {
  const Table persons = load("common/persons.tsv", person_columns);
  EXPECT_GE(persons.size(), 1200u);
  expect_ids(persons, "person");
  expect_own_names(persons, {"name", "aliases"});
  expect_countries(persons, values(load("common/countries.tsv", country_columns), "code"));
  expect_one_of(persons, "sector", sectors);
  expect_one_of(persons, "gender", {"masculine", "feminine"});
}

TEST(Knowledge, Organisations) {
  const Table organisations = load("common/organisations.tsv", organisation_columns);
  EXPECT_GE(organisations.size(), 600u);
  expect_ids(organisations, "org");
  expect_own_names(organisations, {"name", "aliases"});
  expect_countries(organisations, values(load("common/countries.tsv", country_columns), "code"));
  expect_one_of(organisations, "sector", sectors);
  expect_one_of(organisations, "kind",
                {"agency", "media", "organisation", "company", "igo", "party", "armed"});
}

TEST(Knowledge, Places) {
  const Table places = load("common/places.tsv", place_columns);
  EXPECT_GE(places.size(), 700u);
  expect_ids(places, "place");
  expect_own_names(places, {"name", "aliases"});
  expect_countries(places, values(load("common/countries.tsv", country_columns), "code"));
  expect_one_of(places, "kind", {"city", "region", "site", "base", "sea", "river", "continent"});
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Table::Row row = places.row(i);
    EXPECT_TRUE(is_degrees(row["lat"], 90) && is_degrees(row["lon"], 180))
        << row.error("coordinates").message;
  }
}

TEST(Knowledge, Offices) {
  const Table offices = load("common/offices.tsv", office_columns);
  const auto persons = values(load("common/persons.tsv", person_columns), "id");
  const auto organisations = values(load("common/organisations.tsv", organisation_columns), "id");
  const auto places = values(load("common/places.tsv", place_columns), "id");
  const auto codes = values(load("common/countries.tsv", country_columns), "code");
  for (std::size_t i = 0; i < offices.size(); ++i) {
    const Table::Row row = offices.row(i);
    EXPECT_TRUE(persons.contains(row["person"])) << row.error("unknown person").message;
    EXPECT_TRUE(codes.contains(row["of"]) || organisations.contains(row["of"]) ||
                places.contains(row["of"]))
        << row.error("unknown holder of the office").message;
    const std::optional<int> from = first_day(row["from"]);
    EXPECT_TRUE(from.has_value()) << row.error("malformed 'from'").message;
    if (row["to"].empty() || row["to"] == "-") continue;
    const std::optional<int> to = first_day(row["to"]);
    ASSERT_TRUE(to.has_value()) << row.error("malformed 'to'").message;
    EXPECT_LT(*from, *to) << row.error("ends before it begins").message;
  }
}

TEST(Knowledge, PolishNamesBelongToKnownIds) {
  const auto expect_known = [](const std::string& name,
                               const std::set<std::string, std::less<>>& ids) {
    const Table names = load(name, name_columns);
    std::set<std::string, std::less<>> seen;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const Table::Row row = names.row(i);
      EXPECT_TRUE(ids.contains(row["id"])) << row.error("unknown id").message;
      EXPECT_TRUE(seen.emplace(row["id"]).second) << row.error("id given twice").message;
      EXPECT_FALSE(row.list("names").empty()) << row.error("no name").message;
    }
    expect_own_names(names, {"names"});
  };
  expect_known("pl/person_names.tsv", values(load("common/persons.tsv", person_columns), "id"));
  expect_known("pl/organisation_names.tsv",
               values(load("common/organisations.tsv", organisation_columns), "id"));
  expect_known("pl/place_names.tsv", values(load("common/places.tsv", place_columns), "id"));
}

TEST(Knowledge, WhatIsMalformedIsSeen) {
  EXPECT_TRUE(is_id("org/38-north", "org"));
  EXPECT_FALSE(is_id("org/38--north", "org"));
  EXPECT_FALSE(is_id("org/", "org"));
  EXPECT_FALSE(is_id("person/Zażółć", "person"));
  EXPECT_TRUE(first_day("2024-02-29").has_value());
  EXPECT_FALSE(first_day("2023-02-29").has_value());
  EXPECT_FALSE(first_day("2023-2").has_value());
  EXPECT_FALSE(first_day("-").has_value());
  EXPECT_LT(*first_day("2023"), *first_day("2023-02"));
}

}  // namespace
}  // namespace kronika

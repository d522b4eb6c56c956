// Keys and foreign keys, as databases have them (Codd 1970), over tables whose cells may be lists:
// a key "class+lemmas" is every pair of a class and one of its lemmas. Easy: an id that stands
// twice. Hard: `country` of offices.tsv may be a state, an organisation or a place:
// "of=countries.code/organisations.id/places.id". Tested in tests/lexicon/.

#include "lexicon/table_rules.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/table.h"

namespace kronika::lexicon {
namespace {

using Values = std::unordered_set<std::string>;

struct Rule {
  std::string table;
  bool common = false;
  std::vector<std::vector<std::string>> keys;  // columns whose values together stand once
  struct Reference {
    std::string column;
    std::vector<std::pair<std::string, std::string>> targets;  // table without ".tsv", column
  };
  std::vector<Reference> references;
};

Result<Rule> rule_from(const Table::Row& row) {
  Rule rule;
  rule.table = row["table"];
  rule.common = row["scope"] == "common";
  if (!rule.common && row["scope"] != "language")
    return row.error("the scope is neither common nor language");
  for (const std::string_view key : row.list("once")) {
    std::vector<std::string>& columns = rule.keys.emplace_back();
    for (const std::string_view column : split(key, '+')) columns.emplace_back(column);
  }
  for (const std::string_view text : row.list("refers")) {
    const std::vector<std::string_view> sides = split(text, '=');
    if (sides.size() != 2)
      return row.error("no 'column=table.column' in '" + std::string(text) + "'");
    Rule::Reference reference{std::string(sides[0]), {}};
    for (const std::string_view target : split(sides[1], '/')) {
      const std::vector<std::string_view> names = split(target, '.');
      if (names.size() != 2) return row.error("no 'table.column' in '" + std::string(target) + "'");
      reference.targets.emplace_back(names[0], names[1]);
    }
    rule.references.push_back(std::move(reference));
  }
  return rule;
}

class Checker {
 public:
  explicit Checker(const Resources& resources) : resources_(resources) {}

  void check(const Rule& rule, const std::filesystem::path& path) {
    Result<Table> table = Table::load(path);
    if (!table) {
      found.push_back({path.string(), 0, "damaged", table.error().message});
      return;
    }
    for (const std::vector<std::string>& key : rule.keys) check_key(*table, key);
    for (const Rule::Reference& reference : rule.references) check_reference(*table, reference);
  }

  std::vector<Finding> found;

 private:
  bool has_column(const Table& table, const std::string& column) {
    const auto& columns = table.columns();
    if (std::find(columns.begin(), columns.end(), column) != columns.end()) return true;
    found.push_back({table.name(), 0, "damaged",
                     "tables.tsv names a column '" + column + "' that is not there"});
    return false;
  }

  void check_key(const Table& table, const std::vector<std::string>& key) {
    for (const std::string& column : key) {
      if (!has_column(table, column)) return;
    }
    std::unordered_map<std::string, std::size_t> lines;
    for (std::size_t i = 0; i < table.size(); ++i) {
      const Table::Row row = table.row(i);
      for (const std::string& value : combinations(row, key)) {
        const auto [first, fresh] = lines.emplace(value, row.line());
        if (fresh) continue;
        found.push_back(
            {table.name(), row.line(), "repeated",
             "'" + value + "' stands already in line " + std::to_string(first->second)});
      }
    }
  }

  // "class+lemmas" of "bad  zbrodnia|hańba": "bad zbrodnia", "bad hańba".
  static std::vector<std::string> combinations(const Table::Row& row,
                                               const std::vector<std::string>& key) {
    std::vector<std::string> all{""};
    for (const std::string& column : key) {
      std::vector<std::string> longer;
      const std::vector<std::string_view> parts = row.list(column);
      for (const std::string& begun : all) {
        const std::string before = begun.empty() ? begun : begun + " ";
        if (parts.empty()) longer.push_back(before + "-");
        for (const std::string_view part : parts) longer.push_back(before + std::string(part));
      }
      all = std::move(longer);
    }
    return all;
  }

  void check_reference(const Table& table, const Rule::Reference& reference) {
    if (!has_column(table, reference.column)) return;
    for (std::size_t i = 0; i < table.size(); ++i) {
      const Table::Row row = table.row(i);
      for (const std::string_view name : row.list(reference.column)) {
        const bool known = std::any_of(
            reference.targets.begin(), reference.targets.end(), [&](const auto& target) {
              return values(target.first, target.second).contains(std::string(name));
            });
        if (!known)
          found.push_back(
              {table.name(), row.line(), "unknown", "no table has '" + std::string(name) + "'"});
      }
    }
  }

  const Values& values(const std::string& name, const std::string& column) {
    const auto [entry, fresh] = values_.try_emplace(name + "." + column);
    if (!fresh) return entry->second;
    Result<Table> table = Table::load(resources_.common(name + ".tsv"));
    if (!table || !has_column(*table, column)) return entry->second;
    for (std::size_t i = 0; i < table->size(); ++i) entry->second.emplace(table->row(i)[column]);
    return entry->second;
  }

  const Resources& resources_;
  std::map<std::string, Values> values_;  // "persons.id" → all of them
};

}  // namespace

Result<std::vector<Finding>> check_tables(const Resources& resources,
                                          const std::vector<std::string>& languages) {
  const Result<Table> table =
      Table::load(resources.common("tables.tsv"), {"table", "scope", "once", "refers"});
  if (!table) return table.error();
  Checker checker(resources);
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Result<Rule> rule = rule_from(table->row(i));
    if (!rule) return rule.error();
    if (rule->common) {
      checker.check(*rule, resources.common(rule->table));
      continue;
    }
    for (const std::string& language : languages) {
      std::error_code error;  // not every language has every table
      const std::filesystem::path path = resources.language(language, rule->table);
      if (std::filesystem::exists(path, error)) checker.check(*rule, path);
    }
  }
  return std::move(checker.found);
}

}  // namespace kronika::lexicon

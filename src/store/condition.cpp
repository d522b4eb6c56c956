// Idea: each condition is a set of claims found by one index, written as `claim IN (SELECT …)`, so that SQLite begins
// with the rarest. Values are always parameters, never part of the statement.
// Tested in tests/store/query_test.cpp against a filter over all records.

#include "store/condition.h"

#include <algorithm>
#include <cctype>

#include "unicode/characters.h"

namespace kronika::store {
namespace {

class Conditions {
 public:
  void add(const std::string& sql, std::vector<std::string> values) {
    condition_.sql += (condition_.sql.empty() ? " WHERE " : " AND ") + sql;
    condition_.values.insert(condition_.values.end(), values.begin(), values.end());
  }
  void equal(const char* column, const std::string& value) {
    if (!value.empty()) add(std::string(column) + " = ?", {value});
  }
  Condition take() { return std::move(condition_); }

 private:
  Condition condition_;
};

// The rows of `table` that are meant by "person/kim-jong-un", "Kim Jong Un" (the last part of the id, as a slug: in
// whatever language the text has the name), "PRK" or a name as the texts have it.
std::string named(const std::string& table) {
  return "(SELECT " + table + " FROM " + table +
         "s WHERE id = ? OR substr(id, instr(id, '/') + 1) IN (?, ?) OR name = ? COLLATE NOCASE)";
}

std::vector<std::string> ways_to_name(const std::string& value) {
  std::string upper = value;
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](unsigned char c) { return c < 128 ? static_cast<char>(std::toupper(c)) : static_cast<char>(c); });
  return {value, unicode::slug(value), upper, value};
}

void participant(Conditions& conditions, const std::string& value, const char* role) {
  if (value.empty()) return;
  const std::string which = *role ? std::string(" AND role = '") + role + "'" : "";
  conditions.add("claims.claim IN (SELECT claim FROM participants WHERE actor IN " + named("actor") + which + ")",
                 ways_to_name(value));
}

}  // namespace

Condition condition_of(const Filter& filter) {
  Conditions conditions;
  participant(conditions, filter.actor, "actor");
  participant(conditions, filter.recipient, "recipient");
  participant(conditions, filter.participant, "");
  if (!filter.country.empty())
    conditions.add("claims.claim IN (SELECT claim FROM participants WHERE country = ?)", {filter.country});
  conditions.equal("claims.type", filter.type);
  conditions.equal("claims.mode", filter.mode);
  if (!filter.place.empty()) {
    std::vector<std::string> values = ways_to_name(filter.place);
    values.push_back(filter.place);
    conditions.add("(claims.place IN " + named("place") +
                       " OR claims.place IN (SELECT place FROM places WHERE country = ?))",
                   std::move(values));
  }
  if (!filter.source.empty()) {
    conditions.add(
        "claims.claim IN (SELECT claim FROM sources WHERE position > 0 AND "
        "(id = ? OR substr(id, instr(id, '/') + 1) IN (?, ?) OR name = ? COLLATE NOCASE))",
        ways_to_name(filter.source));
  }
  if (!filter.factuality.empty())
    conditions.add("instr(',' || ? || ',', ',' || claims.factuality || ',') > 0", {filter.factuality});
  conditions.equal("documents.lang", filter.language);
  conditions.equal("documents.id", filter.document);
  if (!filter.event.empty())
    conditions.add("claims.event = (SELECT event FROM events WHERE id = ?)", {filter.event});
  if (filter.during) {
    conditions.add("claims.time_start < ? AND claims.time_end > ?",
                   {iso(filter.during->end, Grain::day), iso(filter.during->start, Grain::day)});
  }
  if (!filter.search.empty())
    conditions.add("claims.doc IN (SELECT rowid FROM search WHERE search MATCH ?)", {filter.search});
  return conditions.take();
}

}  // namespace kronika::store

// Tested in tests/tokenize/lexicon_test.cpp.

#include "tokenize/conventions.h"

#include <iterator>
#include <string>

namespace kronika::tokenize {
namespace {

struct Named {
  std::string_view name;
  bool Conventions::*member;
};

constexpr Named kConventions[] = {
    {"stop_of_abbreviation", &Conventions::stop_of_abbreviation},
    {"rows_of_signs", &Conventions::rows_of_signs},
    {"letters_with_stops", &Conventions::letters_with_stops},
    {"hyphen_divides", &Conventions::hyphen_divides},
    {"slash_divides", &Conventions::slash_divides},
    {"elision", &Conventions::elision},
    {"decimal_point", &Conventions::decimal_point},
    {"signed_number", &Conventions::signed_number},
    {"ordinal_stop", &Conventions::ordinal_stop},
    {"initial_of_two", &Conventions::initial_of_two},
    {"small_start", &Conventions::small_start},
    {"face_ends", &Conventions::face_ends},
};

}  // namespace

Result<Conventions> Conventions::read(const Table& table) {
  Conventions result;
  bool seen[std::size(kConventions)] = {};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const Table::Row row = table.row(i);
    const std::string_view value = row["holds"];
    if (value != "yes" && value != "no") return row.error("a convention is yes or no");
    std::size_t which = 0;
    while (which < std::size(kConventions) && kConventions[which].name != row["convention"])
      ++which;
    if (which == std::size(kConventions))
      return row.error("unknown convention '" + std::string(row["convention"]) + "'");
    if (seen[which]) return row.error("the convention has a row already");
    seen[which] = true;
    result.*kConventions[which].member = value == "yes";
  }
  for (std::size_t which = 0; which < std::size(kConventions); ++which) {
    if (!seen[which]) {
      return Error{ErrorCode::damaged_resource, table.name() + ": the convention '" +
                                                    std::string(kConventions[which].name) +
                                                    "' is missing"};
    }
  }
  return result;
}

}  // namespace kronika::tokenize

// Rows of the store → records. Tested in tests/store/: what is written reads back the same.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "document/record.h"
#include "store/database.h"

namespace kronika::store {

// The value of an enumeration whose name() is `text`; its first value if there is none, which `kronika store check`
// reports.
template <class Value>
Value value_named(std::string_view text, Value last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name(static_cast<Value>(i)) == text) return static_cast<Value>(i);
  }
  return Value{};
}

// Of ISO texts as the store has them; none if a text is missing or no time.
std::optional<Interval> interval_of(const std::string& start, const std::string& end, const std::string& grain);

// ["a","b"] → a, b.
std::vector<std::string> list_of(const std::string& json);

// The words in three columns from `column` on: text, start, end.
std::optional<Words> words_at(const Statement& row, int column);

}  // namespace kronika::store

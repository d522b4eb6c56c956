// What is wrong with a row of a lexicon.
#pragma once

#include <cstddef>
#include <string>

namespace kronika::lexicon {

struct Finding {
  std::string table;     // its path, as it was read
  std::size_t line = 0;  // 0: the table as a whole
  std::string
      kind;  // one word: "unreachable", "conflict", "repeated", "unknown", "damaged", "example"
  std::string message;
  auto operator<=>(const Finding&) const = default;
};

}  // namespace kronika::lexicon

// Where a form stands in a morphological dictionary: numbers that the dictionary explains. Here, so
// that the document can hand them from the stage that finds them to the next one that asks.
#pragma once

#include <cstdint>

namespace kronika {

struct FormEntry {
  std::uint32_t exact = 0;  // 0: the form is not there
  std::uint32_t lower = 0;  // of its lower-cased form; 0 if that is the form itself, or not there
};

}  // namespace kronika

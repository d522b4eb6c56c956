// How much of the ontology the frames of a language reach.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/resources.h"
#include "base/result.h"

namespace kronika::lexicon {

struct Coverage {
  std::string language, type, mode;  // mode: "" for none
  std::size_t frames = 0, triggers = 0, examples = 0;
};

// A row for every type and mode of the ontology, in its order, also where there are no frames.
// Errors: those of the tables.
Result<std::vector<Coverage>> coverage(const Resources& resources, std::string_view language);

}  // namespace kronika::lexicon

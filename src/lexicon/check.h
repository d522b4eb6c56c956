// `kronika lexicon check`: everything that can be said of the lexicons without reading a text.
#pragma once

#include <string>
#include <vector>

#include "base/resources.h"
#include "lexicon/finding.h"

namespace kronika::lexicon {

// Loads all tables of the languages as the stages do, then looks for what they cannot see: rows
// that nothing reaches, rows that contradict one another, entries that stand twice or name what no
// table has. In the order of the tables and lines. A table that cannot be loaded is a finding and
// no error.
std::vector<Finding> check(const Resources& resources, const std::vector<std::string>& languages);

}  // namespace kronika::lexicon

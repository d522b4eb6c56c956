// What resources/common/tables.tsv says of all tables: which entries stand in one place only, and
// which name an entry of another table.
#pragma once

#include <string>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "lexicon/finding.h"

namespace kronika::lexicon {

// Of the common tables and those of the languages. Errors: tables.tsv itself is unreadable or
// damaged.
Result<std::vector<Finding>> check_tables(const Resources& resources,
                                          const std::vector<std::string>& languages);

}  // namespace kronika::lexicon

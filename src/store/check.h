// Is everything in a store as it must be?
#pragma once

#include <string>
#include <vector>

#include "store/reader.h"

namespace kronika::store {

// What is wrong, a line each: SQLite's own integrity check, references to rows that are missing, counts that disagree,
// spans that lie outside their text or do not hold the words beside them. Empty: nothing.
// Errors: those of Database.
Result<std::vector<std::string>> check(Reader& reader);

}  // namespace kronika::store

// Filter → the WHERE clause of a query over `claims`.
#pragma once

#include <string>
#include <vector>

#include "store/reader.h"

namespace kronika::store {

struct Condition {
  std::string sql;                  // "" for no condition; else begins with " WHERE "
  std::vector<std::string> values;  // of its parameters, in order
};

Condition condition_of(const Filter& filter);

}  // namespace kronika::store

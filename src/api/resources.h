// Where models and lexicons are, as kronika/reader.h and README tell users.
#pragma once

#include <string_view>

#include "base/resources.h"

namespace kronika {

// `chosen`; if that is "", the folder that the environment variable KRONIKA_RESOURCES names; else the first folder with
// models of: share/kronika beside the program's folder, share/kronika of the prefix that was configured, the source
// tree. Does not say whether anything is there: loading does. Throws std::bad_alloc only.
Resources find_resources(std::string_view chosen);

}  // namespace kronika

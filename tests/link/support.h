// A folder of resources for the tests: the small knowledge base of tests/link/data with the
// language's real word tables.
#pragma once

#include <filesystem>
#include <string>

#include "base/resources.h"

namespace kronika::test {

// Made anew in the folder for temporary files; `name` keeps tests apart that run at the same time.
Resources link_resources(const std::string& name);

}  // namespace kronika::test

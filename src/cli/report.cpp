#include <cstdio>

#include "cli/commands.h"

namespace kronika::cli {

void report(const std::string& what) { std::fprintf(stderr, "kronika: %s\n", what.c_str()); }

}  // namespace kronika::cli

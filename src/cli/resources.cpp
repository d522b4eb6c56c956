#include <unistd.h>

#include <cstdio>
#include <system_error>

#include "cli/commands.h"

namespace kronika::cli {
namespace {

namespace fs = std::filesystem;

fs::path program_folder() {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error).parent_path();
}

bool is_resource_folder(const fs::path& folder) {
  std::error_code error;
  return fs::is_directory(folder / "models", error);
}

}  // namespace

Resources find_resources(const std::string& chosen) {
  const fs::path program = program_folder();
  const fs::path installed = program.parent_path() / "share" / "kronika";
  const fs::path root = !chosen.empty()                   ? fs::path(chosen)
                        : is_resource_folder(installed)   ? installed
                                                          : fs::path(KRONIKA_RESOURCE_DIR);
  std::error_code error;
  // An installation has the dictionaries beside the tables; a build tree has them beside the program.
  const bool complete = fs::is_directory(root / "dictionaries", error);
  return {root, complete ? root : program / "resources"};
}

void report(const std::string& what) { std::fprintf(stderr, "kronika: %s\n", what.c_str()); }

}  // namespace kronika::cli

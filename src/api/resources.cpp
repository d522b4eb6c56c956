#include "api/resources.h"

#include <cstdlib>
#include <system_error>

namespace kronika {
namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

fs::path installed_root() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const fs::path& root : {program.parent_path() / "share" / "kronika", fs::path(KRONIKA_INSTALLED_RESOURCES)}) {
    if (is_folder(root / "models")) return root;
  }
  return KRONIKA_BUILD_RESOURCES;
}

fs::path root_of(std::string_view chosen) {
  if (!chosen.empty()) return chosen;
  const char* environment = std::getenv("KRONIKA_RESOURCES");
  if (environment != nullptr && *environment != '\0') return environment;
  return installed_root();
}

}  // namespace

Resources find_resources(std::string_view chosen) {
  const fs::path root = root_of(chosen);
  // An installation has the dictionaries beside the tables; a build tree keeps what it made apart.
  return {root, is_folder(root / "dictionaries") ? root : fs::path(KRONIKA_BUILD_GENERATED)};
}

}  // namespace kronika

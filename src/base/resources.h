// Where the data that Kronika reads at run time lies.
#pragma once

#include <filesystem>
#include <string_view>

namespace kronika {

// A folder with `common/`, a folder of tables per language (`pl/`), `models/<language>.kronika` and, taken out
// of its package at build time, `dictionaries/<language>.dict` with `<language>.info`.
struct Resources {
  std::filesystem::path root;        // resources/ of the source tree or of the installation
  std::filesystem::path generated;   // what the build made: dictionaries, place tables

  std::filesystem::path common(std::string_view table) const { return root / "common" / table; }
  std::filesystem::path language(std::string_view language, std::string_view table) const {
    return root / language / table;
  }
  std::filesystem::path model(std::string_view language) const {
    return root / "models" / (std::string(language) + ".kronika");
  }
  std::filesystem::path dictionary(std::string_view language) const {
    return generated / "dictionaries" / (std::string(language) + ".dict");
  }
};

}  // namespace kronika

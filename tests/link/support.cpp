#include "link/support.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "support/conllu.h"

namespace kronika::test {

namespace fs = std::filesystem;

Resources link_resources(const std::string& name) {
  const fs::path root =
      fs::path(::testing::TempDir()) / ("kronika_link_" + name + std::to_string(getpid()));
  fs::remove_all(root);
  for (const char* folder : {"common", "pl", "en"}) {
    fs::create_directories(root / folder);
    for (const auto& entry : fs::directory_iterator(source_path("tests/link/data") / folder))
      fs::copy(entry.path(), root / folder / entry.path().filename());
  }
  for (const char* table : {"name_endings.tsv", "roles.tsv", "state_organs.tsv", "name_nouns.tsv",
                            "organisation_adjectives.tsv", "link_words.tsv"}) {
    for (const char* language : {"pl", "en"})
      fs::copy(source_path("resources") / language / table, root / language / table);
  }
  return {root, {}};
}

}  // namespace kronika::test

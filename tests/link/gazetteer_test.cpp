// Towns beyond the knowledge base: found where they lie in a sorted file.

#include "link/gazetteer.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "link/support.h"

namespace kronika {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHead = "key\tid\tname\tcountry\tlat\tlon\tpopulation\n";

fs::path written(const std::string& name, const std::string& text) {
  const fs::path path = fs::path(::testing::TempDir()) / ("kronika_" + name);
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

TEST(Gazetteer, FindsEveryRowAndNothingElse) {
  std::string text = kHead;
  std::map<std::string, std::size_t> rows;
  for (int i = 0; i < 200; ++i) {
    const std::string key = "t" + std::to_string(1000 + i / 3);
    text +=
        key + "\tplace/" + std::to_string(i) + "\tT\tPOL\t1.5\t-2.25\t" + std::to_string(i) + "\n";
    ++rows[key];
  }
  const auto gazetteer = link::Gazetteer::load(written("towns.tsv", text));
  ASSERT_TRUE(gazetteer);
  for (const auto& [key, count] : rows) {
    const auto towns = gazetteer->find(key);
    ASSERT_EQ(towns.size(), count) << key;
    EXPECT_EQ(towns.front().country, "POL");
    EXPECT_EQ(towns.front().latitude, 1.5);
    EXPECT_EQ(towns.front().longitude, -2.25);
  }
  for (const char* key : {"", "a", "t", "t10001", "t1067", "z"})
    EXPECT_TRUE(gazetteer->find(key).empty()) << key;
}

TEST(Gazetteer, NoFileIsNoTowns) {
  const auto gazetteer = link::Gazetteer::load("/nonexistent/towns.tsv");
  ASSERT_TRUE(gazetteer);
  EXPECT_TRUE(gazetteer->find("radom").empty());
}

TEST(Gazetteer, DamagedFilesAreErrors) {
  EXPECT_FALSE(link::Gazetteer::load(written("empty.tsv", "")));
  EXPECT_FALSE(link::Gazetteer::load(written("other.tsv", "id\tnames\n")));
  const auto torn =
      link::Gazetteer::load(written("torn.tsv", std::string(kHead) + "radom\tplace/radom"));
  ASSERT_TRUE(torn);
  EXPECT_EQ(torn->find("radom").size(), 1u);
}

TEST(Gazetteer, KeysAreFolded) {
  EXPECT_EQ(link::gazetteer_key("Saint-Étienne"), "saint etienne");
  EXPECT_EQ(link::gazetteer_key("Nuku'alofa"), "nuku alofa");
  EXPECT_EQ(link::gazetteer_key("Łódź"), "lodz");
}

}  // namespace
}  // namespace kronika

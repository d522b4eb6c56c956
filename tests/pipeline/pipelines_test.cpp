#include "pipeline/pipelines.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>
#include <thread>

namespace kronika {
namespace {

Resources resources() {
  return {std::filesystem::path(KRONIKA_SOURCE_DIR) / "resources",
          std::filesystem::path(KRONIKA_BINARY_DIR) / "resources"};
}

TEST(Pipelines, LanguagesAreThoseWithAModelAndLexicons) {
  EXPECT_EQ(*Pipelines::languages_of(resources()), (std::vector<std::string>{"en", "pl"}));
  EXPECT_EQ(Pipelines::languages_of({"/nonexistent", "/nonexistent"}).error().code,
            ErrorCode::unreadable);
}

TEST(Pipelines, ThreadsThatAskAtOnceGetOnePipeline) {
  Pipelines pipelines(resources());
  std::vector<const Pipeline*> found(4);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < found.size(); ++t)
      threads.emplace_back([&, t] { found[t] = *pipelines.get(t % 2 ? "pl" : "en"); });
  }
  EXPECT_EQ(found[0], found[2]);
  EXPECT_EQ(found[1], found[3]);
  EXPECT_NE(found[0], found[1]);
  EXPECT_TRUE(found[1]->finds_claims());
}

TEST(Pipelines, AnUnknownLanguageIsAnErrorEachTime) {
  Pipelines pipelines(resources());
  for (int i = 0; i < 2; ++i)
    EXPECT_EQ(pipelines.get("xx").error().code, ErrorCode::unsupported_language);
}

// The tables that make a language one with claims: the first of each of their stages.
bool opens_claims(const std::filesystem::path& table) {
  static const std::set<std::string> names = {"time_words.tsv", "link_words.tsv", "reference_words.tsv",
                                              "reporting.tsv", "frames.tsv"};
  return names.contains(table.filename().string());
}

// A copy of the resources, by links, with an English that has no tables of claims.
Resources copy_with_english_folder() {
  namespace fs = std::filesystem;
  const fs::path root = fs::path(testing::TempDir()) / "pipelines_test";
  fs::remove_all(root);
  fs::create_directories(root / "en");
  for (const char* folder : {"common", "models"})
    fs::create_directory_symlink(resources().root / folder, root / folder);
  for (const auto& table : fs::directory_iterator(resources().root / "en"))
    if (!opens_claims(table.path())) fs::create_symlink(table.path(), root / "en" / table.path().filename());
  return {root, resources().generated};
}

TEST(Pipelines, ALanguageHasTheTablesOfClaimsAllOrNone) {
  const Resources copy = copy_with_english_folder();
  const Result<Pipeline> none = Pipeline::load(copy, "en");
  ASSERT_TRUE(none.ok()) << none.error().message;
  EXPECT_FALSE(none->finds_claims());
  std::filesystem::create_symlink(resources().root / "en" / "reporting.tsv",
                                  copy.root / "en" / "reporting.tsv");
  const Result<Pipeline> one = Pipeline::load(copy, "en");
  ASSERT_FALSE(one.ok());
  EXPECT_NE(one.error().message.find(".tsv"), std::string::npos) << one.error().message;
  std::filesystem::remove_all(copy.root);
}

}  // namespace
}  // namespace kronika

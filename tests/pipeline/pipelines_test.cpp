#include "pipeline/pipelines.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

namespace kronika {
namespace {

Resources resources() {
  return {std::filesystem::path(KRONIKA_SOURCE_DIR) / "resources",
          std::filesystem::path(KRONIKA_BINARY_DIR) / "resources"};
}

TEST(Pipelines, LanguagesAreThoseWithAModelAndLexicons) {
  EXPECT_EQ(*Pipelines::languages_of(resources()), (std::vector<std::string>{"en", "pl"}));
  EXPECT_EQ(Pipelines::languages_of({"/nonexistent", "/nonexistent"}).error().code, ErrorCode::unreadable);
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

}  // namespace
}  // namespace kronika

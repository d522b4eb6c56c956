// Sentence → expected, from the tables in data/.

#include "restore/stage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/table.h"
#include "restore/support.h"

namespace kronika::restore {
namespace {

void expect_table(const Stage& stage, std::string_view name, std::size_t at_least) {
  const auto path = test::source_path(std::string("tests/restore/data/") + std::string(name));
  const auto table = Table::load(path, {"kind", "written", "restored"});
  ASSERT_TRUE(table) << table.error().message;
  ASSERT_GE(table->size(), at_least);
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    const std::string_view expected = row["restored"] == "=" ? row["written"] : row["restored"];
    EXPECT_EQ(test::restored(stage, row["written"]), expected) << name << ":" << row.line();
  }
}

TEST(RestoreStage, Polish) { expect_table(test::polish(), "pl.tsv", 40); }
TEST(RestoreStage, English) { expect_table(test::english(), "en.tsv", 5); }

TEST(RestoreStage, OnlyFormsChange) {
  Document document =
      test::document_of("Rzad nie przyjal zadnej poprawki . / WOJNA NA PÓŁNOCY TRWA");
  const Document before = document;
  test::polish().run(document);
  EXPECT_NE(test::written(document), test::written(before));
  EXPECT_EQ(document.text, before.text);
  ASSERT_EQ(document.tokens.size(), before.tokens.size());
  for (std::size_t i = 0; i < document.tokens.size(); ++i) {
    EXPECT_EQ(document.tokens[i].span, before.tokens[i].span);
    EXPECT_EQ(document.tokens[i].surface, before.tokens[i].surface);
  }
}

TEST(RestoreStage, ALanguageWithoutTablesIsLeftAlone) {
  const auto stage = Stage::load(test::shipped_resources(), "xx", nullptr);
  ASSERT_TRUE(stage);
  EXPECT_EQ(test::restored(*stage, "WOJNA SIE SKONCZYLA"), "WOJNA SIE SKONCZYLA");
}

TEST(RestoreStage, WithoutADictionaryTheCountsStillServe) {
  const auto stage = Stage::load(test::shipped_resources(), "pl", nullptr);
  ASSERT_TRUE(stage);
  EXPECT_EQ(test::restored(*stage, "Wiem , ze sie nie boja ."), "Wiem , że się nie boją .");
}

}  // namespace
}  // namespace kronika::restore

#include "base/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kronika {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Table, ReadsRowsCommentsAndEmptyCells) {
  const auto table = Table::parse("# comment\nlemma\tkind\tforms\n\nmówić\tsay\tmówi | mówił\nx\t-\t\ny\n", "t.tsv",
                                  {"lemma", "kind", "forms"});
  ASSERT_TRUE(table.ok());
  ASSERT_EQ(table->size(), 3u);
  EXPECT_EQ(table->row(0)["lemma"], "mówić");
  EXPECT_THAT(table->row(0).list("forms"), ElementsAre("mówi", "mówił"));
  EXPECT_EQ(table->row(1)["kind"], "");
  EXPECT_EQ(table->row(2)["forms"], "");
  EXPECT_EQ(table->row(0).line(), 4u);
}

TEST(Table, NamesFileAndLineOfAWrongRow) {
  const auto table = Table::parse("a\tb\n1\t2\n1\t2\t3\n", "words.tsv", {"a", "b"});
  ASSERT_FALSE(table.ok());
  EXPECT_EQ(table.error().code, ErrorCode::damaged_resource);
  EXPECT_THAT(table.error().message, HasSubstr("words.tsv:3"));
}

TEST(Table, WrongColumnsAndNoColumnsAreErrors) {
  EXPECT_FALSE(Table::parse("a\tc\n", "t", {"a", "b"}).ok());
  EXPECT_FALSE(Table::parse("", "t", {"a", "b"}).ok());
  EXPECT_FALSE(Table::load("/nonexistent/t.tsv", {"a"}).ok());
}

TEST(Table, KeepsExamplesOnlyWhereTheyAreAskedFor) {
  const char* with = "a\tb\texample\n1\t2\tSo it is.\n3\t4\n";
  const auto without = Table::parse(with, "t", {"a", "b"});
  ASSERT_TRUE(without.ok()) << without.error().message;
  EXPECT_EQ(without->row(0)["b"], "2");
  EXPECT_EQ(without->row(1)["a"], "3");
  EXPECT_THAT(without->columns(), ElementsAre("a", "b"));
  const auto kept = Table::parse(with, "t", {"a", "b", "example"});
  ASSERT_TRUE(kept.ok());
  EXPECT_EQ(kept->row(0)["example"], "So it is.");
  EXPECT_EQ(kept->row(1)["example"], "");
  const auto none = Table::parse("a\tb\n1\t2\n", "t", {"a", "b", "example"});
  ASSERT_TRUE(none.ok());
  EXPECT_EQ(none->row(0)["example"], "");
  EXPECT_FALSE(Table::parse("a\tb\texample\n1\t2\tx\ty\n", "t", {"a", "b"}).ok());
}

}  // namespace
}  // namespace kronika

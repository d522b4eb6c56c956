// Rows put behind the shipped tables: what is wrong with them is found, and what is right is not.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "lexicon/coverage.h"
#include "lexicon/frame_order.h"
#include "lexicon/table_rules.h"
#include "support/conllu.h"

namespace kronika::lexicon {
namespace {

namespace fs = std::filesystem;

// A copy of the tables, for more rows.
class Tables : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path(::testing::TempDir()) /
            ("kronika_check_" +
             std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(root_);
    for (const char* folder : {"common", "pl"}) {
      fs::create_directories(root_ / folder);
      for (const auto& entry : fs::directory_iterator(test::source_path("resources") / folder)) {
        if (entry.path().extension() == ".tsv")
          fs::copy(entry.path(), root_ / folder / entry.path().filename());
      }
    }
  }
  void TearDown() override { fs::remove_all(root_); }

  void add(const std::string& table, const std::string& row) {
    std::ofstream(root_ / table, std::ios::app) << row << "\n";
  }

  std::vector<std::string> frame_findings() {
    const Result<std::vector<Finding>> found = check_frame_order({root_, {}}, "pl");
    if (!found) return {found.error().message};
    std::vector<std::string> lines;
    for (const Finding& finding : *found) lines.push_back(finding.kind + ": " + finding.message);
    return lines;
  }

  std::vector<Finding> table_findings() {
    Result<std::vector<Finding>> found = check_tables({root_, {}}, {"pl"});
    EXPECT_TRUE(found.ok());
    return found ? std::move(*found) : std::vector<Finding>();
  }

  fs::path root_;
};

TEST_F(Tables, TheShippedFramesShadowNothing) {
  EXPECT_EQ(frame_findings(), std::vector<std::string>());
}

TEST_F(Tables, ARowWhoseTriggersAreTakenIsUnreachable) {
  add("pl/frames.tsv", "one\tkwakać\t-\t-\tAID");
  add("pl/frames.tsv", "two\tkwakać\t-\t-\tAID");
  ASSERT_EQ(frame_findings().size(), 1u);
  EXPECT_TRUE(
      frame_findings()[0].starts_with("unreachable: 'kwakać' of 'two' always taken by 'one'"))
      << frame_findings()[0];
}

TEST_F(Tables, AnotherTypeIsAConflictTheSameARepetition) {
  add("pl/frames.tsv", "one\tkwakać|gęgać\t-\t-\tAID");
  add("pl/frames.tsv", "two\tkwakać|miauczeć\t-\t-\tSANCTION");
  add("pl/frames.tsv", "three\tgęgać|szczekać\t-\t-\tAID");
  ASSERT_EQ(frame_findings().size(), 2u);
  EXPECT_TRUE(frame_findings()[0].starts_with("conflict: 'kwakać' of 'two'"))
      << frame_findings()[0];
  EXPECT_TRUE(frame_findings()[1].starts_with("repeated: 'gęgać' of 'three'"))
      << frame_findings()[1];
}

TEST_F(Tables, MoreConditionsLongerPhrasesOtherFormsAndTensesGoFirstOrTheirOwnWay) {
  add("pl/frames.tsv", "one\tkwakać\t-\t-\tAID\t-\t-\t-\t-\t-\tobj:weapon");
  add("pl/frames.tsv", "two\tkwakać\t-\t-\tSANCTION\t-\t-\t-\t-\t-\tobj:money");
  add("pl/frames.tsv", "three\tkwakać broń\t-\t-\tAGREE");
  add("pl/frames.tsv", "four\t-\tkwakać\t-\tAGREE");
  add("pl/frames.tsv", "five\tkwakać\t-\t-\tAGREE\t-\t-\t-\t-\t-\t-\tif-future");
  add("pl/frames.tsv", "six\tkwakać\t-\t-\tREQUEST");
  EXPECT_EQ(frame_findings(), std::vector<std::string>());
}

TEST_F(Tables, AConditionMayImplyAnother) {
  add("pl/frames.tsv", "one\tkwakać\t-\t-\tAID\t-\t-\t-\t-\t-\tnsubj:name");
  add("pl/frames.tsv", "two\tkwakać\t-\t-\tSANCTION\t-\t-\t-\t-\t-\tnsubj:several");
  EXPECT_EQ(frame_findings().size(), 1u);
}

TEST_F(Tables, EntriesThatStandTwiceOrNameNothing) {
  add("pl/noun_classes.tsv", "quacking\tkwak|kwak");
  add("pl/person_names.tsv", "person/nobody-at-all\tNikt Nijaki");
  const std::vector<Finding> found = table_findings();
  const auto has = [&](std::string_view kind, std::string_view word) {
    return std::any_of(found.begin(), found.end(), [&](const Finding& finding) {
      return finding.kind == kind && finding.message.find(word) != std::string::npos &&
             finding.line > 1;
    });
  };
  EXPECT_TRUE(has("repeated", "quacking kwak"));
  EXPECT_TRUE(has("unknown", "person/nobody-at-all"));
}

TEST_F(Tables, CoverageHasEveryTypeAndMode) {
  const Result<std::vector<Coverage>> rows = coverage({root_, {}}, "pl");
  ASSERT_TRUE(rows.ok());
  EXPECT_GT(rows->size(), 70u);
  for (const Coverage& row : *rows) EXPECT_GT(row.frames, 0u) << row.type << " " << row.mode;
}

}  // namespace
}  // namespace kronika::lexicon

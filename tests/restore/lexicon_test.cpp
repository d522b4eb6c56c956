// A wrong row of a table is an error with file and line.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "restore/diacritics.h"
#include "restore/evidence.h"
#include "restore/form_counts.h"
#include "restore/stage.h"

namespace kronika::restore {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

template <class T>
std::string message(const Result<T>& result) {
  return result ? "" : result.error().message;
}

std::string letters_error(std::string rows) {
  return message(Diacritics::read(
      Table::parse("plain\tmarked\n" + rows, "d.tsv", {"plain", "marked"}).value()));
}

std::string counts_error(std::string rows) {
  return message(FormCounts::read(
      Table::parse("form\tcount\n" + rows, "f.tsv", {"form", "count"}).value(), Diacritics()));
}

std::string evidence_error(std::string rows) {
  return message(Evidence::read(Table::parse("kind\tcandidate\tneighbour\tweight\n" + rows, "r.tsv",
                                             {"kind", "candidate", "neighbour", "weight"})
                                    .value()));
}

TEST(RestoreTables, Letters) {
  EXPECT_EQ(letters_error("a\tą\nz\tż\nz\tź\n"), "");
  EXPECT_THAT(letters_error("a\tą\nab\tć\n"), StartsWith("d.tsv:3: each column is one letter"));
  EXPECT_THAT(letters_error("a\t-\n"), StartsWith("d.tsv:2: each column is one letter"));
  EXPECT_THAT(letters_error("A\tą\n"), StartsWith("d.tsv:2: the plain letter"));
  EXPECT_THAT(letters_error("1\tą\n"), StartsWith("d.tsv:2: the plain letter"));
  EXPECT_THAT(letters_error("a\tĄ\n"), StartsWith("d.tsv:2: the marked letter"));
  EXPECT_THAT(letters_error("a\tb\n"), StartsWith("d.tsv:2: the marked letter"));
  EXPECT_THAT(letters_error("a\tą\ne\tą\n"), StartsWith("d.tsv:3: the marked letter stands twice"));
}

TEST(RestoreTables, Counts) {
  EXPECT_EQ(counts_error("sad\t3\nSad\t1\n"), "");
  EXPECT_THAT(counts_error("-\t3\n"), StartsWith("f.tsv:2: the form is missing"));
  for (const std::string number : {"0", "-1", "three", "3x", "99999999999", "-"})
    EXPECT_THAT(counts_error("sad\t" + number + "\n"), StartsWith("f.tsv:2: the count")) << number;
  EXPECT_THAT(counts_error("sad\t3\nsad\t1\n"), StartsWith("f.tsv:3: the form stands twice"));
}

TEST(RestoreTables, Weights) {
  EXPECT_EQ(evidence_error("ending\ten\t-\t0.5\nbefore\ten\tz\t-0.5\n"), "");
  EXPECT_THAT(evidence_error("behind\ten\tz\t1\n"), StartsWith("r.tsv:2: unknown kind 'behind'"));
  EXPECT_THAT(evidence_error("before\t-\tz\t1\n"), StartsWith("r.tsv:2: the candidate is missing"));
  EXPECT_THAT(evidence_error("before\ten\t-\t1\n"), StartsWith("r.tsv:2: every kind but 'ending'"));
  EXPECT_THAT(evidence_error("ending\ten\tz\t1\n"), StartsWith("r.tsv:2: every kind but 'ending'"));
  for (const std::string number : {"", "x", "1x", "inf", "nan"})
    EXPECT_THAT(evidence_error("before\ten\tz\t" + number + "\n"),
                StartsWith("r.tsv:2: the weight"))
        << number;
  EXPECT_THAT(evidence_error("before\ten\tz\t1\nbefore\ten\tz\t2\n"),
              StartsWith("r.tsv:3: the row stands twice"));
}

TEST(RestoreTables, TheStageNamesTheFile) {
  const std::filesystem::path root =
      std::filesystem::path(testing::TempDir()) / "kronika_restore_tables";
  std::filesystem::create_directories(root / "xx");
  std::ofstream(root / "xx" / "form_counts.tsv") << "form\tcount\nsad\tmany\n";
  const auto stage = Stage::load({root, root}, "xx", nullptr);
  ASSERT_FALSE(stage);
  EXPECT_THAT(stage.error().message, HasSubstr("form_counts.tsv:2: "));
  std::ofstream(root / "xx" / "form_counts.tsv") << "form\tcount\nsad\t1\n";
  std::ofstream(root / "xx" / "diacritics.tsv") << "plain\tmarked\na\tą\n";
  const auto without_weights = Stage::load({root, root}, "xx", nullptr);
  ASSERT_FALSE(without_weights);
  EXPECT_THAT(without_weights.error().message, HasSubstr("restoration.tsv"));
  std::filesystem::remove_all(root);
}

}  // namespace
}  // namespace kronika::restore

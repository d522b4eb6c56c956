// The tables load; wrong rows are errors that name file and line.

#include "event/lexicon.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "base/table.h"
#include "support/conllu.h"

namespace kronika::event {
namespace {

namespace fs = std::filesystem;

TEST(Lexicon, SlotsAndPhrases) {
  EXPECT_EQ(parse_slot("nsubj")->kind, Slot::Kind::subject);
  EXPECT_EQ(parse_slot("dat")->grammatical_case, "Dat");
  const Result<Slot> slot = parse_slot("w_sprawa+gen");
  ASSERT_TRUE(slot.ok());
  EXPECT_EQ(slot->preposition, "w sprawa");
  EXPECT_EQ(slot->grammatical_case, "Gen");
  EXPECT_EQ(parse_slot("out_of")->preposition, "out of");
  EXPECT_EQ(parse_slot("out_of")->grammatical_case, "");
  EXPECT_EQ(parse_slot("iobj")->kind, Slot::Kind::indirect_object);
  EXPECT_EQ(parse_slot("ger")->kind, Slot::Kind::gerund);
  EXPECT_FALSE(parse_slot("on:thing").ok());
  EXPECT_FALSE(parse_slot("+gen").ok());
  EXPECT_FALSE(parse_slot("").ok());

  const Result<Phrase> phrase = parse_phrase("nie wrócić się do+stół");
  ASSERT_TRUE(phrase.ok());
  EXPECT_EQ(phrase->head, "wrócić");
  EXPECT_TRUE(phrase->reflexive);
  EXPECT_TRUE(phrase->negated);
  ASSERT_EQ(phrase->words.size(), 1u);
  EXPECT_EQ(phrase->words[0].preposition, "do");
  EXPECT_FALSE(parse_phrase("się").ok());
  EXPECT_TRUE(parse_phrase("not comment")->negated);
  EXPECT_EQ(parse_phrase("rule out")->words[0].lemma, "out");
}

TEST(Lexicon, TheTablesLoad) {
  const Result<Lexicon> lexicon = load_lexicon({test::source_path("resources"), {}}, "pl");
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().message;
  EXPECT_GE(lexicon->frames.size(), 250u);
  std::set<std::pair<std::string, std::string>> modes;
  for (const Frame& frame : lexicon->frames) modes.emplace(frame.type, frame.mode);
  const Result<Table> types = Table::load(test::source_path("resources/common/event_types.tsv"),
                                          {"type", "mode", "quad", "score", "cameo", "content"});
  ASSERT_TRUE(types.ok());
  for (std::size_t i = 0; i < types->size(); ++i) {
    const Table::Row row = types->row(i);
    EXPECT_TRUE(modes.contains({std::string(row["type"]), std::string(row["mode"])}))
        << row["type"] << " " << row["mode"];
  }
}

// A copy of the resources in which one table has one more row.
class BrokenTable : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path(::testing::TempDir()) /
            ("kronika_lexicon_" +
             std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(root_);
    fs::create_directories(root_);
    for (const char* folder : {"common", "pl"}) {
      fs::create_directories(root_ / folder);
      for (const auto& entry : fs::directory_iterator(test::source_path("resources") / folder)) {
        if (entry.path().extension() == ".tsv")
          fs::copy(entry.path(), root_ / folder / entry.path().filename());
      }
    }
  }
  void TearDown() override { fs::remove_all(root_); }

  std::string error_after(const std::string& table, const std::string& row) {
    std::ofstream(root_ / table, std::ios::app) << row << "\n";
    const Result<Lexicon> lexicon = load_lexicon({root_, {}}, "pl");
    return lexicon.ok() ? "loaded" : lexicon.error().message;
  }

  fs::path root_;
};

TEST_F(BrokenTable, UnknownType) {
  const std::string error = error_after("pl/frames.tsv", "x\tbiec\t-\t-\tRUN\t-\t-\t-\t-\t-\t-\t-");
  EXPECT_NE(error.find("frames.tsv:"), std::string::npos) << error;
  EXPECT_NE(error.find("unknown type 'RUN'"), std::string::npos) << error;
}
TEST_F(BrokenTable, UnknownMode) {
  EXPECT_NE(error_after("pl/frames.tsv", "x\tbiec\t-\t-\tAID\tvisit").find("unknown mode"),
            std::string::npos);
}
TEST_F(BrokenTable, UnknownSlot) {
  EXPECT_NE(error_after("pl/frames.tsv", "x\tbiec\t-\t-\tAID\t-\t-\tsubject").find("unknown slot"),
            std::string::npos);
}
TEST_F(BrokenTable, UnknownClass) {
  EXPECT_NE(error_after("pl/frames.tsv", "x\tbiec\t-\t-\tAID\t-\t-\t-\t-\t-\tobj:nonsense")
                .find("unknown class"),
            std::string::npos);
}
TEST_F(BrokenTable, UnknownOption) {
  EXPECT_NE(error_after("pl/frames.tsv", "x\tbiec\t-\t-\tAID\t-\t-\t-\t-\t-\t-\tquickly")
                .find("unknown option"),
            std::string::npos);
}
TEST_F(BrokenTable, RepeatedId) {
  EXPECT_NE(error_after("pl/frames.tsv", "visit\tbiec\t-\t-\tAID").find("stands twice"),
            std::string::npos);
}
TEST_F(BrokenTable, NoTrigger) {
  EXPECT_NE(error_after("pl/frames.tsv", "x\t-\t-\t-\tAID").find("trigger"), std::string::npos);
}
TEST_F(BrokenTable, LightVerbRole) {
  EXPECT_NE(error_after("pl/light_verbs.tsv", "robić\tobj\tsomebody").find("light_verbs.tsv:"),
            std::string::npos);
}
TEST_F(BrokenTable, ModalityFactuality) {
  EXPECT_NE(error_after("pl/modality.tsv", "może\tany\tadverb\tXX").find("unknown factuality"),
            std::string::npos);
}

}  // namespace
}  // namespace kronika::event

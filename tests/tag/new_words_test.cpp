#include "tag/new_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "support/conllu.h"

namespace kronika::tag {
namespace {

namespace fs = std::filesystem;

bool reads(const NewWords& words, std::string_view form, std::string_view lemma,
           std::string_view tag) {
  const auto readings = words.find(form);
  return std::any_of(readings.begin(), readings.end(), [&](const dictionary::Analysis& reading) {
    return reading.lemma == lemma && reading.tag == tag;
  });
}

TEST(NewWords, TheShippedTable) {
  const Result<NewWords> words = NewWords::load(test::source_path("resources/pl/new_words.tsv"));
  ASSERT_TRUE(words.ok()) << words.error().message;
  EXPECT_TRUE(reads(*words, "dronami", "dron", "subst:pl:inst:m3"));
  EXPECT_TRUE(reads(*words, "bezzałogowców", "bezzałogowiec", "subst:pl:gen:m3"));
  EXPECT_TRUE(reads(*words, "cyberataku", "cyberatak", "subst:sg:loc.voc:m3"));
  EXPECT_TRUE(reads(*words, "relokowano", "relokować", "verb:imps:imperf"));
  EXPECT_TRUE(words->find("kot").empty());
}

TEST(NewWords, ALanguageWithoutTheTable) {
  const Result<NewWords> words = NewWords::load("/nonexistent/new_words.tsv");
  ASSERT_TRUE(words.ok());
  EXPECT_TRUE(words->empty());
}

TEST(NewWords, WrongRowsAreErrors) {
  const fs::path root = fs::path(::testing::TempDir()) / "kronika_new_words";
  fs::create_directories(root / "pl");
  for (const char* row :
       {"stem\tnone\tx", "paradigm\tp\tx", "paradigm\tp\t=y", "paradigm\tp\t-", "other\tp\tx"}) {
    std::ofstream(root / "pl" / "new_words.tsv") << "class\tvalue\twords\n" << row << "\n";
    const Result<NewWords> words = NewWords::load(root / "pl" / "new_words.tsv");
    ASSERT_FALSE(words.ok()) << row;
    EXPECT_NE(words.error().message.find("new_words.tsv:2"), std::string::npos);
  }
  fs::remove_all(root);
}

}  // namespace
}  // namespace kronika::tag

// The tables load; wrong rows are errors that name file and line.

#include "coref/lexicon.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "support/conllu.h"

namespace kronika::coref {
namespace {

namespace fs = std::filesystem;

TEST(CorefLexicon, TheTablesLoad) {
  const Result<Lexicon> lexicon = load_lexicon({test::source_path("resources"), {}}, "pl");
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().message;
  EXPECT_TRUE(lexicon->is("który", WordClass::relative));
  EXPECT_FALSE(lexicon->is("który", WordClass::personal));
  EXPECT_EQ(lexicon->count("oba"), 2u);
  EXPECT_EQ(lexicon->count("dom"), 0u);
  EXPECT_NE(lexicon->phrase("szef rząd"), nullptr);
  EXPECT_EQ(lexicon->noun("72-latek"), lexicon->noun("siedemdziesięciolatek"));
  EXPECT_NE(lexicon->noun("72-latek"), nullptr);
  EXPECT_EQ(lexicon->noun("stół"), nullptr);
}

TEST(CorefLexicon, WrongRowsNameFileAndLine) {
  const fs::path root = fs::path(::testing::TempDir()) / ("kronika_coref_lexicon" + std::to_string(getpid()));
  const struct {
    const char *table, *row, *what;
  } rows[] = {
      {"reference_conventions.tsv", "cases\tyes\tendings", "unknown convention 'cases'"},
      {"reference_conventions.tsv", "articles\tno\tendings", "the convention has a row already"},
      {"reference_conventions.tsv", "articles\tmaybe\tendings", "a convention is yes or no"},
      {"reference_words.tsv", "pronoun\ton\t-", "unknown class 'pronoun'"},
      {"reference_words.tsv", "count\ttrzy\tx", "wrong value 'x'"},
      {"reference_words.tsv", "personal\ton\t3", "wrong value '3'"},
      {"verb_subjects.tsv", "iść\tsometimes\timpersonal", "unknown condition 'sometimes'"},
      {"verb_subjects.tsv", "iść\to+abl\timpersonal", "unknown case in 'o+abl'"},
      {"verb_subjects.tsv", "iść\tany\tmotion", "unknown class 'motion'"},
      {"verb_subjects.tsv", "mówić\tinf\tspeech", "only impersonal verbs have conditions"},
      {"descriptions.tsv", "car\tking\tGOV\t-\t*\t-", "unknown kind 'king'"},
      {"descriptions.tsv", "car\tperson\tgov\t-\t*\t-", "unknown sector 'gov'"},
      {"descriptions.tsv", "car\tperson\tGOV\tmale\t*\t-", "unknown gender 'male'"},
      {"descriptions.tsv", "car\tperson\tGOV\t-\t*\talways", "unknown use of the plural 'always'"},
      {"descriptions.tsv", "prezydent\tperson\tGOV\t-\t*\t-", "twice: 'prezydent'"},
  };
  for (const auto& wrong : rows) {
    fs::remove_all(root);
    fs::create_directories(root / "pl");
    for (const char* table : {"reference_conventions.tsv", "reference_words.tsv", "verb_subjects.tsv",
                              "descriptions.tsv", "noun_classes.tsv"})
      fs::copy_file(test::source_path("resources/pl") / table, root / "pl" / table);
    std::size_t lines = 0;
    std::ifstream before(root / "pl" / wrong.table);
    for (std::string line; std::getline(before, line);) ++lines;
    before.close();
    std::ofstream(root / "pl" / wrong.table, std::ios::app) << wrong.row << "\n";
    const Result<Lexicon> lexicon = load_lexicon({root, {}}, "pl");
    ASSERT_FALSE(lexicon.ok()) << wrong.row;
    EXPECT_NE(lexicon.error().message.find(std::string(wrong.table) + ":" + std::to_string(lines + 1) + ": " +
                                           wrong.what),
              std::string::npos)
        << lexicon.error().message;
  }
}

TEST(CorefLexicon, MissingTablesAreErrors) { EXPECT_FALSE(load_lexicon({"/nonexistent", {}}, "pl").ok()); }

}  // namespace
}  // namespace kronika::coref

// Sentences with their expressions in brackets → intervals: tests/timex/data/expressions*.tsv,
// which say how to write a row; and what a table of sentences cannot say: trees, wrong tables, long
// texts.

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/table.h"
#include "timex/holiday.h"
#include "timex/sentences.h"

namespace kronika {
namespace {

namespace fs = std::filesystem;

void check(std::string_view language, std::string_view file, std::size_t least) {
  const Result<Table> table =
      Table::load(test::source_path(file), {"sentence", "published", "expected"});
  ASSERT_TRUE(table.ok()) << table.error().message;
  EXPECT_GE(table->size(), least);
  for (std::size_t r = 0; r < table->size(); ++r) {
    const Table::Row row = table->row(r);
    SCOPED_TRACE(fmt::format("line {}: {}", row.line(), row["sentence"]));
    Marked sentence = marked(std::string(row["sentence"]));
    sentence.document.published = published(row["published"]);
    stage(language).run(sentence.document);
    std::vector<std::string_view> expected = row.list("expected", ';');
    if (expected == std::vector<std::string_view>{"-"}) expected.clear();
    std::vector<std::string> found, results;
    for (const Timex& timex : sentence.document.timexes) {
      found.push_back(forms(sentence.document, timex.tokens));
      results.push_back(result(timex));
      EXPECT_TRUE(timex.tokens.contains(timex.head));
    }
    EXPECT_EQ(found, sentence.expressions);
    EXPECT_EQ(results, std::vector<std::string>(expected.begin(), expected.end()));
  }
}

TEST(Timex, PolishExpressionsInSentences) { check("pl", "tests/timex/data/expressions.tsv", 120); }

TEST(Timex, EnglishExpressionsInSentences) {
  check("en", "tests/timex/data/expressions_en.tsv", 250);
}

TEST(Timex, Easter) {
  const auto day = [](int y, int m, int d) { return Day(std::chrono::year(y) / m / d); };
  EXPECT_EQ(timex::easter(2023), day(2023, 4, 9));
  EXPECT_EQ(timex::easter(2024), day(2024, 3, 31));
  EXPECT_EQ(timex::easter(2008), day(2008, 3, 23));
  EXPECT_EQ(timex::easter(1954), day(1954, 4, 18));
  EXPECT_EQ(timex::easter(1981), day(1981, 4, 19));
  EXPECT_EQ(timex::easter(2038), day(2038, 4, 25));
  EXPECT_EQ(timex::orthodox_easter(2023), day(2023, 4, 16));
  EXPECT_EQ(timex::orthodox_easter(2024), day(2024, 5, 5));
  EXPECT_EQ(timex::orthodox_easter(2025), day(2025, 4, 20));
  EXPECT_EQ(timex::orthodox_easter(1916), day(1916, 4, 23));
}

TEST(Timex, NamesAreNoMonths) {
  Document document = test::document_from_conllu(
      "1 Maja Maja PROPN _ _ 2 nsubj\n2 mówi mówić VERB _ _ 0 root\n\n"
      "1 Spotkał spotkać VERB _ _ 0 root\n2 maja maj NOUN _ _ 1 obj\n");
  document.names.push_back({{TokenIndex(3), TokenIndex(4)}, NameType::person});
  stage("pl").run(document);
  EXPECT_TRUE(document.timexes.empty());
}

TEST(Timex, APersonMayBeCalledMay) {
  Document document = test::document_from_conllu(
      "1 Theresa Theresa PROPN _ _ 3 nsubj\n2 May May PROPN _ _ 1 flat\n3 left leave VERB _ _ 0 "
      "root\n\n"
      "1 He he PRON _ _ 2 nsubj\n2 met meet VERB _ Tense=Past 0 root\n3 May May PROPN _ _ 2 obj\n"
      "4 in in ADP _ _ 5 case\n5 May May PROPN _ _ 2 obl\n6 with with ADP _ _ 8 case\n"
      "7 May May PROPN _ _ 8 nmod:poss\n8 aides aide NOUN _ _ 2 obl\n");
  document.published = Interval::of_month(2018, 3);
  stage("en").run(document);
  ASSERT_EQ(document.timexes.size(), 1u);
  EXPECT_EQ(document.timexes[0].head, TokenIndex(7));
  EXPECT_EQ(result(document.timexes[0]), "2017-05-01 2017-06-01 month relative");
}

TEST(Timex, HeadIsTheTokenThatHangsOutside) {
  Document document = test::document_from_conllu(
      "1 Przyjechał przyjechać VERB _ Tense=Past 0 root\n2 w w ADP _ _ 3 case\n3 środę środa NOUN "
      "_ _ 1 obl\n"
      "4 13 13 ADJ _ _ 3 nmod\n5 września wrzesień NOUN _ _ 4 nmod\n6 2023 2023 ADJ _ _ 7 amod\n"
      "7 r. rok NOUN _ _ 5 nmod\n8 do do ADP _ _ 9 case\n9 Wilna Wilno PROPN _ _ 1 obl\n");
  stage("pl").run(document);
  ASSERT_EQ(document.timexes.size(), 1u);
  EXPECT_EQ(document.timexes[0].head, TokenIndex(2));
  EXPECT_EQ(document.timexes[0].tokens, (TokenSpan{TokenIndex(2), TokenIndex(7)}));
}

// "Two days after" dates the ship's leaving where the clause has its own date, before it or behind.
TEST(Timex, DaysLeadFromADatedClauseToTheOneBehindAfter) {
  for (const bool fronted : {false, true}) {
    const std::string days =
        "1 two two NUM _ _ 2 nummod\n2 days day NOUN _ _ 6 obl\n3 after after SCONJ _ _ 6 mark\n"
        "4 the the DET _ _ 5 det\n5 ship ship NOUN _ _ 6 nsubj\n"
        "6 left leave VERB _ Tense=Past|VerbForm=Fin 8 advcl\n";
    const std::string back =
        "1 police police NOUN _ _ 2 nsubj\n2 came come VERB _ Tense=Past|VerbForm=Fin 0 root\n"
        "3 on on ADP _ _ 4 case\n4 Friday Friday PROPN _ _ 2 obl\n5 , , PUNCT _ _ 10 punct\n"
        "6 two two NUM _ _ 7 nummod\n7 days day NOUN _ _ 10 obl\n8 after after SCONJ _ _ 10 mark\n"
        "9 it it PRON _ _ 10 nsubj\n10 left leave VERB _ Tense=Past|VerbForm=Fin 2 advcl\n";
    Document document = test::document_from_conllu(
        fronted ? days +
                      "7 police police NOUN _ _ 8 nsubj\n"
                      "8 came come VERB _ Tense=Past|VerbForm=Fin 0 root\n"
                      "9 on on ADP _ _ 10 case\n10 Friday Friday PROPN _ _ 8 obl\n"
                : back);
    document.published = Interval::of_day(Day(std::chrono::year(2023) / 9 / 16));
    stage("en").run(document);
    ASSERT_EQ(document.timexes.size(), 2u);
    const Timex &friday = document.timexes[fronted ? 1 : 0],
                &after = document.timexes[fronted ? 0 : 1];
    EXPECT_EQ(result(friday), "2023-09-15 2023-09-16 day relative");
    EXPECT_EQ(result(after), "2023-09-13 2023-09-14 day relative");
    EXPECT_EQ(document.token(friday.governor).form, "came");
    EXPECT_EQ(document.token(after.governor).form, "left");
  }
}

TEST(Timex, AReportPutInBetweenDoesNotOwnTheTime) {
  constexpr std::string_view kTree =
      "1 Last last ADJ _ _ 2 amod\n2 week week NOUN _ _ 5 obl\n3 , , PUNCT _ _ 2 punct\n"
      "4 police police NOUN _ _ 5 nsubj\n5 said say VERB _ Tense=Past|VerbForm=Fin 0 root\n"
      "6 , , PUNCT _ _ 8 punct\n7 he he PRON _ _ 8 nsubj\n"
      "8 fled flee VERB _ Tense=Past|VerbForm=Fin 5 ccomp\n";
  Document document = test::document_from_conllu(kTree);
  document.published = Interval::of_day(Day(std::chrono::year(2023) / 9 / 15));
  stage("en").run(document);
  ASSERT_EQ(document.timexes.size(), 1u);
  EXPECT_EQ(document.token(document.timexes[0].governor).form, "fled");
}

TEST(Timex, BoundsAreOfDatesAndNotOfWhatTheyBelongTo) {
  // "After the 2014 elections"
  Document document = test::document_from_conllu(
      "1 fell fall VERB _ Tense=Past|VerbForm=Fin 0 root\n2 after after ADP _ _ 5 case\n"
      "3 the the DET _ _ 5 det\n4 2014 2014 NUM _ _ 5 nummod\n5 elections election NOUN _ _ 1 "
      "obl\n");
  stage("en").run(document);
  ASSERT_EQ(document.timexes.size(), 1u);
  EXPECT_EQ(result(document.timexes[0]), "2014-01-01 2015-01-01 year explicit");
}

TEST(Timex, ADatelineDatesTheArticle) {
  Document document = one_sentence(
      "pl", "Kijów , 12 września 2023 r. (PAP) | wczoraj było/VERB/Tense=Past", std::nullopt);
  ASSERT_EQ(document.timexes.size(), 2u);
  EXPECT_EQ(result(document.timexes[1]), "2023-09-11 2023-09-12 day relative");
}

TEST(Timex, EmptyAndTinyDocuments) {
  Document empty;
  stage("pl").run(empty);
  EXPECT_TRUE(empty.timexes.empty());
  for (const std::string text : {".", "w", "12", "2023", "maja", "-", "od", "́"}) {
    SCOPED_TRACE(text);
    one_sentence("pl", text, std::nullopt);
  }
}

TEST(Timex, VeryLongSentencesKeepTheAlgebra) {
  // 50,000 times "rano" in one sentence, and as many beginnings of expressions: quadratic work
  // would not end within the test's time limit.
  for (const std::string_view word :
       {"rano", "od 5", "w nocy z", "dwadzieścia", "12 maja -", "przed"}) {
    std::string text;
    for (int i = 0; i < 50'000; ++i) text += fmt::format("{} ", word);
    Document document = one_sentence("pl", text, Interval::of_year(2023));
    SCOPED_TRACE(word);
    ASSERT_EQ(document.sentences.size(), 1u);
    if (word == "rano" || word == "12 maja -") {
      ASSERT_GT(document.timexes.size(), 10'000u);
    }
    for (std::size_t i = 0; i < document.timexes.size(); ++i) {
      const Timex& timex = document.timexes[i];
      ASSERT_FALSE(timex.tokens.empty());
      ASSERT_TRUE(document.sentences[0].tokens.contains(timex.tokens));
      ASSERT_EQ(timex.span, document.bytes(timex.tokens));
      if (i > 0) {
        ASSERT_LE(document.timexes[i - 1].tokens.end, timex.tokens.begin);
      }
    }
  }
}

class Tables : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::path(::testing::TempDir()) / ("kronika_timex" + std::to_string(getpid()));
    fs::create_directories(root_ / "pl");
    for (const std::string_view table : {"time_words.tsv", "time_patterns.tsv"})
      fs::copy_file(test::source_path("resources/pl") / table, root_ / "pl" / table,
                    fs::copy_options::overwrite_existing);
  }
  void TearDown() override { fs::remove_all(root_); }
  std::string error_after(std::string_view table, std::string_view line) {
    std::ofstream(root_ / "pl" / table, std::ios::app) << line << "\n";
    const Result<timex::Stage> loaded = timex::Stage::load({root_, {}}, "pl");
    return loaded ? "" : loaded.error().message;
  }
  fs::path root_;
};

TEST_F(Tables, WrongRowsNameFileAndLine) {
  const std::string words = "time_words.tsv:", patterns = "time_patterns.tsv:";
  for (const std::string_view line :
       {"mounth\t5\tmaj", "month\t13\tmaj", "unit\tfortnight\tx", "month\t5\tx+nowhere",
        "number\t1.7\tx", "weekday\t\tx", "month\t5\t"}) {
    SetUp();
    EXPECT_NE(error_after("time_words.tsv", line).find(words), std::string::npos) << line;
  }
  SetUp();
  for (const std::string_view line :
       {"x\tdat\tDAY", "x\tdate\tDAI", "x\tdate\t@Nowhere", "x\tdate\tUNIT=fortnight",
        "x\tdate\tSHIFT=x", "x\tdate\tDAY?", "x\tdate\t<DAY>", "x\tholiday\tx\t02-31",
        "x\tholiday\tx\t"}) {
    SetUp();
    EXPECT_NE(error_after("time_patterns.tsv", line).find(patterns), std::string::npos) << line;
  }
  SetUp();
  EXPECT_EQ(error_after("time_words.tsv", ""), "");
}

}  // namespace
}  // namespace kronika

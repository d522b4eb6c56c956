// Sentences with their expressions in brackets → intervals: tests/timex/data/expressions.tsv, which
// says how to write a row; and properties: a date written in any way comes back, a weekday is near
// and is that weekday.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "base/table.h"
#include "support/conllu.h"
#include "timex/holiday.h"
#include "timex/stage.h"

namespace kronika {
namespace {

namespace fs = std::filesystem;

const timex::Stage& stage() {
  static const Result<timex::Stage> loaded =
      timex::Stage::load({test::source_path("resources"), {}}, "pl");
  if (!loaded) ADD_FAILURE() << loaded.error().message;
  return *loaded;
}

struct Word {
  std::string form, upos = "X", features = "_";
  bool opens = false, closes = false;  // a bracket
};

// "[w/ADP/Case=Loc", "maju]": marks of the table around a form.
Word word_from(std::string text) {
  Word word;
  if (text.size() > 1 && text.front() == '[') word.opens = true, text.erase(0, 1);
  if (text.size() > 1 && text.back() == ']') word.closes = true, text.pop_back();
  const std::size_t slash = text.size() > 1 && !std::isdigit(static_cast<unsigned char>(text[0]))
                                ? text.find('/')
                                : std::string::npos;
  word.form = text.substr(0, slash);
  if (slash == std::string::npos) return word;
  const std::size_t second = text.find('/', slash + 1);
  word.upos = text.substr(slash + 1, second - slash - 1);
  if (second != std::string::npos) word.features = text.substr(second + 1);
  std::replace(word.features.begin(), word.features.end(), '&', '|');
  return word;
}

struct Marked {
  Document document;
  std::vector<std::string> expressions;  // forms joined by spaces
};

// Punctuation at the end of a word is a token of its own, but the full stop of an abbreviation
// stays.
std::string spaced(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '(')
      result += "( ";
    else if (c == ')' || c == ',')
      (result += ' ') += c;
    else
      result += c;
  }
  return result;
}

// One sentence a block; every word hangs on the sentence's first verb. "12.09.2023" may be one
// word.
Marked marked(const std::string& text) {
  Marked found;
  std::string conllu;
  std::istringstream sentences(text);
  for (std::string sentence; std::getline(sentences, sentence, '|');) {
    std::vector<Word> words;
    std::istringstream stream(spaced(sentence));
    for (std::string word; stream >> word;) words.push_back(word_from(word));
    std::size_t root = 0;
    for (std::size_t i = words.size(); i-- > 0;)
      if (words[i].upos == "VERB") root = i;
    std::string open;
    bool inside = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Word& w = words[i];
      const bool glued =
          i + 1 < words.size() && (words[i + 1].form == "." || words[i + 1].form == "," ||
                                   words[i + 1].form == ")" || w.form == "(");
      conllu += fmt::format("{} {} {} {} _ {} {} {} _ {}\n", i + 1, w.form, w.form, w.upos,
                            w.features, i == root ? 0 : root + 1, i == root ? "root" : "dep",
                            glued ? "SpaceAfter=No" : "_");
      if (w.opens) inside = true, open.clear();
      if (inside) open += (open.empty() ? "" : " ") + w.form;
      if (w.closes) inside = false, found.expressions.push_back(open);
    }
    conllu += "\n";
  }
  found.document = test::document_from_conllu(conllu);
  return found;
}

std::string forms(const Document& document, TokenSpan span) {
  std::string joined;
  for (TokenIndex i = span.begin; i < span.end; ++i)
    joined += (joined.empty() ? "" : " ") + document.token(i).form;
  return joined;
}

// "2023-09-12 2023-09-13 day relative conflict"; "duration" and "frequency" for those, "none" for
// an unresolved date.
std::string result(const Timex& timex) {
  if (timex.kind == TimexKind::duration) return "duration";
  if (timex.kind == TimexKind::frequency) return "frequency";
  const std::string earlier = timex.earlier_event ? " earlier" : "";
  if (!timex.interval) return "none" + earlier;
  const Interval& i = *timex.interval;
  return fmt::format("{} {} {} {}{}{}", iso(i.start, i.grain), iso(i.end, i.grain), name(i.grain),
                     name(timex.basis), timex.conflict ? " conflict" : "", earlier);
}

std::optional<Interval> published(std::string_view text) {
  if (text.empty() || text == "-") return std::nullopt;
  const Result<Interval> date = parse_date(text);
  if (!date) ADD_FAILURE() << date.error().message;
  return *date;
}

TEST(Timex, ExpressionsInSentences) {
  const Result<Table> table = Table::load(test::source_path("tests/timex/data/expressions.tsv"),
                                          {"sentence", "published", "expected"});
  ASSERT_TRUE(table.ok()) << table.error().message;
  EXPECT_GE(table->size(), 120u);
  for (std::size_t r = 0; r < table->size(); ++r) {
    const Table::Row row = table->row(r);
    SCOPED_TRACE(fmt::format("line {}: {}", row.line(), row["sentence"]));
    Marked sentence = marked(std::string(row["sentence"]));
    sentence.document.published = published(row["published"]);
    stage().run(sentence.document);
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

Document one_sentence(const std::string& text, std::optional<Interval> published) {
  Document document = marked(text).document;
  document.published = published;
  stage().run(document);
  return document;
}

TEST(Timex, AnyDateInAnyWritingComesBack) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "stycznia", "lutego",   "marca",    "kwietnia",     "maja",      "czerwca",
      "lipca",    "sierpnia", "września", "października", "listopada", "grudnia"};
  constexpr std::array<std::string_view, 12> kRoman = {"I",   "II",   "III", "IV", "V",  "VI",
                                                       "VII", "VIII", "IX",  "X",  "XI", "XII"};
  std::mt19937 random(20230912);
  for (int n = 0; n < 500; ++n) {
    const Day day = Day(std::chrono::year(1900) / 1 / 1) + std::chrono::days(random() % 73000);
    const std::chrono::year_month_day date(day);
    const int y = static_cast<int>(date.year());
    const unsigned m = static_cast<unsigned>(date.month()), d = static_cast<unsigned>(date.day());
    for (const std::string& text : {fmt::format("było {} {} {} r .", d, kMonths[m - 1], y),
                                    fmt::format("było {} {} {} roku", d, kMonths[m - 1], y),
                                    fmt::format("było {:02}.{:02}.{} r.", d, m, y),
                                    fmt::format("było {}-{:02}-{:02}", y, m, d),
                                    fmt::format("było {} {} {}", d, kRoman[m - 1], y),
                                    fmt::format("było {}.{}.{}", d, m, y)}) {
      SCOPED_TRACE(text);
      const Document document = one_sentence(text, std::nullopt);
      ASSERT_EQ(document.timexes.size(), 1u);
      EXPECT_EQ(document.timexes[0].interval, std::optional<Interval>(Interval::of_day(day)));
      EXPECT_EQ(document.timexes[0].basis, TimeBasis::explicit_date);
    }
  }
}

TEST(Timex, AWeekdayIsNearTheDocumentAndIsThatWeekday) {
  constexpr std::array<std::string_view, 7> kDays = {
      "poniedziałek", "wtorek", "środę", "czwartek", "piątek", "sobotę", "niedzielę"};
  constexpr std::array<std::string_view, 3> kVerbs = {
      "było/VERB/Tense=Past", "jest/VERB/Tense=Pres", "zrobi/VERB/Tense=Fut"};
  for (int n = 0; n < 800; n += 3) {
    const Day day = Day(std::chrono::year(2019) / 12 / 20) + std::chrono::days(n);
    for (std::size_t weekday = 0; weekday < 7; ++weekday) {
      for (const std::string_view verb : kVerbs) {
        const Document document =
            one_sentence(fmt::format("{} w {}", verb, kDays[weekday]), Interval::of_day(day));
        ASSERT_EQ(document.timexes.size(), 1u);
        const Day found = document.timexes[0].interval->first_day();
        EXPECT_LT(std::abs((found - day).count()), 7);
        EXPECT_EQ(std::chrono::weekday(found).iso_encoding(), weekday + 1);
        if (verb == kVerbs[0]) {
          EXPECT_LE(found, day);
        }
        if (verb == kVerbs[2]) {
          EXPECT_GE(found, day);
        }
      }
    }
  }
}

TEST(Timex, Easter) {
  const auto day = [](int y, int m, int d) { return Day(std::chrono::year(y) / m / d); };
  EXPECT_EQ(timex::easter(2023), day(2023, 4, 9));
  EXPECT_EQ(timex::easter(2024), day(2024, 3, 31));
  EXPECT_EQ(timex::easter(2008), day(2008, 3, 23));
  EXPECT_EQ(timex::easter(1954), day(1954, 4, 18));
  EXPECT_EQ(timex::easter(1981), day(1981, 4, 19));
  EXPECT_EQ(timex::easter(2038), day(2038, 4, 25));
}

TEST(Timex, NamesAreNoMonths) {
  Document document = test::document_from_conllu(
      "1 Maja Maja PROPN _ _ 2 nsubj\n2 mówi mówić VERB _ _ 0 root\n\n"
      "1 Spotkał spotkać VERB _ _ 0 root\n2 maja maj NOUN _ _ 1 obj\n");
  document.names.push_back({{TokenIndex(3), TokenIndex(4)}, NameType::person});
  stage().run(document);
  EXPECT_TRUE(document.timexes.empty());
}

TEST(Timex, HeadIsTheTokenThatHangsOutside) {
  Document document = test::document_from_conllu(
      "1 Przyjechał przyjechać VERB _ Tense=Past 0 root\n2 w w ADP _ _ 3 case\n3 środę środa NOUN "
      "_ _ 1 obl\n"
      "4 13 13 ADJ _ _ 3 nmod\n5 września wrzesień NOUN _ _ 4 nmod\n6 2023 2023 ADJ _ _ 7 amod\n"
      "7 r. rok NOUN _ _ 5 nmod\n8 do do ADP _ _ 9 case\n9 Wilna Wilno PROPN _ _ 1 obl\n");
  stage().run(document);
  ASSERT_EQ(document.timexes.size(), 1u);
  EXPECT_EQ(document.timexes[0].head, TokenIndex(2));
  EXPECT_EQ(document.timexes[0].tokens, (TokenSpan{TokenIndex(2), TokenIndex(7)}));
}

TEST(Timex, ADatelineDatesTheArticle) {
  Document document = one_sentence(
      "Kijów , 12 września 2023 r. (PAP) | wczoraj było/VERB/Tense=Past", std::nullopt);
  ASSERT_EQ(document.timexes.size(), 2u);
  EXPECT_EQ(result(document.timexes[1]), "2023-09-11 2023-09-12 day relative");
}

TEST(Timex, EmptyAndTinyDocuments) {
  Document empty;
  stage().run(empty);
  EXPECT_TRUE(empty.timexes.empty());
  for (const std::string text : {".", "w", "12", "2023", "maja", "-", "od", "́"}) {
    SCOPED_TRACE(text);
    one_sentence(text, std::nullopt);
  }
}

TEST(Timex, VeryLongSentencesKeepTheAlgebra) {
  // 50,000 times "rano" in one sentence, and as many beginnings of expressions: quadratic work
  // would not end within the test's time limit.
  for (const std::string_view word :
       {"rano", "od 5", "w nocy z", "dwadzieścia", "12 maja -", "przed"}) {
    std::string text;
    for (int i = 0; i < 50'000; ++i) text += fmt::format("{} ", word);
    Document document = one_sentence(text, Interval::of_year(2023));
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

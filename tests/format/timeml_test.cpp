// Values of TIMEX3 for every grain, and the text around them: it must come back from the XML.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "format/timeml.h"
#include "support/conllu.h"

namespace kronika::format {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

Day day(int year, unsigned month, unsigned day) {
  return Day(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day));
}

Timex of(const Interval& interval) {
  Timex timex;
  timex.interval = interval;
  return timex;
}

TEST(Timeml, ValuesOfEveryGrain) {
  const auto value = [](const Interval& interval) { return timex_value(of(interval)); };
  EXPECT_EQ(value(Interval::of_day(day(2023, 9, 5))), "2023-09-05");
  EXPECT_EQ(value(Interval::of_week(day(2023, 9, 5))), "2023-W36");
  EXPECT_EQ(value(Interval::of_week(day(2021, 1, 3))), "2020-W53") << "the year of its Thursday";
  EXPECT_EQ(value(Interval::of_month(2023, 9)), "2023-09");
  EXPECT_EQ(value(Interval::of_quarter(2023, 3)), "2023-Q3");
  EXPECT_EQ(value(Interval::of_year(2023)), "2023");
  EXPECT_EQ(value(Interval::of_decade(1990)), "199");
  EXPECT_EQ(value(Interval::of_century(20)), "19");
  const auto days = [](Day first, Day after, Grain grain) {
    return Interval::of_days(first, after, grain);
  };
  EXPECT_EQ(value(days(day(2023, 6, 1), day(2023, 9, 1), Grain::season)), "2023-SU");
  EXPECT_EQ(value(days(day(2022, 12, 1), day(2023, 3, 1), Grain::season)), "2022-WI");
  EXPECT_EQ(value(days(day(2023, 9, 9), day(2023, 9, 11), Grain::day)), "2023-W36-WE");
  EXPECT_EQ(value(days(day(2023, 9, 4), day(2023, 9, 7), Grain::day)), "2023-09-04/2023-09-06");
  EXPECT_EQ(value(days(day(2023, 7, 1), day(2024, 1, 1), Grain::month)), "2023-H2");
  EXPECT_EQ(value(days(day(2023, 5, 1), day(2023, 8, 1), Grain::month)), "2023-05/2023-07");
  EXPECT_EQ(value(days(day(2015, 1, 1), day(2019, 1, 1), Grain::year)), "2015/2018");
  EXPECT_EQ(value(days(day(2021, 9, 16), day(2023, 9, 16), Grain::year)), "2021-09-16/2023-09-15");
}

TEST(Timeml, ValuesOfTimesOfDayAndOfWhatIsOpen) {
  const Minutes start = Minutes(day(2023, 9, 15)) + std::chrono::minutes(930);
  Timex clock = of({start, start + std::chrono::minutes(1), Grain::minute});
  EXPECT_EQ(timex_value(clock), "2023-09-15T15:30");
  Timex open;
  EXPECT_EQ(timex_value(open), "XXXX-XX-XX");
  open.kind = TimexKind::duration;
  EXPECT_EQ(timex_value(open), "PX");
  open.length = "P3D";
  EXPECT_EQ(timex_value(open), "P3D");
}

TEST(Timeml, TheTextComesBack) {
  Document document = test::document_from_conllu(
      "1 <b> <b> X _ _ 2 dep _ _\n2 spotkał spotkać VERB _ _ 0 root _ _\n"
      "3 w w ADP _ _ 4 case _ _\n4 środę środa NOUN _ _ 2 obl _ SpaceAfter=No\n"
      "5 & & SYM _ _ 2 dep _ _\n");
  document.id = "a\"1";
  document.published = *parse_date("2023-09");
  Timex timex = of(Interval::of_day(day(2023, 9, 13)));
  timex.tokens = {TokenIndex(3), TokenIndex(4)};
  timex.span = document.bytes(timex.tokens);
  timex.conflict = true;
  document.timexes = {timex};
  const std::string line = timeml(document);
  EXPECT_THAT(line, HasSubstr("<DOCID>a&quot;1</DOCID>"));
  EXPECT_THAT(line, HasSubstr(R"(<DCT><TIMEX3 tid="t0" type="DATE" value="2023-09" )"
                              R"(functionInDocument="PUBLICATION_TIME">2023-09</TIMEX3></DCT>)"));
  EXPECT_THAT(line, HasSubstr(R"(&lt;b&gt; spotkał w <TIMEX3 tid="t1" type="DATE" )"
                              R"(value="2023-09-13" comment="conflict">środę</TIMEX3>&amp;)"));
  EXPECT_THAT(line, EndsWith("</TEXT></TimeML>\n"));
  EXPECT_EQ(line.find('\n'), line.size() - 1) << "one line an article";
}

}  // namespace
}  // namespace kronika::format

#include "document/interval.h"

#include <gtest/gtest.h>

#include <string>

namespace kronika {
namespace {

std::string text(const Interval& interval) {
  return iso(interval.start, interval.grain) + "/" + iso(interval.end, interval.grain) + " " +
         std::string(name(interval.grain));
}

TEST(Interval, ReadsDaysMonthsAndYears) {
  const struct {
    const char* date;
    const char* interval;
  } cases[] = {
      {"2023-09-15", "2023-09-15/2023-09-16 day"}, {"2020-02-29", "2020-02-29/2020-03-01 day"},
      {"2023-12-31", "2023-12-31/2024-01-01 day"}, {"2023-09", "2023-09-01/2023-10-01 month"},
      {"2023-12", "2023-12-01/2024-01-01 month"},  {"2023", "2023-01-01/2024-01-01 year"},
  };
  for (const auto& c : cases) {
    const Result<Interval> interval = parse_date(c.date);
    ASSERT_TRUE(interval.ok()) << c.date;
    EXPECT_EQ(text(*interval), c.interval);
  }
}

TEST(Interval, RefusesWhatIsNoDate) {
  for (const char* date : {"", "20", "2023-", "2023-9", "2023-13", "2023-00", "2023-02-30", "2021-02-29", "2023-04-31",
                           "2023-09-00", "2023-09-15 ", "2023-09-15-01", "15.09.2023", "-023-01-01", "2023-+1", "0000"}) {
    const Result<Interval> interval = parse_date(date);
    ASSERT_FALSE(interval.ok()) << date;
    EXPECT_EQ(interval.error().code, ErrorCode::invalid_date);
    EXPECT_NE(interval.error().message.find(date), std::string::npos) << interval.error().message;
  }
}

TEST(Interval, LargerGrains) {
  EXPECT_EQ(text(Interval::of_quarter(2023, 4)), "2023-10-01/2024-01-01 quarter");
  EXPECT_EQ(text(Interval::of_decade(1990)), "1990-01-01/2000-01-01 decade");
  EXPECT_EQ(text(Interval::of_century(21)), "2001-01-01/2101-01-01 century");
}

// Every day of 400 years, the cycle of the calendar: it is read back as written, and its week begins on a Monday.
TEST(Interval, EveryDayOfACycle) {
  const Day begin = parse_date("1900-01-01").value().first_day();
  const Day end = parse_date("2300-01-01").value().first_day();
  for (Day day = begin; day < end; day += std::chrono::days(1)) {
    const Interval interval = Interval::of_day(day);
    ASSERT_EQ(parse_date(iso(interval.start, Grain::day)).value(), interval);
    const Interval week = Interval::of_week(day);
    ASSERT_TRUE(week.contains(interval));
    ASSERT_EQ(std::chrono::weekday(week.first_day()), std::chrono::Monday);
  }
}

TEST(Interval, MinutesAreShownForFineGrains) {
  const Minutes time = parse_date("2023-09-13").value().start + std::chrono::minutes(14 * 60 + 5);
  EXPECT_EQ(iso(time, Grain::minute), "2023-09-13T14:05");
  EXPECT_EQ(iso(time, Grain::hour), "2023-09-13T14:05");
  EXPECT_EQ(iso(time, Grain::day), "2023-09-13");
}

}  // namespace
}  // namespace kronika

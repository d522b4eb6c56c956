// Properties: a date written in any way comes back, whatever its grain; a weekday is near and is
// that weekday; what is counted from the document's date is that far from it.

#include <array>
#include <chrono>
#include <random>

#include "timex/calendar.h"
#include "timex/sentences.h"

namespace kronika {
namespace {

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
      const Document document = one_sentence("pl", text, std::nullopt);
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
            one_sentence("pl", fmt::format("{} w {}", verb, kDays[weekday]), Interval::of_day(day));
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

constexpr std::array<std::string_view, 12> kEnglishMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 12> kShortMonths = {
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."};
constexpr std::array<std::string_view, 7> kEnglishDays = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

std::string ordinal(unsigned n) {
  const bool teen = n % 100 >= 11 && n % 100 <= 13;
  const std::string_view suffix = teen          ? "th"
                                  : n % 10 == 1 ? "st"
                                  : n % 10 == 2 ? "nd"
                                  : n % 10 == 3 ? "rd"
                                                : "th";
  return fmt::format("{}{}", n, suffix);
}

// An expression of known value, in any day, month …, is found whole and has that value.
void expect_explicit(const std::string& expression, const Interval& value) {
  SCOPED_TRACE(expression);
  const Document document =
      one_sentence("en", fmt::format("met/VERB/Tense=Past&VerbForm=Fin in {} and left", expression),
                   std::nullopt);
  ASSERT_EQ(document.timexes.size(), 1u);
  EXPECT_EQ(document.timexes[0].interval, std::optional<Interval>(value));
  EXPECT_EQ(document.timexes[0].basis, TimeBasis::explicit_date);
  EXPECT_FALSE(document.timexes[0].conflict);
}

TEST(Timex, AnyEnglishDayInAnyWritingComesBack) {
  std::mt19937 random(20190312);
  for (int n = 0; n < 300; ++n) {
    const Day day = Day(std::chrono::year(1900) / 1 / 1) + std::chrono::days(random() % 73000);
    const std::chrono::year_month_day date(day);
    const int y = static_cast<int>(date.year());
    const unsigned m = static_cast<unsigned>(date.month()), d = static_cast<unsigned>(date.day());
    const std::string_view month = kEnglishMonths[m - 1], brief = kShortMonths[m - 1],
                           weekday = kEnglishDays[std::chrono::weekday(day).iso_encoding() - 1];
    for (const std::string& text :
         {fmt::format("{} {}, {}", month, d, y), fmt::format("{} {} {}", month, d, y),
          fmt::format("{} {} {}", d, month, y), fmt::format("{} {}, {}", brief, d, y),
          fmt::format("{} {} {}", d, brief, y), fmt::format("{} {}, {}", month, ordinal(d), y),
          fmt::format("the/DET {} of {} {}", ordinal(d), month, y),
          fmt::format("{} {} {}", ordinal(d), month, y),
          fmt::format("{}, {} {}, {}", weekday, month, d, y),
          fmt::format("{} {} {} {}", weekday, d, month, y),
          fmt::format("{}, the {} of {} {}", weekday, ordinal(d), month, y),
          fmt::format("{} ({} {}, {})", weekday, month, d, y),
          fmt::format("{}-{:02}-{:02}", y, m, d),
          fmt::format("{}-{}-{}", d, month.substr(0, 3), y)})
      expect_explicit(text, Interval::of_day(day));
  }
}

TEST(Timex, AnyEnglishMonthAndAnythingLongerComesBack) {
  constexpr std::array<std::string_view, 4> kFirst = {"first", "second", "third", "fourth"};
  constexpr std::array<std::string_view, 4> kSeasons = {"spring", "summer", "autumn", "winter"};
  for (int y = 1890; y < 2060; y += 7) {
    const Interval year = Interval::of_year(y);
    for (const std::string_view text : {"{}", "late {}", "early {}", "mid-{}", "the/DET year {}",
                                        "the/DET end of {}", "the/DET beginning of {}"})
      expect_explicit(fmt::format(fmt::runtime(text), y), year);
    for (unsigned m = 1; m <= 12; ++m) {
      for (const std::string_view text : {"{} {}", "{} of {}", "{}, {}", "early {} {}", "mid-{} {}",
                                          "late {} {}", "the/DET end of {} {}"})
        expect_explicit(fmt::format(fmt::runtime(text), kEnglishMonths[m - 1], y),
                        Interval::of_month(y, m));
    }
    for (unsigned q = 1; q <= 4; ++q) {
      const Interval quarter = Interval::of_quarter(y, q);
      expect_explicit(fmt::format("the/DET {} quarter of {}", kFirst[q - 1], y), quarter);
      expect_explicit(fmt::format("the/DET {} quarter of {}", ordinal(q), y), quarter);
      expect_explicit(fmt::format("Q{} {}", q, y), quarter);
      const Interval season = timex::season_of(y, static_cast<int>(q));
      expect_explicit(fmt::format("the/DET {} of {}", kSeasons[q - 1], y), season);
      expect_explicit(fmt::format("{} {}", kSeasons[q - 1], y), season);
    }
    for (int last = y + 1; last < y + 60; last += 11) {
      const Interval range{year.start, Interval::of_year(last).end, Grain::year};
      expect_explicit(fmt::format("{}-{}", y, last), range);
    }
  }
  for (int y = 1800; y < 2100; y += 10) {
    for (const std::string_view text : {"the/DET {}s", "the/DET early {}s", "the/DET late-{}s"})
      expect_explicit(fmt::format(fmt::runtime(text), y), Interval::of_decade(y));
  }
  for (unsigned c = 11; c <= 21; ++c)
    expect_explicit(fmt::format("the/DET {} century", ordinal(c)),
                    Interval::of_century(static_cast<int>(c)));
}

TEST(Timex, AnEnglishWeekdayIsNearTheDocumentAndIsThatWeekday) {
  constexpr std::array<std::string_view, 3> kVerbs = {
      "met/VERB/Tense=Past&VerbForm=Fin on {}", "meets/VERB/Tense=Pres&VerbForm=Fin on {}",
      "will/AUX/VerbForm=Fin meet/VERB/VerbForm=Inf on {}"};
  for (int n = 0; n < 800; n += 3) {
    const Day day = Day(std::chrono::year(2019) / 12 / 20) + std::chrono::days(n);
    for (std::size_t weekday = 0; weekday < 7; ++weekday) {
      for (std::size_t verb = 0; verb < kVerbs.size(); ++verb) {
        const Document document =
            one_sentence("en", fmt::format(fmt::runtime(kVerbs[verb]), kEnglishDays[weekday]),
                         Interval::of_day(day));
        ASSERT_EQ(document.timexes.size(), 1u);
        const Day found = document.timexes[0].interval->first_day();
        EXPECT_LT(std::abs((found - day).count()), 7);
        EXPECT_EQ(std::chrono::weekday(found).iso_encoding(), weekday + 1);
        EXPECT_TRUE(verb == 0 ? found <= day : found >= day);
      }
    }
  }
}

TEST(Timex, WhatIsCountedIsThatFarFromTheDocument) {
  constexpr std::array<std::string_view, 4> kUnits = {"day", "week", "month", "year"};
  constexpr std::array<timex::Unit, 4> kValues = {timex::Unit::day, timex::Unit::week,
                                                  timex::Unit::month, timex::Unit::year};
  const auto found = [](const std::string& text, Day now) {
    const Document document = one_sentence("en", text, Interval::of_day(now));
    return document.timexes.size() == 1 ? document.timexes[0].interval : std::nullopt;
  };
  for (int n = 0; n < 900; n += 13) {
    const Day now = Day(std::chrono::year(2019) / 1 / 1) + std::chrono::days(n);
    for (std::size_t u = 0; u < kUnits.size(); ++u) {
      for (int count = 2; count < 30; count += 5) {
        SCOPED_TRACE(fmt::format("{} {}s", count, kUnits[u]));
        const auto around = [&](int sign) {
          return timex::unit_around(kValues[u], timex::moved(now, kValues[u], 2 * sign * count));
        };
        EXPECT_EQ(found(fmt::format("met/VERB/Tense=Past {} {}s ago", count, kUnits[u]), now),
                  around(-1));
        EXPECT_EQ(found(fmt::format("will/AUX/VerbForm=Fin meet/VERB/VerbForm=Inf in {} {}s", count,
                                    kUnits[u]),
                        now),
                  around(1));
      }
      if (u == 0) continue;
      const auto near = [&](int shift) {
        return timex::unit_around(kValues[u], timex::moved(now, kValues[u], 2 * shift));
      };
      EXPECT_EQ(found(fmt::format("met/VERB/Tense=Past last {}", kUnits[u]), now), near(-1));
      EXPECT_EQ(found(fmt::format("met/VERB/Tense=Past this {}", kUnits[u]), now), near(0));
      EXPECT_EQ(found(fmt::format("met/VERB/Tense=Past next {}", kUnits[u]), now), near(1));
    }
  }
}

}  // namespace
}  // namespace kronika

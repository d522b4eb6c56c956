// Calendar intervals: half-open, with the grain in which they were said.
//
// "2023-09" is {2023-09-01, 2023-10-01, month}. The calendar is the proleptic Gregorian one; days are counted
// from 1970-01-01 with the algorithms of Howard Hinnant ("chrono-Compatible Low-Level Date Algorithms").
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kronika {

enum class Grain { minute, hour, day, week, month, quarter, season, year, decade, century };

std::string_view name(Grain grain);

using Minutes = std::chrono::sys_time<std::chrono::minutes>;
using Day = std::chrono::sys_days;

struct Interval {
  Minutes start{};
  Minutes end{};
  Grain grain = Grain::day;

  static Interval of_day(Day day);
  static Interval of_days(Day first, Day after_last, Grain grain);
  static Interval of_week(Day any_day_of_it);                  // Monday to Monday
  static Interval of_month(int year, unsigned month);          // month 1 to 12
  static Interval of_quarter(int year, unsigned quarter);      // 1 to 4
  static Interval of_year(int year);
  static Interval of_decade(int first_year);
  static Interval of_century(int century);                     // 21 is 2001-01-01 to 2101-01-01

  bool contains(const Interval& other) const { return start <= other.start && other.end <= end; }
  bool overlaps(const Interval& other) const { return start < other.end && other.start < end; }
  Day first_day() const { return std::chrono::floor<std::chrono::days>(start); }
  bool operator==(const Interval&) const = default;
};

// "2023-09-15", "2023-09" or "2023" as the interval of that day, month or year.
// Errors: invalid_date, with the text, for any other form and for days that do not exist (2023-02-30).
Result<Interval> parse_date(std::string_view text);

// ISO 8601: "2023-09-13" for grains of a day and more, "2023-09-13T14:30" for hours and minutes.
std::string iso(Minutes time, Grain grain);

}  // namespace kronika

// Easter by the algorithm of Meeus, Jones and Butcher ("Astronomical Algorithms", 1991, chapter 8).
// Easy: 2023-04-09; hard: 1954-04-18 and 1981-04-19, where simpler rules are a week late. Tested in
// tests/timex/.

#include "timex/holiday.h"

#include <algorithm>
#include <array>

#include "timex/integer.h"

namespace kronika::timex {
namespace {

using DayOfYear = Holiday::DayOfYear;

// "+60" after the name of a feast.
std::optional<DayOfYear> counted_from(DayOfYear::From from, std::string_view offset) {
  if (offset.starts_with('+')) offset.remove_prefix(1);
  const std::optional<int> days = integer(offset);
  if (!days) return std::nullopt;
  return DayOfYear{from, 0, *days, {}};
}

// "4thu", "lastmon".
std::optional<DayOfYear> weekday_of(int month, std::string_view text) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"sun", "mon", "tue", "wed", "thu", "fri", "sat"});
  constexpr std::string_view kLast = "last";
  int which = 0;
  if (text.starts_with(kLast)) {
    text.remove_prefix(kLast.size());
  } else if (!text.empty() && text.front() >= '1' && text.front() <= '4') {
    which = text.front() - '0';
    text.remove_prefix(1);
  } else {
    return std::nullopt;
  }
  const auto found = std::find(kNames.begin(), kNames.end(), text);
  if (found == kNames.end()) return std::nullopt;
  const std::chrono::weekday weekday(static_cast<unsigned>(found - kNames.begin()));
  return DayOfYear{DayOfYear::From::weekday, month, which, weekday};
}

std::optional<DayOfYear> day_from(std::string_view text) {
  constexpr std::string_view kEaster = "easter", kOrthodox = "orthodox";
  if (text.starts_with(kEaster))
    return counted_from(DayOfYear::From::easter, text.substr(kEaster.size()));
  if (text.starts_with(kOrthodox))
    return counted_from(DayOfYear::From::orthodox_easter, text.substr(kOrthodox.size()));
  const std::size_t hyphen = text.find('-');
  if (hyphen == std::string_view::npos) return std::nullopt;
  const std::optional<int> month = integer(text.substr(0, hyphen)),
                           day = integer(text.substr(hyphen + 1));
  constexpr int kLeapYear = 2024;
  if (!month || !exists(kLeapYear, *month, 1)) return std::nullopt;
  if (!day) return weekday_of(*month, text.substr(hyphen + 1));
  if (!exists(kLeapYear, *month, *day)) return std::nullopt;
  return DayOfYear{DayOfYear::From::month, *month, *day, {}};
}

}  // namespace

bool exists(int year, int month, int day) {
  if (month < 1 || day < 1) return false;
  return (std::chrono::year(year) / month / day).ok();
}

Day easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int n = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
  return Day(std::chrono::year(year) / (n / 31) / (n % 31 + 1));
}

// The same book's rule for the Julian calendar; the difference of the calendars grows by three days
// in four centuries.
Day orthodox_easter(int year) {
  const int a = year % 4, b = year % 7, c = year % 19;
  const int d = (19 * c + 15) % 30;
  const int e = (2 * a + 4 * b - d + 34) % 7;
  const int n = d + e + 114;
  const int behind = year / 100 - year / 400 - 2;
  return Day(std::chrono::year(year) / (n / 31) / (n % 31 + 1)) + std::chrono::days(behind);
}

Day Holiday::DayOfYear::in(int year) const {
  const std::chrono::year_month in_month =
      std::chrono::year(year) / std::max(month, 1);  // of a feast none
  switch (from) {
    case From::easter:
      return easter(year) + std::chrono::days(day);
    case From::orthodox_easter:
      return orthodox_easter(year) + std::chrono::days(day);
    case From::weekday:
      if (day == 0) return in_month / weekday[std::chrono::last];
      return in_month / weekday[static_cast<unsigned>(day)];
    case From::month:
      break;
  }
  return in_month / day;
}

Interval Holiday::in(int year) const {
  return Interval::of_days(first.in(year), last.in(year) + std::chrono::days(1), Grain::day);
}

std::optional<Holiday> holiday_from(std::string_view text) {
  const std::size_t dots = text.find("..");
  const std::optional<Holiday::DayOfYear> first = day_from(text.substr(0, dots));
  if (!first) return std::nullopt;
  if (dots == std::string_view::npos) return Holiday{*first, *first};
  const std::optional<Holiday::DayOfYear> last = day_from(text.substr(dots + 2));
  if (!last) return std::nullopt;
  return Holiday{*first, *last};
}

}  // namespace kronika::timex

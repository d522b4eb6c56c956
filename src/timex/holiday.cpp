// Easter by the algorithm of Meeus, Jones and Butcher ("Astronomical Algorithms", 1991, chapter 8).
// Easy: 2023-04-09; hard: 1954-04-18 and 1981-04-19, where simpler rules are a week late. Tested in
// tests/timex/.

#include "timex/holiday.h"

#include "timex/integer.h"

namespace kronika::timex {
namespace {

std::optional<Holiday::DayOfYear> day_from(std::string_view text) {
  constexpr std::string_view kEaster = "easter";
  if (text.starts_with(kEaster)) {
    text.remove_prefix(kEaster.size());
    if (text.starts_with('+')) text.remove_prefix(1);
    const std::optional<int> offset = integer(text);
    if (!offset) return std::nullopt;
    return Holiday::DayOfYear{0, *offset};
  }
  const std::size_t hyphen = text.find('-');
  if (hyphen == std::string_view::npos) return std::nullopt;
  const std::optional<int> month = integer(text.substr(0, hyphen)),
                           day = integer(text.substr(hyphen + 1));
  constexpr int kLeapYear = 2024;
  if (!month || !day || !exists(kLeapYear, *month, *day)) return std::nullopt;
  return Holiday::DayOfYear{*month, *day};
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

Day Holiday::DayOfYear::in(int year) const {
  if (month == 0) return easter(year) + std::chrono::days(day);
  return Day(std::chrono::year(year) / month / day);
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

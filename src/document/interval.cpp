// Calendar arithmetic by C++20's <chrono>, whose civil-day algorithms are Howard Hinnant's. Tested
// in tests/document/interval_test.cpp.

#include "document/interval.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace kronika {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month;
using std::chrono::year_month_day;

Day first_day_of(year_month month) { return Day(month / std::chrono::day(1)); }

Interval of_months(int year, unsigned month, unsigned count, Grain grain) {
  const year_month first = std::chrono::year(year) / std::chrono::month(month);
  return Interval::of_days(first_day_of(first), first_day_of(first + months(count)), grain);
}

// A run of exactly `digits` decimal digits at the front of `text`, which is then dropped.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
  if (error != std::errc() || end != text.data() + digits || text.front() == '-')
    return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

bool take_hyphen(std::string_view& text) {
  if (!text.starts_with('-')) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::string_view name(Grain grain) {
  constexpr std::array<std::string_view, 10> kNames = {
      "minute", "hour", "day", "week", "month", "quarter", "season", "year", "decade", "century"};
  return kNames[static_cast<std::size_t>(grain)];
}

Interval Interval::of_days(Day first, Day after_last, Grain grain) {
  return {Minutes(first), Minutes(after_last), grain};
}

Interval Interval::of_day(Day day) { return of_days(day, day + days(1), Grain::day); }

Interval Interval::of_week(Day any_day_of_it) {
  const Day monday = any_day_of_it - (std::chrono::weekday(any_day_of_it) - std::chrono::Monday);
  return of_days(monday, monday + days(7), Grain::week);
}

Interval Interval::of_month(int year, unsigned month) {
  return of_months(year, month, 1, Grain::month);
}

Interval Interval::of_quarter(int year, unsigned quarter) {
  return of_months(year, 3 * quarter - 2, 3, Grain::quarter);
}

Interval Interval::of_year(int year) { return of_months(year, 1, 12, Grain::year); }
Interval Interval::of_decade(int first_year) {
  return of_months(first_year, 1, 120, Grain::decade);
}

Interval Interval::of_century(int century) {
  return of_months((century - 1) * 100 + 1, 1, 1200, Grain::century);
}

Result<Interval> parse_date(std::string_view text) {
  const Error not_a_date{
      ErrorCode::invalid_date,
      fmt::format("'{}' is no date of the form 2023-09-15, 2023-09 or 2023", text)};
  std::string_view rest = text;
  const std::optional<int> year = take_number(rest, 4);
  if (!year || *year == 0) return not_a_date;
  if (rest.empty()) return Interval::of_year(*year);
  if (!take_hyphen(rest)) return not_a_date;
  const std::optional<int> month = take_number(rest, 2);
  if (!month) return not_a_date;
  if (*month < 1 || *month > 12)
    return Error{ErrorCode::invalid_date,
                 fmt::format("there is no month {} in '{}'", *month, text)};
  if (rest.empty()) return Interval::of_month(*year, static_cast<unsigned>(*month));
  if (!take_hyphen(rest)) return not_a_date;
  const std::optional<int> day = take_number(rest, 2);
  if (!day || !rest.empty()) return not_a_date;
  const year_month_day date = std::chrono::year(*year) / *month / *day;
  if (!date.ok()) return Error{ErrorCode::invalid_date, fmt::format("there is no day '{}'", text)};
  return Interval::of_day(Day(date));
}

std::string iso(Minutes time, Grain grain) {
  const Day day = std::chrono::floor<days>(time);
  const year_month_day date(day);
  std::string text =
      fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  if (grain > Grain::hour) return text;
  const auto minutes = (time - day).count();
  return text + fmt::format("T{:02}:{:02}", minutes / 60, minutes % 60);
}

}  // namespace kronika

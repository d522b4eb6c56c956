// Tested in tests/timex/.

#include "timex/calendar.h"

#include <algorithm>

namespace kronika::timex {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

Day moved_months(Day day, int count) {
  const year_month_day date(day);
  const auto month = date.year() / date.month() + months(count);
  const year_month_day same = month / date.day();
  return same.ok() ? Day(same)
                   : Day(year_month_day_last(month.year(), month.month() / std::chrono::last));
}

Minutes::duration gap(const Interval& a, const Interval& b) {
  return std::max({a.start - b.end, b.start - a.end, Minutes::duration(0)});
}

}  // namespace

int year_of(Day day) { return static_cast<int>(year_month_day(day).year()); }
int month_of(Day day) {
  return static_cast<int>(static_cast<unsigned>(year_month_day(day).month()));
}

Grain grain_of(Unit unit) {
  switch (unit) {
    case Unit::second:
    case Unit::minute:
      return Grain::minute;
    case Unit::hour:
      return Grain::hour;
    case Unit::day:
    case Unit::weekend:
      return Grain::day;
    case Unit::week:
      return Grain::week;
    case Unit::month:
    case Unit::half_year:
      return Grain::month;
    case Unit::quarter:
      return Grain::quarter;
    case Unit::season:
      return Grain::season;
    case Unit::year:
      return Grain::year;
    case Unit::decade:
      return Grain::decade;
    case Unit::century:
      return Grain::century;
  }
  return Grain::day;
}

Interval season_of(int year, int season) {
  const int first = season == 4 ? 0 : 3 * season;
  const Day start = first == 0 ? Day(std::chrono::year(year - 1) / 12 / 1)
                               : Day(std::chrono::year(year) / first / 1);
  return Interval::of_days(start, moved_months(start, 3), Grain::season);
}

Interval unit_around(Unit unit, Day day) {
  const int year = year_of(day), month = month_of(day);
  switch (unit) {
    case Unit::weekend: {
      const Day monday = Interval::of_week(day).first_day();
      return Interval::of_days(monday + days(5), monday + days(7), Grain::day);
    }
    case Unit::week:
      return Interval::of_week(day);
    case Unit::month:
      return Interval::of_month(year, static_cast<unsigned>(month));
    case Unit::quarter:
      return Interval::of_quarter(year, static_cast<unsigned>((month + 2) / 3));
    case Unit::half_year: {
      const Day start(std::chrono::year(year) / (month > 6 ? 7 : 1) / 1);
      return Interval::of_days(start, moved_months(start, 6), Grain::month);
    }
    case Unit::season:
      return month == 12 ? season_of(year + 1, 4) : season_of(year, month < 3 ? 4 : month / 3);
    case Unit::year:
      return Interval::of_year(year);
    case Unit::decade:
      return Interval::of_decade(year - year % 10);
    case Unit::century:
      return Interval::of_century((year - 1) / 100 + 1);
    default:
      return Interval::of_day(day);
  }
}

Day moved(Day day, Unit unit, int halves) {
  switch (unit) {
    case Unit::day:
      return day + days(halves / 2);
    case Unit::weekend:
    case Unit::week:
      return day + days(7 * halves / 2);
    case Unit::month:
      return moved_months(day, halves / 2) + days(15 * (halves % 2));
    case Unit::season:
    case Unit::quarter:
      return moved_months(day, 3 * halves / 2);
    case Unit::half_year:
      return moved_months(day, 3 * halves);
    case Unit::year:
      return moved_months(day, 6 * halves);
    case Unit::decade:
      return moved_months(day, 60 * halves);
    case Unit::century:
      return moved_months(day, 600 * halves);
    default:
      return day;
  }
}

Unit precision(Unit unit, int halves) {
  if (halves % 2 == 0) return unit;
  switch (unit) {
    case Unit::week:
      return Unit::day;
    case Unit::month:
      return Unit::week;
    case Unit::year:
    case Unit::half_year:
      return Unit::month;
    case Unit::decade:
    case Unit::century:
      return Unit::year;
    default:
      return unit;
  }
}

std::optional<Interval> pick(std::span<const Interval> candidates, const Interval& now,
                             Direction direction) {
  if (candidates.empty()) return std::nullopt;
  if (direction == Direction::past) {
    const auto after = std::find_if(candidates.begin(), candidates.end(),
                                    [&](const Interval& c) { return c.start >= now.end; });
    if (after != candidates.begin()) return *(after - 1);
  }
  if (direction == Direction::future) {
    const auto found = std::find_if(candidates.begin(), candidates.end(),
                                    [&](const Interval& c) { return c.end > now.start; });
    if (found != candidates.end()) return *found;
  }
  return *std::min_element(
      candidates.begin(), candidates.end(),
      [&](const Interval& a, const Interval& b) { return gap(a, now) < gap(b, now); });
}

}  // namespace kronika::timex

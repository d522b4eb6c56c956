// A date without its year is the one nearest to the document's, on the side that the verb tells. A
// day that does not exist ("31 lutego 2023") becomes its month, with a conflict; a weekday that is
// not the date's is a conflict, and the date stays (spec of claims: "keeps the calendar date").
// Without a document date the last date told stands in for the year. Tested in tests/timex/.

#include "timex/dates.h"

#include <vector>

namespace kronika::timex {
namespace {

using std::chrono::days;

constexpr int kLeapYears = 8;  // 29 February is at most so many years away

struct Year {
  int value = 0;
  bool relative = false;
};

// The nth year captured: "2023", "ub.r.", "br.", "tegorocznego".
std::optional<Year> captured_year(const Match& match, const Narrative& narrative,
                                  std::size_t nth = 0) {
  if (const auto year = match.value(WordClass::year, nth)) return Year{*year, false};
  const std::optional<Interval> now = narrative.now(Unit::year);
  if (!now || nth != 0) return std::nullopt;
  for (const WordClass c : {WordClass::shift, WordClass::this_year, WordClass::year_shift}) {
    if (c == WordClass::shift && !match.has(WordClass::year_word)) continue;  // "last May"
    if (const auto shift = match.value(c)) return Year{year_of(now->first_day()) + *shift, true};
  }
  return std::nullopt;
}

// "Last May", "zeszłej jesieni": the last that has ended, the first that has not begun, or this
// year's.
template <class OfYear>
std::optional<Interval> shifted(const Interval& now, int shift, Direction direction,
                                OfYear of_year) {
  const int year = year_of(now.first_day());
  std::vector<Interval> near;
  for (int y = year - 2; y <= year + 2; ++y) {
    if (const std::optional<Interval> interval = of_year(y)) near.push_back(*interval);
  }
  std::optional<Interval> found;
  for (const Interval& candidate : near) {
    if (shift == 0 && candidate.overlaps(now)) return candidate;
    if (shift == 0 && year_of(candidate.first_day()) == year) found = candidate;
    if (shift < 0 && candidate.end <= now.start) found = candidate;
    if (shift > 0 && candidate.start >= now.end && !found) found = candidate;
  }
  const bool told = direction == Direction::past || direction == Direction::future;
  return shift == 0 && told ? pick(near, now, direction) : found;
}

// The interval of one year: of the one captured, else of the one that fits. `of_year` gives nullopt
// for a year that lacks the day.
template <class OfYear>
Resolution in_year(const Match& match, const Narrative& narrative, Direction direction,
                   OfYear of_year) {
  if (const std::optional<Year> year = captured_year(match, narrative)) {
    const std::optional<Interval> interval = of_year(year->value);
    Resolution resolution = relatively(interval);
    if (!year->relative) resolution.basis = TimeBasis::explicit_date;
    return resolution;
  }
  std::optional<Interval> now = narrative.now(Unit::year);
  if (const auto shift = match.value(WordClass::shift); shift && now)
    return relatively(shifted(*now, *shift, direction, of_year));
  if (!now) {
    now = narrative.told(Unit::year);
    direction = Direction::unknown;
  }
  if (!now) return relatively(std::nullopt);
  if (direction == Direction::present) direction = Direction::unknown;
  std::vector<Interval> candidates;
  const int year = year_of(now->first_day());
  for (const int reach : {1, kLeapYears}) {
    for (int y = year - reach; y <= year + reach; ++y) {
      if (const std::optional<Interval> interval = of_year(y)) candidates.push_back(*interval);
    }
    if (candidates.size() == 3) break;  // a day of every year
    if (reach == 1) candidates.clear();
  }
  return relatively(pick(candidates, *now, direction));
}

std::optional<int> month_number(const Match& match, std::size_t nth = 0) {
  for (const WordClass c :
       {WordClass::month, WordClass::month_adjective, WordClass::mm, WordClass::roman}) {
    const auto month = match.value(c, nth);
    if (month && *month >= 1 && *month <= 12) return month;
  }
  return std::nullopt;
}

std::optional<Interval> day_of(int year, int month, int day) {
  if (!exists(year, month, day)) return std::nullopt;
  return Interval::of_day(Day(std::chrono::year(year) / month / day));
}

Interval month_of_year(int year, int month) {
  return Interval::of_month(year, static_cast<unsigned>(month));
}

Interval spanning(const Interval& first, const Interval& last) {
  return {first.start, last.end, first.grain};
}

std::optional<int> which(const Match& match, int most) {
  for (const WordClass c : {WordClass::roman, WordClass::ordinal, WordClass::digits}) {
    // The last ordinal: "na początku drugiego kwartału" has one, "w pierwszej połowie drugiego
    // kwartału" two.
    std::size_t n = 0;
    while (match.value(c, n + 1)) ++n;
    const auto value = match.value(c, n);
    if (value && *value >= 1 && *value <= most) return value;
  }
  return std::nullopt;
}

int years_ago(const Match& match) { return match.value(WordClass::number).value_or(2); }

}  // namespace

Resolution explicitly(Interval interval) {
  Resolution resolution;
  resolution.interval = interval;
  resolution.basis = TimeBasis::explicit_date;
  return resolution;
}

Resolution relatively(std::optional<Interval> interval) {
  Resolution resolution;
  resolution.interval = interval;
  return resolution;
}

Resolution date(const Match& match, const Narrative& narrative, Direction direction) {
  const std::optional<int> month = month_number(match), day = match.value(WordClass::day);
  if (!month || !day) return relatively(std::nullopt);
  Resolution resolution =
      in_year(match, narrative, direction, [&](int year) { return day_of(year, *month, *day); });
  if (!resolution.interval) {
    resolution = in_year(match, narrative, direction, [&](int year) {
      return std::optional<Interval>(month_of_year(year, *month));
    });
    resolution.conflict = true;
    return resolution;
  }
  if (const auto weekday = match.value(WordClass::weekday)) {
    const std::chrono::weekday told(static_cast<unsigned>(*weekday % 7));
    resolution.conflict = std::chrono::weekday(resolution.interval->first_day()) != told;
  }
  if (const auto shift = match.value(WordClass::deictic); shift && narrative.now(Unit::day)) {
    resolution.conflict =
        resolution.interval->first_day() != narrative.now()->first_day() + days(*shift);
  }
  return resolution;
}

Resolution date_ago(const Match& match, const Narrative& narrative) {
  const std::optional<int> month = month_number(match), day = match.value(WordClass::day);
  const std::optional<Interval> now = narrative.now(Unit::year);
  if (!now || !month || !day || years_ago(match) < 2) return relatively(std::nullopt);
  return relatively(day_of(year_of(now->first_day()) - years_ago(match) / 2, *month, *day));
}

Resolution date_range(const Match& match, const Narrative& narrative, Direction direction) {
  const std::optional<int> month = month_number(match);
  const std::optional<int> first_day = match.value(WordClass::day),
                           last_day = match.value(WordClass::day, 1);
  if (!month || !first_day || !last_day) return relatively(std::nullopt);
  const int last_month = month_number(match, 1).value_or(*month);
  // The year stands at the end, or at both ends.
  Resolution last = in_year(match, narrative, direction,
                            [&](int year) { return day_of(year, last_month, *last_day); });
  if (!last.interval) {
    last = in_year(match, narrative, direction, [&](int year) {
      return std::optional<Interval>(month_of_year(year, last_month));
    });
    last.conflict = true;
    return last;
  }
  int first_year = year_of(last.interval->first_day());
  if (const auto end_year = captured_year(match, narrative, 1)) {
    first_year = captured_year(match, narrative)->value;
    if (const auto end = day_of(end_year->value, last_month, *last_day)) last.interval = end;
  } else if (last_month < *month) {
    --first_year;
  }
  const std::optional<Interval> first = day_of(first_year, *month, *first_day);
  if (!first || first->start > last.interval->start) {
    last.conflict = true;
    return last;
  }
  last.interval = spanning(*first, *last.interval);
  return last;
}

Resolution month(const Match& match, const Narrative& narrative, Direction direction) {
  const std::optional<int> month = month_number(match);
  if (!month) return relatively(std::nullopt);
  return in_year(match, narrative, direction,
                 [&](int year) { return std::optional<Interval>(month_of_year(year, *month)); });
}

Resolution month_ago(const Match& match, const Narrative& narrative) {
  const std::optional<int> month = month_number(match);
  const std::optional<Interval> now = narrative.now(Unit::year);
  if (!now || !month || years_ago(match) < 2) return relatively(std::nullopt);
  return relatively(month_of_year(year_of(now->first_day()) - years_ago(match) / 2, *month));
}

Resolution month_range(const Match& match, const Narrative& narrative, Direction direction) {
  const std::optional<int> first = month_number(match), last = month_number(match, 1);
  if (!first || !last) return relatively(std::nullopt);
  const bool two_years = match.value(WordClass::year, 1).has_value();
  return in_year(match, narrative, direction, [&](int year) {
    const int end_year = two_years ? *match.value(WordClass::year, 1) : year;
    const int first_year = two_years ? year : *last < *first ? year - 1 : year;
    const Interval range =
        spanning(month_of_year(first_year, *first), month_of_year(end_year, *last));
    return range.start < range.end ? std::optional<Interval>(range) : std::nullopt;
  });
}

Resolution quarter(const Match& match, const Narrative& narrative, Direction direction) {
  const std::optional<int> quarter = which(match, 4);
  if (!quarter) return relatively(std::nullopt);
  return in_year(match, narrative, direction, [&](int year) {
    return std::optional<Interval>(Interval::of_quarter(year, static_cast<unsigned>(*quarter)));
  });
}

Resolution half_year(const Match& match, const Narrative& narrative, Direction direction) {
  const std::optional<int> half = which(match, 2);
  if (!half) return relatively(std::nullopt);
  return in_year(match, narrative, direction, [&](int year) {
    const Day inside(std::chrono::year(year) / (*half == 1 ? 1 : 7) / 1);
    return std::optional<Interval>(unit_around(Unit::half_year, inside));
  });
}

Resolution season(const Match& match, const Narrative& narrative, Direction direction) {
  const std::optional<int> when = match.value(WordClass::season_when);
  const std::optional<int> value = when ? when : match.value(WordClass::season);
  if (!value) return relatively(std::nullopt);
  // A shift is of the season ("zeszłej jesieni"), unless it is of the year ("jesienią zeszłego
  // roku").
  return in_year(match, narrative, direction,
                 [&](int year) { return std::optional<Interval>(season_of(year, *value)); });
}

Resolution year_range(const Match& match) {
  const std::optional<int> first = match.value(WordClass::year),
                           last = match.value(WordClass::year, 1);
  if (!first || !last || *last < *first) return relatively(std::nullopt);
  return explicitly(spanning(Interval::of_year(*first), Interval::of_year(*last)));
}

Resolution decade(const Match& match, const Narrative& narrative) {
  // "The 1990s".
  if (const auto year = match.value(WordClass::year))
    return *year % 10 == 0 ? explicitly(Interval::of_decade(*year)) : relatively(std::nullopt);
  const auto tens = match.value(WordClass::tens);
  const std::optional<int> value = tens ? tens : match.value(WordClass::decade);
  if (!value) return relatively(std::nullopt);
  if (const auto shift = match.value(WordClass::shift)) {
    const std::optional<Interval> now = narrative.now(Unit::year);
    if (!now) return relatively(std::nullopt);
    const int century = (year_of(now->first_day()) - 1) / 100 + *shift;
    return relatively(Interval::of_decade(century * 100 + *value));
  }
  if (const auto century = match.value(WordClass::roman))
    return explicitly(Interval::of_decade((*century - 1) * 100 + *value));
  return explicitly(Interval::of_decade((*value == 10 ? 2000 : 1900) + *value));
}

Resolution century(const Match& match) {
  constexpr int kLatest = 22;
  const std::optional<int> number = which(match, kLatest);
  if (!number) return relatively(std::nullopt);
  return explicitly(Interval::of_century(*number));
}

Resolution holiday(const Match& match, const Narrative& narrative, Direction direction) {
  return in_year(match, narrative, direction,
                 [&](int year) { return std::optional<Interval>(match.rule->holiday->in(year)); });
}

}  // namespace kronika::timex

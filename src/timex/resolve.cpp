// Expressions counted from the document's date or from the last date told. Vague ones take the
// whole unit ("dwa tygodnie temu" is that week). Easy: "wczoraj". Hard: "dzień później", which
// needs the narrative; "w niedziele", which is a habit unless the verb tells one event. Tested in
// tests/timex/.

#include "timex/resolve.h"

#include <algorithm>

#include "timex/dates.h"
#include "timex/weekdays.h"

namespace kronika::timex {
namespace {

using std::chrono::days;

Unit unit_in(const Match& match) {
  return static_cast<Unit>(match.value(WordClass::unit).value_or(static_cast<int>(Unit::day)));
}

// In halves: "półtora roku" is 3, a unit without number 2. nullopt for "kilka".
std::optional<int> number_in(const Match& match) {
  const std::optional<int> count = match.count();
  if (count == 0) return std::nullopt;
  // Beyond a thousand years ("pięć tysięcy lat temu") the calendar means nothing.
  const Unit unit = unit_in(match);
  const int most = unit == Unit::century ? 20 : unit == Unit::decade ? 200 : 2000;
  return count.value_or(2) <= most ? std::optional<int>(count.value_or(2)) : std::nullopt;
}

Resolution counted(std::optional<Interval> from, const Match& match, int sign) {
  const std::optional<int> number = number_in(match);
  if (!from || !number) return relatively(std::nullopt);
  const Unit unit = unit_in(match);
  return relatively(
      unit_around(precision(unit, *number), moved(from->first_day(), unit, sign * *number)));
}

// From a date of the narrative a week is seven days: "tydzień po wizycie" is a day, if the visit's
// day is known; some hours later it is the same day.
Resolution counted_exactly(std::optional<Interval> from, const Match& match, int sign) {
  const std::optional<int> number = number_in(match);
  if (from && from->grain == Grain::day && unit_in(match) < Unit::day)
    return relatively(Interval::of_day(from->first_day()));
  if (from && number && from->grain == Grain::day && unit_in(match) == Unit::week)
    return relatively(Interval::of_day(moved(from->first_day(), Unit::week, sign * *number)));
  return counted(from, match, sign);
}

Resolution of_kind(TimexKind kind) {
  Resolution resolution;
  resolution.kind = kind;
  return resolution;
}

Resolution shifted(const Narrative& narrative, Unit unit, int shift) {
  const std::optional<Interval> now = narrative.now(unit);
  // "Ostatni dzień" is the last of something, not yesterday.
  if (unit <= Unit::day) return of_kind(TimexKind::duration);
  if (!now) return relatively(std::nullopt);
  return relatively(unit_around(unit, moved(now->first_day(), unit, 2 * shift)));
}

Resolution deictic(const Match& match, const Narrative& narrative) {
  const auto adverb = match.value(WordClass::deictic),
             adjective = match.value(WordClass::deictic_adjective);
  const int shift = adverb ? *adverb : adjective.value_or(match.rule->shift);
  const std::optional<Interval> now = narrative.now(Unit::day);
  if (!now) return relatively(std::nullopt);
  return relatively(Interval::of_day(now->first_day() + days(shift)));
}

Resolution new_year(const Narrative& narrative) {
  const std::optional<Interval> now = narrative.now(Unit::month);
  if (!now) return relatively(std::nullopt);
  constexpr int kAutumnEnds = 10;
  const int month = month_of(now->first_day());
  return relatively(Interval::of_year(year_of(now->first_day()) + (month >= kAutumnEnds ? 1 : 0)));
}

std::optional<Interval> told_or_now(const Narrative& narrative, Unit unit, Direction direction) {
  const std::optional<Interval> told = narrative.told(unit, direction);
  return told ? told : narrative.now(unit);
}

Resolution span_of(const Match& match, const Narrative& narrative, int sign) {
  const std::optional<int> number = number_in(match);
  const Unit unit = unit_in(match);
  const std::optional<Interval> now = narrative.now(unit);
  if (!number || !now || unit < Unit::day) return of_kind(TimexKind::duration);
  const Day from = sign < 0 ? std::chrono::floor<days>(now->end) : now->first_day();
  const Day to = moved(from, unit, sign * *number);
  return relatively(Interval::of_days(std::min(from, to), std::max(from, to), grain_of(unit)));
}

// "Godz. 15.30", "5:30 p.m."
Resolution clock(const Match& match) {
  Resolution resolution = of_kind(TimexKind::time_of_day);
  const auto digits = match.value(WordClass::hour), word = match.value(WordClass::number);
  if (const auto both = match.value(WordClass::hhmm)) {
    resolution.needs_day = true;
    resolution.minute = *both / 100 * 60 + *both % 100;
    return resolution;
  }
  std::optional<int> hour = digits ? digits : match.value(WordClass::ordinal);
  if (!hour && word) hour = *word / 2;
  if (!hour || *hour > 24) return resolution;
  if (const auto half = match.value(WordClass::half_day); half && *hour <= 12)
    hour = *hour % 12 + 12 * *half;
  resolution.needs_day = true;
  resolution.minute = *hour * 60 + match.value(WordClass::minute).value_or(0);
  resolution.whole_hour = !match.has(WordClass::minute);
  return resolution;
}

Resolution part_of_day() {
  Resolution resolution = of_kind(TimexKind::time_of_day);
  resolution.needs_day = true;
  return resolution;
}

// What a past verb tells cannot lie ahead: then the days are counted from something else.
Resolution if_begun(Resolution resolution, const Narrative& narrative, Direction direction) {
  const std::optional<Interval> now = narrative.now(Unit::day);
  if (direction == Direction::past && now && resolution.interval &&
      resolution.interval->start >= now->end)
    resolution.interval = std::nullopt;
  return resolution;
}

Resolution earlier_event(Resolution resolution) {
  resolution.earlier_event = true;
  return resolution;
}

}  // namespace

void put_on_day(Resolution& resolution, Day day) {
  if (resolution.minute < 0) {
    resolution.interval = Interval::of_day(day);
    return;
  }
  const Minutes start = Minutes(day) + std::chrono::minutes(resolution.minute);
  if (resolution.whole_hour) {
    resolution.interval = Interval{start, start + std::chrono::hours(1), Grain::hour};
  } else {
    resolution.interval = Interval{start, start + std::chrono::minutes(1), Grain::minute};
  }
}

Resolution resolve(const Match& match, const Narrative& narrative, const Surroundings& around) {
  Direction direction = around.since ? Direction::past : around.direction;
  if (around.scheduled || (around.until && direction != Direction::past))
    direction = Direction::future;
  const Unit unit = unit_in(match);
  switch (match.rule->meaning) {
    case Meaning::part:
    case Meaning::nothing:
      return {};
    case Meaning::date:
      return date(match, narrative, direction);
    case Meaning::date_ago:
      return date_ago(match, narrative);
    case Meaning::date_range:
    case Meaning::night:
      return date_range(match, narrative, direction);
    case Meaning::weekday_night:
    case Meaning::weekday_range:
      return weekday_pair(match, narrative, direction);
    case Meaning::month:
      return month(match, narrative,
                   match.has(WordClass::month_adjective) ? Direction::unknown : direction);
    case Meaning::month_ago:
      return month_ago(match, narrative);
    case Meaning::month_range:
      return month_range(match, narrative, direction);
    case Meaning::year:
    case Meaning::bare_year:
      return explicitly(Interval::of_year(*match.value(WordClass::year)));
    case Meaning::year_range:
      return year_range(match);
    case Meaning::decade:
      return decade(match, narrative);
    case Meaning::century:
      return century(match);
    case Meaning::quarter:
      return quarter(match, narrative, direction);
    case Meaning::half_year:
      return half_year(match, narrative, direction);
    case Meaning::season:
      return season(match, narrative, direction);
    case Meaning::weekday:
      return weekday(match, narrative, direction);
    case Meaning::weekdays:
      if (!around.single_event) return of_kind(TimexKind::frequency);
      return weekday(match, narrative, direction);
    case Meaning::weekday_told:
      return if_begun(weekday_told(match, narrative, direction), narrative, direction);
    case Meaning::weekday_in_week:
      return weekday_in_week(match, narrative, match.value(WordClass::shift).value_or(0));
    case Meaning::weekday_ago:
      return weekday_in_week(match, narrative, -1);
    case Meaning::weekend:
      return weekend(narrative, direction);
    case Meaning::deictic:
      return deictic(match, narrative);
    case Meaning::now:
      return relatively(narrative.now());
    case Meaning::unit_shift:
      return shifted(narrative, unit, match.value(WordClass::shift).value_or(match.rule->shift));
    case Meaning::unit_now:
      return shifted(narrative, unit, 0);
    case Meaning::year_shift: {
      const auto adjective = match.value(WordClass::year_shift),
                 shift = match.value(WordClass::shift);
      return shifted(narrative, Unit::year, adjective ? *adjective : shift.value_or(0));
    }
    case Meaning::month_shift:
      return shifted(narrative, Unit::month, match.value(WordClass::month_shift).value_or(0));
    case Meaning::week_shift:
      return shifted(narrative, Unit::week, match.value(WordClass::week_shift).value_or(0));
    case Meaning::new_year:
      return new_year(narrative);
    case Meaning::ago:
      return counted(narrative.now(unit), match, -1);
    case Meaning::ahead:
      return counted(narrative.now(unit), match, 1);
    case Meaning::ahead_or_long:
      if (around.rank == 1) return earlier_event(counted(narrative.now(unit), match, -1));
      if (around.rank || direction == Direction::past) return of_kind(TimexKind::duration);
      return counted(narrative.now(unit), match, 1);
    case Meaning::later:
      // "The following week" is a week, "a week later" a day.
      if (match.has(WordClass::anaphoric))
        return if_begun(counted(narrative.told(unit, direction), match, 1), narrative, direction);
      return if_begun(counted_exactly(narrative.told(unit, direction), match, 1), narrative,
                      direction);
    case Meaning::after_event:
      return if_begun(counted_exactly(narrative.told_lately(unit, direction), match,
                                      around.counts_back ? -1 : 1),
                      narrative, direction);
    case Meaning::before_event:
      return counted_exactly(narrative.told_lately(unit, direction), match,
                             around.counts_back ? 1 : -1);
    case Meaning::earlier:
      if (match.has(WordClass::anaphoric))
        return counted(told_or_now(narrative, unit, direction), match, -1);
      return counted_exactly(told_or_now(narrative, unit, direction), match, -1);
    case Meaning::same: {
      const std::optional<Interval> told = told_or_now(narrative, unit, direction);
      return relatively(told ? std::optional<Interval>(unit_around(unit, told->first_day()))
                             : std::nullopt);
    }
    case Meaning::anaphoric: {
      const int shift = match.value(WordClass::anaphoric).value_or(0);
      const std::optional<Interval> from = shift < 0 ? told_or_now(narrative, Unit::day, direction)
                                                     : narrative.told(Unit::day, direction);
      if (!from) return relatively(std::nullopt);
      return relatively(Interval::of_day(from->first_day() + days(shift)));
    }
    case Meaning::last_span:
    case Meaning::last_span_one:
      return span_of(match, narrative, -1);
    case Meaning::next_span:
      return span_of(match, narrative, 1);
    case Meaning::vague:
    case Meaning::duration:
      return of_kind(TimexKind::duration);
    case Meaning::since:
      return earlier_event(counted(narrative.now(unit), match, -1));
    case Meaning::since_year:
      return earlier_event(explicitly(Interval::of_year(*match.value(WordClass::year))));
    case Meaning::since_month:
      return earlier_event(month(match, narrative, Direction::past));
    case Meaning::clock:
      return clock(match);
    case Meaning::part_of_day:
      return part_of_day();
    case Meaning::part_previous: {
      Resolution resolution = relatively(narrative.now(Unit::day));
      resolution.kind = TimexKind::time_of_day;
      return resolution;
    }
    case Meaning::frequency:
      return of_kind(TimexKind::frequency);
    case Meaning::holiday:
      return holiday(match, narrative, direction);
    case Meaning::fixed:
      return explicitly(*match.rule->fixed);
  }
  return {};
}

}  // namespace kronika::timex

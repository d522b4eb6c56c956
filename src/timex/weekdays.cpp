// Easy: "w środę przyjechał", the last Wednesday. Hard: "w środę" in an article that is dated to a
// month: then the date that the article gave with that weekday, or the nearest to the last date
// told. Tested in tests/timex/.

#include "timex/weekdays.h"

#include <vector>

#include "timex/dates.h"

namespace kronika::timex {
namespace {

using std::chrono::days;

std::vector<Interval> weekdays_around(Day day, int weekday, int weeks) {
  const Day monday = Interval::of_week(day).first_day();
  std::vector<Interval> found;
  for (int week = -weeks; week <= weeks; ++week)
    found.push_back(Interval::of_day(monday + days(7 * week + weekday - 1)));
  return found;
}

std::optional<int> weekday_in(const Match& match, std::size_t nth = 0) {
  for (const WordClass c :
       {WordClass::weekday, WordClass::weekday_adjective, WordClass::weekdays}) {
    if (const auto value = match.value(c, nth)) return value;
  }
  return std::nullopt;
}

// A weekday alone: in an article without a day, the one nearest to a date that the article told.
std::optional<Interval> weekday_near(int weekday, const Narrative& narrative, Direction direction) {
  if (const auto now = narrative.now(Unit::day)) {
    if (direction == Direction::present) direction = Direction::future;
    return pick(weekdays_around(now->first_day(), weekday, 1), *now, direction);
  }
  if (const auto same = narrative.told_weekday(weekday)) return same;
  const std::optional<Interval> told = narrative.story_day();
  if (!told) return std::nullopt;
  return pick(weekdays_around(told->first_day(), weekday, 1), *told, Direction::unknown);
}

}  // namespace

Resolution weekday(const Match& match, const Narrative& narrative, Direction direction) {
  const std::optional<int> weekday = weekday_in(match);
  const std::optional<int> shift = match.value(WordClass::shift);
  if (!weekday) return relatively(std::nullopt);
  if (match.has(WordClass::weekday_adjective))
    direction = Direction::unknown;  // "piątkowe rozmowy": not the verb's
  if (!shift) return relatively(weekday_near(*weekday, narrative, direction));
  const std::optional<Interval> now = narrative.now(Unit::day);
  if (!now) return relatively(std::nullopt);
  const std::vector<Interval> candidates = weekdays_around(now->first_day(), *weekday, 1);
  if (*shift == 0) return relatively(candidates[1]);
  std::optional<Interval> found;
  for (const Interval& candidate : candidates) {
    if (*shift < 0 && candidate.end <= now->start) found = candidate;
    if (*shift > 0 && candidate.start >= now->end && !found) found = candidate;
  }
  return relatively(found);
}

Resolution weekday_told(const Match& match, const Narrative& narrative, Direction direction) {
  const std::optional<int> weekday = weekday_in(match);
  const std::optional<Interval> told = narrative.told(Unit::day, direction);
  const std::optional<Interval> from = told ? told : narrative.now(Unit::day);
  if (!weekday || !from) return relatively(std::nullopt);
  const bool after = match.value(WordClass::anaphoric).value_or(1) > 0;
  std::optional<Interval> found;
  for (const Interval& candidate : weekdays_around(from->first_day(), *weekday, 1)) {
    if (!after && candidate.end <= from->start) found = candidate;
    if (after && candidate.start >= from->end && !found) found = candidate;
  }
  return relatively(found);
}

Resolution weekday_in_week(const Match& match, const Narrative& narrative, int weeks) {
  const std::optional<Interval> now = narrative.now(Unit::day);
  const std::optional<int> weekday = weekday_in(match);
  if (!now || !weekday) return relatively(std::nullopt);
  return relatively(weekdays_around(now->first_day() + days(7 * weeks), *weekday, 0).front());
}

Resolution weekday_pair(const Match& match, const Narrative& narrative, Direction direction) {
  const std::optional<int> first = weekday_in(match), last = weekday_in(match, 1);
  if (!first || !last) return relatively(std::nullopt);
  std::optional<Interval> end = weekday_near(*last, narrative, direction);
  if (!end) return relatively(std::nullopt);
  const int length = (*last - *first + 7) % 7;
  end->start -= days(length);
  return relatively(*end);
}

Resolution weekend(const Narrative& narrative, Direction direction) {
  const std::optional<Interval> now = narrative.now(Unit::day);
  if (!now) return relatively(std::nullopt);
  if (direction == Direction::present) direction = Direction::future;
  std::vector<Interval> candidates;
  for (int week = -1; week <= 1; ++week)
    candidates.push_back(unit_around(Unit::weekend, now->first_day() + days(7 * week)));
  return relatively(pick(candidates, *now, direction));
}

}  // namespace kronika::timex

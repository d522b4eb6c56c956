// From a match of the grammar to an interval.
#pragma once

#include <algorithm>
#include <array>
#include <optional>

#include "document/timex.h"
#include "timex/calendar.h"
#include "timex/grammar.h"

namespace kronika::timex {

// What the article has told so far: the document's date and, for each grain, the last date told in it or finer.
class Narrative {
 public:
  explicit Narrative(std::optional<Interval> published) : now_(published) {}

  const std::optional<Interval>& now() const { return now_; }
  // The document's date, if it is known at least as finely as the unit.
  std::optional<Interval> now(Unit unit) const;
  // The last date told that is at least as fine as the unit.
  std::optional<Interval> told(Unit unit) const {
    return told_[static_cast<std::size_t>(std::max(grain_of(unit), Grain::day))];
  }
  void tell(const Interval& interval);
  // A dateline gives the day of an article that is dated to a month or not at all.
  void narrow(const Interval& day);

 private:
  std::optional<Interval> now_;
  std::array<std::optional<Interval>, static_cast<std::size_t>(Grain::century) + 1> told_;
};

// What the words around an expression say.
struct Surroundings {
  Direction direction = Direction::unknown;  // of the verb above
  bool scheduled = false;                    // after "na": "zaplanowane na czwartek"
  bool until = false;                        // after "do"
  bool single_event = false;                 // the verb tells one completed event
};

struct Resolution {
  TimexKind kind = TimexKind::date;
  std::optional<Interval> interval;
  TimeBasis basis = TimeBasis::relative;
  bool conflict = false;
  bool earlier_event = false;
  // A time of day without a day: the interval is on the day that the sentence tells, which the caller finds.
  bool needs_day = false;
  int minute = -1;  // of the day, for a clock time
  bool whole_hour = false;
};

Resolution resolve(const Match& match, const Narrative& narrative, const Surroundings& around);

// Puts a time of day on its day.
void put_on_day(Resolution& resolution, Day day);

}  // namespace kronika::timex

// From a match of the grammar to an interval.
#pragma once

#include <optional>

#include "document/timex.h"
#include "timex/calendar.h"
#include "timex/grammar.h"
#include "timex/narrative.h"

namespace kronika::timex {

// What the words around an expression say.
struct Surroundings {
  Direction direction = Direction::unknown;  // of the verb above
  bool scheduled = false;                    // after "na": "zaplanowane na czwartek"
  bool until = false;                        // after "do"
  bool since = false;                        // after "since", which only the past can be
  bool single_event = false;                 // the verb tells one completed event
  std::optional<int> rank;  // "the first visit in four years", "the second since May"
  bool counts_back = false;  // "on Monday, two days after …": what stands behind "after" was before
};

struct Resolution {
  TimexKind kind = TimexKind::date;
  std::optional<Interval> interval;
  TimeBasis basis = TimeBasis::relative;
  bool conflict = false;
  bool earlier_event = false;
  // A time of day without a day: the interval is on the day that the sentence tells, which the
  // caller finds.
  bool needs_day = false;
  int minute = -1;  // of the day, for a clock time
  bool whole_hour = false;
};

Resolution resolve(const Match& match, const Narrative& narrative, const Surroundings& around);

// Puts a time of day on its day.
void put_on_day(Resolution& resolution, Day day);

}  // namespace kronika::timex

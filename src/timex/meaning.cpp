#include "timex/meaning.h"

#include <algorithm>

namespace kronika::timex {

std::optional<Meaning> meaning_from(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>({"part",          "nothing",
                                                           "date",          "date-ago",
                                                           "date-range",    "night",
                                                           "weekday-night", "weekday-range",
                                                           "month",         "month-ago",
                                                           "month-range",   "year",
                                                           "bare-year",     "year-range",
                                                           "decade",        "century",
                                                           "quarter",       "half-year",
                                                           "season",        "weekday",
                                                           "weekdays",      "weekday-in-week",
                                                           "weekday-ago",   "weekday-told",
                                                           "weekend",       "deictic",
                                                           "now",           "unit-shift",
                                                           "unit-now",      "year-shift",
                                                           "month-shift",   "week-shift",
                                                           "new-year",      "ago",
                                                           "ahead",         "ahead-or-long",
                                                           "later",         "earlier",
                                                           "after-event",   "before-event",
                                                           "same",          "anaphoric",
                                                           "last-span",     "last-span-one",
                                                           "next-span",     "vague",
                                                           "since",         "since-year",
                                                           "since-month",   "clock",
                                                           "part-of-day",   "part-previous",
                                                           "duration",      "frequency",
                                                           "holiday",       "fixed"});
  static_assert(kNames.size() == static_cast<std::size_t>(Meaning::fixed) + 1);
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Meaning>(found - kNames.begin());
}

}  // namespace kronika::timex

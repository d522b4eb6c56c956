// Time expressions and what they resolve to. Filled by timex.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/span.h"
#include "document/interval.h"

namespace kronika {

enum class TimexKind : std::uint8_t { date, time_of_day, duration, frequency };
enum class TimeBasis : std::uint8_t { explicit_date, relative, document, inherited };
std::string_view name(TimeBasis basis);

struct Timex {
  TokenSpan tokens;
  TokenIndex head = none<TokenIndex>;  // the token that hangs outside the expression
  // What it says the time of: mostly what its head hangs on. In "Last week, a spokesman said, they met" it is "met",
  // in "on Monday, two days after the ship left" for the two days "left". None at the root.
  TokenIndex governor = none<TokenIndex>;
  ByteSpan span;
  TimexKind kind = TimexKind::date;
  std::optional<Interval> interval;    // none: a duration or frequency, or it cannot be resolved
  std::string length;                  // of a duration or frequency, as ISO 8601 writes it: "P3D", "PXW" for some weeks
  TimeBasis basis = TimeBasis::explicit_date;
  bool conflict = false;               // contradicts itself ("Wednesday 14 September 2023")
  // The expression dates an earlier event ("po raz pierwszy od czterech lat"), not the one it hangs on.
  bool earlier_event = false;
  std::string rule;                    // which rule resolved it, for `kronika explain`
};

}  // namespace kronika

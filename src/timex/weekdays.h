// Weekdays and weekends. Used by resolve.cpp only.
#pragma once

#include "timex/resolve.h"

namespace kronika::timex {

// "w środę", "w ubiegłą środę" (the last before today), "w przyszłą środę" (the first after today).
Resolution weekday(const Match& match, const Narrative& narrative, Direction direction);
// "The following Friday", "the previous Friday": from the last day told.
Resolution weekday_told(const Match& match, const Narrative& narrative, Direction direction);
// The weekday of the week that lies `weeks` after the document's.
Resolution weekday_in_week(const Match& match, const Narrative& narrative, int weeks);
// "od piątku do niedzieli", "w nocy ze środy na czwartek": the second is resolved, the first leads
// up to it.
Resolution weekday_pair(const Match& match, const Narrative& narrative, Direction direction);
Resolution weekend(const Narrative& narrative, Direction direction);

}  // namespace kronika::timex

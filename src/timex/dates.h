// Dates of the calendar: days, months, years and what they make up. Used by resolve.cpp only.
#pragma once

#include "timex/resolve.h"

namespace kronika::timex {

Resolution date(const Match& match, const Narrative& narrative, Direction direction);
Resolution date_ago(const Match& match, const Narrative& narrative);
Resolution date_range(const Match& match, const Narrative& narrative, Direction direction);
Resolution month(const Match& match, const Narrative& narrative, Direction direction);
Resolution month_ago(const Match& match, const Narrative& narrative);
Resolution month_range(const Match& match, const Narrative& narrative, Direction direction);
Resolution quarter(const Match& match, const Narrative& narrative, Direction direction);
Resolution half_year(const Match& match, const Narrative& narrative, Direction direction);
Resolution season(const Match& match, const Narrative& narrative, Direction direction);
Resolution year_range(const Match& match);
Resolution decade(const Match& match, const Narrative& narrative);
Resolution century(const Match& match);
Resolution holiday(const Match& match, const Narrative& narrative, Direction direction);

Resolution explicitly(Interval interval);
Resolution relatively(std::optional<Interval> interval);

}  // namespace kronika::timex

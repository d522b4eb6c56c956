// Days of the year that have a name: fixed ("12-25"), or counted from Easter ("easter+60").
#pragma once

#include <optional>
#include <string_view>

#include "document/interval.h"

namespace kronika::timex {

// Easter Sunday of the Gregorian calendar.
Day easter(int year);

// Is `month-day` a day of that year?
bool exists(int year, int month, int day);

struct Holiday {
  struct DayOfYear {
    int month = 0;  // 0: counted from Easter
    int day = 0;    // of the month, or from Easter
    Day in(int year) const;
  };
  DayOfYear first, last;

  Interval in(int year) const;
};

// "12-25", "05-01..05-03", "easter-2", "easter-7..easter-1"; nullopt for anything else.
std::optional<Holiday> holiday_from(std::string_view text);

}  // namespace kronika::timex

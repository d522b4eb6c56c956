// Days of the year that have a name: fixed ("12-25"), a weekday of a month ("11-4thu",
// "05-lastmon"), or counted from Easter ("easter+60"), which the Orthodox churches keep by the
// Julian calendar.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "document/interval.h"

namespace kronika::timex {

// Easter Sunday of the Gregorian calendar.
Day easter(int year);
// That of the Julian calendar, as the day of the Gregorian one.
Day orthodox_easter(int year);

// Is `month-day` a day of that year?
bool exists(int year, int month, int day);

struct Holiday {
  struct DayOfYear {
    enum class From : std::uint8_t { month, weekday, easter, orthodox_easter };
    From from = From::month;
    int month = 0;
    int day = 0;  // of the month, which weekday of it (0: the last), or from Easter
    std::chrono::weekday weekday;
    Day in(int year) const;
  };
  DayOfYear first, last;

  Interval in(int year) const;
};

// "12-25", "05-01..05-03", "easter-2", "easter-7..easter-1", "orthodox+0", "11-4thu", "05-lastmon";
// nullopt for anything else.
std::optional<Holiday> holiday_from(std::string_view text);

}  // namespace kronika::timex

// Arithmetic with units of time, and the choice among the years or weeks that an incomplete date
// may mean.
#pragma once

#include <optional>
#include <span>

#include "document/interval.h"
#include "timex/word_class.h"

namespace kronika::timex {

// Which side of the document's date an expression lies on, as far as the verb tells.
enum class Direction : std::uint8_t { unknown, past, present, future };

int year_of(Day day);
int month_of(Day day);
Grain grain_of(
    Unit unit);  // a weekend's is day, a half-year's month: they have no grain of their own

// The unit that contains the day: its week, its year … For a weekend that of the day's week. Units
// below the day give the day.
Interval unit_around(Unit unit, Day day);

// `halves` half units later (at most a thousand years), or earlier if negative. The last day of a
// month stays one: 31 May and a month is 30 June.
Day moved(Day day, Unit unit, int halves);

// The unit in which the result of `moved` is meant: "pół roku temu" is a month.
Unit precision(Unit unit, int halves);

// 1 spring to 4 winter, whole months: spring is March to May; the winter of 2022 ends in February
// 2022.
Interval season_of(int year, int season);

// Of candidates in rising order: the latest that has begun, the earliest that has not ended, or the
// nearest. nullopt for none.
std::optional<Interval> pick(std::span<const Interval> candidates, const Interval& now,
                             Direction direction);

}  // namespace kronika::timex

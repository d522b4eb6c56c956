// What a pattern of time_patterns.tsv means: how resolve.cpp turns its captures into an interval.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kronika::timex {

enum class Meaning : std::uint8_t {
  part,           // not a rule: a named part of patterns
  nothing,        // looks like time and is none: "w wieku 40 lat"
  date,           // day, month, perhaps year and weekday
  date_ago,       // "5 maja przed rokiem"
  date_range,     // two days, the month given once or twice
  night,          // "w nocy z 12 na 13 maja": both days
  weekday_night,  // "w nocy ze środy na czwartek"
  weekday_range,
  month,
  month_ago,  // "w lipcu przed sześcioma laty"
  month_range,
  year,
  bare_year,  // a year without the word "year": not if it counts something
  year_range,
  decade,
  century,
  quarter,
  half_year,
  season,
  weekday,
  weekdays,         // "w soboty": every Saturday, if no single event is told
  weekday_in_week,  // "w środę w przyszłym tygodniu"
  weekday_ago,      // "w środę tydzień temu"
  weekday_told,     // "the following Friday": after, or before, the last day told
  weekend,
  deictic,  // days from the document's
  now,
  unit_shift,  // "w zeszłym roku"
  unit_now,    // "pod koniec roku"
  year_shift,  // "ubiegłoroczny"
  month_shift,
  week_shift,
  new_year,  // "w nowym roku": the next one, once December has begun
  ago,
  ahead,
  ahead_or_long,  // "in three days": how long, if the verb is past; "first in years": since
  later,          // than the last date told
  earlier,
  after_event,  // "dwa dni po …": than the last date told
  before_event,
  same,           // "tego samego dnia"
  anaphoric,      // "następnego dnia"
  last_span,      // "w ciągu ostatnich trzech dni"
  last_span_one,  // "w ciągu ostatniego roku"
  next_span,
  vague,  // "w ostatnich latach": resolves to nothing
  since,  // "pierwszy od czterech lat": dates an earlier event
  since_year,
  since_month,
  clock,
  part_of_day,
  part_previous,  // "ubiegłej nocy"
  duration,
  frequency,
  holiday,  // argument: "12-25", "05-01..05-03", "easter+1", "easter-7..easter-1", "11-4thu"
  fixed,    // argument: an ISO date
};

// The names in the table: with hyphens ("month-range").
std::optional<Meaning> meaning_from(std::string_view name);

}  // namespace kronika::timex

// The classes of words that the grammar of time expressions is written in. Those up to `hour_word`
// are lists in time_words.tsv; the rest are recognised from the shape of a word.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kronika::timex {

enum class WordClass : std::uint8_t {
  month,
  month_adjective,
  weekday,
  weekdays,
  weekday_adjective,
  weekend_adjective,
  unit,
  year_word,
  years_word,
  century_word,
  season,
  season_when,
  part,
  number,
  ordinal,
  decade,
  shift,
  past_span,
  next_span,
  anaphoric,
  this_year,
  year_shift,
  month_shift,
  week_shift,
  deictic,
  deictic_adjective,
  now,
  vague,
  bound,
  scheduled,
  until,
  since,
  article,
  modal,
  looks_ahead,
  half_day,
  ordinal_suffix,
  before_month,
  hour_word,
  // By shape
  digits,
  day,
  mm,
  year,
  hour,
  minute,
  hhmm,
  tens,
  roman,
  superlative
};
inline constexpr std::size_t kWordClasses = static_cast<std::size_t>(WordClass::superlative) + 1;

std::string_view name(WordClass word_class);                      // "month_adjective"
std::optional<WordClass> word_class_from(std::string_view name);  // in lower case

// Units of time as people count them; more than the grains of intervals.
enum class Unit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  weekend,
  week,
  month,
  quarter,
  half_year,
  season,
  year,
  decade,
  century
};
std::optional<Unit> unit_from(std::string_view name);

// What a form can mean: "maja" is month 5, "lata" the unit year and the season 2. Numbers are in
// halves, so that "półtora" is 3; 0 is "some".
struct Sense {
  WordClass word_class;
  std::int16_t value;
  bool proper = false;         // written with a capital: "May", not "may"
  bool needs_company = false;  // an abbreviation without its stop: "Jan 6", but not "Jan" alone
};

}  // namespace kronika::timex

#include "timex/word_class.h"

#include <array>

namespace kronika::timex {
namespace {

constexpr std::array<std::string_view, kWordClasses> kNames = {"month",
                                                               "month_adjective",
                                                               "weekday",
                                                               "weekdays",
                                                               "weekday_adjective",
                                                               "weekend_adjective",
                                                               "unit",
                                                               "year_word",
                                                               "years_word",
                                                               "century_word",
                                                               "season",
                                                               "season_when",
                                                               "part",
                                                               "number",
                                                               "ordinal",
                                                               "decade",
                                                               "shift",
                                                               "past_span",
                                                               "next_span",
                                                               "anaphoric",
                                                               "this_year",
                                                               "year_shift",
                                                               "month_shift",
                                                               "week_shift",
                                                               "deictic",
                                                               "deictic_adjective",
                                                               "now",
                                                               "vague",
                                                               "bound",
                                                               "scheduled",
                                                               "until",
                                                               "since",
                                                               "article",
                                                               "modal",
                                                               "looks_ahead",
                                                               "half_day",
                                                               "ordinal_suffix",
                                                               "before_month",
                                                               "hour_word",
                                                               "digits",
                                                               "day",
                                                               "mm",
                                                               "year",
                                                               "hour",
                                                               "minute",
                                                               "hhmm",
                                                               "tens",
                                                               "roman",
                                                               "superlative"};
constexpr std::array<std::string_view, 13> kUnits = {
    "second",  "minute",    "hour",   "day",  "weekend", "week",   "month",
    "quarter", "half_year", "season", "year", "decade",  "century"};

template <class Enum, std::size_t n>
std::optional<Enum> find(const std::array<std::string_view, n>& names, std::string_view name) {
  for (std::size_t i = 0; i < n; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name(WordClass word_class) { return kNames[static_cast<std::size_t>(word_class)]; }
std::optional<WordClass> word_class_from(std::string_view name) {
  return find<WordClass>(kNames, name);
}
std::optional<Unit> unit_from(std::string_view name) { return find<Unit>(kUnits, name); }

}  // namespace kronika::timex

// The dates of an article, as far as it has been read.
#pragma once

#include <algorithm>
#include <array>
#include <optional>

#include "timex/calendar.h"

namespace kronika::timex {

// What the article has told so far: the document's date and, for each grain, the last date told in
// it or finer.
class Narrative {
 public:
  explicit Narrative(std::optional<Interval> published) : now_(published) {}

  const std::optional<Interval>& now() const { return now_; }
  // The document's date, if it is known at least as finely as the unit.
  std::optional<Interval> now(Unit unit) const;
  // The last date told that is at least as fine as the unit.
  // An anaphor of a past verb looks back at what had begun: "Mają wyjechać do piątku. Dzień
  // wcześniej wezwano …".
  std::optional<Interval> told(Unit unit, Direction direction = Direction::unknown) const {
    const auto grain = static_cast<std::size_t>(std::max(grain_of(unit), Grain::day));
    const std::size_t begun = direction == Direction::past ? 1 : 0;
    return in_sentence_[begun][grain] ? in_sentence_[begun][grain] : told_[begun][grain];
  }
  // The same for days and weeks after something: in an article that has just recalled a war of
  // years ago "a day after the minister spoke" is not counted from so far.
  std::optional<Interval> told_lately(Unit unit, Direction direction) const;
  // What a relative clause tells ("rozejm, który zawarły 20 maja") is background: it does not
  // outlast its sentence.
  void tell(const Interval& interval, bool background);
  // The last day of the story itself: told in no aside, and within the time of the article.
  std::optional<Interval> story_day() const { return story_day_; }
  void end_sentence() { in_sentence_ = {}; }
  // A weekday that the article gave together with its date means that date again, where nothing
  // else dates it.
  void tell_weekday(int weekday, const Interval& day) {
    weekdays_[static_cast<std::size_t>(weekday)] = day;
  }
  std::optional<Interval> told_weekday(int weekday) const {
    return weekdays_[static_cast<std::size_t>(weekday)];
  }
  // A dateline gives the day of an article that is dated to a month or not at all.
  void narrow(const Interval& day);

 private:
  std::optional<Interval> now_;
  using Dates = std::array<std::optional<Interval>, static_cast<std::size_t>(Grain::century) + 1>;
  std::array<Dates, 2> told_,
      in_sentence_;  // [0] any, [1] those that had begun by the document's date
  std::array<std::optional<Interval>, 8> weekdays_;
  std::optional<Interval> story_day_;
};

}  // namespace kronika::timex

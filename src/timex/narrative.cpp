// Easy: "12 września … dzień później". Hard: "rozejm, który zawarły 20 maja. Trzy dni później …",
// where the truce is background and the days are counted from the date before it. Tested in
// tests/timex/.

#include "timex/narrative.h"

namespace kronika::timex {

std::optional<Interval> Narrative::now(Unit unit) const {
  // Nothing is known more finely than by days: "dwie godziny temu" is today.
  const Grain grain = std::max(grain_of(unit), Grain::day);
  return now_ && now_->grain <= grain ? now_ : std::nullopt;
}

std::optional<Interval> Narrative::told_lately(Unit unit, Direction direction) const {
  constexpr auto kFar = std::chrono::days(366);
  const std::optional<Interval> found = told(unit, direction);
  const bool far = found && now_ && unit <= Unit::week && now_->start - found->start > kFar;
  return far ? std::nullopt : found;
}

void Narrative::tell(const Interval& interval, bool background) {
  const bool begun = !now_ || interval.start < now_->end;
  const bool of_story = !background && (!now_ || now_->overlaps(interval));
  if (of_story && interval.grain == Grain::day) story_day_ = interval;
  for (const std::size_t which : {0u, 1u}) {
    if (which == 1 && !begun) continue;
    for (std::size_t grain = static_cast<std::size_t>(interval.grain); grain < told_[which].size();
         ++grain) {
      in_sentence_[which][grain] = interval;
      if (!background) told_[which][grain] = interval;
    }
  }
}

void Narrative::narrow(const Interval& day) {
  if (!now_ || (now_->grain > Grain::day && now_->contains(day))) now_ = day;
}

}  // namespace kronika::timex

// How certain and when: what a clause says about the event that its word names.
#pragma once

#include "event/analysis.h"

namespace kronika::event {

struct Circumstance {
  Factuality factuality = Factuality::certain;
  Tense tense = Tense::past;
  bool tense_known = false;  // a verb said so; nouns are past by default
  bool hypothetical = false;
  std::vector<Qualifier> qualifiers;     // the words that said so
  bool first_person = false;             // "nie oddamy"
  bool finite = false;                   // the trigger's clause has a finite verb of its own
  TokenIndex clause = none<TokenIndex>;  // the word at which the walk upwards ended
};

// `predicate` is the trigger or its light verb. `negation_in_meaning`: the frame's own phrase has
// the negation.
Circumstance circumstance(const Analysis& analysis, TokenIndex predicate, bool negation_in_meaning);

}  // namespace kronika::event

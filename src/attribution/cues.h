// Reporting words in the text.
#pragma once

#include <vector>

#include "attribution/surface.h"

namespace kronika::attribution {

struct Cue {
  TokenIndex head = none<TokenIndex>;
  TokenSpan tokens;  // the head with the words of its phrase that stand next to it
  std::vector<const Reporting*>
      entries;  // of one phrase: "ostrzec" with a clause, "ostrzec" with "przed" + noun
  bool negated = false;
  bool impersonal = false;    // "podano"; nobody is named
  bool first_person = false;  // "czytamy"
  bool noun = false;
  bool unnamed = false;      // "mówi się"
  bool reportative = false;  // "miał powiedzieć"

  bool any(bool Reporting::*feature) const;
};

// In text order, at most one per token.
std::vector<Cue> find_cues(const Surface& surface);

}  // namespace kronika::attribution

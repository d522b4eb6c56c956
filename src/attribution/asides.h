// Attributions that stand beside what they attribute: "…, podała AP", "– powiedział X –", "jak
// pisze X".
#pragma once

#include <vector>

#include "attribution/cues.h"
#include "attribution/surface.h"

namespace kronika::attribution {

struct Aside {
  TokenSpan tokens;      // with the dash or comma before it, without one behind
  std::size_t cue = 0;   // index into the cues
  bool dash = false;     // a dash (or a closed quotation) stands before it
  bool as = false;       // "jak podaje X"
  bool closing = false;  // it ends its sentence
};

// In text order, disjoint. `claimed[c]`: cue c has a clause of its own and is no aside.
std::vector<Aside> find_asides(const Surface& surface, const std::vector<Cue>& cues,
                               const std::vector<bool>& claimed);

// The same in a language without case (insertions.cpp).
std::vector<Aside> find_insertions(const Surface& surface, const std::vector<Cue>& cues,
                                   const std::vector<bool>& claimed);

// Speech that a dash opens, as novels and news agencies print it ("– Nie oddamy – powiedział"):
// where the speech before an aside begins, and where it goes on behind it; empty if no dash opens
// it.
struct DashSpeech {
  TokenSpan before, after;
};
DashSpeech dash_speech(const Surface& surface, const std::vector<Aside>& asides, std::size_t aside);

}  // namespace kronika::attribution

// Where what is said begins and ends.
#pragma once

#include <vector>

#include "attribution/cues.h"
#include "attribution/surface.h"

namespace kronika::attribution {

// How a cue's content begins.
struct Complement {
  TokenIndex begin = none<TokenIndex>;  // the conjunction, or the first word after a colon; none:
                                        // there is no clause
  bool open = false;                    // "czy", "gdzie": not said either way
  bool colon = false;
  bool loose = false;  // the tree hangs it elsewhere
};

// The clause that a verb or noun reports, searched to its right up to `limit` (the next verb of
// saying).
Complement find_complement(const Surface& surface, const Cue& cue, TokenIndex limit);

// Hard ends of clauses, for every token: where the text that begins there must end. Built once,
// O(tokens).
class Limits {
 public:
  // `asides`: inserted or closing attributions, sorted; nothing outside them reaches into them.
  Limits(const Surface& surface, const std::vector<TokenSpan>& asides);
  // The end of what can belong to a clause that begins at i.
  TokenIndex after(TokenIndex i) const { return end_[i.value]; }

 private:
  std::vector<TokenIndex> end_;
};

// Where the content that begins at `complement` ends: the whole rest of the sentence, unless a
// coordinated verb goes on with the reporting verb's own clause ("powiedział, że A, i zaapelował o
// B").
TokenIndex complement_end(const Surface& surface, const Limits& limits, const Cue& cue,
                          const Complement& complement);

// The clause around the words `inside` ("jak podaje X", "zdaniem X").
TokenSpan clause_around(const Surface& surface, const Limits& limits, TokenSpan inside);

}  // namespace kronika::attribution

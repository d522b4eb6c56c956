// The words that a report covers, for every way in which it can stand to them.
#pragma once

#include <vector>

#include "attribution/asides.h"
#include "attribution/clauses.h"
#include "attribution/cues.h"
#include "attribution/parties.h"
#include "attribution/surface.h"

namespace kronika::attribution {

// "jak podaje X": the clause around the insertion, without it.
std::vector<TokenSpan> scope_around(const Surface& surface, const Limits& limits,
                                    TokenSpan inserted);
// "…, podała AP": the sentence before it, a quotation that began earlier, speech that a dash opens
// and takes up again.
std::vector<TokenSpan> scope_before(const Surface& surface, const std::vector<Aside>& asides,
                                    std::size_t aside);
// A noun phrase that says the content: "o ostrzale miasta"; empty if there is none.
TokenSpan noun_phrase(const Surface& surface, const Parties& parties, const Cue& cue,
                      const NounSlot& slot);
// The quotation whose opening mark stands at i; empty if none does.
TokenSpan quotation_at(const Surface& surface, TokenIndex i);
// The quotation in the cue's own clause behind it that is no title; empty if there is none.
TokenSpan quotation_behind(const Surface& surface, const Cue& cue);

}  // namespace kronika::attribution

// What a cue reports where the tree says so: in a language without case, which needs neither a
// comma nor a conjunction before it ("police said the bridge fell").
#pragma once

#include "attribution/clauses.h"
#include "attribution/cues.h"
#include "attribution/surface.h"

namespace kronika::attribution {

// The clause to the cue's right, searched up to `limit`; none where the cue stands beside what it
// reports.
Complement governed_clause(const Surface& surface, const Cue& cue, TokenIndex limit);
// Where the content ends; never behind `end`.
TokenIndex governed_end(const Surface& surface, const Cue& cue, const Complement& complement,
                        TokenIndex end);
// The noun phrase, gerund, infinitive or clause of a noun of saying that `entry` says it reports;
// empty if there is none.
TokenSpan governed_phrase(const Surface& surface, const Cue& cue, const Reporting& entry);
// Where the words of an attribution begin that stands behind something said: its subject, or the
// verb itself if the subject follows. `end` is the first token that can belong to it.
TokenIndex attribution_begin(const Surface& surface, const Cue& cue);
// "that" or "whether" at the head of a clause, or none.
TokenIndex conjunction_of(const Surface& surface, TokenIndex clause);
// Does a closed quotation (and perhaps a comma) end right before i, in the same paragraph?
bool follows_quotation(const Surface& surface, TokenIndex i);

}  // namespace kronika::attribution

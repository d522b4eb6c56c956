// The cues of a document with their clauses and the attributions beside what they attribute. A
// clause belongs to one cue: to the verb, and to a noun only what no verb has. Easy: "said that A".
// Hard: "the claim that A, police said" (the noun's clause and the verb's aside). Tested in
// tests/attribution/attribution_test.cpp.

#include "attribution/proposals.h"

namespace kronika::attribution {

Findings::Findings(const Surface& surface, const Parties& all)
    : s(surface), parties(all), cues(find_cues(surface)) {
  complements.resize(cues.size());
  std::vector<bool> claimed(cues.size(), false), taken(s.size(), false);
  TokenIndex limit(s.size());
  for (std::size_t c = cues.size(); c > 0; --c) {  // verbs: up to the next one
    Cue& cue = cues[c - 1];
    if (cue.noun) continue;
    complements[c - 1] = find_complement(s, cue, limit);
    limit = cue.tokens.begin;
    if (complements[c - 1].begin == none<TokenIndex>) continue;
    taken[complements[c - 1].begin.value] = true;
    claimed[c - 1] = true;
  }
  for (std::size_t c = 0; c < cues.size(); ++c) {  // nouns: what no verb has
    if (!cues[c].noun) continue;
    const Complement complement = find_complement(s, cues[c], TokenIndex(s.size()));
    if (complement.begin == none<TokenIndex> || taken[complement.begin.value]) continue;
    taken[complement.begin.value] = true;
    complements[c] = complement;
  }
  asides = find_asides(s, cues, claimed);
  aside_of.assign(cues.size(), kNoAside);
  std::vector<TokenSpan> walls;
  for (std::size_t a = 0; a < asides.size(); ++a) {
    aside_of[asides[a].cue] = a;
    if (!asides[a].as || asides[a].closing) walls.push_back(asides[a].tokens);
  }
  limits.emplace(s, walls);
}

}  // namespace kronika::attribution

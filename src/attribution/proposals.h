// Reports as single cues propose them, before they are nested.
#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "attribution/asides.h"
#include "attribution/clauses.h"
#include "attribution/cues.h"
#include "attribution/parties.h"
#include "attribution/surface.h"

namespace kronika::attribution {

inline constexpr std::size_t kNoAside = std::numeric_limits<std::size_t>::max();

struct Proposal {
  Report report;                 // scope sorted and disjoint; parent still open
  std::size_t aside = kNoAside;  // index into the asides
  bool continues = false;        // "dodał"
  bool passes_on = false;        // a relay: outside the report that it covers just as far
};

// Everything that is found once in a document and that proposals are made of.
struct Findings {
  Findings(const Surface& surface, const Parties& parties);
  const Surface& s;
  const Parties& parties;
  std::vector<Cue> cues;
  std::vector<Complement> complements;  // per cue
  std::vector<Aside> asides;
  std::vector<std::size_t> aside_of;  // per cue; kNoAside
  std::optional<Limits> limits;
};

// The reports of verbs and nouns of saying, in text order of the cues.
std::vector<Proposal> propose(const Findings& findings);

// Drops empty spans and what lies in `hole`, joins what touches.
void normalise(std::vector<TokenSpan>& scope, TokenSpan hole);

}  // namespace kronika::attribution

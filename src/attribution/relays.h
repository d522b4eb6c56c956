// Who passes on what a speaker says: the agency that was told it, the paper that quotes it.
#pragma once

#include <string>
#include <vector>

#include "attribution/proposals.h"

namespace kronika::attribution {

struct Relay {
  Source source;
  TokenSpan cue;
  TokenSpan hole;  // its own words, which it does not cover
  std::string rule;
  bool content_only = false;  // covers what is said, but not the act of saying it
};

// Puts a report around the one at `index`.
void pass_on(const Findings& findings, std::size_t index, Relay relay,
             std::vector<Proposal>& proposals);
// "powiedział agencji Reutera, że", "told Reuters that"; "Interfax quoted an official as saying
// that".
void add_relays(const Findings& findings, std::size_t index, std::vector<Proposal>& proposals);
// An agency or a paper, or an unknown name that is written like one.
bool is_outlet(const Surface& surface, const Party& party);

}  // namespace kronika::attribution

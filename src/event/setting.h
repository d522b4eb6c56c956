// When and where: time expressions and places of events.
#pragma once

#include <optional>
#include <vector>

#include "event/candidates.h"

namespace kronika::event {

// The most specific place that the clause gives for the event; `recipients` count for frames whose
// recipient is a host.
std::optional<TokenIndex> place(const Analysis& analysis, const Candidate& candidate,
                                const std::vector<TokenIndex>& recipients);

// Per candidate the time expression nearest to it in the tree, if it has one.
std::vector<std::optional<TimexIndex>> times(const Analysis& analysis,
                                             const std::vector<Candidate>& candidates);

}  // namespace kronika::event

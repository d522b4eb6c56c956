// Which of the events found are kept, and what their place in the text makes of them.
#pragma once

#include <vector>

#include "event/candidates.h"

namespace kronika::event {

// An event with what is needed to judge it.
struct Found {
  Event event;
  Candidate candidate;
  bool thing_subject = false;  // its subject is neither a person nor an organisation
  bool first_person = false;
  bool finite = false;
  std::vector<TokenIndex> content;  // heads of what its matter slots hold
};

// Drops, with its reason, what is no claim of its own: bare nouns, contents of demands and
// promises, parts of longer triggers, statements whose content is an event, events of sports and
// weather. Keeps the order.
void select(const Analysis& analysis, std::vector<Found>& events,
            std::vector<Rejection>& rejections);

// PLOVER's rules of tense: a future CONSULT, SUPPORT, COOPERATE or AID promised by its own actor or
// an ally is AGREE, a future RETREAT is CONCEDE; a refusal in the first person is REJECT.
void recode(const Analysis& analysis, Found& found);

}  // namespace kronika::event

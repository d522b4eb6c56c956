// Which words of a document name an event, by which frame.
#pragma once

#include <vector>

#include "event/arguments.h"

namespace kronika::event {

struct Candidate {
  const Frame* frame = nullptr;
  const Phrase* phrase = nullptr;
  Form form = Form::verb;
  std::vector<TokenIndex> words;  // of the trigger, in text order
  Hosts hosts;
};

// In text order; for one word the most specific frame whose conditions hold. Words of which none
// does are added to `rejections`.
std::vector<Candidate> candidates(const Analysis& analysis, std::vector<Rejection>& rejections);

}  // namespace kronika::event

// The verb as a guide to time: "w maju odwiedził" was last May, "w maju odwiedzi" will be the next.
#pragma once

#include <vector>

#include "document/document.h"
#include "timex/calendar.h"

namespace kronika::timex {

class TenseGuide {
 public:
  explicit TenseGuide(const Document& document);  // O(tokens); the document must outlive it

  // What the verb above `token` says.
  Direction direction(TokenIndex token) const;
  // Does the verb above tell one completed event?
  bool single_event(TokenIndex token) const;

 private:
  const Document& document_;
  std::vector<Direction> auxiliary_;  // per token: what its auxiliary says
};

}  // namespace kronika::timex

// Quotations as the text marks them.
#pragma once

#include <vector>

#include "document/document.h"

namespace kronika::attribution {

struct Quotations {
  std::vector<Quote>
      quotes;              // in text order of their beginnings; nested ones after those around them
  std::vector<bool> mark;  // per token: a quotation mark that opens or closes one of them
  std::vector<bool>
      resumed;  // per quote: it goes on with one that was open where the paragraph before ended
};

// O(tokens). Pairs „ ” “ " « » » « ' ' ‚ ’ ,, '' by their direction, by the spaces around them and
// by what is open.
Quotations find_quotations(const Document& document);

}  // namespace kronika::attribution

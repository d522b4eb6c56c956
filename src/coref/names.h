// People under partial names.
#pragma once

#include "document/document.h"

namespace kronika::coref {

// "Novák" and "Petr Novák", both unknown to the knowledge base, are one: mentions of the shorter
// name get the longer one's entity, if there is exactly one such.
void merge_partial_names(Document& document);

}  // namespace kronika::coref

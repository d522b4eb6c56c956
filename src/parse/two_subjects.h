// Puts right a mistake of the parser that only the whole tree shows.
#pragma once

#include "document/document.h"

namespace kronika::parse {

// "Sześciu marynarzy, których uprowadzono, odzyskało wolność – poinformował minister": where a verb has subjects on
// both sides and between it and the first one a clause that it reports and that has none, the first one is that
// clause's. The sentence stays a tree with the same root.
void give_back_subjects(Document& document, SentenceSpan sentences);

}  // namespace kronika::parse

// Corrects what tagger and parser made of a name that the knowledge base knows.
#pragma once

#include <vector>

#include "link/draft.h"

namespace kronika::link {

// Changes upos, xpos, features, lemma, head and relation of tokens of misread names; sentences stay
// trees.
void correct_misread_names(Document& document, const std::vector<Draft>& drafts);

}  // namespace kronika::link

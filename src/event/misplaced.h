// Arguments that the parser hung on a neighbour of the verb's.
#pragma once

#include <vector>

#include "event/analysis.h"

namespace kronika::event {

// A noun in the genitive of a numeral that stands in the accusative: "34 migrantów".
bool is_counted_object(const Analysis& a, TokenIndex noun);

// Objects behind the verb that hang on a prepositional phrase of its. Meant for verbs without an
// object of their own.
std::vector<TokenIndex> loose_objects(const Analysis& a, TokenIndex verb);

// A nominative right before the verb, or right behind it, that hangs on a time expression or a
// phrase beside; none if there is none.
TokenIndex loose_subject(const Analysis& a, TokenIndex verb);

// "after Fiji's prime minister, Frank Bainimarama, appealed": the subject of a finite verb, read as
// what the conjunction before it governs as a preposition; none if there is none.
TokenIndex subject_after_preposition(const Analysis& a, TokenIndex verb);

}  // namespace kronika::event

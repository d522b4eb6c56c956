// Which town of the gazetteer a name means that the knowledge base lacks.
#pragma once

#include <optional>
#include <vector>

#include "link/phrases.h"
#include "link/words.h"

namespace kronika::link {

// The towns that the words may name in the case they stand in, of the likeliest base form that has
// any.
std::vector<Town> towns_named(const Words& words, const Knowledge& knowledge, TokenSpan name);

// A preposition of place stands before the name: without one a common word or a surname is no town.
bool is_after_place_preposition(const Words& words, const Phrases& phrases, TokenSpan name);

}  // namespace kronika::link

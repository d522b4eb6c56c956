// Full stops that belong to the token before them.
#pragma once

#include <string_view>
#include <vector>

#include "tokenize/lexicon.h"
#include "tokenize/surface.h"

namespace kronika::tokenize {

// Is `form` single letters with full stops between them ("U.S", "a.m")?
bool is_lettered(std::string_view form);

// Joins the full stops of abbreviations and initials to them, except one that also ends the
// sentence: "Mr." and "U.S." are one token each in "Mr. Hall left the U.S. today", and "U.S", "."
// are two at the end of a sentence. `ends`: per token, does a sentence end with it? Does nothing in
// a language whose full stops are always tokens. Linear.
void join_stops(std::string_view text, const Lexicon& lexicon, std::vector<Surface>& tokens,
                std::vector<bool>& ends);

}  // namespace kronika::tokenize

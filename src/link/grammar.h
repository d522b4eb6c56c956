// Does the name of a capital stand for the town or for the government?
#pragma once

#include "document/tree.h"
#include "link/phrases.h"
#include "link/words.h"

namespace kronika::link {

// The token of the span that hangs outside it, above `anchor`.
TokenIndex head_of(const Document& document, TokenSpan span, TokenIndex anchor);

// True if the name acts ("Moskwa zapowiedziała", "żądania Pekinu"); false if it is where something
// happens.
bool acts(const Words& words, const Tree& tree, const Phrases& phrases, TokenSpan name, Cases cases,
          TokenIndex head);

// "Ankara, 2 stycznia (PAP) –", "KABUL, Afghanistan (AP) —": the place of writing.
bool is_dateline(const Words& words, TokenSpan name, TokenSpan sentence);

// "na Kremlu", "w Białym Domu": a building, not whoever sits in it. For names that no town has.
bool is_located(const Words& words, const Phrases& phrases, TokenSpan name);

}  // namespace kronika::link

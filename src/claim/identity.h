// Which claims of a document are about one and the same event.
#pragma once

#include "document/document.h"

namespace kronika::claim {

// Sets `event` of every claim to "<document id>/e<n>", n from 1 in text order; claims about the
// same event share it, and pass on a time where one lacks it. Drops a claim that says in the same
// sentence, from the same sources, of the same event no more than another one ("spotkał się …
// podczas spotkania").
void identify_events(Document& document);

}  // namespace kronika::claim

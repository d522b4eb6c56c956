// How a party without a name is called: "group/railway-workers", "unknown/dyplomata".
#pragma once

#include <string>

#include "document/tree.h"

namespace kronika {

// "radio station", "railway workers": without cases the form is the base form, and the nouns in
// front belong to it. "" for a noun of another kind.
std::string compound_name(const Tree& tree, TokenIndex head);
// The id of whoever the noun names; ends in '/' if no letter of it can stand in an id.
std::string unnamed_id(const Tree& tree, TokenIndex head);

}  // namespace kronika

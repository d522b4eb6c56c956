// A compact notation of trees with entities, so that a test of coreference is a few short lines.
//
// A line a token: form lemma UPOS code head relation [note]; a blank line ends a sentence; "# newpar" and
// "# heading = yes" as in CoNLL-U. The code holds features: nom gen dat acc ins loc; s p; m (human) mi f n; past
// pres fut pres1 imps inf imp quasi ppas conv one prs rel poss (of "swój") own (other possessives)
// refl dem fin (auxiliaries) pp ing ger, joined by dots. The note holds pairs joined by
// '|':
//   E=person/x:LTU:GOV:f   the token is a mention of this entity (country, sector and gender may be left out)
//   Role=prezydent         its role noun; without E a mention that link left open
//   Via=adjective          else name
//   Words=3                it covers this many tokens from its head on
//   Kb=yes                 the entity is of the knowledge base
//   Is=dropped:person/x+person/y   what coref must make of the token; a token without Is must stay as it was
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace kronika::test {

struct Annotated {
  Document document;
  std::vector<std::string> expected;  // per token: "dropped:person/x", "" for none
};

// Throws std::runtime_error on bad input.
Annotated annotated(std::string_view lines);
// Per token what the document's mentions say, in the form of `expected`; "" where link had resolved it already.
std::vector<std::string> found(const Document& before, const Document& after);

}  // namespace kronika::test

// What the finder reads off the words, before anybody knows who is meant.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "link/phrases.h"
#include "link/words.h"

namespace kronika::link {

// The words of a name and what the knowledge base and the recogniser say of it.
struct NamePart {
  TokenSpan tokens;
  std::vector<Sense> senses;     // empty: the knowledge base lacks it
  std::optional<NameType> type;  // the recogniser's
  Cases cases = kAnyCase;        // that it may stand in
  bool exact = false;            // in base form
  bool surname_only = false;
  bool given_name_differs =
      false;  // a surname of the knowledge base after somebody else's given name
};

// One mention to be. Exactly one of role, organ, noun, or none of them: a mere name, adjective or
// demonym.
struct Draft {
  TokenSpan tokens;
  TokenIndex anchor =
      none<TokenIndex>;  // the word that should head it: the role noun, the name's first word
  const Role* role = nullptr;
  const Organ* organ = nullptr;  // itself an organ, or what the role heads or speaks for
  const NameNoun* noun = nullptr;
  std::string role_lemma;                // of any noun before a name: "opozycjonista"
  std::vector<EntityId> countries;       // named with it, in text order
  std::optional<EntityId> place;         // "prezydent Warszawy": a town
  std::optional<EntityId> organisation;  // "sekretarz generalny NATO"
  std::optional<NamePart> organisation_name;
  std::optional<NamePart> owner;  // "rzecznik Putina"
  std::optional<NamePart> name;
  std::optional<EntityId> adjective;  // a mere adjective
  bool plural = false;
  bool former = false;

  // The head is a noun of a person, whose name may follow: "minister", "żołnierz".
  bool of_person() const { return !plural && (role || (organ && organ->forces)); }
};

}  // namespace kronika::link

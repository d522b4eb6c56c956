// The nominative of a name that the knowledge base lacks.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "document/tree.h"
#include "link/words.h"

namespace kronika::link {

// Refers to its arguments.
class BaseForms {
 public:
  BaseForms(const Words& words, const Tree& tree, const Declension& declension);

  // The words of a name as they would stand in a dictionary. `anchor` is the noun that the name belongs to
  // ("minister" of "ministra Jana Nowaka"), or the name's first word.
  std::string of(TokenSpan name, TokenIndex anchor, NameType type) const;
  // The cases that a phrase with this head may stand in, by its preposition, relation and features.
  Cases cases(TokenIndex anchor) const;

 private:
  std::string word(TokenIndex i, Cases cases, Gender gender) const;

  const Words& words_;
  const Tree& tree_;
  const Declension& declension_;
  std::unordered_set<std::string> forms_;                // of all words in recognised names
  std::unordered_map<std::string, std::size_t> bases_;   // how many of the forms each base explains
};

}  // namespace kronika::link

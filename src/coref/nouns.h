// Whether a noun speaks of somebody known, and what sort it may be.
#pragma once

#include <string_view>
#include <vector>

#include "coref/expressions.h"

namespace kronika::coref {

// Refers to all of its arguments.
class NounReader {
 public:
  NounReader(const Document& document, const Tree& tree, const Lexicon& lexicon);

  // Makes a description or a group of the noun `e` if it may be one; else it stays a plain noun.
  // `role_noun` is what link took it for, "" if nothing.
  void describe(Expression& e, std::string_view role_noun) const;

 private:
  static bool is_in_name(const Expression& e, std::string_view lemma);
  bool is_genitive(TokenIndex noun) const;
  bool says_more(const Expression& e, TokenIndex dependent) const;
  bool is_referring(Expression& e, bool& definite, bool& specified) const;

  const Document& document_;
  const Tree& tree_;
  const Lexicon& lexicon_;
  std::vector<bool> has_mention_;
};

}  // namespace kronika::coref

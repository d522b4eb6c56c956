// What number and gender the expressions of a document may have, beyond what their words show.
#pragma once

#include <vector>

#include "coref/expressions.h"

namespace kronika::coref {

// Refers to all of its arguments.
class Genders {
 public:
  Genders(const Document& document, const Tree& tree, const Clauses& clauses,
          const Lexicon& lexicon)
      : document_(document), tree_(tree), clauses_(clauses), lexicon_(lexicon) {}

  // Of a mention that link resolved.
  void of_mention(Expression& e, const Mention& mention) const;
  // Of a noun without a name, in a language whose nouns have no gender; also whether it may be a
  // party.
  void of_noun(Expression& e) const;
  // Of people whose gender link does not know, from what the text says of them.
  void infer(std::vector<Expression>& expressions) const;

 private:
  void natural(Expression& e, const Mention& mention, const Entity& entity) const;
  void grammatical(Expression& e, const Mention& mention, const Entity& entity) const;
  std::uint8_t of_subjects_verb(const Expression& e) const;
  std::uint8_t of_words_beside(const Expression& e) const;
  bool has_plural_verb(const Expression& e) const;
  void infer_numbers(std::vector<Expression>& expressions) const;
  bool is_abbreviation(TokenIndex i) const;

  const Document& document_;
  const Tree& tree_;
  const Clauses& clauses_;
  const Lexicon& lexicon_;
};

}  // namespace kronika::coref

// Which sort of pronoun a word is, and what it shows of whom it means.
#pragma once

#include "coref/expressions.h"

namespace kronika::coref {

// Refers to all of its arguments.
class PronounReader {
 public:
  PronounReader(const Document& document, const Tree& tree, const Clauses& clauses,
                const Lexicon& lexicon)
      : document_(document), tree_(tree), clauses_(clauses), lexicon_(lexicon) {}

  enum class Reading { none, refers, stays_open };
  // Completes `e` if its head is a pronoun or stands for one ("the two"); `stays_open` if it is one
  // whose antecedent nobody can tell ("jeden z nich").
  Reading read(Expression& e) const;

 private:
  void read_personal(Expression& e, const Token& t) const;
  bool is_reflexive(TokenIndex i) const;
  bool is_reciprocal(TokenIndex i) const;
  bool is_count_of_known(TokenIndex i) const;
  bool is_part_of(TokenIndex pronoun, TokenIndex whole) const;
  bool stands_alone(TokenIndex i) const;

  const Document& document_;
  const Tree& tree_;
  const Clauses& clauses_;
  const Lexicon& lexicon_;
};

}  // namespace kronika::coref

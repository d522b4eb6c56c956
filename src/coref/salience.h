// Which of the things spoken of lately a pronoun or a verb ending means.
#pragma once

#include <optional>
#include <vector>

#include "coref/expressions.h"

namespace kronika::coref {

// An antecedent: the last expression for it that fits, and how salient it is.
struct Antecedent {
  std::size_t expression = 0;
  std::vector<EntityIndex> referents;  // empty: an unresolved noun
  double salience = 0;
};

// Refers to all of its arguments; `expressions` fills up with referents while it is used.
class Salience {
 public:
  Salience(const Document& document, const Tree& tree, const Clauses& clauses,
           const Lexicon& lexicon, const std::vector<Expression>& expressions);

  // For a dropped subject, a personal or a demonstrative pronoun. None below the threshold.
  std::optional<Antecedent> antecedent(std::size_t anaphor) const;
  // Referents that the expression cannot have, since they are arguments of its own clause beside
  // it, or the speaker of the quotation that it stands in.
  std::vector<EntityIndex> excluded(std::size_t anaphor) const;
  // The expression with this head (no coordination), or npos.
  std::size_t at(TokenIndex head) const { return at_[head.value]; }
  // The expression that is the subject of a clause, with coordination of clauses and of subjects,
  // or npos.
  std::size_t subject_of(std::size_t clause) const;
  // Sentences between two expressions; headings are far from everything but one another.
  std::size_t distance(const Expression& a, const Expression& b) const;
  bool may_speak(const Expression& e) const;
  bool goes_on(const Expression& e) const;
  // Is `inner` part of what the clause of `outer` says, hopes or demands?
  bool is_told_by(const Expression& inner, const Expression& outer) const;
  // "his", which may be the subject's.
  bool is_free(const Expression& e) const { return e.possessive && free_possessives_; }

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

 private:
  double weight(const Expression& anaphor, const Expression& candidate) const;
  bool is_object_controlled(
      std::size_t clause) const;  // what its subject does is up to the object above
  double control(const Expression& anaphor, std::size_t candidate) const;
  bool admissible(const Expression& anaphor, const Expression& candidate,
                  const std::vector<EntityIndex>& excluded) const;

  // In binding.cpp.
  bool is_beside(const Expression& anaphor, const Expression& e) const;
  bool is_divided(const Expression& anaphor, const Expression& e) const;
  void add_subjects(std::size_t anaphor, std::vector<EntityIndex>& found) const;
  void add_accuser(std::size_t anaphor, std::vector<EntityIndex>& found) const;
  std::size_t understood_subject(TokenIndex verb) const;

  const Document& document_;
  const Tree& tree_;
  const Clauses& clauses_;
  const Lexicon& lexicon_;
  const std::vector<Expression>& expressions_;
  bool free_possessives_;  // "his" may be the subject's
  std::vector<std::size_t> at_;
};

}  // namespace kronika::coref

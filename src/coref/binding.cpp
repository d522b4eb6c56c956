// Binding (Chomsky 1981): a pronoun does not mean an argument beside it, nor the understood subject
// of its own verb; a reflexive means the subject. Where the language has a possessive for the
// subject's own ("swój"), another possessive is somebody else's too; where it has none, "his" may
// be the subject's.
//
// Easy: "Hunt met him": not Hunt. Hard: "asked Japan to send it aircraft", where Japan is to send;
// "accused Iran of arming it"; "…, że jego kraj", which the parser may hang on the main clause;
// "his spokesman", who is not he. Tested in tests/coref/.

#include <algorithm>

#include "coref/salience.h"

namespace kronika::coref {
namespace {

constexpr std::size_t kClauseWords = 40;  // words between a subject and a possessive of its clause
constexpr std::size_t kClauseReach = 24;  // expressions beside one another in a clause
constexpr int kMaxDepth = 6;              // infinitives below one another

}  // namespace

// "…, że jego kraj": the parser may hang the words on the main clause, but a mark stands between.
bool Salience::is_divided(const Expression& a, const Expression& e) const {
  if (!a.possessive || a.head.value - e.head.value > kClauseWords) return a.possessive;
  for (TokenIndex i = e.head + 1; i < a.head; ++i) {
    if (document_.token(i).upos == Upos::SCONJ) return true;
  }
  return false;
}

bool Salience::is_beside(const Expression& a, const Expression& e) const {
  if (e.head == a.head) return false;
  if (a.possessive && free_possessives_) {
    // "his Japanese counterpart Taro Kono"
    const Token& owned = document_.token(a.head);
    if (owned.is_root()) return false;
    const Token& other = document_.token(e.head);
    return e.head == owned.head ||
           (!other.is_root() && other.head == owned.head && other.universal_relation() == "appos");
  }
  if (e.clause != a.clause) return false;
  if (a.possessive) return e.role == Role::subject && e.form != Form::coordination;
  return is_argument(e) && (e.verb == a.verb || e.verb == none<TokenIndex>);
}

bool Salience::is_told_by(const Expression& inner, const Expression& outer) const {
  if (inner.clause == kNoClause || outer.clause == kNoClause) return false;
  const Link link = clauses_[inner.clause].link;
  const bool content = link == Link::content || link == Link::purpose || link == Link::direct;
  const bool demanded = inner.clause == outer.clause && clauses_[outer.clause].directive;
  return demanded || (content && clauses_.is_below(inner.clause, outer.clause));
}

bool Salience::is_object_controlled(std::size_t index) const {
  const Clause& clause = clauses_[index];
  if (clause.above == kNoClause) return false;
  const Clause& above = clauses_[clause.above];
  return (clause.link == Link::purpose && above.directive) ||
         (clause.link == Link::content && above.accusing) ||
         // "told him that he should": whom, not who.
         (clause.link == Link::content && above.directive && clause.obliging);
}

// Who does what an infinitive or a participle says: the expression for him, or npos.
std::size_t Salience::understood_subject(TokenIndex verb) const {
  for (int depth = 0; depth < kMaxDepth; ++depth) {
    const std::size_t clause = clauses_.of(verb);
    if (clause != kNoClause && clauses_[clause].predicate == verb) return subject_of(clause);
    const Token& t = document_.token(verb);
    if (t.is_root()) return npos;
    const std::string_view relation = t.universal_relation();
    if (relation == "acl" && t.feature("VerbForm") != "Inf") return at_[t.head.value];
    const TokenIndex object = tree_.child(t.head, "obj");
    const TokenIndex addressee = object != none<TokenIndex> ? object : tree_.child(t.head, "iobj");
    const bool by_object = relation == "xcomp" ||
                           (relation == "advcl" && tree_.child(verb, "mark") != none<TokenIndex> &&
                            lexicon_.accusing.contains(document_.token(t.head).lemma));
    if (by_object && addressee != none<TokenIndex> && addressee < verb) return at_[addressee.value];
    verb = t.head;
  }
  return npos;
}

// The subject that the clause shares with another one, that its ending implies, or that is
// understood.
void Salience::add_subjects(std::size_t anaphor, std::vector<EntityIndex>& found) const {
  const Expression& a = expressions_[anaphor];
  if (a.role == Role::subject || (a.possessive && free_possessives_)) return;
  const bool own_verb = a.verb != none<TokenIndex> && clauses_.of(a.verb) == a.clause &&
                        clauses_[a.clause].predicate != a.verb;
  const std::size_t subject = own_verb ? understood_subject(a.verb) : subject_of(a.clause);
  if (subject == npos || subject == anaphor) return;
  const Expression& e = expressions_[subject];
  if (subject > anaphor || !is_divided(a, e))
    found.insert(found.end(), e.referents.begin(), e.referents.end());
}

// "Rosja zarzuca Zachodowi, że …": not the one who accuses, even if nobody knows who is accused.
void Salience::add_accuser(std::size_t anaphor, std::vector<EntityIndex>& found) const {
  const Expression& a = expressions_[anaphor];
  if (!goes_on(a) || !is_object_controlled(a.clause)) return;
  const std::size_t above = clauses_[a.clause].above, accuser = subject_of(above);
  const auto first =
      expressions_.begin() + static_cast<std::ptrdiff_t>(anaphor - std::min(anaphor, kClauseReach));
  const auto last = expressions_.begin() + static_cast<std::ptrdiff_t>(anaphor);
  const bool addressed = std::any_of(first, last, [&](const Expression& e) {
    return e.clause == above && (e.role == Role::object || e.role == Role::indirect);
  });
  if (!addressed || accuser == npos) return;
  const Expression& e = expressions_[accuser];
  found.insert(found.end(), e.referents.begin(), e.referents.end());
}

std::vector<EntityIndex> Salience::excluded(std::size_t anaphor) const {
  const Expression& a = expressions_[anaphor];
  std::vector<EntityIndex> found;
  // "Jego zdaniem nie ustąpi": an opinion may be about its own holder.
  if (a.clause == kNoClause || (a.speaks && a.possessive)) return found;
  const auto beside = [&](std::size_t k) {
    const Expression& e = expressions_[k];
    if (!is_beside(a, e) || (!free_possessives_ && k < anaphor && is_divided(a, e))) return;
    found.insert(found.end(), e.referents.begin(), e.referents.end());
  };
  for (std::size_t k = anaphor; k > 0 && anaphor - k < kClauseReach; --k) beside(k - 1);
  for (std::size_t k = anaphor + 1; k < expressions_.size() && k - anaphor < kClauseReach; ++k)
    beside(k);
  add_subjects(anaphor, found);
  add_accuser(anaphor, found);
  // In somebody's words the third person is somebody else.
  if (const std::size_t report = clauses_.reporting(a.clause); report != kNoClause) {
    const std::size_t speaker = subject_of(report);
    if (speaker != npos)
      found.insert(found.end(), expressions_[speaker].referents.begin(),
                   expressions_[speaker].referents.end());
  }
  return found;
}

}  // namespace kronika::coref

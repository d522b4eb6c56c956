// The finite clauses of a document: predicate, what its form says of the subject, whether that is
// there.
#pragma once

#include <cstddef>
#include <vector>

#include "coref/agreement.h"
#include "coref/lexicon.h"
#include "document/document.h"
#include "document/tree.h"

namespace kronika::coref {

enum class SubjectKind {
  none,     // not asked for: second person, imperatives, impersonals, nominal predicates
  overt,    // a dependent of the predicate
  shared,   // the subject of the clause with which it is coordinated
  dropped,  // third person, shown by the ending only
  speaker,  // first person
};

// How a clause hangs on the one above it.
enum class Link {
  main,
  coordinate,
  content,    // "powiedział, że przyjedzie"
  purpose,    // "wezwał Rosję, by wycofała wojska"
  adverbial,  // "gdy przyjechał"
  relative,   // "spotkanie, na którym powiedział"
  direct,     // speech: "„Przyjedzie" – powiedział"
};

constexpr std::size_t kNoClause = static_cast<std::size_t>(-1);

bool is_finite(const Token& token);
bool is_auxiliary(const Token& token);  // of tense, voice or mood, or a copula

struct Clause {
  TokenIndex predicate =
      none<TokenIndex>;  // the head: verb, passive participle, predicative adjective or noun
  TokenIndex finite = none<TokenIndex>;  // the word that carries person or number
  Agreement agreement;                   // what its form asks of the subject
  SubjectKind subject_kind = SubjectKind::none;
  TokenIndex subject = none<TokenIndex>;  // of `overt`
  std::size_t above = kNoClause;          // the clause it hangs on
  Link link = Link::main;
  bool passive = false;                                      // "został przyjęty"
  bool speech = false, directive = false, accusing = false;  // classes of the verb
  bool obliging = false;                                     // "should", "must"
};

// Refers to the document, the tree and the lexicon. Built in linear time.
class Clauses {
 public:
  Clauses(const Document& document, const Tree& tree, const Lexicon& lexicon);

  std::size_t size() const { return clauses_.size(); }
  const Clause& operator[](std::size_t i) const { return clauses_[i]; }
  // The clause that a token belongs to (a predicate to its own), or kNoClause.
  std::size_t of(TokenIndex token) const { return clause_of_[token.value]; }
  // The number of the quotation that a token stands in, 0 outside.
  std::size_t quotation(TokenIndex token) const { return quotation_[token.value]; }
  // The clause whose subject (overt or dropped) is that of this one, through coordination.
  std::size_t with_subject(std::size_t clause) const;
  // The clause that reports this one as direct speech ("„Uderzamy" – mówił Borrell"), above it or
  // beside, or kNoClause.
  std::size_t reporting(std::size_t clause) const;
  // Does a pronoun that could be a subject refer to nobody ("it is clear that …")?
  bool is_expletive(TokenIndex pronoun) const;
  // Is `above` on the way up from `clause`, within few steps?
  bool is_below(std::size_t clause, std::size_t above) const;

 private:
  bool is_predicate(TokenIndex token) const;
  bool is_misread_past(TokenIndex predicate) const;
  TokenIndex finite_word(TokenIndex predicate) const;
  Clause describe(TokenIndex predicate, std::size_t above) const;
  Link link(TokenIndex predicate) const;
  TokenIndex overt_subject(const Clause& clause) const;
  TokenIndex mislabelled_subject(const Clause& clause) const;
  TokenIndex misplaced_subject(const Clause& clause) const;
  bool agrees(TokenIndex noun, const Clause& clause) const;
  bool is_taken(TokenIndex noun, const Clause& clause) const;
  bool follows_preposition(TokenIndex noun) const;
  bool crosses_mark(TokenIndex noun) const;
  bool is_base_form(TokenIndex token) const;
  bool may_be_party(TokenIndex token) const;
  TokenIndex counted_subject(const Clause& clause) const;
  SubjectKind subject_kind(const Clause& clause) const;
  bool shares_subject(const Clause& clause) const;
  bool is_impersonal(const Clause& clause) const;
  bool impersonal_use(const ImpersonalUse& use, const Clause& clause) const;
  bool in_timex(TokenIndex token) const;
  void find_quotations();
  bool is_direct_speech(std::size_t clause, std::size_t reporter) const;

  const Document& document_;
  const Tree& tree_;
  const Lexicon& lexicon_;
  std::vector<Clause> clauses_;
  std::vector<std::size_t> clause_of_, quotation_,
      opened_;  // opened_: quotations begun up to a token
  std::vector<bool> in_timex_;
  std::vector<std::size_t>
      reporter_below_;  // per clause: a clause of speech that hangs on it as a parenthesis
  std::vector<TokenIndex>
      mention_head_;  // per token: of the name or description that covers it, or none
};

}  // namespace kronika::coref

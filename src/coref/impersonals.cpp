// Verbs without a subject, by the table verb_subjects. Easy: "należy działać". Hard: "udało się
// wrócić" has none, "uda się do Odessy" has one; "doszło do starć", but "doszło do niego pismo".
// Tested in tests/coref/.

#include <algorithm>

#include "coref/clauses.h"

namespace kronika::coref {

bool Clauses::is_impersonal(const Clause& clause) const {
  const Token& t = document_.token(clause.predicate);
  if (t.feature("VerbType") == "Quasi") return true;
  const auto found = lexicon_.impersonal.find(t.lemma);
  if (found == lexicon_.impersonal.end()) return false;
  const bool impersonal_form =
      clause.agreement.number != Number::plural && (clause.agreement.genders & kNeuter) != 0;
  return std::any_of(found->second.begin(), found->second.end(), [&](const ImpersonalUse& use) {
    return impersonal_form && impersonal_use(use, clause);
  });
}

bool Clauses::impersonal_use(const ImpersonalUse& use, const Clause& clause) const {
  const auto any_child = [&](auto&& fits) {
    const auto children = tree_.children(clause.predicate);
    return std::any_of(children.begin(), children.end(),
                       [&](TokenIndex c) { return fits(document_.token(c), c); });
  };
  switch (use.with) {
    case With::any:
    case With::bare:
      return true;
    case With::infinitive:
      return any_child([](const Token& t, TokenIndex) { return t.feature("VerbForm") == "Inf"; });
    case With::clause:
      return any_child([](const Token& t, TokenIndex) {
        return t.universal_relation() == "ccomp" || t.universal_relation() == "csubj";
      });
    case With::reflexive:
    case With::impersonal_reflexive:
      return any_child([&](const Token& t, TokenIndex) {
        return t.universal_relation() == "expl" ||
               (t.upos == Upos::PRON && lexicon_.is(t.lemma, WordClass::reflexive) &&
                t.feature("Case").empty());
      });
    case With::dative:
      return any_child([](const Token& t, TokenIndex) { return t.feature("Case") == "Dat"; });
    case With::time:
      return any_child([&](const Token&, TokenIndex c) { return in_timex(c); });
    case With::number:
      return any_child([&](const Token& t, TokenIndex c) {
        return t.upos == Upos::NUM || tree_.child(c, "nummod") != none<TokenIndex> ||
               tree_.child(c, "det:numgov") != none<TokenIndex>;
      });
    case With::negated_genitive:
      return any_child([](const Token& t, TokenIndex) { return t.relation == "advmod:neg"; }) &&
             any_child([](const Token& t, TokenIndex) { return t.feature("Case") == "Gen"; });
    case With::preposition:
      return any_child([&](const Token& t, TokenIndex c) {
        return t.feature("Case") == use.grammatical_case && tree_.preposition(c) == use.preposition;
      });
  }
  return false;
}

}  // namespace kronika::coref

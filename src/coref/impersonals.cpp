// Verbs without a subject, and subjects that are nobody, by the table verb_subjects. Easy: "należy
// działać", "it rained". Hard: "udało się wrócić" has none, "uda się do Odessy" has one; "doszło do
// starć", but "doszło do niego pismo"; "it is hard to leave", but "it is ready to leave". Tested in
// tests/coref/.

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
    case With::passive:  // "it was announced that …"
      return clause.passive && any_child([](const Token& t, TokenIndex) {
               return t.universal_relation() == "ccomp" || t.universal_relation() == "csubj";
             });
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

// "It is clear that …", "it rained", "it was Smith who …", "he made it clear that …".
bool Clauses::is_expletive(TokenIndex pronoun) const {
  const Token& t = document_.token(pronoun);
  if (!lexicon_.is(t.lemma, WordClass::expletive) || t.is_root())
    return t.universal_relation() == "expl";
  const TokenIndex head = t.head;
  const auto has_child = [&](auto&& fits) {
    const auto children = tree_.children(head);
    return std::any_of(children.begin(), children.end(),
                       [&](TokenIndex c) { return fits(document_.token(c)); });
  };
  const auto is_content = [](const Token& child) {
    return child.universal_relation() == "ccomp" || child.universal_relation() == "csubj";
  };
  const auto is_to_do = [](const Token& child, std::string_view relation) {
    return child.universal_relation() == relation && child.feature("VerbForm") == "Inf";
  };
  const bool adjective = document_.token(head).upos == Upos::ADJ;
  if (t.universal_relation() == "expl") {  // "it is ready to leave", with a wrong label
    const bool ready = has_child([&](const Token& child) { return is_to_do(child, "xcomp"); });
    return !adjective || !ready || has_child(is_content);
  }
  if (t.universal_relation() == "obj") {
    return has_child([](const Token& child) {
      return child.universal_relation() == "xcomp" && child.upos == Upos::ADJ;
    });
  }
  const std::size_t at = clause_of_[head.value];
  if (t.universal_relation() != "nsubj" || at == kNoClause || clauses_[at].predicate != head)
    return false;
  if (tree_.child(head, "cop") == none<TokenIndex>) return is_impersonal(clauses_[at]);
  const bool bare = !adjective && tree_.child(head, "det") == none<TokenIndex>;
  return in_timex(head) || has_child([&](const Token& child) {
           const bool cleft = bare && child.relation == "acl:relcl";
           return is_content(child) || is_to_do(child, "advcl") || is_to_do(child, "acl") || cleft;
         });
}

}  // namespace kronika::coref

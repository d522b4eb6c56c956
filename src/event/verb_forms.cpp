// What the form of a verb says: voice, negation, condition, whether it is a clause of its own.
//
// Easy: "nie odwiedził". Hard: "nobody was hurt": the negation is in an argument; "has imposed
// controls", read as a passive; "having shelled", no clause of its own. Tested in tests/event/.

#include <algorithm>

#include "event/analysis.h"

namespace kronika::event {
namespace {

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

bool is_negative_word(const Token& t) { return t.feature("PronType") == "Neg"; }

}  // namespace

bool Analysis::is_nonfinite(TokenIndex verb) const {
  const std::string_view form = token(verb).feature("VerbForm");
  if (form == "Conv" || form == "Ger") return true;
  if (form != "Inf" && form != "Part") return false;
  // "will travel" is finite by its auxiliary, "having shelled" is not.
  const TokenIndex aux = auxiliary(verb);
  return aux == none<TokenIndex> || token(aux).feature("VerbForm") != "Fin";
}

bool Analysis::is_reflexive(TokenIndex verb) const {
  for (const TokenIndex c : tree_.children(verb)) {
    if (token(c).relation == "expl:pv" ||
        (token(c).lemma == "się" && token(c).upos == Upos::PRON && token(c).form != "sobie"))
      return true;
  }
  return false;
}

bool Analysis::is_negated(TokenIndex i) const {
  if (token(i).feature("Polarity") == "Neg") return true;
  for (const TokenIndex c : tree_.children(i)) {
    if (token(c).relation == "advmod:neg") return true;
    const std::string_view relation = token(c).universal_relation();
    if ((relation == "advmod" || relation == "cc") && lexicon_.words.negation.contains(lemma(c)))
      return true;
    if (relation == "advmod" &&
        (token(c).feature("Polarity") == "Neg" || is_negative_word(token(c))))
      return true;
    if (starts_with(token(c).relation, "aux") || token(c).relation == "cop") {
      if (tree_.child(c, "advmod:neg") != none<TokenIndex>) return true;
    }
  }
  if (!is_verbal(i) && token(i).upos != Upos::ADJ) return is_negative(i);
  // "Nobody was hurt", "sent them nothing": the negation is in an argument.
  for (const TokenIndex c : tree_.children(i)) {
    const std::string_view relation = token(c).universal_relation();
    if ((relation == "nsubj" || relation == "obj" || relation == "iobj") && is_negative(c))
      return true;
  }
  return false;
}

// With another negation at the verb ("nie ma żadnych planów") it is only an echo of that.
bool Analysis::is_negative(TokenIndex noun) const {
  if (!is_negative_word(token(noun))) {
    const auto children = tree_.children(noun);
    const bool determined = std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
      const std::string_view relation = token(c).universal_relation();
      return (relation == "det" && is_negative_word(token(c))) ||
             (relation == "cc" && c < noun && lexicon_.words.negation.contains(lemma(c)));
    });
    if (!determined) return false;
  }
  const TokenIndex head = token(noun).head;
  if (head == none<TokenIndex>) return true;
  return token(head).feature("Polarity") != "Neg" &&
         tree_.child(head, "advmod:neg") == none<TokenIndex>;
}

bool Analysis::is_conditional(TokenIndex i) const {
  if (token(i).feature("Mood") == "Cnd") return true;
  return tree_.child(i, "aux:cnd") != none<TokenIndex>;
}

TokenIndex Analysis::auxiliary(TokenIndex verb) const {
  TokenIndex found = none<TokenIndex>;
  for (const TokenIndex c : tree_.children(verb)) {
    const Token& t = token(c);
    if (t.relation == "aux:pass" || t.relation == "aux" || t.relation == "cop") {
      if (found == none<TokenIndex> || !t.feature("Tense").empty()) found = c;
    }
  }
  return found;
}

Voice Analysis::voice(TokenIndex verb) const {
  const Token& t = token(verb);
  if (t.feature("VerbForm") == "Part")
    return t.feature("Voice") == "Pass" && !is_bare_past(verb) ? Voice::passive : Voice::active;
  if (is_gerund(verb) || t.upos == Upos::NOUN || t.upos == Upos::PROPN) return Voice::noun;
  if (t.feature("Person") == "0" || starts_with(t.xpos, "imps")) return Voice::impersonal;
  if (tree_.child(verb, "aux:pass") != none<TokenIndex>) return Voice::passive;
  return Voice::active;
}

// "has": an auxiliary that makes the past.
bool Analysis::is_perfect(TokenIndex aux) const {
  return token(aux).relation == "aux" && is_perfect_lemma(aux);
}

bool Analysis::is_perfect_lemma(TokenIndex word) const {
  const auto found = lexicon_.modality.find(lemma(word));
  return found != lexicon_.modality.end() &&
         std::any_of(found->second.begin(), found->second.end(), [](const Modality& entry) {
           return entry.complement == "auxiliary" && entry.tense == "past";
         });
}

// "Protesters blocked the road", "has imposed controls", "ever having used gas", read as a passive
// participle: the parser's own label of its subject, or the auxiliary, says that it is none.
bool Analysis::is_bare_past(TokenIndex participle) const {
  if (const TokenIndex aux = auxiliary(participle); aux != none<TokenIndex>)
    return is_perfect(aux) && tree_.child(participle, "aux:pass") == none<TokenIndex>;
  const Token& t = token(participle);
  if (t.relation == "xcomp" && !t.is_root() && is_perfect_lemma(t.head)) return true;
  if (t.relation == "conj" && t.feature("Tense") == "Past" &&
      tree_.child(participle, "obj") != none<TokenIndex>)
    return true;
  const auto children = tree_.children(participle);
  return std::any_of(children.begin(), children.end(),
                     [&](TokenIndex c) { return token(c).relation == "nsubj"; });
}

}  // namespace kronika::event

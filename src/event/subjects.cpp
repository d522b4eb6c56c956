// Who does it: the subject of a verb, its own or one that it shares with the verb that governs it
// (control), and what a relative pronoun stands for.
//
// Easy: "Minister odwiedził Kijów": nsubj. Hard: "Delegacja, która ma zostać przyjęta przez
// premiera": the infinitive's subject is that of "ma", a relative pronoun, whose antecedent is
// "delegacja", patient of a passive; "Tokyo asked Washington to send a destroyer": the object's,
// while "agreed to send" is the subject's. Tested in tests/event/.

#include <algorithm>

#include "event/analysis.h"
#include "event/misplaced.h"

namespace kronika::event {
namespace {

constexpr int kMaxDepth =
    12;  // governing verbs that a subject is looked for; deeper trees are broken ones

bool genders_go_together(const Token& a, const Token& b) {
  const std::string_view x = a.feature("Gender"), y = b.feature("Gender");
  return x.empty() || y.empty() || x == y || a.number() == "Plur";
}

}  // namespace

TokenIndex Analysis::antecedent(TokenIndex pronoun) const {
  if (!is_relative(pronoun)) return pronoun;
  for (TokenIndex i = pronoun; !token(i).is_root(); i = token(i).head) {
    if (token(i).relation == "acl:relcl" || token(i).relation == "acl") return token(i).head;
  }
  // The parser took the clause for a main one: the nearest noun before that agrees.
  const TokenSpan words = document_.sentence_at(pronoun).tokens;
  for (TokenIndex i = pronoun; i > words.begin;) {
    --i;
    const bool noun = token(i).upos == Upos::NOUN || token(i).upos == Upos::PROPN;
    const bool number =
        token(pronoun).number().empty() || token(i).number() == token(pronoun).number();
    if (noun && number && genders_go_together(token(i), token(pronoun))) return i;
  }
  return pronoun;
}

// Of the bare nominal dependents the one that fits best as subject: the parser's label counts, but
// so do agreement with the verb and being somebody ("dzień wcześniej separatyści ostrzelali",
// "ogień otworzyły wojska").
TokenIndex Analysis::overt_subject(TokenIndex verb) const {
  TokenIndex best = none<TokenIndex>;
  int best_score = 0;
  for (const TokenIndex c : tree_.children(verb)) {
    const Token& t = token(c);
    const std::string_view relation = t.universal_relation();
    const bool labelled = relation == "nsubj";
    if (!labelled && relation != "obj" && relation != "obl") continue;
    // "zaczyna wycofywać żołnierzy": an infinitive's object is no subject.
    if (!labelled && token(verb).feature("VerbForm") == "Inf") continue;
    if (is_time(c)) continue;  // "a dzień później uścisnął dłoń"
    // "Protestujący obrzucili policjantów": an adjective of persons, whose plural looks like the
    // singular, stands for them.
    const bool persons =
        t.upos == Upos::ADJ && t.feature("Case") == "Nom" && t.feature("Animacy") == "Hum";
    if (!labelled && ((!is_nominal(c) && !persons) || !preposition(c).empty())) continue;
    // A pronoun's accusative is like no other form of it.
    if (!labelled && t.upos == Upos::PRON && t.feature("Case") == "Acc" && !is_relative(c))
      continue;
    const std::string_view grammatical = t.feature("Case");
    const bool counted = tree_.child(c, "nummod") != none<TokenIndex> ||
                         tree_.child(c, "det:numgov") != none<TokenIndex> || t.upos == Upos::NUM ||
                         is_quantified(c);
    if (!labelled && grammatical != "Nom" && grammatical != "Acc" && !(counted && c < verb))
      continue;
    int score = labelled ? 3 : 0;
    // Where nouns have no case the label is all there is: "The Taliban deny", "police was".
    if (agrees(verb, c) || counted || persons || (labelled && grammatical.empty()))
      score += 1;
    else
      score -= 3;
    if (resolved(c))
      score += 3;  // "śledztwo prowadzi Estonia", where both are nominatives
    else if (t.feature("Animacy") == "Hum" || in_class(c, "organisation") || in_class(c, "person"))
      score += 2;
    if (labelled && c < verb && grammatical == "Nom" && agrees(verb, c))
      score += 2;  // "Trzęsienie ziemi zabiło 150 osób"
    if (is_relative(c) && agrees(verb, c)) score += 2;
    if (!labelled && grammatical != "Nom") score -= 1;
    if (score > best_score) {
      best_score = score;
      best = c;
    }
  }
  return best;
}

// "tysiące ludzi protestowały", where the parser made "ludzi" the head.
bool Analysis::is_quantified(TokenIndex noun) const {
  if (token(noun).feature("Case") != "Gen") return false;
  const auto children = tree_.children(noun);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    return c < noun && (in_class(c, "quantity") || token(c).upos == Upos::NUM) &&
           preposition(c).empty();
  });
}

bool Analysis::agrees(TokenIndex verb, TokenIndex noun) const {
  const Token& v = token(verb);
  const Token& n = token(noun);
  if (tree_.child(noun, "conj") != none<TokenIndex>) return true;
  const TokenIndex aux = auxiliary(verb);
  const std::string_view number =
      v.number().empty() && aux != none<TokenIndex> ? token(aux).number() : v.number();
  if (!number.empty() && !n.number().empty() && number != n.number()) return false;
  return v.feature("Gender").empty() || genders_go_together(v, n);
}

TokenIndex Analysis::subject(TokenIndex verb, int depth) const {
  if (depth > kMaxDepth) return none<TokenIndex>;
  if (const TokenIndex overt = overt_subject(verb); overt != none<TokenIndex>)
    return antecedent(overt);
  if (const Mention* mention = document_.mention_at(verb); mention && mention->via == Via::dropped)
    return verb;
  if (const TokenIndex loose = loose_subject(*this, verb); loose != none<TokenIndex>) return loose;
  if (const TokenIndex loose = subject_after_preposition(*this, verb); loose != none<TokenIndex>)
    return loose;
  const Token& t = token(verb);
  if (t.is_root()) return none<TokenIndex>;
  const std::string_view relation = t.universal_relation();
  const bool participle = t.feature("VerbForm") == "Part";
  if (participle && (relation == "amod" || relation == "acl")) return t.head;
  if (relation == "acl" && t.feature("VerbForm") == "Inf")
    return subject_of_infinitive_at_noun(verb, depth);
  if (relation == "acl" && t.feature("VerbForm") != "Fin") return t.head;
  // A bare participle in another place is a noun: "wezwał walczących".
  const bool nonfinite = is_nonfinite(verb) && (!participle || relation == "advcl");
  const bool shares =
      (relation == "conj" && !is_marked_clause(verb)) || relation == "xcomp" || relation == "aux" ||
      ((relation == "advcl" || relation == "ccomp" || relation == "csubj" || relation == "obj") &&
       nonfinite);
  if (!shares) return none<TokenIndex>;
  if (relation == "conj" && voice(verb) != voice(t.head) && voice(t.head) == Voice::impersonal)
    return none<TokenIndex>;
  if (relation != "conj") {
    if (const TokenIndex object = controller(verb, depth); object != none<TokenIndex>)
      return object;
  }
  return subject(t.head, depth + 1);
}

// "asked Washington to send", "was asked to send", "called on Washington to send": with verbs of
// control.tsv the object, which in the passive is the subject. None for other verbs.
TokenIndex Analysis::controller(TokenIndex infinitive, int depth) const {
  const TokenIndex verb = token(infinitive).head;
  if (!lexicon_.object_control.contains(lemma(verb))) return none<TokenIndex>;
  if (voice(verb) == Voice::passive) return subject(verb, depth + 1);
  TokenIndex oblique = none<TokenIndex>;
  for (const TokenIndex c : tree_.children(verb)) {
    const std::string_view relation = token(c).universal_relation();
    if (c > infinitive || c < verb || is_time(c) || !is_nominal(c)) continue;
    if (relation == "iobj" || relation == "obj") return c;
    if (relation == "obl" && oblique == none<TokenIndex>) oblique = c;
  }
  return oblique;
}

// "Putin to visit China", but "London has no plans to visit", "its refusal to admit", "a Russian
// attempt to seize": somebody is the subject himself; of anything else, whoever has it.
TokenIndex Analysis::subject_of_infinitive_at_noun(TokenIndex infinitive, int depth) const {
  const TokenIndex noun = token(infinitive).head;
  const bool somebody = resolved(noun) || in_class(noun, "person") ||
                        in_class(noun, "organisation") || !is_nominal(noun);
  if (somebody) return noun;
  for (const TokenIndex c : tree_.children(noun)) {
    if (is_genitive(c) || is_possessive(c) || adjective(c)) return c;
    if (token(c).universal_relation() == "compound" && resolved(c)) return c;
  }
  const TokenIndex verb = token(noun).head;
  if (verb == none<TokenIndex> || !is_verbal(verb)) return noun;
  const TokenIndex who =
      voice(verb) == Voice::passive ? none<TokenIndex> : subject(verb, depth + 1);
  return who == noun ? none<TokenIndex> : who;
}

}  // namespace kronika::event

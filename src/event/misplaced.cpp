// Trees are wrong most often where a bare noun follows a prepositional phrase or a date: the noun
// is hung on that. Case tells: a bare accusative, or a noun counted by an accusative numeral,
// cannot depend on a noun, and a bare nominative depends on nothing but the verb.
//
// Easy: "ostrzelali z moździerzy pozycje": an accusative below a phrase in the genitive. Hard:
// "uratowała w poniedziałek 34 migrantów": a genitive, yet of the numeral; "Ostatni raz Norwegia
// wydaliła": below the date. Tested in tests/event/.

#include "event/misplaced.h"

namespace kronika::event {
namespace {

constexpr int kMaxDepth = 2;        // noun phrases between the verb and what belongs to it
constexpr std::size_t kBeside = 4;  // words between a verb and a subject that hangs elsewhere

bool is_noun_phrase(std::string_view relation) {
  return relation == "obl" || relation == "nmod" || relation == "iobj" || relation == "appos" ||
         relation == "nummod";
}

void collect(const Analysis& a, TokenIndex verb, TokenIndex phrase, int depth,
             std::vector<TokenIndex>& found) {
  if (depth > kMaxDepth) return;
  for (const TokenIndex c : a.tree().children(phrase)) {
    if (!is_noun_phrase(a.token(c).universal_relation()) || c < phrase || c < verb) continue;
    if (!a.preposition(c).empty() || a.is_time(c) || !a.is_nominal(c)) continue;
    const bool accusative = a.token(c).feature("Case") == "Acc" &&
                            a.token(c).universal_relation() != "appos" &&
                            a.token(c).upos != Upos::NUM;
    if (accusative || is_counted_object(a, c)) found.push_back(c);
    collect(a, verb, c, depth + 1, found);
  }
}

// Is the noun another verb's subject?
bool is_taken(const Analysis& a, TokenIndex noun, TokenIndex verb) {
  const Token& t = a.token(noun);
  return t.universal_relation() == "nsubj" && t.head != verb && a.is_verbal(t.head) &&
         a.agrees(t.head, noun);
}

bool is_light(const Analysis& a, TokenIndex i) {
  const Upos upos = a.token(i).upos;
  return upos == Upos::ADV || upos == Upos::PART || upos == Upos::AUX || a.is_time(i) ||
         a.token(i).relation == "expl:pv";
}

}  // namespace

bool is_counted_object(const Analysis& a, TokenIndex noun) {
  if (a.token(noun).feature("Case") != "Gen") return false;
  for (const TokenIndex c : a.tree().children(noun)) {
    const Token& t = a.token(c);
    const bool counts = t.relation == "nummod:gov" || t.relation == "det:numgov";
    if (counts && t.feature("Case") != "Gen" && t.feature("Case") != "Loc") return true;
  }
  return false;
}

std::vector<TokenIndex> loose_objects(const Analysis& a, TokenIndex verb) {
  std::vector<TokenIndex> found;
  for (const TokenIndex c : a.tree().children(verb)) {
    const std::string_view relation = a.token(c).universal_relation();
    const bool phrase = relation == "obl" || relation == "nmod" || relation == "iobj";
    if (!phrase || c < verb || a.preposition(c).empty()) continue;
    collect(a, verb, c, 0, found);
  }
  return found;
}

TokenIndex loose_subject(const Analysis& a, TokenIndex verb) {
  if (a.token(verb).feature("VerbForm") != "Fin" || a.voice(verb) == Voice::impersonal)
    return none<TokenIndex>;
  const std::string_view person = a.token(verb).feature("Person");
  if (!person.empty() && person != "3") return none<TokenIndex>;
  const TokenIndex begin = a.document().sentence_at(verb).tokens.begin;
  for (TokenIndex i = verb; i > begin && verb - i <= kBeside;) {
    --i;
    if (is_light(a, i)) continue;
    const TokenIndex noun = a.canonical(i);
    const Mention* mention = a.resolved(noun);
    if (!mention || mention->tokens.end <= i) return none<TokenIndex>;
    const Token& t = a.token(noun);
    if (t.upos != Upos::PROPN && t.upos != Upos::NOUN) return none<TokenIndex>;
    const std::string_view relation = t.universal_relation();
    const bool hangs_elsewhere = relation == "appos" || relation == "nmod" || relation == "flat";
    if (!hangs_elsewhere || t.is_root() || !a.is_time(t.head) || is_taken(a, noun, verb))
      return none<TokenIndex>;
    const bool nominative = t.feature("Case") == "Nom" || t.form == t.lemma;
    return nominative && a.preposition(noun).empty() && a.agrees(verb, noun) ? noun
                                                                             : none<TokenIndex>;
  }
  return none<TokenIndex>;
}

TokenIndex subject_after_preposition(const Analysis& a, TokenIndex verb) {
  const Token& v = a.token(verb);
  if (v.is_root() || v.feature("VerbForm") != "Fin") return none<TokenIndex>;
  if (a.tree().child(verb, "cc") != none<TokenIndex>) return none<TokenIndex>;
  const auto governed = [&](TokenIndex c) {
    return c < verb && a.token(c).universal_relation() == "obl" && !a.is_time(c) &&
           a.lexicon().words.subordinator.contains(a.preposition(c));
  };
  if (v.universal_relation() == "advcl") {  // "after a Chinese cutter fired": below the verb itself
    for (const TokenIndex c : a.tree().children(verb)) {
      if (governed(c)) return c;
    }
  }
  if (v.relation != "conj") return none<TokenIndex>;
  for (const TokenIndex c : a.tree().children(v.head)) {
    if (!governed(c)) continue;
    const TokenIndex end = a.tree().subtree_span(c).end;
    if (end <= verb && verb - end <= 1) return c;
  }
  return none<TokenIndex>;
}

}  // namespace kronika::event

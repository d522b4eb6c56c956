// Factuality and tense in the event's own clause: from the trigger up through infinitives, nouns
// and conditions to the finite verb, every modal word on the way weakening what comes from below.
// The scale is FactBank's (Saurí and Pustejovsky 2009); the words are in modality.tsv.
//
// Easy: "nie odwiedził" CT-, past. Hard: "nie wiadomo, czy będzie mógł spotkać się": the infinitive
// under "móc" PS+, future by the auxiliary, then UU by "nie wiadomo". Tested in tests/event/.

#include "event/circumstance.h"

#include <algorithm>

namespace kronika::event {
namespace {

std::optional<Tense> tense_from(std::string_view text) {
  if (text == "past") return Tense::past;
  if (text == "present") return Tense::present;
  if (text == "future") return Tense::future;
  return std::nullopt;
}

class Walk {
 public:
  Walk(const Analysis& analysis, bool negation_in_meaning)
      : a_(analysis), skip_negation_(negation_in_meaning) {}

  Circumstance from(TokenIndex predicate) {
    result_.clause = predicate;
    for (TokenIndex i = predicate; i != none<TokenIndex>; i = step(i)) result_.clause = i;
    return result_;
  }

 private:
  void weaken_by(Factuality outer, TokenIndex word, std::string_view how) {
    result_.factuality = weaken(outer, result_.factuality);
    result_.qualifiers.push_back({word, how, result_.factuality});
  }

  void set_tense(std::optional<Tense> tense) {
    if (!tense || result_.tense_known) return;
    result_.tense = *tense;
    result_.tense_known = true;
  }

  std::optional<Tense> morphological(const Token& t) const {
    const std::string_view tense = t.feature("Tense");
    if (tense == "Past") return Tense::past;
    if (tense == "Fut") return Tense::future;
    if (tense == "Pres" && t.feature("VerbForm") != "Conv") return Tense::present;
    return std::nullopt;
  }

  std::string_view form_of(TokenIndex verb) const {
    if (a_.is_conditional(verb)) return "conditional";
    const std::optional<Tense> tense = morphological(a_.token(verb));
    return !tense ? "any" : name(*tense);
  }

  const Modality* find(TokenIndex word, std::string_view complement) const {
    const auto found = a_.lexicon().modality.find(a_.lemma(word));
    if (found == a_.lexicon().modality.end()) return nullptr;
    const std::string_view form = form_of(word);
    for (const Modality& entry : found->second) {
      if (entry.complement != complement || (entry.form != "any" && entry.form != form)) continue;
      if (entry.only_negated && !a_.is_negated(word) && !governor_negated(word)) continue;
      if (entry.only_conditional && !governor_has_condition(word)) continue;
      return &entry;
    }
    return nullptr;
  }

  bool governor_negated(TokenIndex word) const {
    const TokenIndex head = a_.token(word).head;
    return head != none<TokenIndex> && a_.is_negated(head);
  }

  bool governor_has_condition(TokenIndex word) const {
    const TokenIndex head = a_.token(word).head;
    if (head == none<TokenIndex>) return false;
    const auto clauses = a_.tree().children_with(head, "advcl");
    return std::any_of(clauses.begin(), clauses.end(),
                       [&](TokenIndex clause) { return a_.is_open_condition(clause); });
  }

  void apply(const Modality& entry, TokenIndex word) {
    weaken_by(entry.factuality, word, entry.hypothetical ? "condition" : "modality");
    set_tense(tense_from(entry.tense));
    result_.hypothetical = result_.hypothetical || entry.hypothetical;
  }

  // Adverbs, negation, auxiliaries, the conditional and the tense of one verb.
  void look_at_verb(TokenIndex verb) {
    if (a_.is_negated(verb) && !negation_is_modal_) {
      if (skip_negation_)
        skip_negation_ = false;
      else
        weaken_by(Factuality::certain_not, verb, "negation");
    }
    negation_is_modal_ = false;
    look_at_dependents(verb);
    if (a_.is_conditional(verb) && !conditional_done_) {
      conditional_done_ = true;
      weaken_by(Factuality::possible, verb, "conditional");
      result_.hypothetical = true;
      set_tense(Tense::future);
    }
    const Token& t = a_.token(verb);
    if (t.feature("Person") == "1" || first_person_clitic(verb)) result_.first_person = true;
    const bool headline = a_.document().sentence_at(verb).heading;
    if (const TokenIndex aux = a_.auxiliary(verb); aux != none<TokenIndex>) {
      set_tense(morphological(a_.token(aux)));
    } else if (headline && t.feature("Tense") == "Pres" && t.feature("VerbForm") == "Fin" &&
               t.feature("Aspect").empty()) {
      set_tense(Tense::past);  // "Soldiers seize radio station": the present of headlines
    }
    if (is_bare_present(verb)) {
      // "a convoy carrying food arrived", "by sending tanks": when, the clause around it says.
    } else if (t.feature("VerbForm") == "Part") {
      const bool past = t.feature("Voice") == "Pass" || t.feature("Tense") == "Past";
      set_tense(past ? Tense::past : Tense::present);
    } else if (a_.voice(verb) == Voice::impersonal)
      set_tense(Tense::past);
    else
      set_tense(morphological(t));
    if (t.feature("VerbForm") == "Fin" || a_.auxiliary(verb) != none<TokenIndex>)
      result_.finite = true;
  }

  bool is_bare_present(TokenIndex verb) const {
    const Token& t = a_.token(verb);
    return t.feature("VerbForm") == "Part" && t.feature("Tense") == "Pres" &&
           a_.auxiliary(verb) == none<TokenIndex>;
  }

  // The tense of the clause that a participle or gerund stands in, and nothing else of it.
  std::optional<Tense> tense_around(TokenIndex verb) const {
    for (TokenIndex i = a_.token(verb).head; i != none<TokenIndex>; i = a_.token(i).head) {
      if (!a_.is_verbal(i) || a_.is_gerund(i)) continue;
      Walk walk(a_, true);
      walk.look_at_verb(i);
      if (walk.result_.tense_known) return walk.result_.tense;
    }
    return std::nullopt;
  }

  // Auxiliaries from the verb outwards: in "may have visited" the perfect says when, then "may" how
  // certainly.
  void look_at_dependents(TokenIndex verb) {
    const auto children = a_.tree().children(verb);
    const bool infinitive = a_.token(verb).feature("VerbForm") == "Inf" &&
                            a_.tree().child(verb, "mark") != none<TokenIndex>;
    for (auto child = children.rbegin(); child != children.rend(); ++child) {
      const std::string_view relation = a_.token(*child).universal_relation();
      if (relation != "aux" && relation != "cop") continue;
      if (const Modality* entry = find(*child, "auxiliary")) apply(*entry, *child);
      // "is to visit": a copula and an infinitive.
      if (const Modality* entry = infinitive ? find(*child, "inf") : nullptr) apply(*entry, *child);
    }
    for (const TokenIndex c : children) {
      const std::string_view relation = a_.token(c).universal_relation();
      if (relation == "advmod" || relation == "parataxis" || relation == "discourse" ||
          relation == "cc") {
        if (const Modality* entry = find(c, "adverb")) apply(*entry, c);
      } else if (relation == "mark" || relation == "fixed") {
        if (const Modality* entry = find(c, "mark")) apply(*entry, c);
      } else if (relation == "nsubj" && a_.token(c).feature("Person") == "1") {
        result_.first_person = true;
      }
    }
  }

  bool first_person_clitic(TokenIndex verb) const {
    const TokenIndex clitic = a_.tree().child(verb, "aux:clitic");
    return clitic != none<TokenIndex> && a_.token(clitic).feature("Person") == "1";
  }

  // Looks at i, and gives the word that it hangs on if that one says more about it.
  TokenIndex step(TokenIndex i) {
    const Token& t = a_.token(i);
    const bool noun = a_.voice(i) == Voice::noun || !a_.is_verbal(i);
    if (noun)
      look_at_noun(i);
    else
      look_at_verb(i);
    const std::string_view relation = t.universal_relation();
    if (!noun && is_to_come(i)) set_tense(Tense::future);
    if (t.is_root()) return question(i), none<TokenIndex>;
    if (noun) return step_from_noun(i, relation);
    const std::string_view form = t.feature("VerbForm");
    const bool gerund = form == "Ger" && (relation == "ccomp" || relation == "obj");
    const bool infinitive = form == "Inf";
    if (relation == "acl" && infinitive && !a_.is_verbal(t.head)) {
      if (const Modality* entry = find(t.head, "inf")) apply(*entry, t.head);
      return a_.resolved(t.head) ? none<TokenIndex> : t.head;
    }
    if (relation == "xcomp" || gerund || (infinitive && a_.is_nonfinite(i) && relation != "conj")) {
      if (const Modality* entry = find(t.head, "inf")) {
        conditional_done_ = true;  // "miałby": its form chose the row
        negation_is_modal_ = entry->only_negated;
        apply(*entry, t.head);
      } else if (form == "Ger") {
        set_tense(Tense::past);  // "denies using gas", "admitted taking bribes"
      }
      return t.head;
    }
    if (is_bare_present(i) && (relation == "acl" || relation == "advcl")) {
      if (!result_.tense_known) set_tense(tense_around(i));
      return none<TokenIndex>;
    }
    if (relation == "conj" && infinitive && !result_.tense_known) return t.head;
    if (relation == "conj") return condition_above(t.head), none<TokenIndex>;
    if (relation == "ccomp" || relation == "csubj" || relation == "nsubj") {
      if (const Modality* entry = find(t.head, "clause")) apply(*entry, t.head);
    }
    if (relation == "advcl" && a_.is_nonfinite(i)) {
      if (!result_.tense_known) return t.head;
    }
    return none<TokenIndex>;
  }

  // "Putin to visit China" over an article, "the order to withdraw": an infinitive that no verb
  // governs has not happened.
  bool is_to_come(TokenIndex verb) const {
    const Token& t = a_.token(verb);
    if (t.feature("VerbForm") != "Inf" || a_.tree().child(verb, "mark") == none<TokenIndex>)
      return false;
    if (t.is_root()) return a_.document().sentence_at(verb).heading;
    return t.relation == "acl" && !a_.is_verbal(t.head) && find(t.head, "inf") == nullptr;
  }

  // A condition or indirect question holds for all coordinated verbs of its clause.
  void condition_above(TokenIndex head) {
    for (const TokenIndex c : a_.tree().children(head)) {
      if (a_.token(c).universal_relation() != "mark") continue;
      if (const Modality* entry = find(c, "mark")) apply(*entry, c);
    }
  }

  void look_at_noun(TokenIndex noun) {
    const std::string preposition = a_.preposition(noun);
    const auto found = a_.lexicon().modality.find(preposition);
    if (found != a_.lexicon().modality.end()) {
      for (const Modality& entry : found->second) {
        if (entry.complement == "preposition") apply(entry, a_.tree().child(noun, "case"));
      }
    }
    for (const TokenIndex c : a_.tree().children(noun)) {
      const std::string_view relation = a_.token(c).universal_relation();
      if (relation != "amod" && relation != "det" && relation != "advmod" && relation != "acl")
        continue;
      if (const Modality* entry = find(c, "adverb")) apply(*entry, c);
    }
    if (a_.is_negated(noun)) weaken_by(Factuality::certain_not, noun, "negation");
  }

  TokenIndex step_from_noun(TokenIndex noun, std::string_view relation) {
    const TokenIndex head = a_.token(noun).head;
    if (head == none<TokenIndex>) return none<TokenIndex>;
    if (relation == "conj")
      return step_from_noun(head, a_.token(head).universal_relation()), none<TokenIndex>;
    if (const Modality* entry = find(head, "noun")) {
      apply(*entry, head);
      return none<TokenIndex>;
    }
    // "nie ma porozumienia", "nie było spotkania": existence is denied.
    if (a_.preposition(noun).empty()) {
      if (const Modality* entry = find(head, "existence")) apply(*entry, head);
    }
    return none<TokenIndex>;
  }

  void question(TokenIndex root) {
    const TokenSpan tokens = a_.document().sentence_at(root).tokens;
    const Sentence& sentence = a_.document().sentence_at(root);
    if (!sentence.heading && tokens.size() > 1 && a_.token(tokens.end - 1).form == "?")
      weaken_by(Factuality::unknown, root, "question");
  }

  const Analysis& a_;
  bool skip_negation_;
  bool negation_is_modal_ = false;
  bool conditional_done_ = false;
  Circumstance result_;
};

}  // namespace

Circumstance circumstance(const Analysis& analysis, TokenIndex predicate,
                          bool negation_in_meaning) {
  return Walk(analysis, negation_in_meaning).from(predicate);
}

}  // namespace kronika::event

// Factuality and tense in the event's own clause: from the trigger up through infinitives, nouns
// and conditions to the finite verb, every modal word on the way weakening what comes from below.
// The scale is FactBank's (Saurí and Pustejovsky 2009); the words are in modality.tsv.
//
// Easy: "nie odwiedził" CT-, past. Hard: "nie wiadomo, czy będzie mógł spotkać się": the infinitive
// under "móc" PS+, future by the auxiliary, then UU by "nie wiadomo". Tested in tests/event/.

#include "event/circumstance.h"

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
  void weaken_by(Factuality outer) { result_.factuality = weaken(outer, result_.factuality); }

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
    const auto found = a_.lexicon().modality.find(a_.token(word).lemma);
    if (found == a_.lexicon().modality.end()) return nullptr;
    const std::string_view form = form_of(word);
    for (const Modality& entry : found->second) {
      if (entry.complement != complement || (entry.form != "any" && entry.form != form)) continue;
      if (entry.only_negated && !a_.is_negated(word) && !governor_negated(word)) continue;
      return &entry;
    }
    return nullptr;
  }

  bool governor_negated(TokenIndex word) const {
    const TokenIndex head = a_.token(word).head;
    return head != none<TokenIndex> && a_.is_negated(head);
  }

  void apply(const Modality& entry) {
    weaken_by(entry.factuality);
    set_tense(tense_from(entry.tense));
    result_.hypothetical = result_.hypothetical || entry.hypothetical;
  }

  // Adverbs, negation, the conditional and the tense of one verb.
  void look_at_verb(TokenIndex verb) {
    if (a_.is_negated(verb) && !negation_is_modal_) {
      if (skip_negation_)
        skip_negation_ = false;
      else
        weaken_by(Factuality::certain_not);
    }
    negation_is_modal_ = false;
    for (const TokenIndex c : a_.tree().children(verb)) {
      const std::string_view relation = a_.token(c).universal_relation();
      if (relation == "advmod" || relation == "parataxis" || relation == "discourse") {
        if (const Modality* entry = find(c, "adverb")) apply(*entry);
      } else if (relation == "mark" || relation == "fixed") {
        if (const Modality* entry = find(c, "mark")) apply(*entry);
      }
    }
    if (a_.is_conditional(verb) && !conditional_done_) {
      conditional_done_ = true;
      weaken_by(Factuality::possible);
      result_.hypothetical = true;
      set_tense(Tense::future);
    }
    const Token& t = a_.token(verb);
    if (t.feature("Person") == "1" || first_person_clitic(verb)) result_.first_person = true;
    if (const TokenIndex aux = a_.auxiliary(verb); aux != none<TokenIndex>) {
      set_tense(morphological(a_.token(aux)));
    }
    if (t.feature("VerbForm") == "Part")
      set_tense(t.feature("Voice") == "Pass" ? Tense::past : Tense::present);
    else if (a_.voice(verb) == Voice::impersonal)
      set_tense(Tense::past);
    else
      set_tense(morphological(t));
    if (t.feature("VerbForm") == "Fin" || a_.auxiliary(verb) != none<TokenIndex>)
      result_.finite = true;
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
    if (t.is_root()) return question(i), none<TokenIndex>;
    const std::string_view relation = t.universal_relation();
    if (noun) return step_from_noun(i, relation);
    const bool infinitive = t.feature("VerbForm") == "Inf";
    if (relation == "xcomp" || (infinitive && relation != "conj")) {
      if (const Modality* entry = find(t.head, "inf")) {
        conditional_done_ = true;  // "miałby": its form chose the row
        negation_is_modal_ = entry->only_negated;
        apply(*entry);
      }
      return t.head;
    }
    if (relation == "conj" && infinitive && !result_.tense_known) return t.head;
    if (relation == "conj") return condition_above(t.head), none<TokenIndex>;
    if (relation == "ccomp" || relation == "csubj" || relation == "nsubj") {
      if (const Modality* entry = find(t.head, "clause")) apply(*entry);
    }
    if (relation == "advcl" && t.feature("VerbForm") == "Conv") {
      if (!result_.tense_known) return t.head;
    }
    return none<TokenIndex>;
  }

  // A condition or indirect question holds for all coordinated verbs of its clause.
  void condition_above(TokenIndex head) {
    for (const TokenIndex c : a_.tree().children(head)) {
      if (a_.token(c).universal_relation() != "mark") continue;
      if (const Modality* entry = find(c, "mark")) apply(*entry);
    }
  }

  void look_at_noun(TokenIndex noun) {
    const std::string preposition = a_.tree().preposition(noun);
    const auto found = a_.lexicon().modality.find(preposition);
    if (found != a_.lexicon().modality.end()) {
      for (const Modality& entry : found->second) {
        if (entry.complement == "preposition") apply(entry);
      }
    }
    for (const TokenIndex c : a_.tree().children(noun)) {
      const std::string_view relation = a_.token(c).universal_relation();
      if (relation != "amod" && relation != "det" && relation != "advmod") continue;
      if (const Modality* entry = find(c, "adverb")) apply(*entry);
    }
    if (a_.is_negated(noun)) weaken_by(Factuality::certain_not);
  }

  TokenIndex step_from_noun(TokenIndex noun, std::string_view relation) {
    const TokenIndex head = a_.token(noun).head;
    if (head == none<TokenIndex>) return none<TokenIndex>;
    if (relation == "conj")
      return step_from_noun(head, a_.token(head).universal_relation()), none<TokenIndex>;
    if (const Modality* entry = find(head, "noun")) {
      apply(*entry);
      return none<TokenIndex>;
    }
    // "nie ma porozumienia", "nie było spotkania": existence is denied.
    if (a_.tree().preposition(noun).empty()) {
      if (const Modality* entry = find(head, "existence")) apply(*entry);
    }
    return none<TokenIndex>;
  }

  void question(TokenIndex root) {
    const TokenSpan tokens = a_.document().sentence_at(root).tokens;
    const Sentence& sentence = a_.document().sentence_at(root);
    if (!sentence.heading && tokens.size() > 1 && a_.token(tokens.end - 1).form == "?")
      weaken_by(Factuality::unknown);
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

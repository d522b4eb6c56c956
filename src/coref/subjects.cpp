// Is the subject of a clause there, shared, dropped, or none at all? The parser's label counts,
// then agreement and place in the sentence: a subject that the tree hides, taken for a dropped one,
// would make a wrong actor.
//
// Easy: "Tusk wyjechał": nsubj. Hard: "podał dziennik", an accusative by its label; "wystąpił w
// Bukareszcie chór", hung on the town; "Sześciu marynarzy odzyskało wolność", a neuter verb with a
// numeral; "Papież, przyjmując uchodźców, podziękował", the converb's. Tested in tests/coref/.

#include <algorithm>

#include "coref/clauses.h"
#include "unicode/characters.h"

namespace kronika::coref {
namespace {

constexpr std::size_t kBeside = 5;       // words after a verb among which its subject stands
constexpr std::size_t kPhraseWords = 5;  // words of a noun phrase before its last one
constexpr std::size_t kNumeralReach =
    12;  // words before a verb among which a numeral belongs to its subject

bool is_nominal(const Token& token) {
  return token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::PRON ||
         token.upos == Upos::NUM || token.upos == Upos::DET || token.upos == Upos::ADJ ||
         token.upos == Upos::X;
}

}  // namespace

TokenIndex Clauses::overt_subject(const Clause& clause) const {
  TokenIndex labelled = none<TokenIndex>, lower_subject = none<TokenIndex>;
  for (const TokenIndex c : tree_.children(clause.predicate)) {
    const std::string_view relation = document_.token(c).universal_relation();
    if (relation == "nsubj" ||
        relation == "csubj") {  // of two the one that is somebody, and no time
      if (labelled == none<TokenIndex> || (in_timex(labelled) && !in_timex(c)) ||
          (mention_head_[labelled.value] == none<TokenIndex> && mention_head_[c.value] == c))
        labelled = c;
    }
    // "chce przyjechać prezydent"; "Papież, przyjmując uchodźców, podziękował": infinitives,
    // converbs and auxiliaries have no subjects of their own.
    if (relation == "xcomp" || is_auxiliary(document_.token(c)) ||
        document_.token(c).feature("VerbForm") == "Conv") {
      const TokenIndex lower = tree_.child(c, "nsubj");
      if (lower != none<TokenIndex> && lower_subject == none<TokenIndex>) lower_subject = lower;
    }
  }
  if (labelled != none<TokenIndex>) {
    if (agrees(labelled, clause)) return labelled;
    // "Dzień przed szczytem żołnierze otworzyli ogień": the label is on the day.
    const TokenIndex other = misplaced_subject(clause);
    return other != none<TokenIndex> && other != labelled ? other : labelled;
  }
  if (lower_subject != none<TokenIndex>) return lower_subject;
  // Without case and endings, the parser's label is all that tells.
  if (!lexicon_.conventions.dropped_subjects) return none<TokenIndex>;
  if (const TokenIndex counted = counted_subject(clause); counted != none<TokenIndex>)
    return counted;
  const TokenIndex mislabelled = mislabelled_subject(clause);
  return mislabelled != none<TokenIndex> ? mislabelled : misplaced_subject(clause);
}

bool Clauses::agrees(TokenIndex noun, const Clause& clause) const {
  if (tree_.child(noun, "conj") != none<TokenIndex> || document_.token(noun).upos == Upos::NUM)
    return true;
  if (mention_head_[noun.value] != none<TokenIndex> ||
      tree_.child(noun, "nummod") != none<TokenIndex>)
    return true;
  const Number number = number_of(document_.token(noun));
  return number == Number::unknown || clause.agreement.number == Number::unknown ||
         number == clause.agreement.number;
}

// Is a noun the subject of another verb, with which it agrees and which has no other?
bool Clauses::is_taken(TokenIndex noun, const Clause& clause) const {
  const Token& t = document_.token(noun);
  if (t.universal_relation() != "nsubj" || t.is_root() || t.head == clause.predicate ||
      t.head == clause.finite)
    return false;
  const Token& verb = document_.token(t.head);
  const Number own = number_of(t), asked = number_of(verb);
  const bool disagrees = own != Number::unknown && asked != Number::unknown && own != asked;
  return !disagrees || tree_.child(noun, "conj") != none<TokenIndex>;
}

bool Clauses::may_be_party(TokenIndex token) const {
  return mention_head_[token.value] != none<TokenIndex> ||
         lexicon_.noun(document_.token(token).lemma) != nullptr;
}

// A dependent that could be the subject, whatever its label: a nominative that agrees, and with
// verbs that have no noun as an object (of speech, with "się") what looks like an accusative
// ("podał dziennik", "twierdzi MSZ").
TokenIndex Clauses::mislabelled_subject(const Clause& clause) const {
  TokenIndex found = none<TokenIndex>;
  const bool no_object = clause.speech || tree_.child(clause.predicate, "expl") != none<TokenIndex>;
  for (const TokenIndex c : tree_.children(clause.predicate)) {
    const Token& t = document_.token(c);
    const std::string_view relation = t.universal_relation();
    const bool dependent = relation == "obj" || relation == "obl" || relation == "iobj" ||
                           relation == "dep" || relation == "orphan" || relation == "vocative" ||
                           relation == "nmod" || relation == "appos" || relation == "det";
    if (!dependent || !is_nominal(t) || in_timex(c)) continue;
    const bool accusative = no_object && relation == "obj" && t.feature("Case") == "Acc" &&
                            t.feature("Animacy") != "Hum" && may_be_party(c);
    if (t.feature("Case") != "Nom" && !accusative) continue;
    if (tree_.child(c, "case") != none<TokenIndex> || tree_.child(c, "mark") != none<TokenIndex>)
      continue;
    if (compatible(agreement_of(t), clause.agreement)) found = c;
  }
  return found;
}

// Does a preposition govern the noun phrase that ends here? Words of another number begin another
// phrase.
bool Clauses::follows_preposition(TokenIndex noun) const {
  const TokenIndex begin = document_.sentence_at(noun).tokens.begin;
  for (TokenIndex i = noun; i > begin && noun - i < kPhraseWords;) {
    const Token& t = document_.token(--i);
    if (in_timex(i)) break;  // "Przed rokiem UE objęła"
    if (t.upos == Upos::ADP) return true;
    if (t.upos != Upos::NOUN && t.upos != Upos::PROPN && t.upos != Upos::ADJ && t.upos != Upos::DET)
      break;
    if (number_of(t) != number_of(document_.token(noun))) break;
  }
  return false;
}

// "…, że jego kraj wzmocni": a noun behind a mark that hangs on a word before it belongs to the
// marked clause.
bool Clauses::crosses_mark(TokenIndex noun) const {
  const Token& t = document_.token(noun);
  const TokenIndex begin = document_.sentence_at(noun).tokens.begin;
  if (t.is_root() || t.head > noun || follows_preposition(noun)) return false;
  for (TokenIndex i = noun; i > begin && noun - i < kPhraseWords;) {
    if (document_.token(--i).upos == Upos::SCONJ) return t.head < i;
  }
  return false;
}

// Is a name here in its base form, as the entity has it? Rare names are often tagged with a wrong
// case.
bool Clauses::is_base_form(TokenIndex token) const {
  const TokenIndex head = mention_head_[token.value];
  const Mention* mention = head == none<TokenIndex> ? nullptr : document_.mention_at(head);
  if (!mention || mention->referents.empty()) return false;
  const Entity& entity = document_.entity(mention->referents.front());
  if (entity.kind != EntityKind::person) return false;
  const std::string form = unicode::slug(document_.token(token).form);
  const std::string name = "-" + unicode::slug(entity.name) + "-";
  return !form.empty() && name.find("-" + form + "-") != std::string::npos;
}

// A nominative that agrees and stands beside the verb, though the parser hung it elsewhere; of rare
// names, which are tagged badly, the base form, and right before the verb any form.
TokenIndex Clauses::misplaced_subject(const Clause& clause) const {
  const TokenSpan words = document_.sentence_at(clause.predicate).tokens;
  const auto fits = [&](TokenIndex i, bool before) {
    const Token& t = document_.token(i);
    if ((t.upos != Upos::NOUN && t.upos != Upos::PROPN) || in_timex(i)) return false;
    if (is_taken(i, clause)) return false;
    if (t.feature("Case") == "Nom")
      return compatible(agreement_of(t), clause.agreement) &&
             !(i > words.begin && document_.token(i - 1).upos == Upos::ADP);
    if (before && t.feature("Case") == "Acc" && crosses_mark(i))
      return compatible(agreement_of(t), clause.agreement);
    if (t.upos != Upos::PROPN || number_of(t) == Number::plural ||
        clause.agreement.number == Number::plural)
      return false;
    // "Litwę zaatakował": an object before the verb is none.
    const bool argument = !t.is_root() && t.head == clause.predicate;
    const bool oblique = t.feature("Case") == "Ins" || t.feature("Case") == "Loc" || argument;
    const bool beside = before && !oblique && compatible(agreement_of(t), clause.agreement);
    return (beside || is_base_form(i)) && !follows_preposition(i);
  };
  const auto head = [&](TokenIndex i) {
    return mention_head_[i.value] != none<TokenIndex> ? mention_head_[i.value] : i;
  };
  const auto ends = [&](TokenIndex i) {
    const Token& t = document_.token(i);
    return t.upos == Upos::PUNCT || t.upos == Upos::SCONJ || t.upos == Upos::CCONJ ||
           (is_finite(t) && t.upos == Upos::VERB);
  };
  for (TokenIndex i = clause.finite + 1; i < words.end && i - clause.finite <= kBeside; ++i) {
    if (i == clause.predicate) continue;
    if (ends(i)) break;
    if (fits(i, false)) return head(i);
  }
  for (TokenIndex i = std::min(clause.finite, clause.predicate); i > words.begin && !ends(i - 1);) {
    --i;
    const Upos upos = document_.token(i).upos;
    if (upos == Upos::ADV || upos == Upos::PART || upos == Upos::AUX || in_timex(i)) continue;
    return fits(i, true) ? head(i) : none<TokenIndex>;
  }
  return none<TokenIndex>;
}

// "Sześciu marynarzy odzyskało wolność": what the numeral counts is the subject, wherever the
// parser put it.
TokenIndex Clauses::counted_subject(const Clause& clause) const {
  const bool neuter_past =
      clause.agreement.number == Number::singular && clause.agreement.genders == kNeuter;
  if (!neuter_past) return none<TokenIndex>;
  const TokenSpan words = document_.sentence_at(clause.predicate).tokens;
  // The noun counted by the numeral here, else the numeral.
  const auto counted = [&](TokenIndex i) {
    const Token& t = document_.token(i);
    const bool numeral =
        t.upos == Upos::NUM || t.relation == "det:numgov" || t.universal_relation() == "nummod";
    if (!numeral || in_timex(i) || t.feature("Case") == "Ins" || t.feature("Case") == "Loc")
      return none<TokenIndex>;
    if (i > words.begin && document_.token(i - 1).upos == Upos::ADP) return none<TokenIndex>;
    for (TokenIndex k = i + 1; k < words.end && k - i <= kBeside; ++k) {
      const Token& noun = document_.token(k);
      if (noun.upos == Upos::NOUN && noun.feature("Case") == "Gen") return k;
      if (noun.upos != Upos::ADJ && noun.upos != Upos::DET) break;
    }
    return i;
  };
  for (TokenIndex i = clause.finite; i > words.begin && clause.finite - i < kNumeralReach;) {
    if (const TokenIndex found = counted(--i); found != none<TokenIndex>) return found;
  }
  for (TokenIndex i = clause.finite + 1; i < words.end && i - clause.finite <= kBeside; ++i) {
    if (const TokenIndex found = counted(i); found != none<TokenIndex>) return found;
  }
  return none<TokenIndex>;
}

// "He arrived and signed": the subject of the clause with which this one is coordinated.
bool Clauses::shares_subject(const Clause& clause) const {
  if (clause.link != Link::coordinate) return false;
  const TokenIndex head = document_.token(clause.predicate).head;
  const std::size_t first = clause_of_[head.value];
  if (first == kNoClause || clauses_[first].predicate != head) return false;
  if (clauses_[first].subject_kind == SubjectKind::none) return false;
  return !lexicon_.conventions.dropped_subjects ||
         compatible(clauses_[first].agreement, clause.agreement);
}

SubjectKind Clauses::subject_kind(const Clause& clause) const {
  if (clause.subject != none<TokenIndex>) return SubjectKind::overt;
  if (!lexicon_.conventions.dropped_subjects)
    return shares_subject(clause) ? SubjectKind::shared : SubjectKind::none;
  const Token& t = document_.token(clause.predicate);
  bool imperative = false, other_person = false, first_person = false;
  const auto look = [&](const Token& word) {
    const std::string_view person = word.feature("Person");
    first_person = first_person || person == "1";
    other_person = other_person || (!person.empty() && person != "3" && person != "1");
    imperative = imperative || word.feature("Mood") == "Imp";
  };
  look(t);
  bool expletive = false;
  for (const TokenIndex c : tree_.children(clause.predicate)) {
    if (is_auxiliary(document_.token(c))) look(document_.token(c));
    const bool nominative =
        document_.token(c).feature("Case") == "Nom" || document_.token(c).feature("Case").empty();
    expletive =
        expletive || (lexicon_.is(document_.token(c).lemma, WordClass::expletive) && nominative);
  }
  if (expletive) return SubjectKind::none;
  if (first_person && !other_person && !imperative) return SubjectKind::speaker;
  if (imperative || other_person) return SubjectKind::none;
  if (t.upos == Upos::NOUN || t.upos == Upos::PROPN || is_impersonal(clause))
    return SubjectKind::none;
  if (t.upos != Upos::VERB && t.upos != Upos::ADJ && t.feature("VerbForm").empty())
    return SubjectKind::none;
  if (clause.agreement.number == Number::unknown) return SubjectKind::none;
  return shares_subject(clause) ? SubjectKind::shared : SubjectKind::dropped;
}

bool Clauses::in_timex(TokenIndex token) const { return in_timex_[token.value]; }

}  // namespace kronika::coref

// Pronouns by the classes of reference_words.tsv. Easy: "on", "he". Hard: "jeden z nich" is no
// reference to all of them, "neither of them" is one; "jego" is masculine or neuter, "his" is not;
// "it is clear that …" is nobody; "the two spoke" is a pronoun in all but form; "each other" are
// two words. Tested in tests/coref/.

#include "coref/pronouns.h"

namespace kronika::coref {

PronounReader::Reading PronounReader::read(Expression& e) const {
  const TokenIndex i = e.head;
  const Token& t = document_.token(i);
  if (is_count_of_known(i)) {
    e.form = Form::group;
    e.count = lexicon_.count(t.lemma);
    e.agreement = {Number::plural, kAnyGender, Virility::unknown};
    return Reading::refers;
  }
  if (t.upos != Upos::PRON && t.upos != Upos::DET && t.upos != Upos::NUM && t.upos != Upos::ADJ)
    return Reading::none;
  const std::string_view relation = t.universal_relation();
  e.possessive = relation == "det" || relation == "nmod" || t.feature("Poss") == "Yes";
  const std::string_view person = t.feature("Person"), type = t.feature("PronType");
  if (lexicon_.is(t.lemma, WordClass::first) && person == "1") {
    e.form = Form::speaker;
    e.agreement = {};
  } else if (lexicon_.is(t.lemma, WordClass::personal) && person != "1" && person != "2") {
    if (clauses_.is_expletive(i)) return Reading::none;
    read_personal(e, t);
    if (!t.is_root() && is_part_of(i, t.head)) return Reading::stays_open;
  } else if (lexicon_.is(t.lemma, WordClass::own) || is_reflexive(i) || is_reciprocal(i)) {
    e.form = Form::reflexive;
  } else if (lexicon_.is(t.lemma, WordClass::relative) && type != "Int" && type != "Dem") {
    e.form = Form::relative;
  } else if (lexicon_.is(t.lemma, WordClass::both) && stands_alone(i)) {
    e.form = Form::group;
    e.count = lexicon_.count(t.lemma);
    e.agreement.number = Number::plural;
    e.agreement.virility = Virility::unknown;
  } else if (lexicon_.is(t.lemma, WordClass::demonstrative) && relation == "nsubj" &&
             stands_alone(i) && e.agreement.genders != kNeuter &&
             !(lexicon_.conventions.natural_gender && type == "Dem")) {
    e.form = Form::demonstrative;  // "this was the first" is no person
  } else {
    return Reading::none;
  }
  return Reading::refers;
}

void PronounReader::read_personal(Expression& e, const Token& t) const {
  e.form = Form::personal;
  const bool oblique = t.feature("Case") != "Nom";
  if (!lexicon_.conventions.natural_gender && oblique && e.agreement.genders != kFeminine &&
      e.agreement.number == Number::singular)
    e.agreement.genders = kMasculine | kNeuter;
  if (oblique) e.agreement.virility = Virility::unknown;
  const bool opinion = !t.is_root() && e.possessive &&
                       lexicon_.is(document_.token(t.head).lemma, WordClass::opinion);
  const Clause* clause = e.clause == kNoClause ? nullptr : &clauses_[e.clause];
  e.speaks = opinion || (clause && clause->subject == e.head && clause->speech && !clause->passive);
}

// "siebie", "himself" as an argument: "Putin himself" says no more than "Putin".
bool PronounReader::is_reflexive(TokenIndex i) const {
  if (i > document_.sentence_at(i).tokens.begin) {
    const Upos before = document_.token(i - 1).upos;
    if (lexicon_.conventions.natural_gender && (before == Upos::NOUN || before == Upos::PROPN))
      return false;
  }
  const Token& t = document_.token(i);
  if (!lexicon_.is(t.lemma, WordClass::reflexive) || t.feature("Case").empty()) return false;
  const std::string_view relation = t.universal_relation();
  if (relation == "expl") return false;
  return t.feature("PronType") != "Emp" || relation == "obj" || relation == "iobj" ||
         relation == "obl";
}

// The head of "each other", "one another".
bool PronounReader::is_reciprocal(TokenIndex i) const {
  if (!lexicon_.has(WordClass::reciprocal)) return false;
  const TokenSpan words = document_.sentence_at(i).tokens;
  const auto joined = [&](TokenIndex first, TokenIndex other) {
    return words.contains(first) && words.contains(first + 1) && !document_.token(i).is_root() &&
           document_.token(i).head != other &&
           lexicon_.is(document_.token(first).lemma + " " + document_.token(first + 1).lemma,
                       WordClass::reciprocal);
  };
  return joined(i, i + 1) || (i > words.begin && joined(i - 1, i - 1));
}

// "the two", "the pair": with an article, and by itself.
bool PronounReader::is_count_of_known(TokenIndex i) const {
  const Token& t = document_.token(i);
  if (!lexicon_.conventions.articles || lexicon_.count(t.lemma) == 0 ||
      lexicon_.is(t.lemma, WordClass::both) || !stands_alone(i))
    return false;
  bool known = false;
  for (const TokenIndex c : tree_.children(i)) {
    const Token& child = document_.token(c);
    const std::string_view relation = child.universal_relation();
    if (relation == "nmod" || relation == "amod" || relation == "acl" || relation == "compound")
      return false;
    known = known || (c < i && lexicon_.is(child.lemma, WordClass::definite));
  }
  return known;
}

// "jeden z nich", "two of them": some of them, so that who is meant stays open.
bool PronounReader::is_part_of(TokenIndex pronoun, TokenIndex whole) const {
  const TokenIndex preposition = tree_.child(pronoun, "case");
  if (preposition == none<TokenIndex>) return false;
  const Token& t = document_.token(whole);
  if (lexicon_.is(t.lemma, WordClass::indefinite)) return true;
  if (t.upos == Upos::NUM && lexicon_.is(document_.token(preposition).lemma, WordClass::genitive))
    return true;
  return pronoun.value >= 2 && document_.sentence_at(pronoun).tokens.contains(pronoun - 2) &&
         lexicon_.is(document_.token(pronoun - 2).lemma, WordClass::indefinite) &&
         document_.token(pronoun - 1).upos == Upos::ADP;
}

bool PronounReader::stands_alone(TokenIndex i) const {
  const std::string_view relation = document_.token(i).universal_relation();
  return relation == "nsubj" || relation == "obj" || relation == "iobj" || relation == "obl" ||
         document_.token(i).is_root();
}

}  // namespace kronika::coref

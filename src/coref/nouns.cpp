// Definiteness without articles: a noun is taken for somebody known unless a word beside it says
// otherwise.
//
// Easy: "prezydent dodał": a description. Hard: "nowy prezydent", "jeden z ministrów", "jako
// prezydent", "został prezydentem", "prezydent klubu": plain nouns; "obaj przywódcy" a group,
// "przywódcy" one if the lexicon says that the bare plural may be. Tested in tests/coref/.

#include "coref/nouns.h"

#include "unicode/characters.h"

namespace kronika::coref {

NounReader::NounReader(const Document& document, const Tree& tree, const Lexicon& lexicon)
    : document_(document), tree_(tree), lexicon_(lexicon) {
  has_mention_.assign(document.tokens.size(), false);
  for (const Mention& mention : document.mentions) has_mention_[mention.head.value] = true;
}

// Makes a description or a group of a noun that may be one; else it stays a plain noun.
void NounReader::describe(Expression& e, std::string_view role_noun) const {
  const Token& t = document_.token(e.head);
  e.party = t.feature("Animacy") == "Hum" || !role_noun.empty();
  const Description* description = role_noun.empty() ? nullptr : lexicon_.phrase(role_noun);
  for (const TokenIndex c : tree_.children(e.head)) {
    if (description || document_.token(c).feature("Case") != "Gen" || c < e.head) continue;
    description = lexicon_.phrase(t.lemma + " " + document_.token(c).lemma);
    if (description) e.name = t.lemma + " " + document_.token(c).lemma;
  }
  if (!description) description = lexicon_.noun(t.lemma);
  if (!description && !role_noun.empty()) description = lexicon_.noun(role_noun);
  // "Duma", "Komisja" within a sentence are names.
  const bool initial =
      e.head == document_.sentences[e.sentence.value].tokens.begin || e.quotation != 0;
  if (role_noun.empty() && !initial && unicode::starts_upper(t.form)) description = nullptr;
  if (!description) return;
  e.party = e.party || description->kinds.front() != EntityKind::place;
  e.description = description;
  bool definite = false, specified = false;
  if (!is_referring(e, definite, specified)) return;
  if (e.agreement.number != Number::plural && e.count == 0) {
    e.form = Form::description;
    return;
  }
  const bool counted = e.count > 0 || definite;
  if (description->plural == PluralUse::none) return;
  if (description->plural == PluralUse::counted && !counted) return;
  if (specified && !counted) return;
  // "zmiana stron": lands as a group act or are acted upon.
  const bool land = description->kinds.front() == EntityKind::country;
  if (land && !counted && e.role != Role::subject && e.role != Role::object &&
      e.role != Role::indirect)
    return;
  e.form = Form::group;
  e.agreement.number = Number::plural;
}

// Can the noun be about somebody known? `definite`: a demonstrative says so; `specified`: it has
// words of its own that a bare group noun would not have.
bool NounReader::is_referring(Expression& e, bool& definite, bool& specified) const {
  const Token& t = document_.token(e.head);
  bool preposition = false;
  for (const TokenIndex c : tree_.children(e.head)) {
    const Token& child = document_.token(c);
    const std::string_view relation = child.universal_relation();
    preposition = preposition || relation == "case";
    if (lexicon_.is(child.lemma, WordClass::indefinite) || lexicon_.is(child.lemma, WordClass::as))
      return false;
    if (relation == "cop" || lexicon_.is(child.lemma, WordClass::own)) return false;
    if (relation == "flat" || relation == "appos")
      return false;  // it has a name, which link did not know
    if (const std::size_t count = lexicon_.count(child.lemma)) {
      e.count = count;
      definite = definite || lexicon_.is(child.lemma, WordClass::both);
    } else if (child.upos == Upos::NUM || child.feature("NumForm") == "Digit" ||
               relation == "nummod") {
      return false;
    }
    definite = definite || lexicon_.is(child.lemma, WordClass::demonstrative);
    specified = specified || relation == "amod" || relation == "nmod" || relation == "acl";
    const bool role_genitive = e.name.ends_with(" " + child.lemma);
    if (relation == "nmod" && !role_genitive && !has_mention_[c.value] &&
        !lexicon_.is(child.lemma, WordClass::personal))
      return false;  // "prezydent miasta", "minister spraw wewnętrznych": somebody more exact
    if (relation == "nmod" && tree_.child(c, "case") != none<TokenIndex> && has_mention_[c.value])
      return false;
  }
  // A predicate: "został prezydentem", "mianował go ministrem".
  if (t.feature("Case") == "Ins" && !preposition && t.universal_relation() != "nsubj" &&
      t.universal_relation() != "conj" && t.relation != "obl:agent")
    return false;
  if (t.feature("Case") == "Voc") return false;
  if (!t.is_root() && lexicon_.is(document_.token(t.head).lemma, WordClass::indefinite))
    return false;
  return true;
}

}  // namespace kronika::coref

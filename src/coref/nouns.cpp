// Definiteness: without articles a noun is taken for somebody known unless a word beside it says
// otherwise; where the language has articles, one must say so.
//
// Easy: "prezydent dodał", "the president added": a description. Hard: "nowy prezydent", "jeden z
// ministrów", "jako prezydent", "został prezydentem", "prezydent klubu", "the club president":
// plain nouns; "obaj przywódcy" a group, "przywódcy" one if the lexicon says that the bare plural
// may be; "the foreign minister", where "foreign" is no quality. Tested in tests/coref/.

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
    const Token& child = document_.token(c);
    const std::string_view relation = child.universal_relation();
    const bool genitive = child.feature("Case") == "Gen" && c > e.head;
    const bool modifier = c < e.head && (relation == "compound" || relation == "amod");
    if (description || (!genitive && !modifier)) continue;
    const std::string phrase = genitive ? t.lemma + " " + child.lemma : child.lemma + " " + t.lemma;
    description = lexicon_.phrase(phrase);
    if (description) e.name = phrase;
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
  const bool sides = description->names.empty() && !description->any_name;
  if (specified && !counted && !(sides && lexicon_.conventions.articles)) return;
  // "zmiana stron": lands as a group act or are acted upon.
  const bool land = description->kinds.front() == EntityKind::country;
  if (land && !counted && e.role != Role::subject && e.role != Role::object &&
      e.role != Role::indirect)
    return;
  e.form = Form::group;
  e.agreement.number = Number::plural;
}

// Is a word one of those that name the role ("foreign" of "foreign minister")?
bool NounReader::is_in_name(const Expression& e, std::string_view lemma) {
  std::size_t at = e.name.find(lemma);
  for (; at != std::string::npos; at = e.name.find(lemma, at + 1)) {
    const std::size_t end = at + lemma.size();
    if ((at == 0 || e.name[at - 1] == ' ') && (end == e.name.size() || e.name[end] == ' '))
      return true;
  }
  return false;
}

// A genitive by case or by preposition ("of"), or a possessive ("Iran's").
bool NounReader::is_genitive(TokenIndex noun) const {
  const TokenIndex preposition = tree_.child(noun, "case");
  return preposition == none<TokenIndex> || document_.token(noun).relation == "nmod:poss" ||
         lexicon_.is(document_.token(preposition).lemma, WordClass::genitive);
}

// Does a dependent say that somebody else is meant than the bare noun would mean? "prezydent
// miasta", "minister spraw wewnętrznych", "the club president": somebody more exact.
bool NounReader::says_more(const Expression& e, TokenIndex dependent) const {
  const Token& t = document_.token(dependent);
  const std::string_view relation = t.universal_relation();
  if (relation == "compound") {
    return dependent < e.head && e.description->kinds.front() == EntityKind::person &&
           !has_mention_[dependent.value];
  }
  if (relation != "nmod") return false;
  // "the warring parties in Yemen": where they are says no more than the text.
  const bool sides = e.description->names.empty() && !e.description->any_name;
  if (has_mention_[dependent.value]) return !is_genitive(dependent) && !sides;
  return !lexicon_.is(t.lemma, WordClass::personal);
}

// Can the noun be about somebody known? `definite`: a demonstrative says so; `specified`: it has
// words of its own that a bare group noun would not have.
bool NounReader::is_referring(Expression& e, bool& definite, bool& specified) const {
  const Token& t = document_.token(e.head);
  bool preposition = false;
  bool known = !lexicon_.conventions.articles || document_.sentences[e.sentence.value].heading;
  for (const TokenIndex c : tree_.children(e.head)) {
    const Token& child = document_.token(c);
    const std::string_view relation = child.universal_relation();
    preposition = preposition || relation == "case";
    if (is_in_name(e, child.lemma)) continue;
    if (lexicon_.conventions.articles && lexicon_.is(child.lemma, WordClass::former)) {
      e.former = e.description->kinds.front() == EntityKind::person;
      continue;
    }
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
    known = known || lexicon_.is(child.lemma, WordClass::definite) || child.relation == "nmod:poss";
    specified = specified || relation == "amod" || relation == "nmod" || relation == "acl";
    if (says_more(e, c)) return false;
  }
  if (!known) return false;
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

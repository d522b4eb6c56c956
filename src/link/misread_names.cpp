// The one place where a later stage overrules the tagger: the name of a person that the knowledge
// base has word for word, and whose first word was taken for a function word or for another case of
// another word. It is a proper noun then, in the nominative; and if it stands before a verb without
// another subject, it is the subject.
//
// Easy: "Jak Joubert" (a given name, not "how"). Hard: "Kim Dzong Un odwiedził Rosję": "kim" is the
// instrumental of "who", so the parser makes it an object and "Dzong Un" an apposition or the
// subject. Tested in tests/link/.

#include "link/misread_names.h"

#include "unicode/characters.h"

namespace kronika::link {
namespace {

bool is_content_word(Upos upos) {
  return upos == Upos::PROPN || upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::X ||
         upos == Upos::NUM;
}

bool hangs_outside(const Document& document, TokenSpan name, TokenIndex i) {
  const TokenIndex head = document.token(i).head;
  return head == none<TokenIndex> || !name.contains(head);
}

// The gender that the verb's ending or a sister of the name shows.
std::string features_of(const Document& document, TokenSpan name) {
  for (TokenIndex i = name.begin; i < name.end; ++i) {
    const Token& token = document.token(i);
    if (token.upos == Upos::PROPN && token.feature("Case") == "Nom") return token.features;
  }
  return "Case=Nom|Number=Sing";
}

// Does a token outside the name stand to the verb as subject?
bool has_other_subject(const Document& document, TokenSpan name, TokenIndex verb) {
  const TokenSpan words = document.sentence_at(verb).tokens;
  for (TokenIndex i = words.begin; i < words.end; ++i) {
    const Token& token = document.token(i);
    if (token.head == verb && !name.contains(i) && token.universal_relation() == "nsubj" &&
        token.feature("Case") == "Nom" && token.upos != Upos::NUM)
      return true;
  }
  return false;
}

bool has_preposition(const Document& document, TokenSpan name) {
  const TokenSpan words = document.sentence_at(name.begin).tokens;
  for (TokenIndex i = words.begin; i < name.begin; ++i) {
    const Token& token = document.token(i);
    if (token.universal_relation() == "case" && name.contains(token.head)) return true;
  }
  return false;
}

bool is_misread(const Token& token) {
  if (!is_content_word(token.upos)) return true;
  const std::string_view grammatical = token.feature("Case");
  return !grammatical.empty() && grammatical != "Nom" &&
         unicode::lower(token.lemma) != unicode::lower(token.form);
}

void correct(Document& document, TokenSpan name) {
  const std::string features = features_of(document, name);
  for (TokenIndex i = name.begin; i < name.end; ++i) {
    Token& token = document.token(i);
    if (!is_misread(token)) continue;
    token.upos = Upos::PROPN;
    token.xpos.clear();
    token.features = features;
    token.lemma = token.form;
  }
  // The first word carries the name; what else of it hangs outside hangs on it.
  const TokenIndex first = name.begin;
  if (!hangs_outside(document, name, first)) return;
  for (TokenIndex i = first + 1; i < name.end; ++i) {
    if (!hangs_outside(document, name, i)) continue;
    Token& token = document.token(i);
    // The root of the sentence stays where it is: its place is not the name's to give away.
    if (token.head == none<TokenIndex> || token.head != document.token(first).head) continue;
    token.head = first;
    token.relation = "flat";
  }
  Token& token = document.token(first);
  if (token.head == none<TokenIndex> || token.head < first || has_preposition(document, name))
    return;
  const Token& verb = document.token(token.head);
  const bool finite =
      verb.upos == Upos::VERB && verb.feature("VerbForm") != "Inf" && verb.feature("Person") != "0";
  if (finite && !has_other_subject(document, name, token.head)) token.relation = "nsubj";
}

}  // namespace

void correct_misread_names(Document& document, const std::vector<Draft>& drafts) {
  for (const Draft& draft : drafts) {
    if (!draft.name || !draft.name->exact) continue;
    const std::vector<Sense>& senses = draft.name->senses;
    if (!has_sense(senses, SenseKind::person) && !has_sense(senses, SenseKind::surname)) continue;
    if (is_misread(document.token(draft.name->tokens.begin))) correct(document, draft.name->tokens);
  }
}

}  // namespace kronika::link

// Where an owner behind a noun begins ("president | of the | United States"), and what else stands
// behind a name: "the Kyodo news agency". A preposition joins only what hangs on it in the tree.
// Tested in tests/link/link_test.cpp.

#include <algorithm>

#include "link/finder.h"
#include "link/grammar.h"

namespace kronika::link {

// Whether what the preposition introduces hangs on the draft's words.
bool Finder::attaches_to(const Draft& draft, TokenIndex preposition) const {
  const TokenIndex noun = words_.token(preposition).head;
  return noun != none<TokenIndex> && words_.token(noun).head != none<TokenIndex> &&
         draft.tokens.contains(words_.token(noun).head);
}

// Where an owner behind the noun begins: at once, or behind "of the"; none: there is none.
std::optional<TokenIndex> Finder::owner_start(const Draft& draft) const {
  TokenIndex at = draft.tokens.end;
  if (!phrases_.has("genitive_preposition")) return at;
  const bool joins =
      phrases_.is("genitive_preposition", words_[at].lemma) ||
      (draft.role && draft.role->serves() && phrases_.is("service_preposition", words_[at].lemma));
  if (!joins) return std::nullopt;
  if (!phrases_.is("genitive_preposition", words_[at].lemma) && !attaches_to(draft, at))
    return std::nullopt;  // "an offer of doctors from Taiwan"
  ++at;
  while (at < end_ && words_.token(at).upos == Upos::DET) ++at;
  return at < end_ ? std::optional(at) : std::nullopt;
}

// Whether the owner is what the preposition introduces: not "U.N." in "for U.N. chief Guterres".
bool Finder::reaches(const Draft& draft, TokenSpan owner) const {
  if (owner.begin == draft.tokens.end) return true;
  return owner.contains(words_.token(draft.tokens.end).head);
}

// "president of France", against "an official in Ankara", where the town is a mention of its own.
bool Finder::owns(const Draft& draft) const {
  return !phrases_.has("genitive_preposition") ||
         phrases_.is("genitive_preposition", words_[draft.tokens.end].lemma);
}

// "the Kyodo | news agency", "Kherson | region".
void Finder::noun_after_name(Draft& draft) const {
  if (!phrases_.is("name_noun_order", "after") || draft.tokens.end >= end_) return;
  const auto match = phrase_at(draft.tokens.end);
  if (!match || match->kind != PhraseKind::name_noun) return;
  const TokenIndex noun = anchor_of(match->tokens);
  const TokenIndex head = head_of(words_.document(), draft.tokens, draft.tokens.begin);
  if (words_.token(head).head != noun) return;
  const NameNoun& kind = phrases_.name_nouns[match->index];
  std::vector<Sense>& senses = draft.name->senses;
  const bool place = kind.kind == EntityKind::place;
  const auto fits = [&](const Sense& s) {
    return place ? s.kind == SenseKind::place || s.kind == SenseKind::capital
                 : s.kind == SenseKind::organisation;
  };
  if (!senses.empty() && std::none_of(senses.begin(), senses.end(), fits)) return;
  if (senses.empty() && draft.name->type == NameType::person) return;
  std::erase_if(senses, [&](const Sense& s) { return !fits(s); });
  draft.noun = &kind;
  draft.role_lemma = kind.lemma;
  draft.anchor = noun;
  draft.tokens.end = match->tokens.end;
  draft.name->type = place ? NameType::location : NameType::organisation;
}

// "Kyiv mayor" is of the town, "Kyiv police" and "Kabul officials" are the country's.
void Finder::settle_place(Draft& draft) const {
  if (!draft.place || !phrases_.has("attributive_name")) return;
  const auto country = k_.country(k_.entities[*draft.place].country);
  const bool capital =
      country && k_.capital_of.contains(*country) && k_.capital_of.at(*country) == *draft.place;
  const bool local = draft.role && draft.role->scope == Role::Scope::local;
  if (draft.role && !draft.organ && (local || !capital)) return;
  if (country && draft.countries.empty()) draft.countries.push_back(*country);
  draft.place.reset();
}

}  // namespace kronika::link

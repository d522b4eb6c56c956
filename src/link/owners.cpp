// What stands before the head of a described phrase and says whose it is: adjectives ("rosyjski"),
// names ("Taiwan's", "Trump", "U.S."), nouns ("aid", "foreign ministry"). English piles them up
// (Quirk et al., A Comprehensive Grammar of the English Language, 1985, 17.104 ff.), so a name owns
// what it hangs on in the tree, or what follows "'s".
//
// Easy: "Taiwan's defence ministry". Hard: "former U.S. National Security Council Russia director",
// "a Chinese defence ministry spokesman", in which the ministry is not the one who speaks. Tested
// in tests/link/link_test.cpp.

#include <algorithm>

#include "base/table.h"
#include "link/finder.h"
#include "link/grammar.h"

namespace kronika::link {
namespace {

constexpr std::size_t kMaxModifiers = 6;

}  // namespace

// "były", "rosyjski", "polsko-ukraiński", "polskie i amerykańskie", with other adjectives between;
// "former U.S.", "China's top".
void Finder::modifiers(TokenIndex& at, Draft& draft, bool names) const {
  const TokenIndex first = at;
  bool joint = false;  // the last word joins two adjectives and may not end the row
  TokenIndex after = at;
  while (at < end_ && at - first < kMaxModifiers) {
    const Word& word = words_[at];
    const bool adjective = words_.token(at).upos == Upos::ADJ || word.adjective;
    // "Koreańska Centralna Agencja Prasowa" is a name, not an agency from Korea
    const bool in_name = word.capital && word.name && at + 1 < end_ && words_[at + 1].capital &&
                         words_[at + 1].name == word.name && word.name->type != NameType::location;
    if (at != first && !joint && is_head(at)) break;
    if (word.adjective && !in_name) {
      belongs_to(draft, *word.adjective);
      joint = false;
    } else if (takes_office_away(at)) {
      draft.former = true;
      if (at + 1 < end_ && words_.token(at + 1).form == "-") ++at;
    } else if (at != first &&
               (words_.token(at).form == "-" || words_.token(at).upos == Upos::CCONJ) &&
               at + 1 < end_ && words_[at + 1].adjective && words_[at - 1].adjective) {
      joint = true;
    } else if (names && owner_name(at, draft)) {
      joint = false;
      after = at;
      continue;
    } else if (is_compound_noun(at)) {
      joint = false;
    } else if (phrases_.is("modifier", word.lemma) && !word.name &&
               (!word.nominal || adjective || words_.token(at).head > at)) {
      joint = false;
    } else if (!adjective || word.capital || at == first) {
      break;
    }
    ++at;
    if (!joint) after = at;
  }
  at = after;
}

// The longest phrase of the tables here whose head may be a noun: not "head to", not "daily".
std::optional<PhraseMatch> Finder::phrase_at(TokenIndex at) const {
  std::optional<PhraseMatch> match = phrases_.match(words_, k_.declension, at, end_);
  return match && is_noun(*match) ? match : std::nullopt;
}

bool Finder::is_noun(const PhraseMatch& match) const {
  const Token& token = words_.token(anchor_of(match.tokens));
  if (token.upos == Upos::VERB || token.upos == Upos::ADV) return false;
  // An adjective may stand for a noun where it is declined like one ("przewodniczący").
  return token.upos != Upos::ADJ || match.tokens.size() > 1 || !token.feature("Case").empty() ||
         !words_.token(anchor_of(match.tokens)).feature("Number").empty();
}

// Whether the modifiers end here: "prime minister" after "Fiji's", where the adjective is the
// phrase's; but not "government" in "Russian government planes".
bool Finder::is_head(TokenIndex at) const {
  const auto match = phrase_at(at);
  if (!match) return false;
  if (!phrases_.has("attributive_name"))
    return match->tokens.size() > 1 && words_.token(at).upos == Upos::ADJ;
  const TokenIndex anchor = anchor_of(match->tokens);
  const TokenIndex end = match->tokens.end;
  if (!is_attribute(anchor, end) || words_[words_.token(anchor).head].capital) return true;
  if (match->kind != PhraseKind::organ || phrases_.organs[match->index].forces) return false;
  const auto next = phrase_at(end);
  return next && next->kind == PhraseKind::role;  // "defence ministry spokesman"
}

// The word describes one that stands at `end` or behind.
bool Finder::is_attribute(TokenIndex at, TokenIndex end) const {
  const Token& token = words_.token(at);
  if (token.head == none<TokenIndex> || token.head < end) return false;
  const std::string_view relation = token.universal_relation();
  return relation == "compound" || relation == "nmod" || relation == "amod" || relation == "flat";
}

// "former", "ex" + "-", "then" + "-".
bool Finder::takes_office_away(TokenIndex at) const {
  if (phrases_.is("former", words_[at].lemma)) return true;
  return at + 1 < end_ && words_.token(at + 1).form == "-" &&
         phrases_.is("former", words_[at].lemma + "-");
}

// "aid" of "aid chief": a noun before the noun that it describes.
bool Finder::is_compound_noun(TokenIndex at) const {
  const Token& token = words_.token(at);
  if (words_[at].capital && !words_[at].opens && (words_.alias(at, end_) || names_noun(at)))
    return false;
  return (token.upos == Upos::NOUN || (token.upos == Upos::PROPN && !words_[at].name)) &&
         token.relation == "compound" && token.head > at && token.head < end_ &&
         phrases_.has("attributive_name");
}

// "Pajhwok" of "Pajhwok news agency": a word that the noun behind it makes a name.
bool Finder::names_noun(TokenIndex at) const {
  if (!phrases_.is("name_noun_order", "after") || !words_[at].capital || at + 1 >= end_ ||
      words_.token(at).upos != Upos::PROPN)
    return false;
  const auto noun = phrase_at(at + 1);
  return noun && noun->kind == PhraseKind::name_noun &&
         words_.token(at).head == anchor_of(noun->tokens);
}

// A name that owns what follows it; `at` then stands behind it.
bool Finder::owner_name(TokenIndex& at, Draft& draft) const {
  if (!phrases_.has("attributive_name")) return false;
  auto name = name_at(at);
  if (!name || name->tokens.end >= end_) return false;
  if (!words_[at].capital && name->tokens.size() < 2) return false;  // "al Shabaab"
  // "U.S. | Treasury Secretary", not "U.S. Treasury | Secretary"
  for (TokenIndex i = at + 1; i < name->tokens.end; ++i) {
    const auto role = phrase_at(i);
    const auto shorter = words_.alias(at, i);
    if (!role || role->kind != PhraseKind::role || role->tokens.end <= name->tokens.end || !shorter)
      continue;
    name->tokens = shorter->tokens;
    name->senses = shorter->senses;
    break;
  }
  TokenIndex after = name->tokens.end;
  const auto noun = phrase_at(after);
  const bool has_noun = noun && noun->kind == PhraseKind::name_noun &&
                        is_attribute(anchor_of(noun->tokens), noun->tokens.end);
  if (has_noun) after = noun->tokens.end;  // "the Fidesz party leader"
  const bool named = name->senses.empty() || has_sense(name->senses, SenseKind::organisation);
  if (noun && noun->kind == PhraseKind::name_noun && !has_noun && named) return false;
  if (after >= end_) return false;
  const bool possessive = is_possessive(after);
  const TokenIndex head = head_of(words_.document(), name->tokens, name->tokens.begin);
  if (!possessive && !is_attribute(head, name->tokens.end)) return false;
  if (!possessive && words_[after].adjective) return false;  // "Manila summons Chinese envoy"
  if (possessive && ++after >= end_) return false;
  const auto may_own = [&](SenseKind kind, std::string_view word) {
    return possessive || phrases_.is("attributive_name", word) ? sense_entity(name->senses, kind)
                                                               : std::nullopt;
  };
  const auto owned = phrase_at(after);
  const bool of_region = owned && owned->kind == PhraseKind::role &&
                         phrases_.roles[owned->index].scope == Role::Scope::local &&
                         has_sense(name->senses, SenseKind::place);
  // "the Obama administration", even if the recogniser takes Obama for a place; not "Hague court"
  const bool governed = owned && owned->kind == PhraseKind::organ &&
                        phrases_.organs[owned->index].head == "head_of_government";
  const bool may_be_person = name->type != NameType::location || governed;
  if (of_region) {
    draft.place = sense_entity(name->senses, SenseKind::place);  // "Georgia Governor Brian Kemp"
  } else if (const auto country = may_own(SenseKind::country, "country")) {
    belongs_to(draft, *country);
  } else if (const auto people = sense_entity(name->senses, SenseKind::demonym);
             people && !possessive && name->tokens.size() > 1) {
    belongs_to(draft, *people);  // "North Korean"
  } else if (const auto body = may_own(SenseKind::organisation, "organisation")) {
    belongs_to(draft, *body);
  } else if (const auto capital = may_own(SenseKind::capital, "capital")) {
    draft.place = capital;
  } else if (const auto seat = may_own(SenseKind::metonym, "metonym")) {
    belongs_to(draft, *seat);
  } else if (may_be_person &&
             (has_sense(name->senses, SenseKind::person) || name->type == NameType::person)) {
    if (possessive) return false;  // "Ghani's": a mention of its own, see owner_country()
    draft.owner = name;
  } else if (const auto place = may_own(SenseKind::place, "place")) {
    draft.place = place;
  } else if (may_be_person && has_sense(name->senses, SenseKind::surname)) {
    if (possessive) return false;
    draft.owner = name;
  } else if (name->type == NameType::organisation) {
    draft.organisation_name = name;
  } else {
    return false;
  }
  at = after;
  return true;
}

bool Finder::is_possessive(TokenIndex at) const {
  return words_[at].glued && phrases_.is("possessive", words_.token(at).form);
}

// The noun of a phrase: its first word, or the one that this describes ("prime minister").
TokenIndex Finder::anchor_of(TokenSpan phrase) const {
  TokenIndex i = phrase.begin;
  while (is_attribute(i, i + 1) && phrase.contains(words_.token(i).head)) i = words_.token(i).head;
  return i;
}

// "the foreign ministry | spokesman", "the ministry | 's | chief spokesman".
bool Finder::servant(Draft& draft) const {
  if (!phrases_.is("attributive_name", "organ")) return false;
  TokenIndex at = draft.tokens.end;
  if (at >= end_) return false;
  if (is_possessive(at))
    ++at;
  else if (!is_attribute(draft.anchor, draft.tokens.end))
    return false;
  auto match = phrase_at(at);
  if (!match) {
    Draft ignored;
    modifiers(at, ignored, false);
    match = phrase_at(at);
  }
  if (!match || match->kind != PhraseKind::role) return false;
  take_role(draft, *match);
  return true;
}

void Finder::take_role(Draft& draft, const PhraseMatch& match) const {
  draft.role = &phrases_.roles[match.index];
  draft.role_lemma = draft.role->lemma;
  draft.anchor = anchor_of(match.tokens);
  draft.tokens.end = match.tokens.end;
  draft.plural = words_.feature(draft.anchor, "Number") == "Plur";
  // A noun that is as in the table is no plural, even if the tagger thinks so.
  for (const std::string_view word : split(draft.role->lemma, ' '))
    draft.plural = draft.plural && word != words_[draft.anchor].form;
}

}  // namespace kronika::link

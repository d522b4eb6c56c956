// What stands before the head of a described phrase and says whose it is: adjectives ("rosyjski"),
// names ("Taiwan's", "Trump", "U.S."), nouns ("aid", "foreign ministry"); and where an owner behind
// it begins ("of the"). English piles them up (Quirk et al., A Comprehensive Grammar of the English
// Language, 1985, 17.104 ff.), so a name owns what it hangs on in the tree, or what follows "'s".
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

bool is_attribute(const Token& token, TokenIndex end) {
  if (token.head == none<TokenIndex> || token.head < end) return false;
  const std::string_view relation = token.universal_relation();
  return relation == "compound" || relation == "nmod" || relation == "amod" || relation == "flat";
}

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
    if (at != first && !joint && begins_phrase(at)) break;
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
    } else if (phrases_.is("modifier", word.lemma) && !word.name) {
      joint = false;
    } else if (!adjective || word.capital || at == first) {
      break;
    }
    ++at;
    if (!joint) after = at;
  }
  at = after;
}

// "prime minister" after "Fiji's": the adjective is the phrase's.
bool Finder::begins_phrase(TokenIndex at) const {
  const auto match = phrases_.match(words_, k_.declension, at, end_);
  return match && match->tokens.size() > 1 && words_.token(at).upos == Upos::ADJ;
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
  return (token.upos == Upos::NOUN || (token.upos == Upos::PROPN && !words_[at].name)) &&
         token.relation == "compound" && token.head > at && token.head < end_ &&
         phrases_.has("attributive_name");
}

// A name that owns what follows it; `at` then stands behind it.
bool Finder::owner_name(TokenIndex& at, Draft& draft) const {
  if (!phrases_.has("attributive_name") || !words_[at].capital) return false;
  const auto name = name_at(at);
  if (!name || name->tokens.end >= end_) return false;
  TokenIndex after = name->tokens.end;
  const auto noun = phrases_.match(words_, k_.declension, after, end_);
  const bool has_noun = noun && noun->kind == PhraseKind::name_noun &&
                        is_attribute(words_.token(anchor_of(noun->tokens)), noun->tokens.end);
  if (has_noun) after = noun->tokens.end;  // "the Fidesz party leader"
  if (after >= end_) return false;
  const bool possessive = is_possessive(after);
  const TokenIndex head = head_of(words_.document(), name->tokens, name->tokens.begin);
  if (!possessive && !is_attribute(words_.token(head), name->tokens.end)) return false;
  if (possessive && ++after >= end_) return false;
  const auto may_own = [&](SenseKind kind, std::string_view word) {
    return possessive || phrases_.is("attributive_name", word) ? sense_entity(name->senses, kind)
                                                               : std::nullopt;
  };
  if (const auto country = may_own(SenseKind::country, "country")) {
    belongs_to(draft, *country);
  } else if (const auto body = may_own(SenseKind::organisation, "organisation")) {
    belongs_to(draft, *body);
  } else if (const auto capital = may_own(SenseKind::capital, "capital")) {
    draft.place = capital;
  } else if (const auto seat = may_own(SenseKind::metonym, "metonym")) {
    belongs_to(draft, *seat);
  } else if (has_sense(name->senses, SenseKind::person) || name->type == NameType::person) {
    if (possessive) return false;  // "Ghani's": a mention of its own, see owner_country()
    draft.owner = name;
  } else if (const auto place = may_own(SenseKind::place, "place")) {
    draft.place = place;
  } else if (has_sense(name->senses, SenseKind::surname)) {
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
  while (is_attribute(words_.token(i), i + 1) && phrase.contains(words_.token(i).head))
    i = words_.token(i).head;
  return i;
}

// "the foreign ministry | spokesman", "the ministry | 's | chief spokesman".
bool Finder::servant(Draft& draft) const {
  if (!phrases_.is("attributive_name", "organ")) return false;
  TokenIndex at = draft.tokens.end;
  if (at >= end_) return false;
  if (is_possessive(at))
    ++at;
  else if (!is_attribute(words_.token(draft.anchor), draft.tokens.end))
    return false;
  Draft ignored;
  modifiers(at, ignored, false);
  const auto match = phrases_.match(words_, k_.declension, at, end_);
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

// Where an owner behind the noun begins: at once, or behind "of the"; none: there is none.
std::optional<TokenIndex> Finder::owner_start(const Draft& draft) const {
  TokenIndex at = draft.tokens.end;
  if (!phrases_.has("genitive_preposition")) return at;
  const bool joins =
      phrases_.is("genitive_preposition", words_[at].lemma) ||
      (draft.role && draft.role->serves() && phrases_.is("service_preposition", words_[at].lemma));
  if (!joins) return std::nullopt;
  ++at;
  while (at < end_ && words_.token(at).upos == Upos::DET) ++at;
  return at < end_ ? std::optional(at) : std::nullopt;
}

// "the Kyodo | news agency", "Kherson | region".
void Finder::noun_after_name(Draft& draft) const {
  if (!phrases_.is("name_noun_order", "after") || draft.tokens.end >= end_) return;
  const auto match = phrases_.match(words_, k_.declension, draft.tokens.end, end_);
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

// Noun phrases in the order of the words, where the tree is not to be trusted: the first noun that
// can be a source, the genitives behind it, the sources that "i" joins to it.
//
// Easy: "podała AP". Hard: "ocenił w rozmowie z dziennikiem „Bild” były szef BND" (the paper and
// its name are governed), "poinformowało MSW" (an acronym tagged as a dative). Tested in
// tests/attribution/attribution_test.cpp.

#include <algorithm>

#include "attribution/parties.h"
#include "unicode/characters.h"

namespace kronika::attribution {
namespace {

constexpr std::size_t kConjuncts = 14;  // words over which sources may be coordinated

bool can_be(const Token& token, std::string_view grammatical_case) {
  const std::string_view own = token.feature("Case");
  return own.empty() || own == grammatical_case || (own == "Gen" && grammatical_case == "Acc") ||
         (own == "Acc" && grammatical_case == "Gen");
}

}  // namespace

// The lemma; of a plural without case the plural itself ("officials"), and what link read as one
// noun ("interior ministry").
std::string Parties::base_name(TokenIndex noun) const {
  const Token& token = s_.token(noun);
  if (!s_.has_cases() && token.upos == Upos::NOUN) {
    const Mention* mention = s_.document().mention_at(noun);
    const std::optional<SourceKind> kind = noun_kind(noun);
    const bool human = kind == SourceKind::official || kind == SourceKind::person;
    const bool compound = !human && mention && mention->role.size() > token.lemma.size() &&
                          mention->role.ends_with(token.lemma);
    if (compound && token.number() != "Plur") return mention->role;
    if (token.number() == "Plur") return unicode::lower(token.form);
  }
  return token.lemma.empty() ? token.form : token.lemma;
}

// "France Info radio", "the Kyodo news agency", unknown to link: the name before the noun.
TokenSpan Parties::name_of_outlet(TokenIndex noun) const {
  const std::optional<SourceKind> kind = noun_kind(noun);
  if (s_.has_cases() || (kind != SourceKind::media && kind != SourceKind::agency)) return {};
  TokenIndex end = noun;
  const TokenIndex first = s_.sentence(noun).begin;
  while (end > first && s_.token(end - 1).upos == Upos::NOUN) end = end - 1;
  TokenIndex begin = end;
  while (begin > first && s_.token(begin - 1).upos == Upos::PROPN) begin = begin - 1;
  return {begin, end};
}

// "związek przewoźników", "eksperci ONZ": the genitives behind a noun say who it is.
void Parties::add_genitives(Party& party) const {
  const TokenIndex end = std::min(s_.sentence(party.tokens.begin).end, party.tokens.end + 4);
  TokenIndex i = party.tokens.end;
  for (; i < end; ++i) {
    const Upos upos = s_.token(i).upos;
    const bool nominal = upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ;
    const std::string_view grammatical_case = s_.token(i).feature("Case");
    if (!nominal || (grammatical_case != "Gen" && !s_.is_acronym(i))) break;
  }
  if (i == party.tokens.end) return;
  party.tokens.end = i;
  party.source.span = s_.document().bytes(party.tokens);
}

// "USA i Korea Południowa obawiają się": coordinated sources are one link.
void Parties::add_joint(TokenIndex head, Party& party) const {
  const auto add = [&](TokenIndex other) {
    if (other == none<TokenIndex> || party.tokens.contains(other)) return;
    const Mention* mention = s_.mention(other);
    if (!mention || mention->via == Via::dropped) return;
    for (const EntityIndex referent : mention->referents) {
      const std::string& id = s_.document().entity(referent).id;
      const bool known = id == party.source.id ||
                         std::find(party.source.with.begin(), party.source.with.end(), id) !=
                             party.source.with.end();
      if (!known) party.source.with.push_back(id);
    }
  };
  // Only up to the last one that "i" introduces: the parser takes what follows a comma for a
  // conjunct, too.
  std::vector<TokenIndex> others;
  std::size_t certain = 0;
  for (const TokenIndex c : s_.children(head)) {
    if (s_.token(c).relation != "conj" || s_.token(c).feature("Case") == "Ins" || c < head ||
        c - head > kConjuncts)
      continue;
    others.push_back(c);
    for (TokenIndex i = c; i > head && c - i < 4; i = i - 1) {
      if (s_.is(i, WordClass::closing)) certain = others.size();
    }
  }
  others.resize(certain);
  for (const TokenIndex c : others) add(c);
  TokenIndex next = party.tokens.end;
  if (next + 1 < s_.sentence(head).end && s_.is(next, WordClass::closing)) {
    ++next;
    while (next + 1 < s_.sentence(head).end && s_.token(next).upos == Upos::ADJ &&
           !s_.mention(next))
      ++next;
    if (s_.is_noun(next) && can_be(s_.token(next), s_.token(head).feature("Case"))) add(next);
  }
}

// Does the noun stand in this case, or would it if the tagger had read it right? `first`: nothing
// stands before it; `seen`: another noun does.
bool Parties::can_stand_in(TokenIndex i, std::string_view grammatical_case, bool first,
                           bool seen) const {
  const Token& token = s_.token(i);
  const std::string_view own = token.feature("Case");
  if (can_be(token, grammatical_case)) return true;
  const bool name = token.upos == Upos::PROPN;
  if (name && !seen && own != "Dat" && own != "Ins") return true;
  if (grammatical_case == "Nom")
    return own == "Acc" && (name || noun_kind(i).has_value());  // "podał dziennik"
  const Mention* mention = s_.mention(i);  // "zdaniem Pieskowa", tagged as an adjective
  return first && mention && mention->via == Via::name && mention->tokens.begin == i;
}

TokenIndex Parties::noun_after(TokenIndex begin, TokenIndex limit,
                               std::string_view grammatical_case) const {
  bool governed = false, seen = false, outlet = false;
  TokenIndex acronym = none<TokenIndex>;
  for (TokenIndex i = begin; i < limit; ++i) {
    const Token& token = s_.token(i);
    if (s_.is_dash(i) || s_.is_final(i) || s_.is_finite(i) || token.upos == Upos::SCONJ) break;
    if (s_.is_comma(i)) break;
    if (token.upos == Upos::ADP) {
      if (i != begin || grammatical_case == "Nom") governed = true;
      continue;
    }
    const Mention* mention = s_.mention(i);
    const bool candidate =
        s_.is_noun(i) || (token.upos == Upos::PRON && mention && !s_.is(i, WordClass::reflexive)) ||
        (mention && mention->via != Via::dropped && mention->tokens.begin == i);
    if (!candidate) continue;
    if (!s_.has_cases()) {
      const TokenIndex noun = s_.phrase_head(i);
      if (!governed) return noun < limit ? noun : i;
      governed = false;
      i = std::max(i, noun);
      continue;
    }
    const TokenIndex head = mention && mention->via != Via::dropped &&
                                    mention->tokens.contains(i) && token.upos != Upos::NOUN
                                ? mention->head
                                : i;
    // "w rozmowie z dziennikiem „Bild” były szef": the name of the outlet is governed, too.
    if (outlet && (token.upos == Upos::PROPN || s_.is_mark(i - 1))) {
      i = std::max(i, s_.quote(i)                          ? s_.quote(i)->tokens.end - 1
                      : mention && mention->tokens.end > i ? mention->tokens.end - 1
                                                           : i);
      outlet = false;
      continue;
    }
    outlet = governed && noun_kind(i) == SourceKind::media;
    if (!governed && can_stand_in(i, grammatical_case, i == begin, seen)) return head;
    if (!governed && acronym == none<TokenIndex> && s_.is_acronym(i) && grammatical_case == "Nom")
      acronym = head;
    governed = false;
    seen = true;
  }
  return acronym;
}

}  // namespace kronika::attribution

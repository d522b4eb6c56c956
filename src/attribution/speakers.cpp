// Who is the subject of a verb of saying. The tree is asked first; then coref's dropped subject, then the verb that a
// converb or a second conjunct belongs to, at last the nearest nominative before the verb.
//
// Easy: "KCNA dodała". Hard: "podał portal" (tagged as an object), "Kułeba podziękował Litwie i poinformował, że", "poinformowało
// MSW, zapewniając, że", "X, który napisał, że". Tested in tests/attribution/attribution_test.cpp.

#include <algorithm>

#include "attribution/parties.h"

namespace kronika::attribution {
namespace {

constexpr int kHops = 5;              // verbs up to the one that has the subject
constexpr std::size_t kBehind = 16;   // words behind a verb in which its subject may stand
constexpr std::size_t kBefore = 14;   // words before it

}  // namespace

std::optional<Party> Parties::antecedent(TokenIndex relative) const {
  const TokenSpan sentence = s_.sentence(relative);
  if (const Mention* mention = s_.mention(relative); mention && !mention->referents.empty())
    return from_mention(*mention, relative);
  TokenIndex i = relative;
  while (i > sentence.begin && !s_.is_comma(i) && relative - i < 4) i = i - 1;
  for (std::size_t steps = 0; i > sentence.begin && steps < kBefore; ++steps) {
    i = i - 1;
    if (s_.is_finite(i) || s_.is_dash(i)) break;
    if (!s_.is_noun(i)) continue;
    // The head of the noun phrase that ends here: "portal Sahara Reporters, który".
    TokenIndex head = i;
    if (const Mention* mention = s_.mention(i)) head = mention->head;
    for (int hop = 0; hop < kHops; ++hop) {
      const Token& token = s_.token(head);
      const std::string_view relation = token.universal_relation();
      const bool part = relation == "flat" || relation == "appos" || relation == "nmod";
      if (!part || token.is_root() || token.head > head) break;
      if (token.feature("Case") == "Nom" && relation == "nmod") break;
      head = token.head;
    }
    return at(head);
  }
  return std::nullopt;
}

std::optional<Party> Parties::subject(TokenIndex verb, int hops) const {
  std::optional<Party> found;
  for (const TokenIndex c : s_.children(verb)) {
    const Token& token = s_.token(c);
    if (token.universal_relation() != "nsubj") continue;
    if (s_.is(c, WordClass::relative) && !s_.is_noun(c)) {
      found = antecedent(c);
      if (found) return found;
      continue;
    }
    if (token.feature("Case") == "Acc" && token.upos == Upos::NOUN && !noun_kind(c)) continue;
    std::optional<Party> party = at(c);
    if (!party) continue;
    if (!found) {
      found = std::move(party);
    } else if (found->source.id != party->source.id && (c > verb) == (found->source.head > verb)) {
      const auto& with = found->source.with;
      if (std::find(with.begin(), with.end(), party->source.id) == with.end() && !found->tokens.overlaps(party->tokens))
        found->source.with.push_back(party->source.id);
    }
  }
  if (found) return found;
  const Mention* mention = s_.document().mention_at(verb);
  if (mention && mention->via == Via::dropped && !mention->referents.empty()) return from_mention(*mention, verb);
  const Token& token = s_.token(verb);
  if (token.is_root() || hops == 0) return std::nullopt;
  const std::string_view relation = token.universal_relation();
  const std::string_view form = token.feature("VerbForm");
  const bool shares = relation == "conj" ? s_.token(token.head).feature("Gender") == token.feature("Gender")
                                         : form == "Conv" || form == "Inf";
  if (shares && (s_.token(token.head).upos == Upos::VERB || s_.token(token.head).upos == Upos::AUX))
    return subject(token.head, hops - 1);
  return std::nullopt;
}

// The nearest nominative before the verb, in its clause.
std::optional<Party> Parties::left_neighbour(TokenIndex verb) const {
  const TokenSpan sentence = s_.sentence(verb);
  std::optional<Party> found;
  for (TokenIndex i = verb; i > sentence.begin && verb - i < kBefore;) {
    i = i - 1;
    if (s_.is_finite(i) || s_.is_semicolon(i) || s_.token(i).upos == Upos::SCONJ) break;
    if (s_.is(i, WordClass::relative) && s_.token(i).feature("Case") == "Nom" && !s_.is_noun(i)) return antecedent(i);
    if (!s_.is_noun(i)) continue;
    const Mention* mention = s_.mention(i);
    if (mention && mention->via == Via::dropped) continue;
    const TokenIndex head = mention && mention->tokens.contains(i) ? mention->head : i;
    if (s_.token(head).feature("Case") == "Nom") found = at(head);
    if (found) return found;
  }
  return std::nullopt;
}

std::optional<Party> Parties::owner(TokenIndex noun) const {
  for (const TokenIndex c : s_.children(noun)) {
    const Token& token = s_.token(c);
    const std::string_view relation = token.universal_relation();
    const bool genitive = (relation == "nmod" || relation == "appos" || relation == "flat") && token.feature("Case") != "Nom" &&
                          s_.tree().preposition(c).empty();
    if (genitive || relation == "det") {
      const Mention* mention = s_.mention(c);
      if (mention && !mention->referents.empty()) return from_mention(*mention, c);
      if (genitive && c > noun && s_.is_noun(c)) {
        if (std::optional<Party> party = at(c)) return party;
      }
    }
  }
  // Beside it: "jego zdaniem" whatever the tree says, and the genitive that follows.
  const TokenIndex begin = s_.sentence(noun).begin;
  for (TokenIndex i = noun; i > begin && noun - i < 3;) {
    i = i - 1;
    if (!s_.is(i, WordClass::owner)) continue;
    const Mention* mention = s_.document().mention_at(i);
    if (mention && !mention->referents.empty()) return from_mention(*mention, i);
  }
  const TokenIndex next = noun_after(noun + 1, std::min(s_.sentence(noun).end, noun + 6), "Gen");
  return next == none<TokenIndex> ? std::nullopt : at(next);
}

std::optional<Party> Parties::speaker(const Cue& cue, bool behind) const {
  if (cue.noun) return owner(cue.head);
  const TokenIndex end = s_.sentence(cue.head).end;
  const auto after = [&]() -> std::optional<Party> {
    const TokenIndex noun = noun_after(cue.tokens.end, std::min(end, cue.tokens.end + kBehind), "Nom");
    return noun == none<TokenIndex> ? std::nullopt : at(noun);
  };
  if (behind) {
    if (std::optional<Party> party = after()) return party;
  }
  if (std::optional<Party> party = subject(cue.head, kHops)) return party;
  if (s_.token(cue.head).feature("VerbForm") == "Conv") {
    // The verb before it, whatever the tree says: "poinformowało MSW, zapewniając".
    for (TokenIndex i = cue.head; i > s_.sentence(cue.head).begin && cue.head - i < 2 * kBehind;) {
      i = i - 1;
      if (s_.is_finite(i)) {
        if (std::optional<Party> party = subject(i, kHops)) return party;
        const TokenIndex noun = noun_after(i + 1, cue.head, "Nom");
        return noun == none<TokenIndex> ? left_neighbour(i) : at(noun);
      }
    }
    return std::nullopt;
  }
  if (!behind) {
    if (std::optional<Party> party = left_neighbour(cue.head)) return party;
    return after();
  }
  return std::nullopt;
}

std::optional<Party> Parties::in_phrase(const Cue& cue, const NounSlot& slot) const {
  const TokenSpan sentence = s_.sentence(cue.head);
  const TokenIndex begin = cue.head - std::min<std::size_t>(kBehind, cue.head - sentence.begin);
  const TokenIndex end = std::min(sentence.end, cue.head + kBehind);
  for (TokenIndex i = begin; i + 1 < end; ++i) {
    if (!s_.is_word(i, slot.preposition) || i == cue.head) continue;
    const TokenIndex noun = noun_after(i + 1, end, slot.grammatical_case);
    if (noun == none<TokenIndex> || noun_kind(noun) != SourceKind::document) continue;
    if (std::optional<Party> party = owner(noun)) return party;
    return at(noun);
  }
  return std::nullopt;
}

}  // namespace kronika::attribution

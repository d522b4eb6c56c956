// Who is the subject of a verb of saying. The tree is asked first; then coref's dropped subject,
// then the verb that a converb or a second conjunct belongs to, at last the nearest nominative
// before the verb.
//
// Easy: "KCNA dodała". Hard: "podał portal" (tagged as an object), "Kułeba podziękował Litwie i
// poinformował, że", "poinformowało MSW, zapewniając, że", "X, który napisał, że". Tested in
// tests/attribution/attribution_test.cpp.

#include <algorithm>

#include "attribution/parties.h"

namespace kronika::attribution {
namespace {

constexpr int kHops = 5;             // verbs up to the one that has the subject
constexpr std::size_t kBehind = 16;  // words behind a verb in which its subject may stand
constexpr std::size_t kBefore = 14;  // words before it

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
      if (std::find(with.begin(), with.end(), party->source.id) == with.end() &&
          !found->tokens.overlaps(party->tokens))
        found->source.with.push_back(party->source.id);
    }
  }
  if (found) return found;
  const Mention* mention = s_.document().mention_at(verb);
  if (mention && mention->via == Via::dropped && !mention->referents.empty())
    return from_mention(*mention, verb);
  const Token& token = s_.token(verb);
  if (token.is_root() || hops == 0) return std::nullopt;
  const std::string_view relation = token.universal_relation();
  const std::string_view form = token.feature("VerbForm");
  const bool shares = relation == "conj"
                          ? s_.token(token.head).feature("Gender") == token.feature("Gender")
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
    if (s_.is(i, WordClass::relative) && s_.token(i).feature("Case") == "Nom" && !s_.is_noun(i))
      return antecedent(i);
    if (!s_.is_noun(i)) continue;
    const Mention* mention = s_.mention(i);
    if (mention && mention->via == Via::dropped) continue;
    const TokenIndex head = mention && mention->tokens.contains(i) ? mention->head : i;
    if (s_.token(head).feature("Case") == "Nom") found = at(head);
    if (found) return found;
  }
  return std::nullopt;
}

// "Opozycja skrytykowała umowę, bo jej zdaniem …": a possessive that nobody resolved is the
// sentence's subject, if it agrees.
std::optional<Party> Parties::of_main_clause(TokenIndex possessive) const {
  const TokenIndex root = s_.tree().root(SentenceIndex(s_.sentence_number(possessive)));
  if (root >= possessive) return std::nullopt;
  std::optional<Party> party = subject(root, 0);
  if (!party || party->source.head == none<TokenIndex>) return std::nullopt;
  const Token& own = s_.token(possessive);
  const Token& head = s_.token(party->source.head);
  for (const std::string_view feature : {"Number", "Gender"}) {
    const std::string_view x = own.feature(feature), y = head.feature(feature);
    if (!x.empty() && !y.empty() && x != y &&
        !(feature == "Gender" && own.feature("Number") == "Plur"))
      return std::nullopt;
  }
  return party;
}

// The relative pronoun that is the verb's subject: "portal, który – powołując się na X – napisał".
TokenIndex Parties::relative_before(TokenIndex verb) const {
  const TokenSpan sentence = s_.sentence(verb);
  for (TokenIndex i = verb; i > sentence.begin && verb - i < kBehind;) {
    i = i - 1;
    if (s_.is_finite(i)) break;
    const bool begins =
        i > sentence.begin && (s_.is_comma(i - 1) || s_.token(i - 1).upos == Upos::CCONJ);
    if (s_.is(i, WordClass::relative) && s_.token(i).feature("Case") == "Nom" && !s_.is_noun(i) &&
        begins)
      return i;
    if (s_.is_noun(i) && s_.token(i).feature("Case") == "Nom") break;
  }
  return none<TokenIndex>;
}

std::optional<Party> Parties::owner(TokenIndex noun) const {
  if (!s_.has_cases()) return owner_by_position(noun);
  for (const TokenIndex c : s_.children(noun)) {
    const Token& token = s_.token(c);
    const std::string_view relation = token.universal_relation();
    const bool genitive = (relation == "nmod" || relation == "appos" || relation == "flat") &&
                          token.feature("Case") != "Nom" && s_.tree().preposition(c).empty();
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
    return of_main_clause(i);
  }
  const TokenIndex next = noun_after(noun + 1, std::min(s_.sentence(noun).end, noun + 6), "Gen");
  return next == none<TokenIndex> ? std::nullopt : at(next);
}

// A name that opens the clause right before the verb, whatever the tree says: "…, że Kim Dzong Un
// powiedział".
std::optional<Party> Parties::name_before(const Cue& cue) const {
  const TokenSpan sentence = s_.sentence(cue.head);
  TokenIndex i = cue.tokens.begin;
  const auto small = [&](TokenIndex word) {
    const Upos upos = s_.token(word).upos;
    return upos == Upos::PART || upos == Upos::ADV || s_.is(word, WordClass::negation) ||
           s_.is(word, WordClass::reflexive);
  };
  while (i > sentence.begin && cue.head - i < 5 && small(i - 1)) i = i - 1;
  if (i == sentence.begin) return std::nullopt;
  const Mention* mention = s_.mention(i - 1);
  if (!mention || mention->via != Via::name || mention->referents.empty() ||
      mention->tokens.end != i)
    return std::nullopt;
  const TokenIndex begin = mention->tokens.begin;
  const bool opens = begin == sentence.begin || s_.is_comma(begin - 1) ||
                     s_.token(begin - 1).upos == Upos::SCONJ ||
                     s_.token(begin - 1).upos == Upos::CCONJ || s_.is_semicolon(begin - 1) ||
                     s_.is_mark(begin - 1);
  if (!opens || (begin > sentence.begin && s_.is(begin - 1, WordClass::closing)))
    return std::nullopt;
  const EntityKind kind = s_.document().entity(mention->referents.front()).kind;
  if (kind == EntityKind::place || s_.token(cue.head).feature("Number") == "Plur")
    return std::nullopt;
  return from_mention(*mention, mention->head);
}

// "poinformowało MSW, zapewniając": the subject of the verb of saying before it, else of the last
// verb before it.
std::optional<Party> Parties::of_converb(const Cue& cue) const {
  TokenIndex nearest = none<TokenIndex>, saying = none<TokenIndex>;
  for (TokenIndex i = cue.head; i > s_.sentence(cue.head).begin && cue.head - i < 3 * kBehind &&
                                saying == none<TokenIndex>;) {
    i = i - 1;
    if (!s_.is_finite(i)) continue;
    if (nearest == none<TokenIndex>) nearest = i;
    if (s_.lexicon().by_head.contains(s_.token(i).lemma)) saying = i;
  }
  const TokenIndex verb = saying != none<TokenIndex> ? saying : nearest;
  if (verb == none<TokenIndex>) return std::nullopt;
  if (std::optional<Party> party = subject(verb, kHops)) return party;
  const TokenIndex noun = noun_after(verb + 1, cue.head, "Nom");
  return noun == none<TokenIndex> ? left_neighbour(verb) : at(noun);
}

std::optional<Party> Parties::speaker(const Cue& cue, bool behind) const {
  if (!s_.has_cases()) return speaker_by_position(cue, behind);
  if (cue.noun) return owner(cue.head);
  const TokenIndex end = s_.sentence(cue.head).end;
  const auto after = [&]() -> std::optional<Party> {
    const TokenIndex noun =
        noun_after(cue.tokens.end, std::min(end, cue.tokens.end + kBehind), "Nom");
    return noun == none<TokenIndex> ? std::nullopt : at(noun);
  };
  if (behind) {
    if (std::optional<Party> party = after()) return party;
  }
  if (!behind && s_.token(cue.head).feature("VerbForm") == "Fin") {
    const TokenIndex relative = relative_before(cue.head);
    if (relative != none<TokenIndex>) {
      if (std::optional<Party> party = antecedent(relative)) return party;
    }
  }
  if (!behind) {
    if (std::optional<Party> party = name_before(cue)) return party;
  }
  if (s_.token(cue.head).feature("VerbForm") == "Conv") {
    if (std::optional<Party> party = of_converb(cue)) return party;
  }
  if (std::optional<Party> party = subject(cue.head, kHops)) return party;
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

// From words to sources. A mention that link or coref resolved is taken as it is; a role or media
// noun looks for the name beside it ("dziennik „Trud”", "rzecznik, ppłk Didier Mwamba"); what has
// no name is "unknown/<slug of its lemma>".
//
// Easy: "poinformowała KCNA". Hard: "przekazał rzecznik MSZ Turcji" (the genitive is not who
// speaks), "urzędnik, który zastrzegł anonimowość". Tested in
// tests/attribution/attribution_test.cpp.

#include "attribution/parties.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::attribution {
namespace {

constexpr std::size_t kApposition = 14;  // words in which the name of a role noun must stand
constexpr std::size_t kAnonymity = 18;   // words in which "prosił o anonimowość" must stand

}  // namespace

Source anonymous_source() {
  Source source;
  source.id = "unknown/anonymous-source";
  source.name = "anonymous source";
  source.kind = SourceKind::anonymous;
  return source;
}

std::optional<SourceKind> Parties::noun_kind(TokenIndex noun) const {
  const Token& token = s_.token(noun);
  const auto& nouns = s_.lexicon().source_nouns;
  if (!s_.has_cases() && noun > s_.sentence(noun).begin) {  // "news agency" is none of the state's
    const auto pair = nouns.find(s_.token(noun - 1).lemma + " " + token.lemma);
    if (pair != nouns.end()) return pair->second;
  }
  auto found = nouns.find(token.lemma);
  if (found == s_.lexicon().source_nouns.end())
    found = s_.lexicon().source_nouns.find(unicode::lower(token.lemma));
  if (found == s_.lexicon().source_nouns.end()) found = s_.lexicon().source_nouns.find(token.form);
  if (found != s_.lexicon().source_nouns.end()) return found->second;
  if (token.feature("Animacy") == "Hum" && token.upos == Upos::NOUN && !s_.is_acronym(noun))
    return SourceKind::person;
  return std::nullopt;
}

SourceKind Parties::kind_of(const Entity& entity, TokenIndex noun) const {
  switch (entity.kind) {
    case EntityKind::agency:
      return SourceKind::agency;
    case EntityKind::media:
      return SourceKind::media;
    case EntityKind::country:
    case EntityKind::place:
      return SourceKind::government;
    case EntityKind::document:
      return SourceKind::document;
    case EntityKind::organisation:
      if (entity.sector == "MED") return SourceKind::media;
      return is_state_sector(entity.sector) ? SourceKind::government : SourceKind::organisation;
    case EntityKind::person: {
      const bool official =
          is_state_sector(entity.sector) || noun_kind(noun) == SourceKind::official;
      return official ? SourceKind::official : SourceKind::person;
    }
    case EntityKind::group:
    case EntityKind::unknown:
      break;
  }
  const bool name = s_.token(noun).upos == Upos::PROPN || s_.is_acronym(noun);
  return noun_kind(noun).value_or(name ? SourceKind::organisation : SourceKind::person);
}

Party Parties::from_mention(const Mention& mention, TokenIndex noun) const {
  Party party;
  party.tokens = mention.tokens;
  bool first = true;
  for (const EntityIndex referent : mention.referents) {
    const Entity& entity = s_.document().entity(referent);
    std::string id = entity.id;
    if (entity.kind == EntityKind::place && !entity.country.empty())
      id = "country/" + entity.country;
    if (!first) {
      party.source.with.push_back(std::move(id));
      continue;
    }
    first = false;
    party.source.id = std::move(id);
    party.source.name = entity.name;
    const bool several =
        !s_.has_cases() && entity.id.starts_with("group/") && mention.via == Via::description;
    if (several) party.source.name = base_name(mention.head);
    party.source.kind = kind_of(entity, noun);
    if (party.source.kind == SourceKind::person &&
        s_.lexicon().source_nouns.contains(mention.role) &&
        s_.lexicon().source_nouns.at(mention.role) == SourceKind::official)
      party.source.kind = SourceKind::official;
  }
  party.source.head = mention.head;
  party.source.span = mention.span;
  return party;
}

// The name that stands beside a role or media noun.
std::optional<Party> Parties::from_apposition(TokenIndex noun) const {
  const std::optional<SourceKind> kind = noun_kind(noun);
  const TokenIndex end = s_.sentence(noun).end;
  const bool human = kind == SourceKind::official || kind == SourceKind::person;
  bool after_comma = false;
  for (TokenIndex i = noun + 1; i < end && i - noun < kApposition; ++i) {
    if (s_.is_dash(i) || s_.is_final(i) || s_.is_finite(i) || s_.token(i).upos == Upos::SCONJ)
      break;
    if (s_.is_comma(i)) {
      if (after_comma || !human || s_.is(i + 1, WordClass::relative)) break;
      after_comma = true;
      continue;
    }
    const Mention* mention = s_.mention(i);
    if (!s_.has_cases() && mention && mention->tokens.contains(noun)) continue;
    if (!mention || mention->referents.empty() || mention->via == Via::dropped ||
        mention->via == Via::pronoun) {
      if (s_.token(i).upos == Upos::ADP && !human) break;
      continue;
    }
    const EntityKind entity = s_.document().entity(mention->referents.front()).kind;
    const bool person =
        entity == EntityKind::person ||
        (entity == EntityKind::unknown && !s_.token(i).feature("Animacy").compare("Hum"));
    const bool outlet = entity == EntityKind::media || entity == EntityKind::agency ||
                        entity == EntityKind::unknown || entity == EntityKind::organisation;
    const bool adjacent = i - noun <= 2 || s_.is_mark(i - 1);
    const bool other_case = human && s_.token(i).feature("Case") == "Gen" &&
                            s_.token(noun).feature("Case") != "Gen" &&
                            (s_.token(i).upos != Upos::PROPN || mention->tokens.size() == 1);
    if (human ? person && !other_case : outlet && adjacent) {
      Party party = from_mention(*mention, noun);
      if (!human && kind) party.source.kind = *kind;
      party.tokens = cover(TokenSpan{noun, noun + 1}, mention->tokens);
      return party;
    }
    if (!human) break;
    i = mention->tokens.end > i ? mention->tokens.end - 1 : i;
  }
  return std::nullopt;
}

bool Parties::is_anonymous(TokenIndex noun) const {
  if (s_.is(noun, WordClass::anonymous_noun)) return true;
  for (const TokenIndex c : s_.children(noun)) {
    if (s_.is(c, WordClass::anonymous_adjective) && c + 4 > noun && c < noun + 4) return true;
  }
  if (noun > TokenIndex(0) && s_.is(noun - 1, WordClass::anonymous_adjective)) return true;
  const TokenIndex end = std::min(s_.sentence(noun).end, noun + kAnonymity);
  for (TokenIndex i = noun + 1; i < end; ++i) {
    for (const std::string* word : {&s_.token(i).lemma, &s_.token(i).form}) {
      const auto found = s_.lexicon().anonymous_by_first.find(*word);
      if (found == s_.lexicon().anonymous_by_first.end()) continue;
      for (const std::size_t phrase : found->second) {
        if (s_.match(i, s_.lexicon().anonymous_phrases[phrase], end) != none<TokenIndex>)
          return true;
      }
    }
  }
  return false;
}

std::optional<Party> Parties::nameless(TokenIndex noun) const {
  if (s_.token(noun).upos != Upos::NOUN || !is_anonymous(noun)) return unnamed(noun);
  std::optional<Party> party = unnamed(noun);
  if (!party) party.emplace().tokens = {noun, noun + 1};
  party->source = anonymous_source();
  party->source.head = noun;
  party->source.span = s_.document().bytes(party->tokens);
  const bool person =
      s_.has_cases() ||
      noun_kind(noun) != SourceKind::person;  // not "people familiar with the matter"
  if (!s_.is(noun, WordClass::anonymous_noun) && person) party->source.name = base_name(noun);
  return party;
}

// "niektórzy", "inny", "oskarżony", "another": people without a noun.
bool Parties::is_somebody(TokenIndex word) const {
  const Token& token = s_.token(word);
  const std::string_view pronoun = token.feature("PronType");
  const bool nominal = token.upos == Upos::DET || token.upos == Upos::PRON ||
                       token.upos == Upos::ADJ || token.upos == Upos::NUM;
  if (!s_.has_cases())
    return nominal && token.upos != Upos::ADJ && (pronoun == "Ind" || pronoun == "Tot");
  return nominal && (pronoun.empty() || pronoun == "Ind" || pronoun == "Tot") &&
         token.feature("Case") == "Nom" && token.feature("Animacy") == "Hum";
}

std::optional<Party> Parties::unnamed(TokenIndex noun) const {
  const Token& token = s_.token(noun);
  const std::optional<SourceKind> kind = noun_kind(noun);
  if (token.upos != Upos::NOUN && token.upos != Upos::PROPN && !is_somebody(noun))
    return std::nullopt;
  const bool human = !s_.has_cases() || token.feature("Animacy") == "Hum";
  if (!kind && token.upos != Upos::PROPN && !human) return std::nullopt;
  Party party;
  TokenSpan words{noun, noun + 1};
  for (const TokenIndex c : s_.children(noun)) {
    const std::string_view relation = s_.token(c).universal_relation();
    if (c < noun && noun - c < 4 &&
        (relation == "amod" || relation == "nummod" || relation == "det"))
      words.begin = std::min(words.begin, c);
  }
  party.tokens = words;
  party.source.kind = kind.value_or(human && token.upos != Upos::PROPN ? SourceKind::person
                                                                       : SourceKind::organisation);
  party.source.name = base_name(noun);
  const std::string slug = unicode::slug(party.source.name);
  if (slug.empty()) return std::nullopt;
  const bool plural = token.number() == "Plur";
  party.source.id = (party.source.kind == SourceKind::document ? "document/"
                     : plural                                  ? "group/"
                                                               : "unknown/") +
                    slug;
  if (const TokenSpan name = name_of_outlet(noun); !name.empty()) {
    party.source.name = s_.document().text_at(s_.document().bytes(name));
    party.source.id = "unknown/" + unicode::slug(party.source.name);
    party.tokens.begin = name.begin;
  }
  // A quoted name behind a media noun: "dziennik „La Tercera”".
  if (noun + 2 < s_.sentence(noun).end && s_.is_mark(noun + 1) && s_.quote(noun + 2)) {
    const TokenSpan name = s_.quote(noun + 2)->tokens;
    if (name.size() <= 5 && s_.document().text_at(s_.document().bytes(name)).size() < 80) {
      party.source.name = s_.document().text_at(s_.document().bytes(name));
      party.source.id = "unknown/" + unicode::slug(party.source.name);
      party.tokens.end =
          std::min(name.end + 1, s_.sentence(noun).end);  // the mark, if there is one
    }
  }
  party.source.head = noun;
  party.source.span = s_.document().bytes(party.tokens);
  return party;
}

std::optional<Party> Parties::at(TokenIndex head) const {
  if (head == none<TokenIndex>) return std::nullopt;
  // "jeden z nich": whoever they are.
  const Upos upos = s_.token(head).upos;
  if (upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::PRON &&
      head + 2 < s_.sentence(head).end && s_.token(head + 1).upos == Upos::ADP &&
      s_.token(head + 2).upos == Upos::PRON)
    return at(head + 2);
  const Mention* mention = s_.mention(head);
  const bool named = mention && !mention->referents.empty();
  std::optional<Party> party;
  if (named) party = from_mention(*mention, head);
  const bool vague =
      !party || party->source.id.starts_with("unknown/") || party->source.id.starts_with("group/");
  const bool described = !party || (mention->via != Via::name && mention->via != Via::metonym &&
                                    mention->head == head);
  if ((vague || described) && s_.token(head).upos != Upos::PROPN) {
    std::optional<Party> name = from_apposition(head);
    if (name && !vague && name->source.id != party->source.id) name.reset();
    if (name) {
      party = std::move(name);
    } else if (s_.token(head).upos == Upos::NOUN && is_anonymous(head)) {
      return nameless(head);
    }
  }
  if (!party && !s_.has_cases() && noun_kind(head) == SourceKind::document)
    party = possessor(head);  // "the ministry's statement"
  if (!party) party = unnamed(head);
  if (!party) return party;
  const bool named_here =
      !party->source.id.starts_with("unknown/") && !party->source.id.starts_with("group/");
  if (!named_here && s_.token(head).upos == Upos::NOUN && party->tokens.contains(head))
    add_genitives(*party);
  add_joint(head, *party);
  return party;
}

}  // namespace kronika::attribution

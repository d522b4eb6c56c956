// Headlines that put the speaker before a colon, or behind the last dash or colon ("Blast kills
// nine – police"). Easy: "Pieskow: Putin nie pojedzie do Turcji". Hard: "Moskwa: odpowiemy" (a
// state speaks) against "Chile: policja zatrzymała 40 osób" (a state is the place). Tested in
// tests/attribution/attribution_test.cpp.

#include "attribution/phrases.h"

namespace kronika::attribution {
namespace {

constexpr std::size_t kLeft = 6;   // words before the colon
constexpr std::size_t kRight = 6;  // words behind the last dash

Proposal headline(const Party& party, TokenIndex mark, TokenSpan content) {
  Proposal proposal;
  proposal.report.cue = {mark, mark + 1};
  proposal.report.cue_head = mark;
  proposal.report.sources = {party.source};
  proposal.report.sources.front().cue = {mark, mark + 1};
  proposal.report.scope = {content};
  proposal.report.rule = "headline:";
  return proposal;
}

// Whoever stands before the colon at `colon`, if the words behind it are what he says.
std::optional<Party> speaker_before(const Findings& f, const Sentence& sentence, TokenIndex colon) {
  const Surface& s = f.s;
  const TokenIndex noun = f.parties.noun_after(sentence.tokens.begin, colon, "Nom");
  const Mention* mention = noun == none<TokenIndex> ? nullptr : s.mention(noun);
  if (!mention || mention->referents.empty()) return std::nullopt;
  bool speaks = false, first_person = false;
  for (TokenIndex k = colon + 1; k < sentence.tokens.end; ++k) {
    speaks = speaks || s.is_finite(k) || s.is_mark(k);
    first_person = first_person || (s.is_finite(k) && s.token(k).feature("Person") == "1");
  }
  const EntityKind kind = s.document().entity(mention->referents.front()).kind;
  const bool place = kind == EntityKind::country || kind == EntityKind::place;
  if (!speaks || (place && !first_person)) return std::nullopt;
  return f.parties.at(noun);
}

// "Army kills 20 rebels – officials", "Blast kills nine: report": whoever stands alone behind the
// last dash or colon.
std::optional<Party> source_behind(const Findings& f, TokenIndex mark, TokenIndex end) {
  const Surface& s = f.s;
  TokenIndex noun = none<TokenIndex>;
  for (TokenIndex i = mark + 1; i < end; ++i) {
    const Upos upos = s.token(i).upos;
    if (s.is_noun(i)) noun = i;
    if (!s.is_noun(i) && upos != Upos::ADJ && upos != Upos::DET) return std::nullopt;
  }
  if (noun == none<TokenIndex>) return std::nullopt;
  const Mention* mention = s.mention(noun);
  if (mention && mention->tokens.begin > mark) noun = mention->head;
  std::optional<Party> party = f.parties.at(noun);
  if (!party) return std::nullopt;
  const bool outlet =
      party->source.kind == SourceKind::agency || party->source.kind == SourceKind::media;
  return outlet || (s.token(noun).upos == Upos::NOUN && f.parties.noun_kind(noun)) ? party
                                                                                   : std::nullopt;
}

void add_closing(const Findings& f, TokenSpan words, std::vector<Proposal>& proposals) {
  const Surface& s = f.s;
  const TokenIndex end = s.content_end(words);
  for (TokenIndex i = end; i > words.begin + 2 && end - i <= kRight;) {
    i = i - 1;
    if (!s.is_dash(i) && !s.is_colon(i)) continue;
    std::optional<Party> party = i + 1 < end ? source_behind(f, i, end) : std::nullopt;
    bool says = false;
    for (TokenIndex k = words.begin; k < i; ++k) says = says || s.is_finite(k) || s.is_mark(k);
    if (party && says) proposals.push_back(headline(*party, i, {words.begin, i}));
    return;
  }
}

}  // namespace

void add_headlines(const Findings& f, std::vector<Proposal>& proposals) {
  const Surface& s = f.s;
  for (const Sentence& sentence : s.document().sentences) {
    if (!sentence.heading) continue;
    add_closing(f, sentence.tokens, proposals);
    for (TokenIndex i = sentence.tokens.begin + 1;
         i + 1 < sentence.tokens.end && i - sentence.tokens.begin <= kLeft; ++i) {
      if (s.is_finite(i)) break;
      if (!s.is_colon(i)) continue;
      std::optional<Party> party = speaker_before(f, sentence, i);
      const TokenSpan content{i + 1, s.content_end(sentence.tokens)};
      if (!party || content.begin >= content.end) break;
      proposals.push_back(headline(*party, i, content));
      break;
    }
  }
}

}  // namespace kronika::attribution

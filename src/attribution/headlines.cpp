// Headlines that put the speaker before a colon. Easy: "Pieskow: Putin nie pojedzie do Turcji".
// Hard: "Moskwa: odpowiemy" (a state speaks) against "Chile: policja zatrzymała 40 osób" (a state
// is the place). Tested in tests/attribution/attribution_test.cpp.

#include "attribution/phrases.h"

namespace kronika::attribution {
namespace {

constexpr std::size_t kLeft = 6;  // words before the colon

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

}  // namespace

void add_headlines(const Findings& f, std::vector<Proposal>& proposals) {
  const Surface& s = f.s;
  for (const Sentence& sentence : s.document().sentences) {
    if (!sentence.heading) continue;
    for (TokenIndex i = sentence.tokens.begin + 1;
         i + 1 < sentence.tokens.end && i - sentence.tokens.begin <= kLeft; ++i) {
      if (s.is_finite(i)) break;
      if (!s.is_colon(i)) continue;
      std::optional<Party> party = speaker_before(f, sentence, i);
      const TokenSpan content{i + 1, s.content_end(sentence.tokens)};
      if (!party || content.begin >= content.end) break;
      Proposal proposal;
      proposal.report.cue = {i, i + 1};
      proposal.report.cue_head = i;
      party->source.cue = {i, i + 1};
      proposal.report.sources = {party->source};
      proposal.report.scope = {content};
      proposal.report.rule = "headline:";
      proposals.push_back(std::move(proposal));
      break;
    }
  }
}

}  // namespace kronika::attribution

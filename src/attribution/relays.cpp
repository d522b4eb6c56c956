// Easy: "powiedział agencji Reutera, że", "told Reuters that". Hard: "powiedział telewizji" (the
// tagger cannot tell the cases of these nouns apart), "told reporters" (nobody passes it on),
// "quoted an official as saying". Tested in tests/attribution/attribution_test.cpp.

#include "attribution/relays.h"

#include <algorithm>

#include "attribution/clauses.h"

namespace kronika::attribution {
namespace {

constexpr std::size_t kDative = 10;  // words between a verb and the agency that it was said to

// "told Reuters": the listener.
void told_listener(const Findings& f, std::size_t index, std::vector<Proposal>& proposals) {
  const Surface& s = f.s;
  const Report report = proposals[index].report;
  if (report.kind == ReportKind::belief || s.token(report.cue_head).upos != Upos::VERB) return;
  const auto entries = s.lexicon().by_head.find(s.token(report.cue_head).lemma);
  const bool takes = entries != s.lexicon().by_head.end() &&
                     std::any_of(entries->second.begin(), entries->second.end(),
                                 [&](std::size_t e) { return s.lexicon().reporting[e].listener; });
  if (!takes) return;
  for (const TokenIndex c : s.children(report.cue_head)) {
    const std::string_view relation = s.token(c).universal_relation();
    if (c < report.cue_head || (relation != "iobj" && relation != "obj") || !s.is_noun(c)) continue;
    std::optional<Party> party = f.parties.at(c);
    if (!party || !is_outlet(s, *party) || party->source.id.starts_with("group/")) return;
    party->source.cue = report.cue;
    return pass_on(f, index,
                   {party->source, party->tokens, party->tokens, report.rule + " obj", false},
                   proposals);
  }
}

// "Interfax quoted an official as saying that": whoever quotes passes it on.
void quoted(const Findings& f, std::size_t index, std::vector<Proposal>& proposals) {
  const Surface& s = f.s;
  const Report report = proposals[index].report;
  const Token& token = s.token(report.cue_head);
  if (token.relation != "advcl" || token.is_root() || token.upos != Upos::VERB ||
      s.is_passive(token.head))
    return;
  const TokenIndex as = s.child(report.cue_head, "mark");
  if (as == none<TokenIndex> || !s.is(as, WordClass::as) ||
      s.child(token.head, "obj") == none<TokenIndex>)
    return;
  Cue cue;
  cue.head = token.head;
  cue.tokens = {token.head, token.head + 1};
  std::optional<Party> party = f.parties.speaker(cue, false);
  if (!party) return;
  party->source.cue = {token.head, token.head + 1};
  pass_on(f, index,
          {party->source, party->source.cue, party->source.cue, s.token(token.head).lemma + " as",
           true},
          proposals);
}

// "powiedział agencji Reutera, że": an agency or paper in the dative.
void told_to(const Findings& f, std::size_t index, std::vector<Proposal>& proposals) {
  const Surface& s = f.s;
  const Report& report = proposals[index].report;
  if (report.kind == ReportKind::belief || s.token(report.cue_head).upos != Upos::VERB) return;
  const TokenIndex end = std::min(s.sentence(report.cue_head).end, report.cue.end + kDative);
  bool next = true;  // only particles stand between
  for (TokenIndex i = report.cue.end; i < end; ++i) {
    if (s.is_comma(i) || s.is_dash(i) || s.is_final(i) || s.is_finite(i) ||
        s.token(i).upos == Upos::ADP)
      return;
    // "agencji", "telewizji": the tagger cannot tell dative, genitive and locative of these nouns
    // apart.
    const std::string_view grammatical_case = s.token(i).feature("Case");
    const bool dative = grammatical_case == "Dat" ||
                        (next && (grammatical_case == "Gen" || grammatical_case == "Loc"));
    next = next && (s.token(i).upos == Upos::PART || s.token(i).upos == Upos::ADV);
    if (!s.is_noun(i) || !dative || s.token(i).feature("Animacy") == "Hum") continue;
    std::optional<Party> party = f.parties.at(i);
    if (!party || !is_outlet(s, *party)) return;
    party->source.cue = report.cue;
    return pass_on(f, index,
                   {party->source, party->tokens, party->tokens, report.rule + " dat", false},
                   proposals);
  }
}

}  // namespace

bool is_outlet(const Surface& s, const Party& party) {
  const Source& source = party.source;
  if (source.kind == SourceKind::agency || source.kind == SourceKind::media) return true;
  if (source.head == none<TokenIndex> || !source.id.starts_with("unknown/")) return false;
  // An unknown name in capitals or quotation marks: "w rozmowie z BBC", "w wywiadzie dla „La
  // Stampy”".
  return s.is_acronym(source.head) || s.quote(source.head);
}

void pass_on(const Findings& f, std::size_t index, Relay relay, std::vector<Proposal>& proposals) {
  const Proposal& inner = proposals[index];
  if (inner.report.sources.front().id == relay.source.id) return;
  Proposal outer;
  outer.passes_on = true;
  outer.report.cue = relay.cue;
  outer.report.cue_head = relay.cue.begin;
  outer.report.sources = {std::move(relay.source)};
  outer.report.rule = std::move(relay.rule);
  outer.report.scope = inner.report.scope;
  outer.aside = inner.aside;
  const TokenIndex head = inner.report.cue_head;
  // Whoever passes on what a speaker says covers the speaker's act, too.
  if (!relay.content_only && inner.aside != kNoAside) {
    outer.report.scope.push_back(f.asides[inner.aside].tokens);
  } else if (!relay.content_only) {
    const TokenIndex begin = clause_around(f.s, *f.limits, inner.report.cue).begin;
    outer.report.scope.push_back(
        {std::min(begin, head), std::max(head + 1, inner.report.scope.front().begin)});
  }
  if (!relay.content_only) outer.report.scope.push_back(inner.report.cue);
  std::sort(outer.report.scope.begin(), outer.report.scope.end());
  normalise(outer.report.scope, relay.hole);
  if (!outer.report.scope.empty()) proposals.push_back(std::move(outer));
}

void add_relays(const Findings& f, std::size_t index, std::vector<Proposal>& proposals) {
  if (f.s.has_cases()) return told_to(f, index, proposals);
  told_listener(f, index, proposals);
  quoted(f, index, proposals);
}

}  // namespace kronika::attribution

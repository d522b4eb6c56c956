// A sweep over the text with a stack of open spans. A span that sticks out of the one around it is
// cut to it: a report inside another cannot cover more. A report whose spans lie in different ones
// becomes several, so that every token's chain is right. Nesting is bounded.
//
// Easy: "AP podała, że Kim powiedział, że A". Hard: "Według armii A, B – poinformowało MSW" (the
// closing attribution is outside). Tested in tests/attribution/attribution_test.cpp.

#include "attribution/nesting.h"

#include <algorithm>
#include <map>

namespace kronika::attribution {
namespace {

constexpr std::size_t kDepth = 12;  // reports within reports

struct Piece {
  TokenSpan span;
  std::size_t proposal;
  std::size_t size;  // of the proposal's whole scope
};

struct Open {
  TokenIndex end;
  ReportIndex report;
};

std::size_t extent(const std::vector<TokenSpan>& scope) {
  std::size_t size = 0;
  for (const TokenSpan span : scope) size += span.size();
  return size;
}

// Without the commas and dashes at its ends.
TokenSpan trimmed(const Document& document, TokenSpan span) {
  const auto loose = [&](TokenIndex i) {
    const Token& token = document.token(i);
    return token.upos == Upos::PUNCT && (token.form == "," || token.feature("PunctType") == "Dash");
  };
  while (!span.empty() && loose(span.begin)) ++span.begin;
  while (!span.empty() && loose(span.end - 1)) span.end = span.end - 1;
  return span;
}

}  // namespace

void continue_chains(const Findings& f, std::vector<Proposal>& proposals) {
  std::map<std::string, std::size_t> last;  // innermost source → its last report in this paragraph
  std::vector<std::size_t> order(proposals.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return proposals[a].report.cue.begin < proposals[b].report.cue.begin;
  });
  TokenIndex paragraph = none<TokenIndex>;
  for (const std::size_t i : order) {
    Proposal& proposal = proposals[i];
    const TokenIndex begin = f.s.paragraph(proposal.report.cue_head).begin;
    if (begin != paragraph) last.clear();
    paragraph = begin;
    const std::string id = proposal.report.sources.back().id;
    const auto known = last.find(id);
    if (proposal.continues && known != last.end() && proposal.report.sources.size() == 1) {
      // "KCNA dodała" after "Reuters podał, powołując się na KCNA".
      const std::vector<Source>& before = proposals[known->second].report.sources;
      proposal.report.sources.insert(proposal.report.sources.begin(), before.begin(),
                                     before.end() - 1);
    }
    last[id] = i;
  }
}

void nest(std::vector<Proposal> proposals, std::optional<Report> author, Document& document) {
  std::vector<Piece> pieces;
  for (std::size_t p = 0; p < proposals.size(); ++p) {
    const std::size_t size = extent(proposals[p].report.scope);
    for (const TokenSpan span : proposals[p].report.scope)
      pieces.push_back({trimmed(document, span), p, size});
  }
  std::stable_sort(pieces.begin(), pieces.end(), [&](const Piece& a, const Piece& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    if (a.size != b.size) return a.size > b.size;
    return proposals[a.proposal].passes_on && !proposals[b.proposal].passes_on;
  });
  document.reports.clear();
  document.report_of.assign(document.tokens.size(), none<ReportIndex>);
  const ReportIndex outermost = author ? ReportIndex(0) : none<ReportIndex>;
  if (author) document.reports.push_back(std::move(*author));
  std::map<std::pair<std::size_t, std::uint32_t>, ReportIndex>
      made;  // proposal and parent → report
  std::vector<Open> open;
  std::size_t next = 0;
  for (std::size_t t = 0; t < document.tokens.size(); ++t) {
    const TokenIndex i(t);
    while (!open.empty() && open.back().end <= i) open.pop_back();
    for (; next < pieces.size() && pieces[next].span.begin == i; ++next) {
      TokenSpan span = pieces[next].span;
      if (!open.empty()) span.end = std::min(span.end, open.back().end);
      if (span.empty() || open.size() >= kDepth) continue;
      const ReportIndex parent = open.empty() ? outermost : open.back().report;
      const auto [found, is_new] = made.emplace(std::pair{pieces[next].proposal, parent.value},
                                                ReportIndex(document.reports.size()));
      if (is_new) {
        document.reports.push_back(proposals[pieces[next].proposal].report);
        document.reports.back().parent = parent;
        document.reports.back().scope.clear();
      }
      document.reports[found->second.value].scope.push_back(span);
      open.push_back({span.end, found->second});
    }
    if (!open.empty()) document.report_of[t] = open.back().report;
  }
  if (outermost == none<ReportIndex>) return;
  for (const TokenSpan span : document.reports.front().scope) {
    for (TokenIndex i = span.begin; i < span.end; ++i) {
      if (document.report_of[i.value] == none<ReportIndex>) document.report_of[i.value] = outermost;
    }
  }
}

}  // namespace kronika::attribution

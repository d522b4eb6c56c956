// Quotations, cues, their sources and scopes, then nesting. Tested in tests/attribution/.

#include "attribution/stage.h"

#include <algorithm>

#include "attribution/dateline.h"
#include "attribution/nesting.h"
#include "attribution/phrases.h"
#include "attribution/proposals.h"
#include "attribution/quotes.h"
#include "attribution/surface.h"

namespace kronika::attribution {
namespace {

// Speech that a dash opens is a quotation, too, as soon as somebody speaks it.
void add_dash_speech(const Findings& f, std::vector<Quote>& quotes) {
  for (std::size_t a = 0; a < f.asides.size(); ++a) {
    if (!f.asides[a].dash) continue;
    const DashSpeech speech = dash_speech(f.s, f.asides, a);
    for (const TokenSpan tokens : {speech.before, speech.after}) {
      if (tokens.empty()) continue;
      Quote quote;
      quote.tokens = tokens;
      quote.span = f.s.document().bytes(tokens);
      quotes.push_back(quote);
    }
  }
  std::stable_sort(quotes.begin(), quotes.end(), [](const Quote& x, const Quote& y) {
    return x.tokens.begin != y.tokens.begin ? x.tokens.begin < y.tokens.begin
                                            : x.tokens.end > y.tokens.end;
  });
}

// How much of what each report covers stands in quotation marks; and whose words each quotation is.
void relate_quotes(Document& document) {
  std::vector<bool> quoted(document.tokens.size(), false);
  TokenIndex done{};
  for (Quote& quote : document.quotes) {  // outer ones come first
    for (TokenIndex i = std::max(done, quote.tokens.begin); i < quote.tokens.end; ++i)
      quoted[i.value] = true;
    done = std::max(done, quote.tokens.end);
    quote.report = document.report_of[quote.tokens.begin.value];
    if (quote.report != none<ReportIndex> &&
        document.reports[quote.report.value].sources.back().id == "author")
      quote.report = none<ReportIndex>;
  }
  for (Report& report : document.reports) {
    std::size_t inside = 0, all = 0;
    for (const TokenSpan span : report.scope) {
      for (TokenIndex i = span.begin; i < span.end; ++i) {
        if (document.token(i).upos == Upos::PUNCT || document.token(i).upos == Upos::SCONJ)
          continue;
        ++all;
        inside += quoted[i.value];
      }
    }
    const QuoteMode mode = inside == 0     ? QuoteMode::indirect
                           : inside == all ? QuoteMode::direct
                                           : QuoteMode::mixed;
    for (Source& source : report.sources) source.mode = mode;
  }
}

}  // namespace

Result<Stage> Stage::load(const Resources& resources, std::string_view language) {
  Result<Lexicon> lexicon = load_lexicon(resources, language);
  if (!lexicon) return lexicon.error();
  return Stage(std::make_shared<const Lexicon>(std::move(*lexicon)));
}

void Stage::run(Document& document) const {
  const Quotations quotations = find_quotations(document);
  const Surface surface(document, *lexicon_, quotations);
  const Parties parties(surface);
  const Findings findings(surface, parties);
  std::vector<Proposal> proposals = propose(findings);
  add_phrases(findings, proposals);
  add_headlines(findings, proposals);
  continue_chains(findings, proposals);
  std::vector<Quote> quotes = quotations.quotes;
  add_dash_speech(findings, quotes);
  nest(std::move(proposals), dateline(surface), document);
  document.quotes = std::move(quotes);
  relate_quotes(document);
}

}  // namespace kronika::attribution

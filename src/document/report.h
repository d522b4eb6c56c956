// Who says it: reports, their sources and the words they cover. Filled by attribution.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace kronika {

// How certain the innermost source is. PR probable, PS possible; UU not said either way.
enum class Factuality : std::uint8_t {
  certain, probable, possible, certain_not, probable_not, possible_not, unknown
};
std::string_view name(Factuality factuality);  // "CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "UU"
std::optional<Factuality> factuality_from_name(std::string_view name);  // none for any other text
// The same certainty of the opposite: CT+ <-> CT-, …; UU stays.
Factuality negate(Factuality factuality);
// What remains of `inner` when it is said under `outer`: the less certain of both; negations cancel;
// UU if either is. weaken(PS+, CT-) == PS-.
Factuality weaken(Factuality outer, Factuality inner);

enum class SourceKind : std::uint8_t {
  author, agency, media, official, person, government, organisation, document, anonymous
};
std::string_view name(SourceKind kind);

enum class QuoteMode : std::uint8_t { indirect, mixed, direct };
std::string_view name(QuoteMode mode);

// One link of a source chain.
struct Source {
  std::string id;    // "author", "org/reuters", "person/dmitry-peskov", "unknown/anonymous-source"
  std::string name;
  SourceKind kind = SourceKind::author;
  TokenIndex head = none<TokenIndex>;  // head token of the words that name it; none: nothing names it
  ByteSpan span;                       // those words; empty if none
  TokenSpan cue;                       // the reporting words; empty for the author
  QuoteMode mode = QuoteMode::indirect;
  std::vector<std::string> with;       // ids of others who say it together
};

// What a reporting word does to what it reports.
enum class ReportKind : std::uint8_t {
  statement,    // says, reports, according to
  belief,       // believes, suspects, fears, hopes: the content is as certain as `content` says
  denial,       // denies: content certain_not
  no_statement, // does not write about, has no information about, asks: content unknown
};

// One act of reporting: its sources, outermost first ("Reuters, citing KCNA": Reuters, KCNA), and the tokens
// that it covers. Reports nest: the chain of a token is author, then the sources of the outermost report that
// covers it, and so on inwards.
struct Report {
  ReportKind kind = ReportKind::statement;
  TokenSpan cue;                    // reporting words, for example "podała", "powołując się na", "zdaniem"
  TokenIndex cue_head = none<TokenIndex>;
  std::vector<Source> sources;      // at least one
  ReportIndex parent = none<ReportIndex>;  // the report that covers this one; its index is smaller
  std::vector<TokenSpan> scope;     // sorted, disjoint; the cue itself is not in it
  Factuality content = Factuality::certain;  // how certain the innermost source is of what it covers
  std::string rule;                 // lexicon entry or rule
};

// A quotation as the text marks it, without the marks. Filled by attribution.
struct Quote {
  TokenSpan tokens;
  ByteSpan span;
  ReportIndex report = none<ReportIndex>;  // whose words, if known
};

}  // namespace kronika

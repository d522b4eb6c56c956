// Easy: "(Reuters) – Dwie osoby zginęły". Hard: "Ankara, 2 stycznia (PAP) –", "PAP – Dwie osoby",
// "… do niedzieli. (PAP)". Brackets with a date or a country, as in "Kim (Korea Płn.) –", are none.
// Tested in tests/attribution/attribution_test.cpp.

#include "attribution/dateline.h"

#include <algorithm>

namespace kronika::attribution {
namespace {

constexpr std::size_t kLead = 14;  // words before the bracket: place and date
constexpr std::size_t kName = 6;

bool is_agency(const Surface& s, TokenIndex i) {
  const Mention* mention = s.mention(i);
  if (!mention || mention->referents.empty()) return s.is_acronym(i);
  const EntityKind kind = s.document().entity(mention->referents.front()).kind;
  return kind == EntityKind::agency || kind == EntityKind::media ||
         (kind == EntityKind::unknown && s.is_acronym(i));
}

// The words between the brackets if they name an agency.
TokenSpan bracketed(const Surface& s, TokenIndex open, TokenIndex limit) {
  if (s.token(open).form != "(" && s.token(open).form != "/") return {};
  for (TokenIndex i = open + 1; i < limit && i - open <= kName; ++i) {
    if (s.token(i).form != ")" && s.token(i).form != "/") continue;
    const TokenSpan name{open + 1, i};
    return !name.empty() && is_agency(s, name.begin) ? name : TokenSpan{};
  }
  return {};
}

// At the beginning of a paragraph, before a dash.
TokenSpan at_beginning(const Surface& s, TokenSpan paragraph) {
  const TokenIndex limit = std::min(paragraph.end, paragraph.begin + kLead);
  for (TokenIndex i = paragraph.begin; i + 2 < limit; ++i) {
    if (s.is_finite(i)) break;
    const TokenSpan name = bracketed(s, i, limit);
    const TokenIndex behind = name.empty() ? i + 1 : name.end + 1;
    const bool dash = behind < paragraph.end && s.is_dash(behind);
    if (!name.empty() && dash) return name;
    if (i == paragraph.begin && dash && s.is_acronym(i) && is_agency(s, i)) return {i, i + 1};
  }
  return {};
}

// Behind the last sentence of all.
TokenSpan at_end(const Surface& s) {
  TokenIndex end(s.size());
  while (end > TokenIndex(0) && s.is_final(end - 1)) end = end - 1;
  if (end < TokenIndex(4) || s.token(end - 1).form != ")") return {};
  for (TokenIndex i = end - 1; i > TokenIndex(0) && end - i <= kName; i = i - 1) {
    if (s.token(i).form == "(")
      return s.is_final(i - 1) || s.sentence(i).begin == i ? bracketed(s, i, end) : TokenSpan{};
  }
  return {};
}

}  // namespace

std::optional<Report> dateline(const Surface& s) {
  TokenSpan name;
  for (const Sentence& sentence : s.document().sentences) {
    if (sentence.heading) continue;
    name = at_beginning(s, s.paragraph(sentence.tokens.begin));
    break;
  }
  if (name.empty() && s.size() > 0) name = at_end(s);
  if (name.empty()) return std::nullopt;
  Source author;
  author.id = "author";
  author.name = s.document().text_at(s.document().bytes(name));
  const Mention* mention = s.mention(name.begin);
  if (mention && !mention->referents.empty() && mention->tokens == name)
    author.name = s.document().entity(mention->referents.front()).name;
  author.head = name.begin;
  author.span = s.document().bytes(name);
  author.cue = name;
  Report report;
  report.cue = name;
  report.cue_head = name.begin;
  report.sources = {author};
  report.rule = "dateline";
  for (const TokenSpan part :
       {TokenSpan{TokenIndex(0), name.begin}, TokenSpan{name.end, TokenIndex(s.size())}}) {
    if (!part.empty()) report.scope.push_back(part);
  }
  return report;
}

}  // namespace kronika::attribution

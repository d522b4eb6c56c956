// From a cue to a report: its content clause, the words beside which it stands, a noun phrase or a
// quotation.
//
// Easy: "powiedział, że A". Hard: "„A. B.” – powiedział X. „C.”" (one speech over three sentences),
// "nie pisze o porozumieniach" (UU), "nazwał raport „starą śpiewką”". Tested in
// tests/attribution/attribution_test.cpp.

#include "attribution/proposals.h"

#include <algorithm>

#include "attribution/content.h"
#include "attribution/scope.h"

namespace kronika::attribution {
namespace {

class Proposer {
 public:
  explicit Proposer(const Findings& findings) : f_(findings), s_(findings.s) {}

  std::vector<Proposal> run() {
    for (std::size_t c = 0; c < f_.cues.size(); ++c) {
      if (f_.aside_of[c] != kNoAside) {
        beside(c);
      } else {
        governing(c);
      }
    }
    return std::move(found_);
  }

 private:
  void beside(std::size_t c) {
    const Aside& aside = f_.asides[f_.aside_of[c]];
    const Reporting* entry = first(f_.cues[c], &Reporting::aside);
    std::vector<TokenSpan> scope = aside.as ? scope_around(s_, *f_.limits, aside.tokens)
                                            : scope_before(s_, f_.asides, f_.aside_of[c]);
    if (entry->back && aside.closing && !scope.empty()) extend_back(aside, scope);
    add(c, *entry, std::move(scope), false);
  }

  // "… Cło ma wzrosnąć. Eksport spadnie, pisze agencja." at a paragraph's end: back to the last
  // change of source.
  void extend_back(const Aside& aside, std::vector<TokenSpan>& scope) const {
    const TokenSpan paragraph = s_.paragraph(aside.tokens.begin);
    const bool last = s_.sentence(aside.tokens.begin).end == paragraph.end;
    if (!last || is_lead(paragraph)) return;
    TokenIndex begin = paragraph.begin;
    for (auto p = found_.rbegin(); p != found_.rend() && p->report.cue_head >= paragraph.begin;
         ++p) {
      begin = std::max(begin, s_.sentence(p->report.cue_head).end);
    }
    if (begin < scope.front().begin) scope.front().begin = begin;
  }

  // The author's own summary: the first paragraph of the body.
  bool is_lead(TokenSpan paragraph) const {
    for (const Sentence& sentence : s_.document().sentences) {
      if (!sentence.heading) return sentence.tokens.begin >= paragraph.begin;
      if (sentence.tokens.begin >= paragraph.end) break;
    }
    return false;
  }

  void governing(std::size_t c) {
    const Cue& cue = f_.cues[c];
    Complement complement = f_.complements[c];
    if (complement.colon && !speaks_after_colon(c)) complement = {};
    if (complement.begin != none<TokenIndex>) {
      const Reporting* entry =
          first(cue, complement.colon ? &Reporting::quote : &Reporting::clause);
      if (!entry) entry = first(cue, &Reporting::clause);
      const bool demanded =
          s_.is(complement.begin, WordClass::purpose) && entry->kind == ReportKind::statement;
      if (demanded && !cue.negated) return;
      std::vector<TokenSpan> scope;
      const TokenSpan quotation =
          complement.colon ? quotation_at(s_, complement.begin) : TokenSpan{};
      if (!quotation.empty()) {
        scope.push_back(quotation);
      } else {
        scope.push_back({complement.begin, complement_end(s_, *f_.limits, cue, complement)});
      }
      return add(c, *entry, std::move(scope), complement.open);
    }
    if (s_.has_cases() && s_.token(cue.head).feature("VerbForm") == "Inf")
      return;  // "można liczyć na pomoc"
    for (const Reporting* entry : cue.entries) {
      const TokenSpan phrase = phrase_of(cue, *entry);
      if (!phrase.empty()) return add(c, *entry, {phrase}, false);
    }
    if (const Reporting* entry = first(cue, &Reporting::quote)) {
      const TokenSpan quotation = quotation_behind(s_, cue);
      if (quotation.empty()) return;
      add(c, *entry, {quotation}, false);
      if (!found_.empty() && found_.back().report.cue_head == cue.head &&
          entry->kind == ReportKind::denial) {
        // "odrzuciła zarzuty jako „absurdalne”": these words are her own.
        found_.back().report.kind = ReportKind::statement;
        found_.back().report.content = Factuality::certain;
      }
    }
  }

  TokenSpan phrase_of(const Cue& cue, const Reporting& entry) const {
    if (!s_.has_cases()) return governed_phrase(s_, cue, entry);
    for (const NounSlot& slot : entry.slots) {
      const TokenSpan phrase = noun_phrase(s_, f_.parties, cue, slot);
      if (!phrase.empty()) return phrase;
    }
    return {};
  }

  // "oświadczył: …" is speech; "odrzucił ofertę: siostra oświadczyła, że" is not: there somebody
  // else speaks.
  bool speaks_after_colon(std::size_t c) const {
    const Cue& cue = f_.cues[c];
    const TokenIndex begin = f_.complements[c].begin;
    if (!quotation_at(s_, begin).empty()) return cue.any(&Reporting::quote);
    const bool statement = cue.entries.front()->kind == ReportKind::statement && !cue.negated;
    const bool another = c + 1 < f_.cues.size() &&
                         s_.sentence(cue.head).contains(f_.cues[c + 1].head) &&
                         f_.cues[c + 1].head > begin;
    return statement && cue.any(&Reporting::quote) && !another;
  }

  static const Reporting* first(const Cue& cue, bool Reporting::*feature) {
    for (const Reporting* entry : cue.entries) {
      if (entry->*feature) return entry;
    }
    return nullptr;
  }

  std::optional<Party> speaker(std::size_t c, const Reporting& entry) const {
    const Cue& cue = f_.cues[c];
    if (entry.source) {
      std::optional<Party> party = f_.parties.in_phrase(cue, *entry.source);
      if (party || cue.impersonal || cue.first_person) return party;
    }
    if (cue.impersonal || cue.unnamed || cue.first_person) return std::nullopt;
    return f_.parties.speaker(cue, f_.aside_of[c] != kNoAside);
  }

  void add(std::size_t c, const Reporting& entry, std::vector<TokenSpan> scope, bool open) {
    const Cue& cue = f_.cues[c];
    normalise(scope, cue.tokens);
    if (scope.empty()) return;
    Proposal proposal;
    Report& report = proposal.report;
    report.cue = cue.tokens;
    report.cue_head = cue.head;
    report.rule = entry.id;
    report.kind = entry.kind;
    report.content = cue.negated ? entry.negated : entry.content;
    if (cue.negated) report.kind = kind_of(report.content, entry.kind);
    if (cue.reportative) report.content = weaken(Factuality::probable, report.content);
    if (open && entry.kind == ReportKind::statement) {
      report.kind = ReportKind::no_statement;
      report.content = Factuality::unknown;
    }
    report.scope = std::move(scope);
    proposal.aside = f_.aside_of[c];
    proposal.continues = entry.continues || one_of_several(cue);
    std::optional<Party> party = speaker(c, entry);
    if (party && entry.known && !is_known(*party)) return;
    if (!party) {
      if (cue.noun && of_another_cue(cue.head)) return;
      party = open_speaker(c, entry, report);
    }
    if (!party) return;
    party->source.cue = cue.tokens;
    report.sources.push_back(std::move(party->source));
    found_.push_back(std::move(proposal));
  }

  static ReportKind kind_of(Factuality content, ReportKind kind) {
    if (content == Factuality::unknown) return ReportKind::no_statement;
    if (content == Factuality::certain_not) return ReportKind::denial;
    return kind == ReportKind::denial ? ReportKind::statement : kind;
  }

  // Somebody with a name, or a noun of the table.
  bool is_known(const Party& party) const {
    const Source& source = party.source;
    if (!source.id.starts_with("unknown/") && !source.id.starts_with("group/")) return true;
    return source.kind == SourceKind::anonymous ||
           (source.head != none<TokenIndex> && f_.parties.noun_kind(source.head).has_value());
  }

  // "denied reports of A": the verb has said whose words they are.
  bool of_another_cue(TokenIndex noun) const {
    const Token& token = s_.token(noun);
    return !s_.has_cases() && token.universal_relation() == "obj" && !token.is_root() &&
           s_.lexicon().by_head.contains(s_.token(token.head).lemma);
  }

  // "powiedział", "he said": a verb whose subject is not named where it stands.
  bool has_open_subject(const Cue& cue) const {
    if (s_.has_cases()) return s_.token(cue.head).feature("VerbForm") == "Fin";
    const TokenIndex subject = s_.child(cue.head, "nsubj");
    if (s_.is_passive(cue.head)) return false;
    if (one_of_several(cue)) return true;
    return subject != none<TokenIndex> && s_.token(subject).feature("PronType") == "Prs";
  }

  // "one of the two said": somebody of whom the text has spoken.
  bool one_of_several(const Cue& cue) const {
    if (s_.has_cases()) return false;
    const TokenIndex begin = attribution_begin(s_, cue);
    return begin < cue.tokens.begin && s_.token(begin).upos == Upos::NUM &&
           !s_.is_noun(cue.tokens.begin - 1);
  }

  // Who spoke last in the paragraph; of "one of the two", the last of several.
  const Proposal* last_speaker(const Cue& cue) const {
    const bool several = one_of_several(cue);
    for (std::size_t i = found_.size(); i > 0; --i) {
      const Proposal& proposal = found_[i - 1];
      if (!s_.paragraph(cue.head).contains(proposal.report.cue_head)) break;
      const Source& source = proposal.report.sources.back();
      if (source.id == "author") continue;
      const bool many = source.head != none<TokenIndex> && s_.token(source.head).number() == "Plur";
      if (several && !many) continue;
      return can_be(cue, source) ? &proposal : nullptr;
    }
    return nullptr;
  }

  // A singular pronoun is no plural noun, and the other way round.
  bool can_be(const Cue& cue, const Source& source) const {
    const TokenIndex subject = s_.child(cue.head, "nsubj");
    if (s_.has_cases() || subject == none<TokenIndex> || source.head == none<TokenIndex>)
      return true;
    const std::string_view own = s_.token(subject).feature("Number");
    const bool many =
        s_.token(source.head).upos == Upos::NOUN && s_.token(source.head).number() == "Plur";
    return own.empty() || own == "Plur" || !many;
  }

  // "is said to", "it is feared that", "claims of".
  bool is_hearsay(const Cue& cue) const {
    return cue.noun || s_.is_passive(cue.head) || s_.child(cue.head, "expl") != none<TokenIndex>;
  }

  // Nobody is named. A dropped subject that coref left open is whoever spoke last in the paragraph;
  // where nobody can be found but the certainty is not the plain one ("podejrzewa się, że", "is
  // said to"), it is the author who passes that on.
  std::optional<Party> open_speaker(std::size_t c, const Reporting& entry, Report& report) const {
    const Cue& cue = f_.cues[c];
    if (cue.first_person) return std::nullopt;
    const bool open = has_open_subject(cue) && !cue.impersonal && !cue.unnamed && !cue.noun;
    if (const Proposal* last = open ? last_speaker(cue) : nullptr) {
      Party party;
      party.source = last->report.sources.back();
      party.source.head = cue.head;
      party.source.span = s_.token(cue.head).span;
      return party;
    }
    if (entry.hearsay && report.content == Factuality::certain && is_hearsay(cue))
      report.content = *entry.hearsay;
    if (report.content == Factuality::certain) return std::nullopt;
    Party author;
    author.source.id = "author";
    return author;
  }

  const Findings& f_;
  const Surface& s_;
  std::vector<Proposal> found_;
};

}  // namespace

void normalise(std::vector<TokenSpan>& scope, TokenSpan hole) {
  std::vector<TokenSpan> parts;
  for (const TokenSpan span : scope) {
    if (span.begin >= span.end) continue;
    if (!span.overlaps(hole)) {
      parts.push_back(span);
      continue;
    }
    if (span.begin < hole.begin) parts.push_back({span.begin, hole.begin});
    if (hole.end < span.end) parts.push_back({hole.end, span.end});
  }
  std::sort(parts.begin(), parts.end());
  scope.clear();
  for (const TokenSpan part : parts) {
    if (!scope.empty() && part.begin <= scope.back().end) {
      scope.back().end = std::max(scope.back().end, part.end);
    } else {
      scope.push_back(part);
    }
  }
}

std::vector<Proposal> propose(const Findings& findings) { return Proposer(findings).run(); }

}  // namespace kronika::attribution

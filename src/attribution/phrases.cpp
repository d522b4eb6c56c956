// Finds the phrases of source_phrases.tsv with the noun phrase that each governs, and lets every
// one find the report that it belongs to: the one whose words it stands among, else the next.
//
// Easy: "Według armii …". Hard: "Według anonimowych źródeł, na które powołuje się portal Delfi, …"
// (Delfi, then the source), "podał portal X, który – powołując się na Y – napisał, że" (the second
// verb), "w rozmowie z „FT” zarzucił Teheranowi, że" (FT passes on the act, too). Tested in
// tests/attribution/attribution_test.cpp.

#include "attribution/phrases.h"

#include <algorithm>

#include "attribution/relays.h"
#include "attribution/scope.h"
#include "unicode/characters.h"

namespace kronika::attribution {
namespace {

constexpr std::size_t kName = 16;   // words behind a phrase in which its noun must stand
constexpr std::size_t kNearby = 3;  // reports to either side that a phrase may belong to

struct Match {
  const SourcePhrase* phrase;
  TokenSpan tokens;
  Party party;
  TokenIndex noun = none<TokenIndex>;  // the head of what it governs
};

class Phrases {
 public:
  Phrases(const Findings& findings, std::vector<Proposal>& proposals)
      : f_(findings), s_(findings.s), proposals_(proposals), cues_(proposals.size()) {}

  void run() {
    std::vector<Match> matches;
    for (std::size_t t = 0; t < s_.size(); ++t) {
      if (std::optional<Match> match = match_at(TokenIndex(t))) {
        t = match->tokens.end.value - 1;
        matches.push_back(std::move(*match));
      }
    }
    for (const Match& match : matches) {
      if (match.phrase->role == PhraseRole::source) add_source(match);
    }
    std::stable_sort(proposals_.begin(), proposals_.end(),
                     [](const Proposal& a, const Proposal& b) {
                       return a.report.cue.begin < b.report.cue.begin;
                     });
    cues_ = proposals_.size();
    for (const Match& match : matches) {
      if (match.phrase->role != PhraseRole::source) attach(match);
    }
    for (std::size_t p = 0; p < cues_; ++p) add_relays(f_, p, proposals_);
  }

 private:
  std::optional<Match> match_at(TokenIndex i) const {
    const Token& token = s_.token(i);
    if (i > s_.sentence(i).begin && s_.is(i - 1, WordClass::negation))
      return std::nullopt;  // "without citing anybody"
    for (const std::string& word : {token.lemma, unicode::lower(token.form)}) {
      const auto found = s_.lexicon().by_first.find(word);
      if (found == s_.lexicon().by_first.end()) continue;
      for (const std::size_t p : found->second) {
        const SourcePhrase& phrase = s_.lexicon().phrases[p];
        const TokenIndex end = s_.match(i, phrase.words, s_.sentence(i).end);
        if (end == none<TokenIndex>) continue;
        Match match{&phrase, {i, end}, {}, none<TokenIndex>};
        if (find_party(match)) return match;
      }
    }
    return std::nullopt;
  }

  bool find_party(Match& match) const {
    const TokenIndex limit =
        std::min(s_.sentence(match.tokens.begin).end, match.tokens.end + kName);
    std::optional<Party> party;
    const TokenIndex last = match.tokens.end - 1;
    if (match.phrase->role == PhraseRole::source && s_.token(last).upos == Upos::NOUN) {
      party = f_.parties.speaker(cue_at(last, true), false);
    } else {
      const TokenIndex noun =
          f_.parties.noun_after(match.tokens.end, limit, match.phrase->grammatical_case);
      // Whom somebody relies on is not a group of people just named ("dwóch urzędników").
      const Mention* mention = noun == none<TokenIndex> ? nullptr : s_.mention(noun);
      const bool group =
          mention && mention->via == Via::group && match.phrase->role == PhraseRole::inner;
      match.noun = noun;
      if (noun != none<TokenIndex>) party = group ? f_.parties.nameless(noun) : f_.parties.at(noun);
    }
    if (!party || (match.phrase->media_only && !is_outlet(s_, *party))) return false;
    match.party = std::move(*party);
    match.party.source.cue = match.tokens;
    return true;
  }

  static Cue cue_at(TokenIndex word, bool noun) {
    Cue cue;
    cue.head = word;
    cue.tokens = {word, word + 1};
    cue.noun = noun;
    return cue;
  }

  // The phrase with the words of its name and the quotation marks around them.
  TokenSpan name_and_phrase(const Match& match) const {
    TokenSpan words = match.tokens;
    const TokenSpan name = match.party.tokens, sentence = s_.sentence(words.begin);
    if (sentence.contains(name) && name.end > words.end && name.begin < words.end + kName)
      words.end = name.end;
    if (!s_.has_cases() && match.noun != none<TokenIndex>)
      words.end = std::max(words.end, phrase_end(match.noun));
    if (words.end < sentence.end && s_.is_mark(words.end)) ++words.end;
    if (words.begin > sentence.begin && s_.is(words.begin - 1, WordClass::owner))
      words.begin = words.begin - 1;
    return words;
  }

  // "a U.S. report seen by the Times", "an official who attended the talks": up to the first comma.
  TokenIndex phrase_end(TokenIndex noun) const {
    const TokenIndex end = std::max(s_.subtree(noun).end, noun + 1);
    for (TokenIndex i = noun + 1; i < end; ++i) {
      if (s_.is_comma(i) || s_.is_dash(i) || s_.is_semicolon(i) || s_.is_mark(i) || s_.is_final(i))
        return i;
    }
    return end;
  }

  // … and with a relative or participle clause that hangs on the name.
  TokenSpan with_name(const Match& match) const {
    TokenSpan words = name_and_phrase(match);
    const TokenIndex end = s_.content_end(s_.sentence(words.begin));
    TokenIndex comma = words.end;
    for (; comma < end && comma - words.end < kName && !s_.is_finite(comma); ++comma) {
      if (s_.is_comma(comma)) break;
    }
    if (comma + 1 >= end || !s_.is_comma(comma)) return words;
    const Token& next = s_.token(comma + 1);
    const bool relative =
        s_.is(comma + 1, WordClass::relative) ||
        (next.upos == Upos::ADP && comma + 2 < end && s_.is(comma + 2, WordClass::relative));
    if (!relative && next.feature("VerbForm") != "Part") return words;
    for (TokenIndex i = comma + 1; i < end && i - comma < 2 * kName; ++i) {
      if (s_.is_comma(i)) return {words.begin, i};
      if (i + 1 == end && !s_.has_cases())
        return {words.begin, end};  // "…, according to X, which did Y."
    }
    return words;
  }

  void add_source(const Match& match) {
    const TokenSpan words = with_name(match);
    Proposal proposal;
    Report& report = proposal.report;
    report.scope = scope_around(s_, *f_.limits, words);
    if (match.tokens.end < s_.sentence(words.begin).end &&
        s_.is(match.tokens.end, WordClass::relative)) {
      // "MSW, według którego oferta to żart, domaga się": the relative clause alone.
      TokenIndex end = match.tokens.end + 1;
      while (end < s_.content_end(s_.sentence(words.begin)) && !s_.is_comma(end)) ++end;
      report.scope = {{match.tokens.end + 1, end}};
      normalise(report.scope, match.tokens);
    }
    if (report.scope.empty()) return;
    report.cue = match.tokens;
    report.cue_head = match.tokens.end - 1;
    report.sources = {match.party.source};
    report.rule = rule_of(match);
    proposals_.push_back(std::move(proposal));
  }

  static std::string rule_of(const Match& match) {
    std::string rule;
    for (const std::string& word : match.phrase->words) rule += (rule.empty() ? "" : " ") + word;
    return rule;
  }

  bool covers(const Proposal& proposal, TokenIndex i) const {
    return std::any_of(proposal.report.scope.begin(), proposal.report.scope.end(),
                       [&](TokenSpan span) { return span.contains(i); });
  }

  // The report that a phrase belongs to: the one before it in the sentence, unless that one's
  // content holds the phrase and another report follows.
  std::size_t host(const Match& match) const {
    const TokenSpan sentence = s_.sentence(match.tokens.begin);
    const auto first = proposals_.begin(),
               last = proposals_.begin() + static_cast<std::ptrdiff_t>(cues_);
    const auto next =
        std::upper_bound(first, last, match.tokens.begin,
                         [](TokenIndex i, const Proposal& p) { return i < p.report.cue.begin; });
    std::size_t after = kNoAside, before = kNoAside;
    if (next != last && sentence.contains(next->report.cue_head))
      after = static_cast<std::size_t>(next - first);
    std::size_t steps = 0;
    for (auto p = next; p != first && steps < kNearby; ++steps) {
      --p;
      if (!sentence.contains(p->report.cue_head)) break;
      if (before == kNoAside) before = static_cast<std::size_t>(p - first);
      if (!covers(*p, match.tokens.begin)) {
        before = static_cast<std::size_t>(p - first);
        break;
      }
    }
    if (match.phrase->role == PhraseRole::citing && before != kNoAside) return before;
    if (before == kNoAside) return after;
    return covers(proposals_[before], match.tokens.begin) && after != kNoAside ? after : before;
  }

  void attach(const Match& match) {
    const std::size_t index = host(match);
    if (index == kNoAside) return;
    if (match.phrase->role == PhraseRole::inner) {
      std::vector<Source>& sources = proposals_[index].report.sources;
      const bool known = std::any_of(sources.begin(), sources.end(), [&](const Source& source) {
        return source.id == match.party.source.id;
      });
      if (!known) sources.push_back(match.party.source);
    } else {
      pass_on(f_, index,
              {match.party.source, match.tokens, name_and_phrase(match), rule_of(match),
               match.phrase->role == PhraseRole::citing},
              proposals_);
    }
  }

  const Findings& f_;
  const Surface& s_;
  std::vector<Proposal>& proposals_;
  std::size_t cues_;  // the first so many are sorted by cue
};

}  // namespace

void add_phrases(const Findings& findings, std::vector<Proposal>& proposals) {
  Phrases(findings, proposals).run();
}

}  // namespace kronika::attribution

// Easy: "Zginęły dwie osoby – podała AP": the sentence. Hard: "„A. B” – czytamy w komunikacie":
// from the opening mark two sentences before; "O zatrzymaniu trzech osób poinformowała policja":
// the phrase before the verb. Tested in tests/attribution/attribution_test.cpp.

#include "attribution/scope.h"

#include <algorithm>

#include "attribution/proposals.h"
#include "unicode/characters.h"

namespace kronika::attribution {
namespace {

constexpr std::size_t kPhraseReach =
    25;  // words between a verb and the noun phrase that it reports
constexpr std::size_t kPhraseLength = 60;
constexpr std::size_t kTitle = 4;  // words of a quoted title

// "„A. B. C” – powiedział": the quotation's beginning if it lies before the sentence; and the parts
// of it in the paragraphs before, where every paragraph opens it again.
void add_earlier(const Surface& s, TokenIndex last, std::vector<TokenSpan>& scope) {
  const Quote* quote = s.quote(last);
  if (!quote || scope.empty()) return;
  scope.front().begin = std::min(scope.front().begin, quote->tokens.begin);
  std::size_t q = s.quote_index(last);
  const auto& all = s.quotations().quotes;
  while (q > 0 && s.quotations().resumed[q]) {
    const TokenIndex paragraph = s.paragraph(all[q].tokens.begin).begin;
    std::size_t before = q;
    while (before > 0 && all[before - 1].tokens.end > paragraph) --before;
    if (before == 0 || all[before - 1].tokens.end != paragraph) break;
    q = before - 1;
    scope.insert(scope.begin(), all[q].tokens);
  }
}

// A quotation that fills the sentences right behind an attribution goes on with it: "„A” –
// powiedział X. „B.”"
void add_following(const Surface& s, const std::vector<Aside>& asides, std::size_t index,
                   std::vector<TokenSpan>& scope) {
  const Aside& aside = asides[index];
  const TokenSpan paragraph = s.paragraph(aside.tokens.begin);
  TokenIndex next = aside.tokens.end;
  while (next < paragraph.end && (s.is_final(next) || s.is_dash(next) || s.is_comma(next))) ++next;
  const TokenSpan quotation = next < paragraph.end ? quotation_at(s, next) : TokenSpan{};
  if (quotation.empty()) return;
  TokenIndex behind = quotation.end;
  while (behind < paragraph.end && (s.is_mark(behind) || s.is_final(behind))) ++behind;
  const bool whole = behind == paragraph.end || s.sentence(behind).begin == behind;
  const bool own = index + 1 < asides.size() && asides[index + 1].tokens.begin <= behind;
  if (whole && !own) scope.push_back(quotation);
}

}  // namespace

std::vector<TokenSpan> scope_around(const Surface& s, const Limits& limits, TokenSpan inserted) {
  const TokenSpan clause = clause_around(s, limits, inserted);
  TokenIndex behind = inserted.end;
  while (behind < clause.end && (s.is_comma(behind) || s.is_dash(behind))) ++behind;
  TokenIndex begin = clause.begin;
  while (begin < inserted.begin && (s.is_dash(begin) || s.is(begin, WordClass::coordinator)))
    ++begin;
  std::vector<TokenSpan> scope{{begin, inserted.begin}, {behind, std::max(behind, clause.end)}};
  normalise(scope, inserted);
  return scope;
}

// "The union disowned them: „A”, its president said": the quotation alone.
static TokenIndex after_colon(const Surface& s, TokenIndex begin, TokenIndex mark) {
  if (!s.is_mark(mark) || mark == TokenIndex(0) || !s.quote(mark - 1)) return begin;
  const TokenIndex opening = s.quote(mark - 1)->tokens.begin;
  return opening >= begin + 2 && s.is_colon(opening - 2) ? opening - 1 : begin;
}

std::vector<TokenSpan> scope_before(const Surface& s, const std::vector<Aside>& asides,
                                    std::size_t index) {
  const Aside& aside = asides[index];
  std::vector<TokenSpan> scope;
  if (aside.dash) {
    const DashSpeech speech = dash_speech(s, asides, index);
    if (!speech.before.empty()) {
      scope = {speech.before, speech.after};
      normalise(scope, aside.tokens);
      return scope;
    }
  }
  TokenIndex begin = s.sentence(aside.tokens.begin).begin;
  TokenIndex last = aside.tokens.begin;
  if (begin == last) {  // the sentence begins with the attribution: the quotation before it is what
                        // it is about
    const TokenSpan paragraph = s.paragraph(begin);
    while (last > paragraph.begin && (s.is_final(last - 1) || s.is_dash(last - 1))) last = last - 1;
    if (last == paragraph.begin) return scope;
    begin = s.sentence(last - 1).begin;
  }
  if (index > 0) begin = std::max(begin, std::min(last, asides[index - 1].tokens.end));
  while (begin < last && (s.is_final(begin) || s.is_dash(begin))) ++begin;
  if (begin >= last) return scope;
  TokenIndex word = last - 1;
  while (word > begin && (s.is_final(word) || s.is_comma(word))) word = word - 1;
  begin = std::max(begin, after_colon(s, begin, word));
  for (TokenIndex i = begin; i < last && !aside.dash; ++i) {  // "A; B, police said": B
    if (s.is_semicolon(i) && !s.quote(i)) begin = i + 1;
  }
  scope.push_back({begin, last});
  if (s.is_mark(word) && word > TokenIndex(0)) add_earlier(s, word - 1, scope);
  if (aside.dash) add_following(s, asides, index, scope);
  normalise(scope, aside.tokens);
  return scope;
}

TokenSpan quotation_at(const Surface& s, TokenIndex i) {
  if (!s.is_mark(i) || i + 1 >= TokenIndex(s.size())) return {};
  const Quote* quote = s.quote(i + 1);
  return quote && quote->tokens.begin == i + 1 ? quote->tokens : TokenSpan{};
}

TokenSpan quotation_behind(const Surface& s, const Cue& cue) {
  const TokenIndex end = std::min(s.sentence(cue.head).end, cue.tokens.end + kPhraseReach);
  for (TokenIndex i = cue.tokens.end; i < end; ++i) {
    if (s.is_final(i) || s.is_semicolon(i) || s.is_dash(i) || s.is_finite(i)) break;
    if (s.is_comma(i) && i + 1 < end &&
        (s.is(i + 1, WordClass::subordinator) || s.is(i + 1, WordClass::relative)))
      break;
    if (!s.is_mark(i)) continue;
    const TokenSpan quotation = quotation_at(s, i);
    if (quotation.empty()) break;
    // A name in quotation marks: capital letter, few words, a noun before it.
    const bool title = quotation.size() <= kTitle && s.token(quotation.begin).upos == Upos::PROPN;
    const auto noun = s.lexicon().source_nouns.find(s.token(i - 1).lemma);
    const bool capital = unicode::starts_upper(s.token(quotation.begin).form);
    const bool outlet =
        noun != s.lexicon().source_nouns.end() &&
        (noun->second == SourceKind::media || (noun->second == SourceKind::document && capital));
    if (!title && !outlet) return quotation;
    i = quotation.end;
  }
  return {};
}

namespace {

TokenSpan phrase_from(const Surface& s, TokenIndex begin, TokenIndex noun, TokenIndex limit) {
  TokenIndex end = noun + 1;
  for (; end < limit && end - begin < kPhraseLength; ++end) {
    if (s.is_comma(end) || s.is_dash(end) || s.is_semicolon(end) || s.is_final(end) ||
        s.is_finite(end) || s.is(end, WordClass::negation))
      break;
    if (!s.is(end, WordClass::coordinator)) continue;
    // A coordinated verb belongs to the sentence, not to the phrase.
    bool verb = false;
    for (TokenIndex k = end + 1; k < limit && k - end < 6 && !verb; ++k) verb = s.is_finite(k);
    if (verb) break;
  }
  return {begin, end};
}

}  // namespace

TokenSpan noun_phrase(const Surface& s, const Parties& parties, const Cue& cue,
                      const NounSlot& slot) {
  const TokenSpan sentence = s.sentence(cue.head);
  const TokenIndex end = std::min(sentence.end, cue.tokens.end + kPhraseReach);
  if (slot.preposition.empty()) {
    const TokenIndex noun = parties.noun_after(cue.tokens.end, end, slot.grammatical_case);
    if (noun == none<TokenIndex> || s.token(noun).feature("Case") != slot.grammatical_case)
      return {};
    if (s.token(noun).feature("Animacy") == "Hum") return {};
    return phrase_from(s, noun, noun, sentence.end);
  }
  const auto at = [&](TokenIndex i) -> TokenSpan {
    if (s.token(i).upos != Upos::ADP || !s.is_word(i, slot.preposition)) return {};
    const TokenIndex noun =
        parties.noun_after(i + 1, std::min(sentence.end, i + 10), slot.grammatical_case);
    return noun == none<TokenIndex> ? TokenSpan{} : phrase_from(s, i + 1, noun, sentence.end);
  };
  for (TokenIndex i = cue.tokens.end; i < end; ++i) {
    if (s.is_comma(i) || s.is_dash(i) || s.is_final(i) || s.is_finite(i)) break;
    if (const TokenSpan phrase = at(i); !phrase.empty()) return phrase;
  }
  for (TokenIndex i = cue.tokens.begin;
       i > sentence.begin && cue.tokens.begin - i < kPhraseReach;) {
    i = i - 1;
    if (s.is_comma(i) || s.is_dash(i) || s.is_finite(i)) break;
    TokenSpan phrase = at(i);
    if (phrase.empty()) continue;
    phrase.end = std::min(phrase.end, cue.tokens.begin);
    return phrase;
  }
  return {};
}

}  // namespace kronika::attribution

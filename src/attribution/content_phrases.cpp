// What a cue reports that is no clause: an object or gerund, an infinitive, a phrase behind a
// preposition, and the content of a noun of saying that is its object.
//
// Easy: "denied involvement". Hard: "accused the head of the army of treason" (the second "of"),
// "denied reports that A" (what the reports say), "denied involvement in the attack" (the parser
// hangs the phrase on the verb). Tested in tests/attribution/data/cases_en.txt.

#include <algorithm>

#include "attribution/content.h"

namespace kronika::attribution {
namespace {

constexpr std::size_t kToPhrase = 20;  // words between a verb and its preposition

// "denied reports of A", "rejected accusations that A": what the noun of saying says.
TokenSpan said_by_noun(const Surface& s, const Cue& cue) {
  for (const TokenIndex object : s.children(cue.head)) {
    if (object < cue.head || s.token(object).universal_relation() != "obj") continue;
    const auto entries = s.lexicon().by_head.find(s.token(object).lemma);
    if (entries == s.lexicon().by_head.end()) continue;
    const bool noun = std::any_of(entries->second.begin(), entries->second.end(),
                                  [&](std::size_t e) { return s.lexicon().reporting[e].noun; });
    if (!noun) continue;
    for (const TokenIndex c : s.children(object)) {
      if (c < object) continue;
      const std::string_view relation = s.token(c).universal_relation();
      if (relation == "acl" && conjunction_of(s, c) != none<TokenIndex>)
        return {conjunction_of(s, c), s.subtree(c).end};
      const std::string preposition = s.tree().preposition(c);
      if (relation == "nmod" && (preposition == "of" || preposition == "about"))
        return {s.subtree(c).begin, s.subtree(c).end};
    }
  }
  return {};
}

TokenSpan without_commas(const Surface& s, TokenSpan span, TokenIndex floor) {
  span.begin = std::max(span.begin, floor);
  for (TokenIndex i = span.begin; i < span.end && i - span.begin < 8 * kToPhrase; ++i) {
    if (s.is_semicolon(i)) span.end = i;
  }
  while (!span.empty() && s.is_punctuation(span.end - 1) && !s.is_mark(span.end - 1))
    span.end = span.end - 1;
  return span;
}

// "denies using A", "fears a repeat of A".
TokenSpan object_of(const Surface& s, const Cue& cue, bool only_gerund) {
  for (const TokenIndex c : s.children(cue.head)) {
    if (c < cue.head) continue;
    const Token& token = s.token(c);
    const std::string_view relation = token.universal_relation();
    const TokenIndex first = std::max(s.subtree(c).begin, cue.tokens.end);
    const bool adjacent = first == cue.tokens.end;
    const bool gerund =
        !s.is_comma(first - 1) && !s.is_comma(first) &&
        (relation == "xcomp" || relation == "ccomp" || (relation == "advcl" && adjacent)) &&
        (token.feature("VerbForm") == "Ger" || token.feature("VerbForm") == "Part") &&
        s.child(c, "nsubj") == none<TokenIndex>;
    const bool noun =
        !only_gerund && relation == "obj" && token.upos != Upos::PRON && token.upos != Upos::DET;
    if (!gerund && !noun) continue;
    TokenSpan span = s.subtree(c);
    // "denied involvement in the attack": what the parser hangs on the verb instead.
    for (const TokenIndex other : s.children(cue.head)) {
      if (noun && other > c && s.token(other).universal_relation() == "obl" &&
          s.subtree(other).begin == span.end &&
          (s.tree().preposition(other) == "in" || s.tree().preposition(other) == "of"))
        span.end = s.subtree(other).end;
    }
    return without_commas(s, span, cue.tokens.end);
  }
  return {};
}

// Does the same preposition follow before `end`?
bool stands_again(const Surface& s, TokenIndex i, TokenIndex end, const std::string& preposition) {
  for (++i; i + 1 < end && !s.is_final(i) && !s.is_finite(i); ++i) {
    if (s.is_word(i, preposition)) return true;
  }
  return false;
}

TokenSpan behind_preposition(const Surface& s, const Cue& cue, const std::string& preposition) {
  const TokenIndex end = std::min(s.sentence(cue.head).end, cue.tokens.end + kToPhrase);
  for (TokenIndex i = cue.tokens.end; i + 1 < end; ++i) {
    if (s.is_final(i) || s.is_semicolon(i) || s.is_finite(i) || s.is(i, WordClass::relative)) break;
    if (!s.is_word(i, preposition) ||
        (s.token(i).upos != Upos::ADP && s.token(i).upos != Upos::SCONJ))
      continue;
    const TokenIndex head = s.token(i).head;
    if (head == none<TokenIndex> || head < i) continue;
    if (cue.noun && s.token(head).head != cue.head && i != cue.tokens.end) continue;
    // "accused the head of the army of treason": the first one belongs to the object.
    const Token& governed = s.token(head);
    if (!cue.noun && s.is_noun(head) && governed.universal_relation() == "nmod" &&
        governed.head != cue.head && s.is_noun(governed.head) && governed.head > cue.head &&
        preposition == "of" && stands_again(s, i, end, preposition))
      continue;
    return without_commas(s, {i + 1, std::max(s.subtree(head).end, head + 1)}, i + 1);
  }
  return {};
}

}  // namespace

TokenSpan governed_phrase(const Surface& s, const Cue& cue, const Reporting& entry) {
  if (entry.saying) {
    const TokenSpan said = said_by_noun(s, cue);
    if (!said.empty()) return without_commas(s, said, cue.tokens.end);
  }
  if (entry.infinitive) {
    for (const TokenIndex c : s.children(cue.head)) {
      if (c < cue.head || s.token(c).relation != "xcomp") continue;
      const TokenIndex to = s.child(c, "mark");
      if (to != none<TokenIndex>) return without_commas(s, s.subtree(c), cue.tokens.end);
    }
  }
  if (entry.gerund) {
    const TokenSpan span = object_of(s, cue, true);
    if (!span.empty()) return span;
  }
  for (const NounSlot& slot : entry.slots) {
    const TokenSpan span = slot.preposition.empty() ? object_of(s, cue, false)
                                                    : behind_preposition(s, cue, slot.preposition);
    if (!span.empty()) return span;
  }
  return {};
}

}  // namespace kronika::attribution

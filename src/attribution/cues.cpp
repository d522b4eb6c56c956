// Looks every verb and noun up in reporting.tsv and keeps the longest phrase whose other words
// stand near it.
//
// Easy: "powiedział". Hard: "mają co do tego nadzieję" (mieć nadzieja), "nie ukrywa" against
// "ukrywa", "napisano" (nobody says it), "poinfromowal" without its accents. Tested in
// tests/attribution/attribution_test.cpp.

#include "attribution/cues.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::attribution {
namespace {

constexpr std::size_t kBefore = 3, kAfter = 6;  // where the other words of a phrase may stand

// Where a word of the phrase stands near the head, or none. Not across commas, dashes and other
// verbs.
TokenIndex near(const Surface& s, TokenIndex head, const std::string& word) {
  const TokenSpan sentence = s.sentence(head);
  for (TokenIndex i = head + 1; i < sentence.end && i - head <= kAfter; ++i) {
    if (s.is_comma(i) || s.is_dash(i) || s.is_final(i) || s.is_finite(i)) break;
    if (s.is_word(i, word)) return i;
  }
  for (TokenIndex i = head; i > sentence.begin && head - i < kBefore;) {
    i = i - 1;
    if (s.is_comma(i) || s.is_dash(i) || s.is_finite(i)) break;
    if (s.is_word(i, word)) return i;
  }
  return none<TokenIndex>;
}

std::size_t rank(const Reporting& entry) {
  return entry.words.size() * 2 + (entry.negation_in_meaning ? 1 : 0);
}

// "were worried", "is convinced": an adjective whatever the tagger says.
bool is_adjective(const Surface& s, TokenIndex i) {
  const Token& t = s.token(i);
  if (t.upos == Upos::ADJ) return true;
  return t.upos == Upos::VERB && t.feature("VerbForm") == "Part" && s.is_passive(i);
}

const std::vector<std::size_t>* adjectives_of(const Surface& s, TokenIndex i) {
  if (s.has_cases() || !is_adjective(s, i)) return nullptr;
  const auto found = s.lexicon().by_head.find(unicode::lower(s.token(i).form));
  if (found == s.lexicon().by_head.end()) return nullptr;
  const bool adjective =
      std::any_of(found->second.begin(), found->second.end(),
                  [&](std::size_t e) { return s.lexicon().reporting[e].adjective; });
  return adjective ? &found->second : nullptr;
}

const std::vector<std::size_t>* entries_of(const Surface& s, TokenIndex i) {
  const Lexicon& lexicon = s.lexicon();
  if (const auto* adjectives = adjectives_of(s, i)) return adjectives;
  const std::string& lemma = s.token(i).lemma;
  auto found = lexicon.by_head.find(lemma);
  if (found == lexicon.by_head.end() && s.token(i).upos == Upos::VERB) {
    const auto accented = lexicon.unaccented.find(unicode::fold(lemma));
    if (accented != lexicon.unaccented.end()) found = lexicon.by_head.find(accented->second);
  }
  return found == lexicon.by_head.end() ? nullptr : &found->second;
}

bool may_report(const Surface& s, TokenIndex i) {
  const Token& t = s.token(i);
  if (t.upos == Upos::NOUN) return t.feature("VerbForm").empty();
  if (!s.has_cases()) return t.upos == Upos::VERB || t.upos == Upos::ADJ;
  if (t.upos != Upos::VERB && t.upos != Upos::AUX) return false;
  const std::string_view form = t.feature("VerbForm");
  return form == "Fin" || form == "Conv" || form == "Inf" || form.empty();
}

void widen(Cue& cue, std::vector<TokenIndex> words) {
  std::sort(words.begin(), words.end());
  for (const TokenIndex i : words) {
    if (i == cue.tokens.end) cue.tokens.end = i + 1;
  }
  for (auto i = words.rbegin(); i != words.rend(); ++i) {
    if (*i + 1 == cue.tokens.begin) cue.tokens.begin = *i;
  }
}

void take(const Surface& s, const std::vector<std::size_t>& candidates, Cue& cue) {
  const bool negated = s.is_negated(cue.head);
  const bool adjective = !s.has_cases() && is_adjective(s, cue.head);
  for (const std::size_t c : candidates) {
    const Reporting& entry = s.lexicon().reporting[c];
    if (!cue.entries.empty() && rank(entry) < rank(*cue.entries.front())) break;
    if (entry.noun != (s.token(cue.head).upos == Upos::NOUN) || entry.impersonal != cue.impersonal)
      continue;
    if (entry.adjective ? !adjective : s.token(cue.head).upos == Upos::ADJ) continue;
    if (entry.negation_in_meaning && !negated) continue;
    std::vector<TokenIndex> words;
    for (const std::string& word : entry.words) {
      const TokenIndex i = near(s, cue.head, word);
      if (i == none<TokenIndex>) break;
      words.push_back(i);
    }
    if (words.size() < entry.words.size()) continue;
    if (cue.entries.empty()) widen(cue, std::move(words));
    cue.entries.push_back(&entry);
    cue.negated = negated && !entry.negation_in_meaning;
  }
}

// "mówi się, że": a reflexive that is no part of the verb, in the singular and without a subject.
bool says_itself(const Surface& s, const Cue& cue) {
  const Token& token = s.token(cue.head);
  if (cue.noun || token.feature("VerbForm") != "Fin" || token.feature("Number") == "Plur")
    return false;
  const std::vector<std::string>& words = cue.entries.front()->words;
  const TokenSpan sentence = s.sentence(cue.head);
  const auto reflexive = [&](TokenIndex i) {
    return sentence.contains(i) && s.is(i, WordClass::reflexive);
  };
  if (!reflexive(cue.head + 1) && !(cue.head > sentence.begin && reflexive(cue.head - 1)))
    return false;
  const bool own = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return s.lexicon().mask(word) & bit(WordClass::reflexive);
  });
  if (own || s.mention(cue.head)) return false;
  return s.child(cue.head, "nsubj") == none<TokenIndex>;
}

// "piszemy"; "we believe".
bool speaks_itself(const Surface& s, TokenIndex verb) {
  if (s.has_cases()) return s.token(verb).feature("Person") == "1";
  const TokenIndex subject = s.child(verb, "nsubj");
  return subject != none<TokenIndex> && s.token(subject).upos == Upos::PRON &&
         s.token(subject).feature("Person") == "1";
}

}  // namespace

bool Cue::any(bool Reporting::*feature) const {
  return std::any_of(entries.begin(), entries.end(),
                     [&](const Reporting* entry) { return entry->*feature; });
}

std::vector<Cue> find_cues(const Surface& s) {
  std::vector<Cue> cues;
  for (std::size_t t = 0; t < s.size(); ++t) {
    const TokenIndex i(t);
    const Token& token = s.token(i);
    if (!may_report(s, i)) continue;
    const std::vector<std::size_t>* candidates = entries_of(s, i);
    if (!candidates) continue;
    Cue cue;
    cue.head = i;
    cue.tokens = {i, i + 1};
    cue.impersonal = token.feature("Person") == "0";
    cue.first_person = speaks_itself(s, i);
    cue.noun = token.upos == Upos::NOUN;
    cue.reportative = token.feature("VerbForm") == "Inf" && i > s.sentence(i).begin &&
                      s.is(i - 1, WordClass::reportative);
    take(s, *candidates, cue);
    // Verbs that nobody bends in a table of their own: "podejrzewano, że" keeps its certainty.
    if (cue.entries.empty() && cue.impersonal) {
      cue.impersonal = false;
      take(s, *candidates, cue);
      cue.impersonal = true;
    }
    cue.unnamed = !cue.entries.empty() && says_itself(s, cue);
    if (!cue.entries.empty()) cues.push_back(std::move(cue));
  }
  return cues;
}

}  // namespace kronika::attribution

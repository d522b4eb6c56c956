// Where what a cue reports ends, and where an attribution behind something said begins.
//
// The content goes on to the sentence's end, unless a coordinated verb or a participle goes on with
// the verb of saying. The tree mostly tells; another verb of saying in the same tense belongs to
// the first whatever the tree says. Easy: "said A and left". Hard: "confirmed that A but denied B",
// "said A, adding that B", "…, a diplomat and two residents said" (a subject that the tree hangs
// elsewhere). Tested in tests/attribution/data/cases_en.txt.

#include <algorithm>

#include "attribution/content.h"
#include "unicode/characters.h"

namespace kronika::attribution {
namespace {

constexpr std::size_t kReach = 512;      // words of a content that are looked at
constexpr std::size_t kNounPhrase = 28;  // words of a subject that the tree hangs elsewhere

bool has_own_subject(const Surface& s, TokenIndex verb) {
  return s.child(verb, "nsubj") != none<TokenIndex> || s.child(verb, "expl") != none<TokenIndex>;
}

// "…, adding that B", "…, citing C".
bool is_another_report(const Surface& s, TokenIndex i) {
  const Token& token = s.token(i);
  const std::string_view form = token.feature("VerbForm");
  if (!s.is_comma(i - 1) || token.upos != Upos::VERB || (form != "Part" && form != "Ger"))
    return false;
  return s.lexicon().by_head.contains(token.lemma) ||
         s.lexicon().by_first.contains(unicode::lower(token.form));
}

// "…, a claim that Kyiv rejects", "– allegations they deny": the author's word for what was said.
bool is_comment(const Surface& s, TokenIndex i) {
  if (!s.is_comma(i - 1) && !s.is_dash(i - 1)) return false;
  constexpr std::size_t kBefore = 3;  // articles and adjectives
  const TokenIndex end = std::min(s.sentence(i).end, i + kBefore);
  for (; i < end; ++i) {
    const Upos upos = s.token(i).upos;
    if (upos == Upos::NOUN) {
      const auto entries = s.lexicon().by_head.find(s.token(i).lemma);
      return entries != s.lexicon().by_head.end() &&
             (s.token(i).universal_relation() != "nsubj" || s.token(i).head < i) &&
             std::any_of(entries->second.begin(), entries->second.end(), [&](std::size_t e) {
               const Reporting& entry = s.lexicon().reporting[e];
               return entry.noun && entry.kind == ReportKind::statement;
             });
    }
    if (upos != Upos::DET && upos != Upos::ADJ) return false;
  }
  return false;
}

// Does the coordinated `verb` go on with the cue's clause and not with what the cue reports? The
// tree says so, or the verb does: another verb of saying ("said A but admitted B", "said A, but
// residents said B").
bool goes_on_with_cue(const Surface& s, const Cue& cue, TokenIndex coordinator, TokenIndex verb) {
  const Token& token = s.token(verb);
  if (token.head == cue.head || s.tree().is_ancestor(verb, cue.head))
    return s.is_predicate(verb) || token.upos == Upos::VERB;
  const bool past = token.upos == Upos::VERB && token.feature("Tense") == "Past" &&
                    s.child(verb, "aux:pass") == none<TokenIndex>;
  if (!s.is_predicate(cue.head) || (!s.is_predicate(verb) && !past)) return false;
  const bool own = has_own_subject(s, verb);
  const bool says = s.lexicon().by_head.contains(token.lemma);
  return says && (own ? s.is(coordinator, WordClass::contrast)
                      : token.feature("Tense") == s.token(cue.head).feature("Tense"));
}

// "…, a diplomat and two residents said", "…, a man who was there said", "„A,” Oksana, a nurse,
// said", hung elsewhere: back to the comma or quotation behind which the noun phrase begins.
// Appositions and relative clauses belong to it, other verbs do not.
TokenIndex begin_of_noun_before(const Surface& s, TokenIndex verb) {
  const TokenIndex first = s.sentence(verb).begin;
  if (verb == first) return verb;
  bool inside = s.is_comma(verb - 1);  // between the commas of an apposition
  bool noun = false, open = false;     // a verb whose relative pronoun has not come
  for (TokenIndex i = inside ? verb - 1 : verb; i > first && verb - i < kNounPhrase; i = i - 1) {
    const TokenIndex before = i - 1;
    if (s.is_mark(before) || (s.is_comma(before) && !inside))
      return noun && !open && !inside ? i : verb;
    if (s.is_comma(before)) {
      if (open) return verb;
      inside = noun = false;
      continue;
    }
    if (s.is_dash(before) || s.is_semicolon(before) || s.is_colon(before) || s.is_final(before))
      return verb;
    if (s.token(before).feature("PronType") == "Rel") {
      open = false;
    } else if (s.is_finite(before) || s.token(before).upos == Upos::VERB) {
      open = true;
    }
    noun = noun || s.is_noun(before) || s.token(before).upos == Upos::NUM;
  }
  return verb;
}

}  // namespace

TokenIndex governed_end(const Surface& s, const Cue& cue, const Complement& complement,
                        TokenIndex end) {
  const TokenIndex begin = complement.begin;
  const TokenSpan own = s.subtree(cue.head);
  if (!complement.loose && own.contains(begin)) end = std::min(end, own.end);
  const TokenIndex clause = s.token(begin).head;
  const bool relative =
      complement.loose && clause != none<TokenIndex> && s.token(clause).relation == "acl:relcl";
  if (relative)
    end =
        std::min(end, s.subtree(clause).end);  // "which engineers fear might sink, was towed away"
  if (cue.noun && clause != none<TokenIndex> && clause > begin)
    end = std::min(end, s.subtree(clause).end);
  for (TokenIndex i = begin + 1; i < end && i - begin < kReach; ++i) {
    if (s.quote_index(i) != s.quote_index(cue.head)) continue;
    if (s.is_colon(i) && (i + 1 == end || !s.is_mark(i + 1))) return i;
    if (is_another_report(s, i) || is_comment(s, i)) return i - 1;
    if (s.token(i).universal_relation() != "cc") continue;
    const TokenIndex verb = s.token(i).head;
    if (verb == none<TokenIndex> || verb < i || s.token(verb).relation != "conj") continue;
    if (i + 1 < end && s.is(i + 1, WordClass::complementizer) && conjunction_of(s, verb) == i + 1)
      continue;  // "that A and that B"
    if (!goes_on_with_cue(s, cue, i, verb)) continue;
    return s.is_comma(i - 1) ? i - 1 : i;
  }
  return end;
}

TokenIndex attribution_begin(const Surface& s, const Cue& cue) {
  TokenIndex begin = cue.tokens.begin;
  TokenIndex subject = none<TokenIndex>;
  for (const TokenIndex c : s.children(cue.head)) {
    if (c >= cue.head) break;
    const Token& token = s.token(c);
    if (token.universal_relation() ==
        "nsubj") {  // "state news agency KCNA": two, one beside the other
      const bool joined =
          subject != none<TokenIndex> && s.subtree(subject).end == s.subtree(c).begin;
      if (!joined) subject = c;
    }
    const bool close = cue.head - c < 5 && (token.upos == Upos::AUX || token.upos == Upos::ADV ||
                                            token.upos == Upos::PART);
    if (close) begin = std::min(begin, c);
  }
  if (subject == none<TokenIndex>) return begin_of_noun_before(s, begin);
  TokenIndex first = s.subtree(subject).begin;
  for (TokenIndex i = first; i < subject; ++i) {
    if (i > TokenIndex(0) && s.is_mark(i) && s.quote_index(i + 1) != s.quote_index(i - 1))
      first = i + 1;  // what is said lies before it
  }
  while (first < subject && s.is_punctuation(first)) ++first;
  return std::min(begin, first);
}

bool follows_quotation(const Surface& s, TokenIndex i) {
  const TokenIndex first = s.paragraph(i).begin;
  while (i > first && (s.is_comma(i - 1) || s.is_dash(i - 1))) i = i - 1;
  if (i <= first + 1 || !s.is_mark(i - 1)) return false;
  const Quote* quote = s.quote(i - 2);
  return quote && quote->tokens.end == i - 1;
}

}  // namespace kronika::attribution

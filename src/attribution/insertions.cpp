// Attributions beside what they attribute, in a language without case: a subject and a verb of
// saying, or the verb and its subject, between a comma or a closed quotation and the next comma or
// the sentence's end, with nothing that the verb says behind it. The tree hangs such a clause above
// or below what is said; which of both does not matter here.
//
// Easy: "…, police said." Hard: "Last week, the ministry said, he left", "…, the Kremlin's
// spokesman, Dmitry Peskov, was quoted by RIA as saying", "„A,” said Moses Talivo, an official,
// adding that B", "as the army put it". Tested in tests/attribution/data/cases_en.txt.

#include <algorithm>

#include "attribution/asides.h"
#include "attribution/content.h"

namespace kronika::attribution {
namespace {

constexpr std::size_t kAs = 12;              // words between "as" and its verb
constexpr std::size_t kReach = 512;          // words of a sentence that are looked at
constexpr std::size_t kAfterQuotation = 14;  // words of "he asked" as a sentence of its own

class InsertionFinder {
 public:
  InsertionFinder(const Surface& surface, const std::vector<Cue>& cues,
                  const std::vector<bool>& claimed)
      : s_(surface), cues_(cues), claimed_(claimed) {}

  std::vector<Aside> run() {
    for (std::size_t c = 0; c < cues_.size(); ++c) {
      const Cue& cue = cues_[c];
      if (cue.noun || !cue.any(&Reporting::aside) || claimed_[c]) continue;
      if (!found_.empty() && found_.back().tokens.contains(cue.head)) continue;
      if (!as(c)) beside(c);
    }
    return std::move(found_);
  }

 private:
  // "as the army put it", "as Reuters has reported".
  bool as(std::size_t c) {
    const Cue& cue = cues_[c];
    if (!s_.is_predicate(cue.head) || is_verdict(cue))
      return false;  // "as the government calls it"
    const TokenSpan sentence = s_.sentence(cue.head);
    TokenIndex i = cue.tokens.begin;
    while (i > sentence.begin && cue.head - i < kAs && !s_.is(i, WordClass::as)) {
      i = i - 1;
      if (s_.is_comma(i) || s_.is_finite(i)) return false;
    }
    if (!s_.is(i, WordClass::as)) return false;
    const bool first = i == sentence.begin || s_.is_comma(i - 1) || s_.is_dash(i - 1) ||
                       s_.is_mark(i - 1) || s_.is_semicolon(i - 1) || s_.token(i - 1).form == "(";
    if (!first) return false;
    const bool separated = i > sentence.begin && (s_.is_comma(i - 1) || s_.is_dash(i - 1));
    const TokenIndex end = end_behind(cue.head);
    add({{separated ? i - 1 : i, end}, c, false, true, end >= s_.content_end(sentence)});
    return true;
  }

  // "called", "praised": says something only beside a quotation.
  static bool is_verdict(const Cue& cue) {
    return std::all_of(cue.entries.begin(), cue.entries.end(),
                       [](const Reporting* e) { return e->dash; });
  }

  // The verb that has the cue's subject: "was quoted … as saying".
  TokenIndex verb_of(const Cue& cue) const {
    const Token& token = s_.token(cue.head);
    if (s_.is_predicate(cue.head) || token.is_root() || token.universal_relation() != "advcl")
      return cue.head;
    return s_.is_passive(token.head) ? token.head : cue.head;
  }

  void beside(std::size_t c) {
    Cue cue = cues_[c];
    const TokenIndex verb = verb_of(cue);
    if (!s_.is_predicate(verb)) return;
    if (verb != cue.head) {
      cue.head = verb;
      cue.tokens = {verb, verb + 1};
    }
    const TokenIndex subject = s_.child(verb, "nsubj");
    if (subject != none<TokenIndex> && s_.token(subject).feature("PronType") == "Rel") return;
    const TokenSpan sentence = s_.sentence(verb);
    const TokenIndex begin = attribution_begin(s_, cue);
    if (begin == TokenIndex(0) || says_more(cues_[c])) return;
    const bool quoted = follows_quotation(s_, begin);
    const bool opened = begin > sentence.begin;
    if (!opened && !quoted) return;
    if (!opened) return after_quotation(c, sentence);
    const TokenIndex before = begin - 1;
    const bool dash = s_.is_dash(before), comma = s_.is_comma(before);
    if (!quoted && !dash && !comma) return;
    if (!quoted && !has_clause(sentence.begin, before) && !goes_on(cue.head)) return;
    if (is_verdict(cue) && !quoted) return;
    TokenIndex end = end_behind(verb);
    if (quoted && !has_mark(end, sentence.end)) end = s_.content_end(sentence);
    const bool closing = end >= s_.content_end(sentence);
    const bool as = !closing && !quoted;
    add({{comma || dash ? before : begin, end}, c, quoted || (dash && closing), as, closing});
  }

  // "„Who?” he asked." as a sentence of its own, right behind one that is all quotation.
  void after_quotation(std::size_t c, TokenSpan sentence) {
    if (!cues_[c].any(&Reporting::quote) || sentence.size() > kAfterQuotation) return;
    const TokenIndex before = s_.sentence(sentence.begin - 1).begin;
    if (!s_.is_mark(before) || s_.child(cues_[c].head, "xcomp") != none<TokenIndex>) return;
    add({{sentence.begin, end_behind(cues_[c].head)}, c, true, false, true});
  }

  // Something that the verb itself says behind it: "He denied the claim", "…, he reported hearing
  // shots".
  bool says_more(const Cue& cue) const {
    for (const Reporting* entry : cue.entries) {
      if (!governed_phrase(s_, cue, *entry).empty()) return true;
    }
    for (const TokenIndex c : s_.children(cue.head)) {
      if (c > cue.head && s_.token(c).relation == "xcomp" &&
          s_.child(c, "mark") != none<TokenIndex>)
        return true;
      if (c < cue.head || s_.token(c).universal_relation() != "obj") continue;
      const bool listener =
          s_.child(cue.head, "iobj") == none<TokenIndex> && !s_.is_mark(c - 1) &&
          (s_.mention(c) || s_.lexicon().source_nouns.contains(s_.token(c).lemma));
      if (!listener && s_.subtree(c).begin >= cue.tokens.end) return true;
    }
    return false;
  }

  bool has_clause(TokenIndex begin, TokenIndex end) const {
    for (TokenIndex i = begin; i < end && i - begin < kReach; ++i) {
      if (s_.is_finite(i) || s_.is_mark(i) || s_.token(i).upos == Upos::VERB) return true;
    }
    return false;
  }

  bool has_mark(TokenIndex begin, TokenIndex end) const {
    for (TokenIndex i = begin; i < end && i - begin < kReach; ++i) {
      if (s_.is_mark(i)) return true;
    }
    return false;
  }

  // "Last week, police said, he left": the clause begins before and goes on behind.
  bool goes_on(TokenIndex verb) const {
    const TokenIndex end = end_behind(verb);
    return end < s_.content_end(s_.sentence(verb)) && s_.is_comma(end) &&
           has_clause(end + 1, s_.sentence(verb).end);
  }

  // The comma or mark behind which what is said goes on, or the sentence's end. Appositions and
  // phrases of the attribution itself go on with it ("said Moses Talivo, an official, adding that
  // B").
  TokenIndex end_behind(TokenIndex verb) const {
    const TokenIndex end = s_.content_end(s_.sentence(verb));
    for (TokenIndex i = verb + 1; i < end && i - verb < kReach; ++i) {
      if (s_.is_dash(i) || s_.is_semicolon(i) || s_.token(i).form == ")") return i;
      if (s_.is_mark(i) && s_.quote(verb) == nullptr && i + 1 < end && s_.quote(i + 1)) {
        const bool comma = s_.is_comma(i - 1);
        if (comma) return i - 1;
      }
      if (s_.is_comma(i) && i + 1 < end && !belongs(verb, i + 1)) return i;
    }
    return end;
  }

  // Does the word behind a comma belong to the attribution?
  bool belongs(TokenIndex verb, TokenIndex word) const {
    if (s_.is_mark(word)) return false;
    const bool relative = s_.token(word).feature("PronType") == "Rel";
    if (s_.is(word, WordClass::coordinator)) return false;
    TokenIndex i = word;
    for (int steps = 0; steps < 64; ++steps) {
      const Token& token = s_.token(i);
      if (token.is_root()) return false;
      if (token.head == verb) {
        const std::string_view relation = token.universal_relation();
        if (relation == "nsubj" || relation == "obl" || relation == "iobj" || relation == "obj")
          return true;
        const std::string_view form = token.feature("VerbForm");
        return relation == "advcl" && (form == "Part" || form == "Ger") &&
               s_.child(i, "nsubj") == none<TokenIndex> &&
               s_.child(i, "mark") == none<TokenIndex> && !relative;
      }
      i = token.head;
    }
    return false;
  }

  void add(Aside aside) {
    if (aside.tokens.begin >= aside.tokens.end) return;
    if (!found_.empty() && found_.back().tokens.end > aside.tokens.begin) return;
    found_.push_back(aside);
  }

  const Surface& s_;
  const std::vector<Cue>& cues_;
  const std::vector<bool>& claimed_;
  std::vector<Aside> found_;
};

}  // namespace

std::vector<Aside> find_insertions(const Surface& surface, const std::vector<Cue>& cues,
                                   const std::vector<bool>& claimed) {
  return InsertionFinder(surface, cues, claimed).run();
}

}  // namespace kronika::attribution

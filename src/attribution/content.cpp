// The parser's ccomp is right nine times in ten; where it is not, it errs in few ways, which are
// looked for one after the other: the clause hangs on the listener ("told reporters [he had left]",
// acl:relcl), on the phrase before it ("said in a statement on Monday that"), or beside the verb,
// with its own subject. A comma right behind the verb means that the verb stands in what is said
// ("Last week, police said, he left"), unless a quotation follows.
//
// Easy: "said that A". Hard: "told a briefing on Monday that A", "said, without elaborating, that
// A", "„A”, he said, „B”" (no clause of its own), "was quoted by X as saying A". Relations:
// Universal Dependencies, de Marneffe et al. 2021. Tested in tests/attribution/data/cases_en.txt.

#include "attribution/content.h"

#include <algorithm>

namespace kronika::attribution {
namespace {

constexpr std::size_t kToComplement = 40;  // words between a verb and its clause
constexpr std::size_t kOpening = 4;        // words of a clause in which "whether" must stand

bool is_clause(const Token& token) {
  return token.relation == "ccomp" || token.relation == "csubj" || token.relation == "csubj:outer";
}

bool is_relative(const Surface& s, TokenIndex clause) {
  for (TokenIndex i = s.subtree(clause).begin;
       i < clause && clause - s.subtree(clause).begin < 4 * kToComplement; ++i) {
    const Token& token = s.token(i);
    if (token.feature("PronType") == "Rel" && token.relation != "mark") return true;
  }
  return false;
}

// "whether he left", "when he left": not said either way; "described how he left" is.
bool is_open(const Surface& s, TokenIndex begin, TokenIndex clause, bool factive) {
  for (TokenIndex i = begin; i < clause && i - begin < kOpening; ++i) {
    if (s.is(i, WordClass::whether) && s.token(i).upos == Upos::SCONJ) return true;
    if (!factive && s.is(i, WordClass::question) && s.token(i).feature("PronType") == "Int")
      return true;
    if (s.is(i, WordClass::complementizer)) return false;
  }
  return false;
}

class ClauseFinder {
 public:
  ClauseFinder(const Surface& surface, const Cue& cue, TokenIndex limit)
      : s_(surface), cue_(cue), sentence_(surface.sentence(cue.head)) {
    limit_ = std::min({limit, sentence_.end, cue.tokens.end + kToComplement});
  }

  Complement run() {
    if (cue_.any(&Reporting::quote) && !cue_.noun) {
      if (const Complement quotation = quotation_behind_mark(); quotation.begin != none<TokenIndex>)
        return quotation;
    }
    if (!cue_.any(&Reporting::clause)) return {};
    for (const TokenIndex c : s_.children(cue_.head)) {
      if (c <= cue_.head || is_condition(c)) continue;
      if (is_clause(s_.token(c)) || fits(c)) {
        if (is_divided(c)) break;
        if (const Complement found = at(c); found.begin != none<TokenIndex>) return found;
      }
    }
    if (cue_.noun) return of_verb();
    if (const Complement found = of_dependent(); found.begin != none<TokenIndex>) return found;
    if (const Complement found = behind_conjunction(); found.begin != none<TokenIndex>)
      return found;
    if (const Complement found = beside(); found.begin != none<TokenIndex>) return found;
    return at_object();
  }

 private:
  // "claim that A" (acl), "unclear whether A" (advcl).
  bool fits(TokenIndex clause) const {
    const std::string_view relation = s_.token(clause).universal_relation();
    const bool noun = cue_.noun && (relation == "acl" || relation == "advcl");
    const bool other = !cue_.noun && (relation == "advcl" || relation == "parataxis");
    if (!noun && !other) return false;
    const TokenIndex conjunction = conjunction_of(s_, clause);
    return conjunction != none<TokenIndex> &&
           (!cue_.noun || (!is_relative(s_, clause) && !lacks_object(clause))) &&
           (s_.is(conjunction, WordClass::complementizer) || asks());
  }

  // "…; the ministry said B" is no content of the verb before the semicolon.
  bool is_divided(TokenIndex clause) const {
    for (TokenIndex i = cue_.tokens.end; i < clause && i - cue_.head < 4 * kToComplement; ++i) {
      if (s_.is_semicolon(i) || s_.is_final(i)) return true;
    }
    return false;
  }

  // "…, an official said, if Manila asked it to".
  bool is_condition(TokenIndex clause) const {
    const TokenIndex conjunction = conjunction_of(s_, clause);
    return conjunction != none<TokenIndex> && s_.is(conjunction, WordClass::whether) &&
           s_.is_word(conjunction, "if") && !asks();
  }

  // "if" opens a condition unless the cue asks or is negated.
  bool asks() const {
    return cue_.negated || cue_.entries.front()->kind == ReportKind::no_statement;
  }

  // "a claim that Kyiv rejected": a relative clause, whatever "that" is tagged as.
  bool lacks_object(TokenIndex clause) const {
    const auto entries = s_.lexicon().by_head.find(s_.token(clause).lemma);
    if (entries == s_.lexicon().by_head.end() || s_.is_passive(clause)) return false;
    const bool takes = std::any_of(entries->second.begin(), entries->second.end(),
                                   [&](std::size_t e) { return s_.lexicon().reporting[e].saying; });
    return takes && s_.child(clause, "obj") == none<TokenIndex> &&
           s_.child(clause, "ccomp") == none<TokenIndex>;
  }

  Complement at(TokenIndex clause) const {
    const TokenIndex conjunction = conjunction_of(s_, clause);
    TokenIndex begin = std::max(s_.subtree(clause).begin, cue_.tokens.end);
    if (conjunction != none<TokenIndex> && conjunction >= cue_.tokens.end)
      begin = std::min(conjunction, clause);
    // "said [Moscow's claims] [were false]": its subject read as an object.
    const TokenIndex object = s_.child(cue_.head, "obj");
    const bool divided = !cue_.any(&Reporting::listener) && object != none<TokenIndex> &&
                         object > cue_.head && object < clause &&
                         s_.subtree(object).begin == cue_.tokens.end &&
                         conjunction == none<TokenIndex> &&
                         s_.child(clause, "nsubj") == none<TokenIndex> && s_.is_predicate(clause);
    if (divided) begin = cue_.tokens.end;
    while (begin < clause && s_.is_comma(begin)) ++begin;
    const bool comma = s_.is_comma(begin - 1);
    if (comma && conjunction == none<TokenIndex> && !s_.is_mark(begin)) return {};
    if (comma && s_.is_mark(begin) && follows_quotation(s_, attribution_begin(s_, cue_))) return {};
    const bool factive = std::any_of(cue_.entries.begin(), cue_.entries.end(),
                                     [](const Reporting* e) { return e->factive; });
    return {begin, is_open(s_, begin, clause, factive), false};
  }

  // "Fears are growing that A": on the verb whose subject the noun is.
  Complement of_verb() const {
    const Token& noun = s_.token(cue_.head);
    if (noun.universal_relation() != "nsubj" || noun.head < cue_.head) return {};
    if (s_.lexicon().by_head.contains(s_.token(noun.head).lemma)) return {};
    for (const TokenIndex c : s_.children(noun.head)) {
      const TokenIndex conjunction = c > noun.head ? conjunction_of(s_, c) : none<TokenIndex>;
      if (conjunction == none<TokenIndex> || !s_.is(conjunction, WordClass::complementizer))
        continue;
      return {conjunction, false, false, true};
    }
    return {};
  }

  // "told reporters [he had left]", "told a briefing [that A]": the clause hangs on a dependent.
  Complement of_dependent() const {
    for (const TokenIndex c : s_.children(cue_.head)) {
      const Token& dependent = s_.token(c);
      const std::string_view relation = dependent.universal_relation();
      const bool listener = relation == "iobj";
      if (c <= cue_.head ||
          (!listener && relation != "obj" && relation != "obl" && relation != "advmod"))
        continue;
      for (const TokenIndex clause : s_.children(c)) {
        if (clause <= c || s_.token(clause).universal_relation() != "acl") continue;
        const TokenIndex conjunction = conjunction_of(s_, clause);
        const bool opened = conjunction != none<TokenIndex>;
        const bool bare = listener && s_.child(clause, "nsubj") != none<TokenIndex>;
        if (is_relative(s_, clause) || (!opened && !bare)) continue;
        return at(clause);
      }
    }
    return {};
  }

  // The next conjunction, whatever the tree says.
  Complement behind_conjunction() const {
    for (TokenIndex i = cue_.tokens.end; i < limit_; ++i) {
      if (s_.is_final(i) || s_.is_semicolon(i) || s_.is_mark(i) || s_.is_finite(i)) break;
      if (s_.token(i).upos != Upos::SCONJ || i + 1 >= sentence_.end) continue;
      const TokenIndex clause = s_.token(i).head;
      const bool of_noun = clause != none<TokenIndex> && !s_.token(clause).is_root() &&
                           s_.token(clause).universal_relation() == "acl" &&
                           s_.token(s_.token(clause).head).upos == Upos::NOUN &&
                           s_.token(clause).head > cue_.head;
      if (of_noun) continue;
      if (s_.is(i, WordClass::complementizer)) return {i, false, false};
      if (s_.is(i, WordClass::whether) && asks()) return {i, true, false};
    }
    return {};
  }

  // A clause with its own subject right behind the verb, which the parser hung elsewhere.
  Complement beside() const {
    // "a tanker that engineers fear [might sink]": the relative pronoun is its subject.
    if (cue_.tokens.end < sentence_.end && s_.is_finite(cue_.tokens.end)) {
      const Token& verb = s_.token(cue_.tokens.end);
      const TokenIndex clause =
          verb.upos == Upos::AUX && !verb.is_root() ? verb.head : cue_.tokens.end;
      if (s_.token(clause).relation == "acl:relcl") return {cue_.tokens.end, false, false, true};
    }
    for (TokenIndex i = cue_.tokens.end; i < limit_; ++i) {
      const Token& token = s_.token(i);
      if (s_.is_punctuation(i) || s_.is_finite(i) || token.upos == Upos::VERB ||
          token.upos == Upos::SCONJ)
        break;
      if (token.universal_relation() != "nsubj" && token.relation != "expl") continue;
      const TokenIndex verb = token.head;
      if (verb == none<TokenIndex> || verb < i || verb == cue_.head) break;
      const bool beside_cue = s_.token(verb).head == cue_.head || s_.token(cue_.head).head == verb;
      if (!beside_cue || is_relative(s_, verb) || s_.token(verb).universal_relation() == "acl")
        break;
      return {std::max(s_.subtree(i).begin, cue_.tokens.end), false, false, true};
    }
    return {};
  }

  // "say [a third date, in November, is in doubt]": its subject read as an object.
  Complement at_object() const {
    if (cue_.any(&Reporting::listener)) return {};
    for (const TokenIndex c : s_.children(cue_.head)) {
      if (c < cue_.head || s_.token(c).universal_relation() != "obj" || !s_.is_noun(c)) continue;
      if (s_.subtree(c).begin != cue_.tokens.end) return {};
      for (TokenIndex i = c + 1; i < sentence_.end && i - c < kToComplement && !s_.is_semicolon(i);
           ++i) {
        if (s_.token(i).universal_relation() == "cc" || s_.token(i).feature("PronType") == "Rel")
          return {};
        if (!s_.is_finite(i)) continue;
        const bool auxiliary =
            s_.token(i).upos == Upos::AUX && s_.token(i).head != none<TokenIndex>;
        const TokenIndex verb = auxiliary ? s_.token(i).head : i;
        const bool own = s_.child(verb, "nsubj") != none<TokenIndex> ||
                         s_.child(verb, "mark") != none<TokenIndex>;
        return own ? Complement{} : Complement{s_.subtree(c).begin, false, false, true};
      }
      return {};
    }
    return {};
  }

  // "He added: A", "He said, „A”", "He said „A”": not where the cue itself stands behind a
  // quotation.
  Complement quotation_behind_mark() const {
    for (TokenIndex i = cue_.tokens.end; i + 1 < sentence_.end && i - cue_.head < kToComplement;
         ++i) {
      if (s_.is_final(i) || s_.is_semicolon(i) || s_.is_dash(i)) break;
      if (s_.is_colon(i)) return {i + 1, false, true};
      if (s_.is_finite(i) && s_.token(i).head != cue_.head) break;
      if (!s_.is_comma(i) || !s_.is_mark(i + 1)) continue;
      const Quote* quote = i + 2 < sentence_.end ? s_.quote(i + 2) : nullptr;
      if (!quote || quote->tokens.begin != i + 2) break;
      if (follows_quotation(s_, attribution_begin(s_, cue_))) break;
      return {i + 1, false, true};
    }
    return {};
  }

  const Surface& s_;
  const Cue& cue_;
  TokenSpan sentence_;
  TokenIndex limit_;
};

}  // namespace

TokenIndex conjunction_of(const Surface& s, TokenIndex clause) {
  for (const TokenIndex c : s.children(clause)) {
    if (c > clause) break;
    if ((s.token(c).universal_relation() == "mark" || s.token(c).upos == Upos::SCONJ) &&
        (s.is(c, WordClass::complementizer) || s.is(c, WordClass::whether)))
      return c;
  }
  return none<TokenIndex>;
}

Complement governed_clause(const Surface& s, const Cue& cue, TokenIndex limit) {
  return ClauseFinder(s, cue, limit).run();
}

}  // namespace kronika::attribution

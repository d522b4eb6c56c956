// Clauses by surface order and punctuation, which Polish orthography makes reliable: every
// subordinate clause has its comma in front and, before "i" and "oraz", one behind. The parser's
// tree only tips the scales where the order of words leaves a choice, because it often hangs a
// content clause as a conjunct on the verb of saying.
//
// Easy: "powiedział, że przyjedzie". Hard: "zarzuciła Rosji, że ta szpieguje, i zażądała wyjaśnień"
// (the comma before "i" closes the clause), "przyznaje, że oddała strzały, ale zaprzecza, by ktoś
// zginął" (the tense goes on with the first verb), "powiedział dziennikarzom, którzy go pytali, że
// A". Tested in tests/attribution/attribution_test.cpp.

#include "attribution/clauses.h"

#include <algorithm>

#include "attribution/content.h"

namespace kronika::attribution {
namespace {

constexpr std::size_t kToComplement = 30;  // words between a verb and its "że"
constexpr std::size_t kReach = 80;         // how far a coordinated verb is looked for
constexpr std::size_t kAround = 150;  // how far the clause around an insertion may begin before it
constexpr std::size_t kContrast = 4;  // words between a comma and "natomiast"

bool opens_clause(const Surface& s, TokenIndex i) {
  return s.is(i, WordClass::complementizer) && s.token(i).upos != Upos::PRON;
}

// "wskazał, gdzie": directly behind the verb; "co" and "jak" only where the verb asks or is
// negated.
bool opens_question(const Surface& s, const Cue& cue, TokenIndex i) {
  if (!s.is(i, WordClass::question) || i - cue.tokens.end > 4) return false;
  if (cue.negated || cue.entries.front()->kind == ReportKind::no_statement) return true;
  return !s.is(i, WordClass::relative) && !s.is(i, WordClass::as);
}

}  // namespace

Complement find_complement(const Surface& s, const Cue& cue, TokenIndex limit) {
  if (!s.has_cases()) return governed_clause(s, cue, limit);
  Complement found;
  if (!cue.any(&Reporting::clause) && !cue.any(&Reporting::quote)) return found;
  const bool clause = cue.any(&Reporting::clause);
  const TokenIndex stop =
      std::min({limit, s.sentence(cue.head).end,
                cue.tokens.end + (cue.noun ? kToComplement / 3 : kToComplement)});
  bool relative = false;
  for (TokenIndex i = cue.tokens.end; i < stop; ++i) {
    const bool after_comma = s.is_comma(i - 1) || s.is_dash(i - 1);
    if (after_comma && relative && !s.is(i, WordClass::relative)) relative = false;
    if (s.is_final(i) || s.is_semicolon(i)) break;
    if (s.is_colon(i) && !cue.noun) {
      if (i + 1 < s.sentence(cue.head).end) found = {i + 1, false, true};
      break;
    }
    if (!clause) continue;
    if (after_comma && s.is(i, WordClass::whether)) return {i, true, false};
    if (after_comma && opens_clause(s, i)) return {i, false, false};
    if (after_comma && opens_question(s, cue, i)) return {i, true, false};
    const bool close_by = i - cue.tokens.end < 3;
    if (close_by && s.token(i).upos == Upos::SCONJ && opens_clause(s, i) && !cue.noun)
      return {i, false, false};
    if (i == cue.tokens.end && s.is(i, WordClass::misspelt)) return {i, false, false};
    const bool in_phrase =
        s.token(i).upos == Upos::ADP && i + 1 < stop && s.is(i + 1, WordClass::relative);
    if (after_comma &&
        (in_phrase || (s.is(i, WordClass::relative) && !s.is(i, WordClass::question))))
      relative = true;
    if (s.is_finite(i) && !relative) break;
  }
  return found;
}

Limits::Limits(const Surface& s, const std::vector<TokenSpan>& asides) {
  end_.resize(s.size());
  std::size_t aside = asides.size();
  TokenIndex end(s.size());
  for (std::size_t t = s.size(); t > 0; --t) {
    const TokenIndex i(t - 1);
    const TokenSpan sentence = s.sentence(i);
    if (i + 1 == sentence.end) end = s.content_end(sentence);
    while (aside > 0 && asides[aside - 1].begin > i) --aside;
    if (aside > 0 && asides[aside - 1].begin == i) {
      end_[i.value] = std::min(asides[aside - 1].end, end);
      end = i;  // for what stands before
      continue;
    }
    if (s.is_semicolon(i) || s.token(i).form == ")") end = i;
    const Quote* quote = s.quote(i);
    const TokenIndex inside =
        aside > 0 && asides[aside - 1].end > i ? std::min(end, asides[aside - 1].end) : end;
    end_[i.value] = quote ? std::max(i, std::min(inside, quote->tokens.end)) : inside;
  }
}

namespace {

// Do the endings let both verbs have the same subject?
bool can_share_subject(const Token& a, const Token& b) {
  for (const std::string_view feature : {"Number", "Gender", "Person"}) {
    const std::string_view x = a.feature(feature), y = b.feature(feature);
    if (!x.empty() && !y.empty() && x != y) return false;
  }
  return true;
}

bool has_subject(const Surface& s, TokenIndex from, TokenIndex verb) {
  for (const TokenIndex c : s.children(verb)) {
    if (s.token(c).universal_relation() == "nsubj" && s.token(c).feature("Case") == "Nom")
      return true;
  }
  for (TokenIndex i = from; i < verb; ++i) {
    if ((s.is_noun(i) || s.token(i).upos == Upos::PRON) && s.token(i).feature("Case") == "Nom")
      return true;
  }
  return false;
}

// Does the coordinated `verb` go on with the cue's clause (above 0) or with what the cue reports?
int belongs_to_cue(const Surface& s, const Cue& cue, TokenIndex content_verb,
                   TokenIndex coordinator, TokenIndex verb) {
  const Token &cue_token = s.token(cue.head), &content = s.token(content_verb), &t = s.token(verb);
  if (cue_token.feature("VerbForm") != "Fin") return -1;
  int score = 0;
  if (s.is_comma(coordinator - 1) && s.is(coordinator, WordClass::closing)) score += 3;
  const std::string_view tense = t.feature("Tense");
  const bool own_subject = has_subject(s, coordinator + 1, verb);
  if (tense != cue_token.feature("Tense") && tense == content.feature("Tense")) score -= 2;
  if (!own_subject) {
    if (!can_share_subject(cue_token, t)) return -1;
    if (!can_share_subject(content, t)) score += 3;
    if (tense == cue_token.feature("Tense") && tense != content.feature("Tense")) score += 2;
  } else {
    score -= 1;
  }
  const bool trusted = content.head == cue.head && content.relation == "ccomp";
  if (trusted && t.head == cue.head && t.relation == "conj") score += 2;
  if (t.head == content_verb) score -= 1;
  if (s.lexicon().by_head.contains(t.lemma) && !own_subject) score += 1;
  return score;
}

TokenIndex content_verb_of(const Surface& s, TokenIndex begin, TokenIndex end) {
  const TokenIndex head = s.token(begin).head;
  if (head != none<TokenIndex> && head > begin && head < end) return head;
  for (TokenIndex i = begin; i < end && i - begin < kReach; ++i) {
    if (s.is_finite(i)) return i;
  }
  return begin;
}

// Is the cue the verb of a relative clause ("minister, który powiedział, że A, wrócił")? Then the
// main clause goes on behind.
bool in_relative_clause(const Surface& s, const Cue& cue) {
  const TokenSpan sentence = s.sentence(cue.head);
  for (TokenIndex i = cue.head; i > sentence.begin && cue.head - i < 16;) {
    i = i - 1;
    if (s.is_finite(i)) return false;
    if (s.is_comma(i) && s.is(i + 1, WordClass::relative) &&
        s.token(i + 1).feature("Case") == "Nom")
      return true;
  }
  return false;
}

bool reports(const Surface& s, TokenIndex converb) {
  const Token& token = s.token(converb);
  return s.lexicon().by_head.contains(token.lemma) || s.lexicon().by_first.contains(token.lemma) ||
         s.lexicon().by_first.contains(token.form);
}

TokenIndex own_clause_end(const Surface& s, const Cue& cue, TokenIndex begin, TokenIndex end) {
  TokenIndex content = content_verb_of(s, begin, end);
  TokenIndex coordinator = none<TokenIndex>;
  bool subordinate = false;
  const bool relative = in_relative_clause(s, cue);
  TokenIndex comma = none<TokenIndex>;
  for (TokenIndex i = content + 1; i < end && i - begin < kReach; ++i) {
    if (s.is_comma(i)) comma = i;
    if (s.is(i, WordClass::coordinator) && !s.is_mark(i)) {
      coordinator = i;
      subordinate = false;
    } else if (s.is(i, WordClass::subordinator) && s.is_comma(i - 1)) {
      subordinate = true;
    } else if (s.is_comma(i - 1) && s.token(i).feature("VerbForm") == "Conv" && reports(s, i)) {
      return i - 1;  // ", dodając, że …", ", powołując się na …"
    }
    if (!s.is_finite(i) || s.token(i).upos != Upos::VERB) continue;
    if (coordinator != none<TokenIndex> && !subordinate && s.quote(i) == s.quote(cue.head) &&
        belongs_to_cue(s, cue, content, coordinator, i) > 0) {
      return s.is_comma(coordinator - 1) ? coordinator - 1 : coordinator;
    }
    if (relative && comma != none<TokenIndex> && coordinator == none<TokenIndex> && !subordinate &&
        can_share_subject(s.token(cue.head), s.token(i)) && !has_subject(s, comma + 1, i))
      return comma;
    coordinator = none<TokenIndex>;
    comma = none<TokenIndex>;
    subordinate = false;
  }
  return end;
}

}  // namespace

TokenIndex complement_end(const Surface& s, const Limits& limits, const Cue& cue,
                          const Complement& complement) {
  TokenIndex end = limits.after(complement.begin);
  if (const Quote* quote = s.quote(cue.head))
    end = std::min(end, std::max(complement.begin, quote->tokens.end));
  if (complement.colon || end <= complement.begin) return end;
  // "zarzucił rządowi, że „…”, MSW odpowiedziało": a content that is one quotation ends with it.
  if (complement.begin + 2 < end && s.is_mark(complement.begin + 1)) {
    if (const Quote* quotation = s.quote(complement.begin + 2);
        quotation && quotation->tokens.begin == complement.begin + 2) {
      const TokenIndex behind = quotation->tokens.end + 1;
      if (behind < end && s.is_comma(behind) && !s.is(behind + 1, WordClass::relative))
        return behind;
    }
  }
  return s.has_cases() ? own_clause_end(s, cue, complement.begin, end)
                       : governed_end(s, cue, complement, end);
}

TokenSpan clause_around(const Surface& s, const Limits& limits, TokenSpan inside) {
  const TokenSpan sentence = s.sentence(inside.begin);
  TokenIndex begin = inside.begin;
  const auto boundary = [&](TokenIndex i) {  // does a clause begin at i?
    if (i == sentence.begin) return true;
    if (s.is_semicolon(i - 1) || s.is_colon(i - 1) || s.token(i - 1).form == "(") return true;
    if (s.quote_index(i) != s.quote_index(inside.begin)) return false;
    if (s.quote(i) && s.quote(i)->tokens.begin == i) return true;
    // "a town that, according to X, was shelled"
    if (i + 2 == inside.begin && s.is_comma(i + 1) && s.is(i, WordClass::relative)) return true;
    if (s.is_comma(i - 1) && i < inside.begin) {
      for (TokenIndex k = i; k < inside.begin && k - i < kContrast && !s.is_finite(k); ++k) {
        if (s.is(k, WordClass::contrast)) return true;
      }
      return s.is(i, WordClass::subordinator) || s.is(i, WordClass::relative) ||
             s.is(i, WordClass::coordinator);
    }
    return i == inside.begin &&
           (s.is(i - 1, WordClass::subordinator) ||
            (s.is(i - 1, WordClass::coordinator) && s.token(i - 1).upos == Upos::CCONJ));
  };
  while (!boundary(begin) && inside.begin - begin < kAround) begin = begin - 1;
  TokenIndex end = inside.end < sentence.end ? limits.after(inside.end) : sentence.end;
  for (TokenIndex i = inside.end; i + 1 < end && i - inside.end < kReach; ++i) {
    if (!s.is_comma(i)) continue;
    const bool relative = begin > sentence.begin && s.is(begin, WordClass::relative);
    if (relative && s.is(i + 1, WordClass::closing)) return {begin, i};
    for (TokenIndex k = i + 1; k < end && k - i <= kContrast && !s.is_finite(k); ++k) {
      if (s.is(k, WordClass::contrast)) return {begin, i};
    }
  }
  return {begin, std::max(end, inside.end)};
}

}  // namespace kronika::attribution

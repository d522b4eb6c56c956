// Idea: arcs are scored one by one, so a verb may win two subjects; of an inverted quotation ("…, said X") the first
// belongs to what is said. Easy: "Rosja zaatakuje – powiedział minister". Hard: a relative clause between the subject
// and its verb, which makes the arc long and its score low. Tested in tests/parse/two_subjects_test.cpp.

#include "parse/two_subjects.h"

namespace kronika::parse {
namespace {

bool is_subject(const Token& token) { return token.universal_relation() == "nsubj"; }

bool is_reported(const Token& token) {
  const bool clause = token.universal_relation() == "ccomp" || token.universal_relation() == "parataxis";
  return clause && (token.upos == Upos::VERB || token.upos == Upos::AUX || token.upos == Upos::ADJ);
}

// The dependents of `verb` that matter here.
struct Sides {
  TokenIndex before = none<TokenIndex>;   // the first subject before it
  TokenIndex content = none<TokenIndex>;  // the clause between that and the verb
  bool after = false;                     // a subject behind it
};

Sides sides_of(const Document& document, TokenSpan sentence, TokenIndex verb) {
  Sides sides;
  for (TokenIndex i = sentence.begin; i < sentence.end; ++i) {
    const Token& token = document.token(i);
    if (token.head != verb) continue;
    if (is_subject(token)) {
      if (i > verb) sides.after = true;
      if (i < verb && sides.before == none<TokenIndex>) sides.before = i;
    }
    if (i < verb && sides.before != none<TokenIndex> && sides.content == none<TokenIndex> && is_reported(token))
      sides.content = i;
  }
  return sides;
}

bool has_subject(const Document& document, TokenSpan sentence, TokenIndex verb) {
  for (TokenIndex i = sentence.begin; i < sentence.end; ++i) {
    if (document.token(i).head == verb && is_subject(document.token(i))) return true;
  }
  return false;
}

}  // namespace

void give_back_subjects(Document& document, SentenceSpan sentences) {
  for (SentenceIndex s = sentences.begin; s < sentences.end; ++s) {
    const TokenSpan words = document.sentences[s.value].tokens;
    // Only verbs with a reported clause before them: few sentences have one.
    for (TokenIndex i = words.begin; i < words.end; ++i) {
      const Token& clause = document.token(i);
      if (clause.is_root() || clause.head < i || !is_reported(clause)) continue;
      const Sides sides = sides_of(document, words, clause.head);
      if (!sides.after || sides.content != i || has_subject(document, words, i)) continue;
      document.token(sides.before).head = i;
    }
  }
}

}  // namespace kronika::parse

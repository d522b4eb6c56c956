// What the words around an expression say of it: its place in the tree, the words before and behind
// it, the verb above.
#pragma once

#include <optional>
#include <span>

#include "document/document.h"
#include "timex/grammar.h"
#include "timex/resolve.h"
#include "timex/tense.h"

namespace kronika::timex {

class Context {
 public:
  Context(const Document& document, const Vocabulary& vocabulary);  // both must outlive it

  // The match with the article before it, where that is its own ("the 1990s").
  Match with_article(Match match, std::span<const Piece> pieces) const;
  bool is_article(const Piece& piece) const {
    return has_sense(piece, WordClass::article, std::nullopt);
  }
  // Does a word of the class stand before the match (and its article)?
  bool before_is(const Match& match, std::span<const Piece> pieces, WordClass word_class,
                 std::optional<int> value = std::nullopt) const;
  Surroundings surroundings(const Match& match, std::span<const Piece> pieces,
                            TokenIndex governor) const;
  // "przed 12 września"; but "przed majowym posiedzeniem" is about the meeting.
  bool is_bound(const Match& match, std::span<const Piece> pieces) const;
  // The token that hangs outside the span; of several, one that hangs on a verb.
  TokenIndex head_of(TokenSpan span) const;
  // What an expression says the time of. "Last week, a spokesman said, they met": a report put in
  // between does not own the time before it.
  TokenIndex governor_of(TokenSpan span, TokenIndex head) const;
  // In a relative or participial clause.
  bool is_background(TokenIndex head) const;
  // "Kijów, 12 września (PAP) –": only names and commas before it, a parenthesis or dash behind.
  bool is_dateline(const Match& match, std::span<const Piece> pieces) const;
  // Of "after" or "before" at the end of an expression, and the head of a date: if the date belongs
  // to the verb on which the words after the preposition hang, the head of these words. "On Monday,
  // two days after the ship left": it is the ship's leaving that the two days date.
  TokenIndex dated_from(TokenIndex preposition, TokenIndex date) const;

 private:
  bool has_sense(const Piece& piece, WordClass word_class, std::optional<int> value) const;
  // The first is 1, and so is the highest.
  std::optional<int> rank_before(const Match& match, std::span<const Piece> pieces) const;
  bool is_attributive(const Match& match, std::span<const Piece> pieces) const;
  // The first verb at or above the token; none if `without` comes before it.
  TokenIndex verb_above(TokenIndex token, TokenIndex without) const;

  const Document& document_;
  const Vocabulary& vocabulary_;
  TenseGuide tense_;
  FormId parenthesis_, dash_, apostrophe_;
};

}  // namespace kronika::timex

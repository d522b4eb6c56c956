// Where sentences end.
//
// Idea (after Mikheev, Periods, Capitalized Words, etc., 2002): an end mark, with the quotation
// marks and brackets that close behind it, ends a sentence if what follows can begin one: a
// capital, a number, an opening mark or dash before them. A full stop does not where it belongs to
// an abbreviation that cannot end a sentence, to an initial, to an ordinal or to a number of a
// list; where it may do both, the next word decides: a function word in a capital letter begins a
// sentence, a name does not have to; and a piece without a verb ("W 2023 r.") is no sentence. Easy:
// "Tak. Nie." Hard: "W 2023 r. Rosja", "… w 2023 r. Rosja", "gen. A. Nowak", "Co? – pytał.",
// "„Tak!” Potem". Linear: every token is looked at a bounded number of times. Tested in
// tests/tokenize/.
#pragma once

#include <string_view>
#include <vector>

#include "dictionary/dictionary.h"
#include "tokenize/lexicon.h"
#include "tokenize/sentence_words.h"
#include "tokenize/surface.h"

namespace kronika::tokenize {

class SentenceEnds {
 public:
  // All that it is given must outlive it. `words` may be null.
  SentenceEnds(std::string_view text, const std::vector<Surface>& tokens, const Lexicon& lexicon,
               const dictionary::Dictionary* words)
      : words_(text, tokens, lexicon, words),
        lexicon_(lexicon),
        conventions_(lexicon.conventions),
        abbreviations_(lexicon.abbreviations) {}

  // Per token: does a sentence end with it? The last one's is true.
  std::vector<bool> find();

 private:
  using Kind = Surface::Kind;

  std::string_view form(std::size_t i) const { return words_.form(i); }
  bool is(std::size_t i, Kind kind) const { return words_.is(i, kind); }
  std::size_t end_of_marks(std::size_t i);
  bool closes(std::size_t i) const;
  bool is_footnote(std::size_t i) const;
  std::size_t first_word(std::size_t i) const;
  bool can_begin(std::size_t next) const;
  bool ends(std::size_t mark, std::size_t next);
  bool begins_in_lower_case(std::size_t mark, std::size_t next, std::size_t word);
  bool begins_carelessly(std::size_t mark, std::size_t next, std::size_t word) const;
  const AbbreviationUse* abbreviation(std::size_t before, std::size_t word) const;
  bool full_stop_ends(std::size_t before, std::size_t word);
  bool after_number_ends(std::size_t number, std::size_t word);
  bool after_abbreviation_ends(const AbbreviationUse& use, std::size_t before, std::size_t word);
  bool after_initial_ends(std::size_t initial, std::size_t word);
  bool has_verb(std::size_t end);
  bool face_ends(std::size_t i) const;

  SentenceWords words_;
  const Lexicon& lexicon_;
  const Conventions& conventions_;
  const Abbreviations& abbreviations_;
  std::size_t begin_ = 0;       // the sentence's first token
  std::size_t verbs_read_ = 0;  // up to here has been looked for a verb
  bool verb_ = false;
  std::size_t quotes_read_ = 0;  // up to here straight quotation marks have been counted
  bool quote_open_ = false;
};

}  // namespace kronika::tokenize

// What a language's dictionary says about the words around the end of a sentence.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dictionary/dictionary.h"
#include "tokenize/surface.h"

namespace kronika::tokenize {

// Answers about the surface tokens of a paragraph, by their numbers. The tags are those of
// PoliMorf. Without a dictionary every word is an ordinary one, function words are those of the
// table, and no word is known to be a verb. Refers to all that it is given.
class SentenceWords {
 public:
  SentenceWords(std::string_view text, const std::vector<Surface>& tokens, const Lexicon& lexicon,
                const dictionary::Dictionary* words);

  std::size_t size() const { return tokens_.size(); }
  const Surface& operator[](std::size_t i) const { return tokens_[i]; }
  bool is(std::size_t i, Surface::Kind kind) const {
    return i < tokens_.size() && tokens_[i].kind == kind;
  }
  std::string_view form(std::size_t i) const;  // NFC
  std::size_t letters(std::size_t i) const;

  bool is_roman_number(std::size_t i) const;
  bool is_all_upper(std::size_t i) const;  // two letters or more, all capitals
  // "J.", and in some languages "Sz.": a capital, or a capital and a small letter.
  bool is_initial(std::size_t i) const;
  bool is_known(std::size_t i);  // in lower case, with any reading
  // Does the dictionary know the word as one with a capital?
  bool is_known_name(std::size_t i);
  // Names are what the dictionary writes with a capital, and what it does not know at all.
  bool is_name(std::size_t i);
  // More often the first word of a sentence than a name: prepositions, conjunctions, pronouns,
  // adverbs, verbs.
  bool is_function_word(std::size_t i);
  // A word that has no full stop of its own ("kg" has none either).
  bool is_ordinary_word(std::size_t i);
  bool is_verb(std::size_t i);  // finite, or an infinitive: recipes and orders have no other
  // Can the word stand in a case that the preposition governs?
  bool governs(std::size_t preposition, std::size_t word);

 private:
  const std::vector<dictionary::Analysis>& lookup(std::size_t i, bool lower);

  std::string_view text_;
  const std::vector<Surface>& tokens_;
  const Lexicon& lexicon_;
  const dictionary::Dictionary* words_;
  std::unordered_map<std::size_t, std::string>
      normalised_;  // forms that the text has in another form than NFC
  std::vector<dictionary::Analysis> analyses_;
};

}  // namespace kronika::tokenize

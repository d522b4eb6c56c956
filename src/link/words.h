// The words of a document as linking reads them: keys to compare, who is a name, what hangs
// together.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "link/knowledge.h"

namespace kronika::link {

struct Word {
  std::string form, lemma;            // lower case
  std::string acronym;                // "MSZ", also of "MSZ-u"; "" for other words
  std::optional<EntityId> adjective;  // the country of "rosyjski", the organisation of "unijny"
  const Name* name = nullptr;         // the recogniser's name that covers it
  bool letters = false;               // has a letter
  bool capital = false;
  bool nominal = false;  // noun, name or unknown
  bool glued = false;    // no space before it
  bool opens = false;    // first word of its sentence, or of a quotation
};

// A name of the knowledge base in the text.
struct AliasMatch {
  TokenSpan tokens;
  std::vector<Sense> senses;
  std::size_t words = 0;  // of the name
  Cases cases = 0;        // that it may stand in, by its first declined word
  bool exact = false;     // every word is in base form
};

// Built once per document; refers to it and to the knowledge.
class Words {
 public:
  Words(const Document& document, const Knowledge& knowledge);

  const Word& operator[](TokenIndex i) const { return words_[i.value]; }
  const Document& document() const { return document_; }
  const Token& token(TokenIndex i) const { return document_.token(i); }
  TokenIndex sentence_end(TokenIndex i) const { return document_.sentence_at(i).tokens.end; }
  std::string_view feature(TokenIndex i, std::string_view name) const {
    return token(i).feature(name);
  }

  // The longest name of the knowledge base that begins at this word. `declined`: it stands in
  // another case than the nominative, whatever the tagger says.
  std::optional<AliasMatch> alias(TokenIndex at, TokenIndex end, bool declined = false) const;
  // Where a name that ends before `end` really ends: "Kennedy" + "'" + "ego", "ONZ" + "-" + "ecie".
  TokenIndex with_ending(TokenIndex end, TokenIndex limit) const;
  bool may_begin_name(TokenIndex i) const;
  // The first word of a sentence that the tagger took for another one ("Kim" for "by whom") may
  // still begin a name of the knowledge base of two words or more.
  bool may_be_misread(TokenIndex at, TokenIndex end) const;
  // The words are (part of) a time expression.
  bool in_time(TokenSpan span) const;
  bool is_opening_adjective(TokenIndex at, TokenIndex end) const;

 private:
  // A way through the index.
  struct Path {
    std::uint32_t node = 0;
    Cases cases = kAnyCase;
    bool exact = true;
    bool undone = false;  // an ending was undone that the lemma does not know
  };
  std::vector<WordHit> hits(std::string_view piece, std::string_view lemma, bool inner) const;
  std::vector<std::string_view> pieces_of(TokenIndex i, bool first) const;
  std::vector<Path> advance(const std::vector<Path>& paths, std::string_view piece,
                            std::string_view lemma) const;

  const Document& document_;
  const Knowledge& knowledge_;
  std::vector<Word> words_;
};

}  // namespace kronika::link

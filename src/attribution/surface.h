// The document as attribution looks at it: small words, punctuation, clauses and subtrees per
// token, built once.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/lexicon.h"
#include "attribution/quotes.h"
#include "document/document.h"
#include "document/tree.h"

namespace kronika::attribution {

// Refers to the document, the lexicon and the quotations. O(tokens) to build.
class Surface {
 public:
  Surface(const Document& document, const Lexicon& lexicon, const Quotations& quotations);

  const Document& document() const { return *document_; }
  const Lexicon& lexicon() const { return *lexicon_; }
  const Quotations& quotations() const { return *quotations_; }
  const Tree& tree() const { return tree_; }
  // The first children of a token: enough for every real sentence, and few enough for absurd ones.
  std::span<const TokenIndex> children(TokenIndex i) const {
    const auto all = tree_.children(i);
    return all.first(std::min<std::size_t>(all.size(), 64));
  }
  // The first of them with this relation; "nsubj" matches "nsubj:pass" too. none if there is none.
  TokenIndex child(TokenIndex head, std::string_view relation) const;
  const Token& token(TokenIndex i) const { return document_->token(i); }
  std::size_t size() const { return document_->tokens.size(); }

  bool is(TokenIndex i, WordClass word_class) const { return masks_[i.value] & bit(word_class); }
  bool is_word(TokenIndex i, std::string_view word) const;  // lemma or lower-case form
  // Do these words begin at i? Particles, adverbs, adjectives and possessives in between do not
  // matter
  // ("w krótkiej rozmowie z"). The end, or none.
  TokenIndex match(TokenIndex i, const std::vector<std::string>& words, TokenIndex limit) const;

  bool is_comma(TokenIndex i) const { return token(i).form == ","; }
  bool is_mark(TokenIndex i) const { return quotations_->mark[i.value]; }
  bool is_dash(TokenIndex i) const {
    return kinds_[i.value] == Punctuation::dash;
  }  // one with spaces around it
  bool is_final(TokenIndex i) const { return kinds_[i.value] == Punctuation::final; }  // . ? ! …
  bool is_semicolon(TokenIndex i) const { return token(i).form == ";"; }
  bool is_colon(TokenIndex i) const { return token(i).form == ":"; }
  bool is_punctuation(TokenIndex i) const {
    return token(i).upos == Upos::PUNCT || kinds_[i.value] != Punctuation::none;
  }

  bool is_finite(TokenIndex i) const { return finite_[i.value]; }
  // A finite verb, or one with a finite auxiliary ("has said", "was quoted").
  bool is_predicate(TokenIndex i) const;
  bool is_passive(TokenIndex verb) const;  // "was told"; "reports said to be true"
  // Does the language mark nouns for case? Where it does not, order and the tree say what they are.
  bool has_cases() const { return lexicon_->has_cases; }
  // The noun that a word before it belongs to: "U.S." → "report" in "a U.S. intelligence report".
  TokenIndex phrase_head(TokenIndex i) const;
  bool is_noun(TokenIndex i) const;     // NOUN, PROPN, or within a name
  bool is_acronym(TokenIndex i) const;  // "MSW", "KCNA": their case is a guess
  bool is_negated(TokenIndex verb) const;
  // The innermost quotation around the token, or null.
  const Quote* quote(TokenIndex i) const;
  std::uint32_t quote_index(TokenIndex i) const { return quote_of_[i.value]; }  // UINT32_MAX: none
  // The mention whose words hold the token (not an adjective's), or null.
  const Mention* mention(TokenIndex i) const;

  TokenSpan sentence(TokenIndex i) const {
    return document_->sentences[sentence_of_[i.value]].tokens;
  }
  std::uint32_t sentence_number(TokenIndex i) const { return sentence_of_[i.value]; }
  TokenSpan paragraph(TokenIndex i) const {
    return paragraphs_[document_->sentences[sentence_of_[i.value]].paragraph];
  }
  // Where the sentence's own final punctuation begins.
  TokenIndex content_end(TokenSpan sentence) const;
  TokenSpan subtree(TokenIndex i) const { return {subtree_begin_[i.value], subtree_end_[i.value]}; }

 private:
  enum class Punctuation : std::uint8_t { none, dash, final };
  void classify_tokens();
  bool ends_sentence(std::size_t stop) const;
  bool is_negated_by_others(TokenIndex verb) const;
  void find_subtrees();
  void place_quotes();
  void place_mentions();

  const Document* document_;
  const Lexicon* lexicon_;
  const Quotations* quotations_;
  Tree tree_;
  std::vector<std::uint32_t> masks_, sentence_of_, quote_of_, mention_of_;
  std::vector<Punctuation> kinds_;
  std::vector<bool> finite_;
  std::vector<TokenIndex> subtree_begin_, subtree_end_;
  std::vector<TokenSpan> paragraphs_;
};

}  // namespace kronika::attribution

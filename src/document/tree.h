// The dependency trees of a document, downwards: children, subtrees, paths.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace kronika {

// Built once after parsing; refers to the document, whose tokens must not change meanwhile. O(tokens) to build.
class Tree {
 public:
  explicit Tree(const Document& document);

  // Children in text order.
  std::span<const TokenIndex> children(TokenIndex head) const;
  // First child with this relation; "obl" matches "obl:arg" too, "obl:arg" only itself. none if there is none.
  TokenIndex child(TokenIndex head, std::string_view relation) const;
  std::vector<TokenIndex> children_with(TokenIndex head, std::string_view relation) const;
  bool is_ancestor(TokenIndex ancestor, TokenIndex token) const;  // a token is no ancestor of itself
  // All tokens below `head` and itself, in text order.
  std::vector<TokenIndex> subtree(TokenIndex head) const;
  // The smallest token span that covers the subtree.
  TokenSpan subtree_span(TokenIndex head) const;
  TokenIndex root(SentenceIndex sentence) const;
  // `head` and the tokens coordinated with it (conj children, transitively), in text order.
  std::vector<TokenIndex> conjuncts(TokenIndex head) const;
  // The preposition (case child) of a noun as a lemma, "" if none; a fixed one in words ("w sprawie").
  std::string preposition(TokenIndex noun) const;
  // "podróż -obj-> kontynuować -root": the way from a token up to an ancestor, for explanations.
  std::string path(TokenIndex from, TokenIndex ancestor) const;

  const Document& document() const { return *document_; }

 private:
  const Document* document_;
  std::vector<TokenIndex> children_;
  std::vector<std::uint32_t> first_child_;  // per token, plus one
};

}  // namespace kronika

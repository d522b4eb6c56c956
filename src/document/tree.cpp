#include "document/tree.h"

#include <algorithm>

namespace kronika {
namespace {

bool relation_matches(const Token& token, std::string_view relation) {
  return token.relation == relation ||
         (relation.find(':') == std::string_view::npos && token.universal_relation() == relation);
}

}  // namespace

Tree::Tree(const Document& document) : document_(&document) {
  const std::size_t count = document.tokens.size();
  first_child_.assign(count + 1, 0);
  for (const Token& token : document.tokens) {
    if (!token.is_root()) ++first_child_[token.head.value + 1];
  }
  for (std::size_t i = 0; i < count; ++i) first_child_[i + 1] += first_child_[i];
  children_.resize(first_child_[count]);
  std::vector<std::uint32_t> next(first_child_.begin(), first_child_.end() - 1);
  for (std::size_t i = 0; i < count; ++i) {
    const TokenIndex head = document.tokens[i].head;
    if (head != none<TokenIndex>) children_[next[head.value]++] = TokenIndex(i);
  }
}

std::span<const TokenIndex> Tree::children(TokenIndex head) const {
  return std::span(children_).subspan(first_child_[head.value],
                                      first_child_[head.value + 1] - first_child_[head.value]);
}

TokenIndex Tree::child(TokenIndex head, std::string_view relation) const {
  for (const TokenIndex c : children(head)) {
    if (relation_matches(document_->token(c), relation)) return c;
  }
  return none<TokenIndex>;
}

std::vector<TokenIndex> Tree::children_with(TokenIndex head, std::string_view relation) const {
  std::vector<TokenIndex> found;
  for (const TokenIndex c : children(head)) {
    if (relation_matches(document_->token(c), relation)) found.push_back(c);
  }
  return found;
}

bool Tree::is_ancestor(TokenIndex ancestor, TokenIndex token) const {
  for (TokenIndex i = document_->token(token).head; i != none<TokenIndex>;
       i = document_->token(i).head) {
    if (i == ancestor) return true;
  }
  return false;
}

std::vector<TokenIndex> Tree::subtree(TokenIndex head) const {
  std::vector<TokenIndex> found{head};
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto below = children(found[i]);
    found.insert(found.end(), below.begin(), below.end());
  }
  std::sort(found.begin(), found.end());
  return found;
}

TokenSpan Tree::subtree_span(TokenIndex head) const {
  const std::vector<TokenIndex> tokens = subtree(head);
  return {tokens.front(), tokens.back() + 1};
}

TokenIndex Tree::root(SentenceIndex sentence) const {
  const TokenSpan tokens = document_->sentences[sentence.value].tokens;
  for (TokenIndex i = tokens.begin; i < tokens.end; ++i) {
    if (document_->token(i).is_root()) return i;
  }
  return tokens.begin;
}

std::vector<TokenIndex> Tree::conjuncts(TokenIndex head) const {
  std::vector<TokenIndex> found{head};
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const TokenIndex c : children_with(found[i], "conj")) found.push_back(c);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string Tree::preposition(TokenIndex noun) const {
  for (const TokenIndex c : children(noun)) {
    const Token& token = document_->token(c);
    if (token.universal_relation() != "case") continue;
    std::string words = token.lemma;
    for (const TokenIndex part : children_with(c, "fixed"))
      words += " " + document_->token(part).lemma;
    return words;
  }
  return {};
}

std::string Tree::path(TokenIndex from, TokenIndex ancestor) const {
  std::string way = document_->token(from).lemma;
  for (TokenIndex i = from; i != ancestor; i = document_->token(i).head) {
    const Token& token = document_->token(i);
    if (token.is_root()) return way + " -root";
    way += " -" + token.relation + "-> " + document_->token(token.head).lemma;
  }
  return way;
}

}  // namespace kronika

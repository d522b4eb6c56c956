// What stands behind an Article: the document, and the layers of it as callers see them.
#pragma once

#include <optional>
#include <vector>

#include "document/document.h"
#include "document/tree.h"
#include "kronika/article.h"

namespace kronika {

// The views of the layers point into `document`, so it is neither copied nor moved. O(text) to build.
struct Article::Data {
  explicit Data(Document analysed);
  Data(const Data&) = delete;
  Data& operator=(const Data&) = delete;

  const Document document;
  std::optional<Period> published;
  std::vector<Token> tokens;
  std::vector<std::size_t> children;        // of token 0, of token 1 …
  std::vector<std::size_t> first_children;  // where a token's children begin; one more than there are tokens
  std::vector<Sentence> sentences;
  std::vector<Name> names;
  std::vector<Entity> entities;
  std::vector<Claim> claims;

 private:
  void add_tokens();
  void add_children();
  void add_sentences();
  void add_names();
  void add_entities();
  void add_claims();
};

inline ByteRange range(ByteSpan span) { return {span.begin.value, span.end.value}; }
inline TokenRange range(TokenSpan span) { return {span.begin.value, span.end.value}; }
inline std::size_t index(TokenIndex token) {
  return token == none<TokenIndex> ? Article::kNone : token.value;
}
inline Article::Period period(const Interval& interval) {
  return {interval.start, interval.end, name(interval.grain)};
}

}  // namespace kronika

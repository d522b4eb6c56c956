#include "kronika/article.h"

#include <algorithm>

#include "api/article_data.h"
#include "api/guard.h"
#include "format/conllu.h"
#include "format/jsonl.h"
#include "format/terminal.h"

namespace kronika {

Article::Article(std::shared_ptr<const Data> data) noexcept : data_(std::move(data)) {}

std::string_view Article::id() const noexcept { return data_->document.id; }
std::string_view Article::language() const noexcept { return data_->document.language; }
std::string_view Article::text() const noexcept { return data_->document.text; }

std::string_view Article::title() const noexcept {
  const std::optional<std::string>& title = data_->document.title;
  return title ? std::string_view(*title) : std::string_view();
}

std::string_view Article::text(ByteRange range) const noexcept {
  const std::string_view all = text();
  const std::size_t begin = std::min(range.begin, all.size());
  return all.substr(begin, std::max(begin, range.end) - begin);
}

const std::optional<Article::Period>& Article::published() const noexcept { return data_->published; }
std::span<const Article::Token> Article::tokens() const noexcept { return data_->tokens; }
std::span<const Article::Sentence> Article::sentences() const noexcept { return data_->sentences; }
std::span<const Article::Name> Article::names() const noexcept { return data_->names; }
std::span<const Article::Entity> Article::entities() const noexcept { return data_->entities; }
std::span<const Article::Claim> Article::claims() const noexcept { return data_->claims; }

std::span<const Article::Token> Article::tokens(TokenRange range) const noexcept {
  const std::size_t end = std::min(range.end, data_->tokens.size());
  const std::size_t begin = std::min(range.begin, end);
  return tokens().subspan(begin, end - begin);
}

std::span<const std::size_t> Article::children(std::size_t token) const noexcept {
  if (token >= data_->tokens.size()) return {};
  const std::size_t begin = data_->first_children[token];
  return std::span(data_->children).subspan(begin, data_->first_children[token + 1] - begin);
}

Result<std::string> Article::explain(std::size_t claim) const noexcept {
  return guarded([&]() -> Result<std::string> {
    const std::vector<kronika::Claim>& claims = data_->document.claims;
    if (claim >= claims.size())
      return Error{ErrorCode::invalid_argument, "the article has " + std::to_string(claims.size()) + " claims"};
    return format::explanation(data_->document, claims[claim], {});
  });
}

Result<std::string> Article::jsonl(bool with_text) const noexcept {
  return guarded([&]() -> Result<std::string> {
    return format::jsonl(data_->document, {.with_text = with_text});
  });
}

Result<std::string> Article::conllu() const noexcept {
  return guarded([&]() -> Result<std::string> { return format::conllu(data_->document); });
}

std::string_view Article::Token::feature(std::string_view feature_name) const noexcept {
  return feature_value(features, feature_name);
}

}  // namespace kronika

// Tested in tests/ingest/raw_article_test.cpp.

#include "ingest/raw_article.h"

namespace kronika::ingest {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// A title is one line.
std::string one_line(std::string_view title) {
  std::string line;
  for (const char c : trimmed(title)) {
    const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (space && line.ends_with(' ')) continue;
    line += space ? ' ' : c;
  }
  return line;
}

}  // namespace

Result<Document> read_raw(RawArticle article, const Options& options) {
  Options known = options;
  if (!known.published) known.published = article.published;
  if (known.language.empty() || known.language == "auto") {
    known.language = article.language.empty() ? options.language : article.language;
  }
  const std::string title = article.title ? one_line(*article.title) : "";
  std::string text = std::move(article.text);
  if (!title.empty() && !trimmed(text).starts_with(title)) text = title + "\n\n" + text;
  Result<Document> document = read_plain_text(std::move(text), known);
  if (!document) return document;
  if (!title.empty()) document->title = title;
  document->url = std::move(article.url);
  document->publisher = std::move(article.publisher);
  return document;
}

}  // namespace kronika::ingest

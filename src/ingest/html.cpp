// Tested in tests/ingest/html_test.cpp, measured by eval/pages, fuzzed by fuzz/html.cpp.

#include "ingest/html.h"

#include "ingest/charset.h"
#include "ingest/main_text.h"
#include "ingest/page.h"

namespace kronika::ingest {
namespace {

// JSON-LD's own text is taken where the page's is much shorter: behind "read more", or in a layout not understood.
constexpr double kMuchShorter = 0.6;
constexpr std::size_t kShortestBody = 200;  // bytes; a shorter articleBody is a teaser

bool has_markup(std::string_view text) { return text.find("</") != std::string_view::npos || text.find("/>") != std::string_view::npos; }

}  // namespace

Result<RawArticle> read_html(std::string_view bytes, std::string_view encoding, std::string_view url, std::string origin,
                             const PageWords& words) {
  const std::string stated = encoding.empty() ? stated_in_html(bytes) : std::string(encoding);
  const Result<std::string> html = to_utf8(bytes, stated);
  if (!html) return html.error();
  const Result<Page> page = Page::parse(*html);
  if (!page) return page.error();
  PageFacts facts = facts_of(*page);
  RawArticle article;
  article.origin = std::move(origin);
  article.text = main_text(*page, words);
  if (facts.body && facts.body->size() >= kShortestBody && !has_markup(*facts.body) &&
      static_cast<double>(article.text.size()) < kMuchShorter * static_cast<double>(facts.body->size()))
    article.text = std::move(*facts.body);
  if (article.text.empty()) return Error{ErrorCode::empty_input, "there is no text on the page that could be an article"};
  article.title = std::move(facts.title);
  article.url = url.empty() ? std::move(facts.url) : std::optional<std::string>(url);
  article.publisher = std::move(facts.publisher);
  article.published = facts.published;
  article.language = facts.language.size() == 2 ? facts.language : "";
  return article;
}

}  // namespace kronika::ingest

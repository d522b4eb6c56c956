// An article as a file, a collection or a feed holds it, before anything is read in it.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/result.h"
#include "document/interval.h"
#include "ingest/plain_text.h"

namespace kronika::ingest {

struct RawArticle {
  std::string origin;  // where it stands, for people and for a second run: "a.txt", "news.jsonl#17"
  std::string text;    // UTF-8 as it was found; the title is not in it
  std::optional<std::string> title, url, publisher;
  std::optional<Interval> published;
  std::string language;  // ISO 639-1 if the source says so, else ""
};

// An article, or why it cannot be read; `origin` is known in both cases.
struct Found {
  std::string origin;
  Result<RawArticle> article;
};

// The articles of one source, one after the other. Not synchronised.
class Articles {
 public:
  virtual ~Articles() = default;
  // None when there are no more. An article that cannot be read does not end the source; a source that cannot be read
  // further gives one last error.
  virtual std::optional<Found> next() = 0;
};

// The title on a line of its own before the text, unless the text begins with it; then as read_plain_text.
// `options.language` and `options.published` win over the article's.
Result<Document> read_raw(RawArticle article, const Options& options);

}  // namespace kronika::ingest

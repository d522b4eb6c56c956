// JSON Lines (jsonlines.org): one object a line, one article an object.
#pragma once

#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ingest/raw_article.h"

namespace kronika::ingest {

// Which fields hold what, the first that is there counts. "a.b" is field b of the object in field a.
struct JsonFields {
  std::vector<std::string> text = {"text", "body", "content", "articleBody", "body_text"};
  std::vector<std::string> title = {"title", "headline"};
  std::vector<std::string> url = {"url", "link", "uri"};
  std::vector<std::string> publisher = {"publisher", "publisher.name", "source", "site_name", "source.name"};
  std::vector<std::string> published = {"published", "published_at", "datePublished", "date", "versioncreated", "pubDate"};
  std::vector<std::string> language = {"lang", "language"};

  // "title=headline": the field that holds what stands before "=". Error: invalid_argument, with the names there are.
  Status set(std::string_view assignment);
};

// One object. Errors: not_text (no JSON, or no object), empty_input (no text field), invalid_date.
Result<RawArticle> read_json_article(std::string_view json, const JsonFields& fields, std::string origin);

// Lines of an open file, which the reader closes unless it is standard input; `name` begins the origins: "name#3".
// A line longer than max_bytes is an error of that line.
std::unique_ptr<Articles> read_json_lines(std::FILE* file, std::string name, JsonFields fields, std::size_t max_bytes);

}  // namespace kronika::ingest

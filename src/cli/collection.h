// What the user named to be collected → the articles in it, in order.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ingest/json_lines.h"
#include "ingest/page_words.h"

namespace kronika::cli {

struct CollectionOptions {
  std::size_t max_bytes = ingest::kMaxDocumentBytes;
  ingest::JsonFields fields;
  ingest::PageWords page_words;
};

// Files by their names' endings: *.jsonl and *.ndjson are collections, *.rss, *.atom and *.xml feeds, *.html and *.htm web
// pages, all others plain text. Folders: all files so named, and *.txt, in and below them by path. "-": standard input,
// JSON Lines if it begins with '{', else plain text. Paths are opened when their turn comes; what cannot be opened is an
// error of its own and the rest goes on.
std::unique_ptr<ingest::Articles> open_collection(std::vector<std::string> names, CollectionOptions options);

}  // namespace kronika::cli

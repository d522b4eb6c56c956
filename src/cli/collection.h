// What the user named to be collected → the articles in it, in order.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ingest/json_lines.h"

namespace kronika::cli {

struct CollectionOptions {
  std::size_t max_bytes = ingest::kMaxDocumentBytes;
  ingest::JsonFields fields;
};

// Files by their names' endings (*.jsonl and *.ndjson are collections, all others one article each), folders with all
// such files in and below them by path, "-" standard input (JSON Lines if it begins with '{', else one article).
// Paths are opened when their turn comes; what cannot be opened is an error of its own and the rest goes on.
std::unique_ptr<ingest::Articles> open_collection(std::vector<std::string> names, CollectionOptions options);

}  // namespace kronika::cli

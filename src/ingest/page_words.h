// What class names and openings of lines say of the parts of a web page (resources/common/page_words.tsv).
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/resources.h"
#include "base/result.h"

namespace kronika::ingest {

// Thread-safe after load.
struct PageWords {
  std::unordered_set<std::string> outside, within;
  std::vector<std::string> leads;

  // Errors: damaged_resource with file and line.
  static Result<PageWords> load(const Resources& resources);
};

// "articleBody main-text" → article, body, main, text; all in lower case.
std::vector<std::string> class_words(std::string_view value);

}  // namespace kronika::ingest

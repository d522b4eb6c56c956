#include "lexicon/check.h"

#include <algorithm>
#include <iterator>

#include "lexicon/frame_order.h"
#include "lexicon/table_rules.h"
#include "lexicon/trigger_words.h"
#include "pipeline/pipeline.h"

namespace kronika::lexicon {
namespace {

// "<table>:<line>: <what>" of a loader, taken apart again.
Finding finding_of(const Error& error) {
  Finding finding{{}, 0, "damaged", error.message};
  const std::size_t table_end = error.message.find(".tsv:");
  if (table_end == std::string::npos) return finding;
  const std::size_t number = table_end + 5;
  const std::size_t number_end = error.message.find_first_not_of("0123456789", number);
  if (number_end == std::string::npos || number_end == number || number_end - number > 9)
    return finding;
  finding.table = error.message.substr(0, table_end + 4);
  finding.line = std::stoul(error.message.substr(number, number_end - number));
  finding.message = error.message.substr(std::min(error.message.size(), number_end + 2));
  return finding;
}

void add(Result<std::vector<Finding>> found, std::vector<Finding>& all) {
  if (found) {
    std::move(found->begin(), found->end(), std::back_inserter(all));
  } else {
    all.push_back(finding_of(found.error()));
  }
}

}  // namespace

std::vector<Finding> check(const Resources& resources, const std::vector<std::string>& languages) {
  std::vector<Finding> all;
  for (const std::string& language : languages) {
    const Result<Pipeline> pipeline = Pipeline::load(resources, language);
    if (!pipeline) {
      all.push_back(finding_of(pipeline.error()));
      continue;
    }
    if (!pipeline->finds_claims()) continue;
    add(check_frame_order(resources, language), all);
    add(check_trigger_words(resources, language), all);
  }
  add(check_tables(resources, languages), all);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace kronika::lexicon

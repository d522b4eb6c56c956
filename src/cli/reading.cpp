#include "cli/reading.h"

#include <utility>

#include "api/resources.h"
#include "pipeline/pipelines.h"

namespace kronika::cli {

Result<Reading> open_reading(const std::string& chosen) {
  Resources resources = find_resources(chosen);
  Result<std::vector<std::string>> languages = Pipelines::languages_of(resources);
  if (!languages) return languages.error();
  Result<LanguageDetector> detector = LanguageDetector::load(resources);
  if (!detector) return detector.error();
  return Reading{std::move(resources), std::move(*languages), std::move(*detector)};
}

}  // namespace kronika::cli

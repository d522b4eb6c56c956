// Tested in tests/pipeline/pipelines_test.cpp, by threads under TSan.

#include "pipeline/pipelines.h"

#include <algorithm>
#include <filesystem>

namespace kronika {

namespace fs = std::filesystem;

Result<std::vector<std::string>> Pipelines::languages_of(const Resources& resources) {
  std::vector<std::string> languages;
  std::error_code error;
  const fs::path models = resources.root / "models";
  for (fs::directory_iterator entry(models, error), end; !error && entry != end; entry.increment(error)) {
    const fs::path language = entry->path().stem();
    std::error_code no_folder;
    if (entry->path().extension() == ".kronika" && fs::is_directory(resources.root / language, no_folder))
      languages.push_back(language.string());
  }
  if (error) return Error{ErrorCode::unreadable, models.string() + ": " + error.message()};
  if (languages.empty()) return Error{ErrorCode::damaged_resource, models.string() + ": there is no model"};
  std::sort(languages.begin(), languages.end());
  return languages;
}

Result<const Pipeline*> Pipelines::get(std::string_view language) {
  Entry* entry = nullptr;
  {
    const std::lock_guard lock(mutex_);
    entry = &entries_[std::string(language)];
  }
  std::call_once(entry->loaded, [&] {
    entry->pipeline = std::make_unique<const Result<Pipeline>>(Pipeline::load(resources_, language));
  });
  const Result<Pipeline>& pipeline = *entry->pipeline;
  if (!pipeline) return pipeline.error();
  return &*pipeline;
}

}  // namespace kronika

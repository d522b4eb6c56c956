// The pipelines of several languages, each loaded when its first document comes.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/pipeline.h"

namespace kronika {

// Thread-safe. A pipeline that was given stays valid as long as the Pipelines.
class Pipelines {
 public:
  explicit Pipelines(Resources resources) : resources_(std::move(resources)) {}

  // Every language with a model and a folder of lexicons, by its ISO 639-1 code, sorted.
  // Errors: unreadable; damaged_resource if there is none.
  static Result<std::vector<std::string>> languages_of(const Resources& resources);

  // Loads it if it is the first call for the language; one thread loads, others that want the same language
  // wait. Errors: those of Pipeline::load, the same each time.
  Result<const Pipeline*> get(std::string_view language);

 private:
  struct Entry {
    std::once_flag loaded;
    std::unique_ptr<const Result<Pipeline>> pipeline;
  };

  Resources resources_;
  std::mutex mutex_;  // of the map alone
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace kronika

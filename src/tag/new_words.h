// Words younger than the dictionary, with their inflection.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "dictionary/dictionary.h"

namespace kronika::tag {

// Immutable once loaded; thread-safe.
class NewWords {
 public:
  // No path, or none of an existing file: no words. Errors: damaged_resource with file and line.
  static Result<NewWords> load(const std::filesystem::path& path);

  // The readings of exactly this form.
  std::span<const dictionary::Analysis> find(std::string_view form) const;
  bool empty() const { return forms_.empty(); }

 private:
  std::unordered_map<std::string, std::vector<dictionary::Analysis>> forms_;
};

}  // namespace kronika::tag

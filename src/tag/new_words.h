// Words younger than the dictionary, with their inflection.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "dictionary/dictionary.h"

namespace kronika::tag {

// Immutable once loaded; thread-safe.
class NewWords {
 public:
  // Of new_words.tsv of the language; none if there is no such table.
  // Errors: damaged_resource with file and line.
  static Result<NewWords> load(const Resources& resources, std::string_view language);

  // The readings of exactly this form.
  std::span<const dictionary::Analysis> find(std::string_view form) const;
  bool empty() const { return forms_.empty(); }

 private:
  std::unordered_map<std::string, std::vector<dictionary::Analysis>> forms_;
};

}  // namespace kronika::tag

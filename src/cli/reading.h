// What every command that reads articles needs first.
#pragma once

#include <string>
#include <vector>

#include "base/resources.h"
#include "pipeline/language.h"

namespace kronika::cli {

struct Reading {
  Resources resources;
  std::vector<std::string> languages;  // that have a model
  LanguageDetector detector;
};

// `chosen`: the folder that --resources names, "" for the usual ones. Errors: damaged_resource, unreadable.
Result<Reading> open_reading(const std::string& chosen);

}  // namespace kronika::cli

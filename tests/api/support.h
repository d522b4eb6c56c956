// One Reader of all languages for the tests of the folder.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "kronika/reader.h"

namespace kronika::test {

inline Reader::Options options(std::vector<std::string> languages) {
  return {KRONIKA_SOURCE_DIR "/resources", std::move(languages)};
}

inline const Reader& reader() {
  static const Result<Reader> opened = Reader::open(options({}));
  if (!opened) throw std::runtime_error(opened.error().message);
  return *opened;
}

}  // namespace kronika::test

// Stand-in
#pragma once

#include <string_view>

#include "base/resources.h"
#include "base/result.h"
#include "document/document.h"
#include <memory>
#include "dictionary/dictionary.h"
namespace kronika::tokenize {

// Thread-safe; movable.
class Stage {
 public:
  static Result<Stage> load(const Resources& resources, std::string_view language, std::shared_ptr<const dictionary::Dictionary> words);
  void run(Document& document) const;
};

}  // namespace kronika::tokenize

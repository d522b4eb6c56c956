// Stand-in until the stage lands.
#pragma once

#include <string_view>

#include "base/resources.h"
#include "base/result.h"
#include "document/document.h"

namespace kronika::attribution {

// Thread-safe; movable.
class Stage {
 public:
  static Result<Stage> load(const Resources& resources, std::string_view language);
  void run(Document& document) const;
};

}  // namespace kronika::attribution

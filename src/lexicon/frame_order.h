// Which triggers of frames no word can ever reach, since another row always has them first.
#pragma once

#include <string_view>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "lexicon/finding.h"

namespace kronika::lexicon {

// Errors: those of the tables themselves (unreadable, damaged_resource).
Result<std::vector<Finding>> check_frame_order(const Resources& resources,
                                               std::string_view language);

}  // namespace kronika::lexicon

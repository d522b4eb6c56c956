// Trigger words that no text can give: the dictionary knows them as forms of other words only.
#pragma once

#include <string_view>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "lexicon/finding.h"

namespace kronika::lexicon {

// Nothing for a language without a dictionary. Errors: unreadable, damaged_resource.
Result<std::vector<Finding>> check_trigger_words(const Resources& resources,
                                                 std::string_view language);

}  // namespace kronika::lexicon

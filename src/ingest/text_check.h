// Are these bytes text that we can read? If not, why not.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"

namespace kronika::ingest {

// The error for bytes that are no UTF-8 text, or none. A leading UTF-8 byte-order mark is text.
std::optional<Error> check_text(std::string_view bytes);

}  // namespace kronika::ingest

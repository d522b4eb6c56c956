// "Kijów, 12 września (PAP) –": who wrote the text.
#pragma once

#include <optional>

#include "attribution/surface.h"

namespace kronika::attribution {

// A dateline, or an agency in brackets that signs the text, names the author: a report over the
// whole document whose source is "author" with that name.
std::optional<Report> dateline(const Surface& surface);

}  // namespace kronika::attribution

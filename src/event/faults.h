// Why an event is no claim, whatever stands beside it.
#pragma once

#include <string_view>

#include "event/selection.h"

namespace kronika::event {

// What the event lacks or is, looked at alone, as a static text; "" if nothing.
std::string_view fault(const Analysis& analysis, const Found& found);

}  // namespace kronika::event

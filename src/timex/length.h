// How long, or how often: "three days" is P3D, "every week" P1W (ISO 8601, with TimeML's X for
// "some").
#pragma once

#include <span>
#include <string>

#include "timex/grammar.h"

namespace kronika::timex {

// Empty where the words tell no unit ("long ago").
std::string iso_length(const Match& match, std::span<const Piece> pieces,
                       const Vocabulary& vocabulary);

}  // namespace kronika::timex

#include "document/report.h"

#include <algorithm>

namespace kronika {
namespace {

bool is_negative(Factuality f) {
  return f == Factuality::certain_not || f == Factuality::probable_not ||
         f == Factuality::possible_not;
}

// 0 certain, 1 probable, 2 possible.
int doubt(Factuality f) {
  switch (f) {
    case Factuality::probable:
    case Factuality::probable_not:
      return 1;
    case Factuality::possible:
    case Factuality::possible_not:
      return 2;
    default:
      return 0;
  }
}

}  // namespace

std::optional<Factuality> factuality_from_name(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(Factuality::unknown); ++i) {
    if (name(static_cast<Factuality>(i)) == text) return static_cast<Factuality>(i);
  }
  return std::nullopt;
}

Factuality negate(Factuality f) {
  switch (f) {
    case Factuality::certain:
      return Factuality::certain_not;
    case Factuality::probable:
      return Factuality::probable_not;
    case Factuality::possible:
      return Factuality::possible_not;
    case Factuality::certain_not:
      return Factuality::certain;
    case Factuality::probable_not:
      return Factuality::probable;
    case Factuality::possible_not:
      return Factuality::possible;
    case Factuality::unknown:
      return Factuality::unknown;
  }
  return Factuality::unknown;
}

Factuality weaken(Factuality outer, Factuality inner) {
  if (outer == Factuality::unknown || inner == Factuality::unknown) return Factuality::unknown;
  constexpr Factuality kPositive[] = {Factuality::certain, Factuality::probable,
                                      Factuality::possible};
  const Factuality positive = kPositive[std::max(doubt(outer), doubt(inner))];
  return is_negative(outer) != is_negative(inner) ? negate(positive) : positive;
}

}  // namespace kronika

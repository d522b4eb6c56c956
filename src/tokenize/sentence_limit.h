// Sentences longer than the limit are cut at the best place.
#pragma once

#include <cstddef>
#include <vector>

#include "document/token.h"

namespace kronika::tokenize {

// The ends of the sentences into which tokens[begin, end) is cut, the last being `end`; none is
// longer than `limit`. A cut stands in the second half of what the limit leaves: behind the last
// semicolon, else the last colon or dash, else the last comma, else at the limit; never inside a
// surface token unless that alone is too long.
//   limit 4, "a b , c d e ; f": {3, 7, 8}
std::vector<std::size_t> cut_sentence(const std::vector<Token>& tokens, std::size_t begin,
                                      std::size_t end, std::size_t limit);

}  // namespace kronika::tokenize

// Words that lost their marks among words that kept them. Inside src/restore only.
#pragma once

#include <vector>

#include "document/document.h"
#include "restore/memory.h"

namespace kronika::restore {

// Per token of the document: is it a slip? Only in sentences that are not `missing` their marks as
// a whole.
std::vector<bool> slips(const Document& document, const std::vector<bool>& missing,
                        CandidateMemory& memory);

}  // namespace kronika::restore

// Which sentences were written without diacritics. Inside src/restore only.
#pragma once

#include <cstddef>
#include <vector>

#include "document/document.h"
#include "restore/candidates.h"
#include "restore/memory.h"

namespace kronika::restore {

// Per sentence of the document: are its diacritics missing? `memory` is filled with the words looked at.
std::vector<bool> sentences_without_diacritics(const Document& document, CandidateMemory& memory);

}  // namespace kronika::restore

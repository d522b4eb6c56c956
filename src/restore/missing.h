// Which sentences were written without diacritics. Inside src/restore only.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "document/document.h"
#include "restore/candidates.h"
#include "restore/memory.h"

namespace kronika::restore {

// Per sentence of the document: are its diacritics missing? `memory` is filled with the words looked at.
std::vector<bool> sentences_without_diacritics(const Document& document, CandidateMemory& memory);

// What a word without marks says for missing ones: the logarithm of how much more frequent its marked forms are, up to
// 4; 2.5 if it is no word itself and its marked form one of unknown frequency. `name`: it has a capital inside the
// sentence.
float evidence_of(const std::string& key, const std::vector<Candidate>& candidates, bool name);

}  // namespace kronika::restore

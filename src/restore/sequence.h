// The best sequence of candidates for the words of a sentence. Inside src/restore only.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "restore/candidates.h"
#include "restore/evidence.h"

namespace kronika::restore {

struct Word {
  std::string_view key;                   // as neighbours see it
  std::span<const Candidate> candidates;  // at least one
};

// For each word the index of its candidate in the sequence with the highest score: the logarithm of each
// form's count, plus what `evidence` gives. Of equal scores the first. Time: linear in the words, quadratic
// in the candidates of one.
std::vector<std::size_t> best_sequence(std::span<const Word> words, const Evidence& evidence);

// The score of a given sequence, whose highest best_sequence finds: for tests.
double score_of(std::span<const Word> words, std::span<const std::size_t> chosen,
                const Evidence& evidence);

}  // namespace kronika::restore

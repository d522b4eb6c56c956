// The best tree over the words of a sentence.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace kronika::parse {

// scores: words × (words + 1), row-major; scores[d * (words + 1) + h] is the score of head h for
// word d, where h = 0 is the root and h = i + 1 is word i. A word's score for itself is ignored;
// values that are not finite or below -10000 count as -10000, those above 10000 as 10000. Returns
// the head of each word, in the same numbering: the arborescence with the greatest sum of scores
// among those where the root has exactly one child. Among equals, an unspecified but always the
// same one. Time and memory O(words²). No words: no heads.
std::vector<std::size_t> best_tree(std::span<const float> scores, std::size_t words);

}  // namespace kronika::parse

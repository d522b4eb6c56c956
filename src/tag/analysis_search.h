// Finds the best analysis of a word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tag/analyses.h"

namespace kronika::tag {

// All analyses as a tree: those that begin alike share what they share. Immutable once made;
// thread-safe.
class AnalysisSearch {
 public:
  // `offsets`: per column of the analyses, where its values begin in a row of scores.
  AnalysisSearch(const Analyses& analyses, std::vector<std::size_t> offsets);

  // The analysis with the greatest sum of its values' scores, plus `bonus` if it is in `listed`; of
  // equals the first. Scores must not be greater than 0; `bonus` not less. Scores that are not
  // finite give some analysis.
  std::size_t best(std::span<const float> scores, const AnalysisSet& listed, float bonus) const;

 private:
  struct Node {
    std::uint32_t values_begin = 0,
                  values_end = 0;  // into values_: what its analyses share and no ancestor holds
    std::uint32_t children_begin = 0, children_end = 0;  // into nodes_; none: a leaf
    std::uint32_t analysis = 0;                          // of a leaf
  };
  struct Search;
  void build(std::uint32_t node, std::span<const std::uint32_t> sorted, std::size_t column);
  float sum(const Node& node, std::span<const float> scores) const;
  void visit(const Node& node, float score, Search& search) const;

  const std::size_t columns_;
  std::vector<std::size_t> order_;  // columns in the order of the tree's levels
  std::vector<std::uint32_t>
      places_;  // [analysis][level]: its value's place in a row of scores; only while built
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> values_;
};

}  // namespace kronika::tag

// Branch and bound over a tree of analyses (A. Land, A. Doig: An automatic method of solving
// discrete programming problems, Econometrica 28, 1960).
//
// Idea: an analysis' score is a sum of log-probabilities, none above 0, and perhaps the bonus. So
// what a node of the tree has summed up, with the bonus, is the most that any analysis below can
// reach: where that is no more than the best one found, nothing below is looked at. Going first
// where the sum is highest, the best analysis is found almost at once, and of some 1,300 analyses a
// few dozen nodes are seen.
//   Easy: "kot": NOUN is so much more likely that no other part of speech is entered. Hard: an
//   unknown form in capitals, where parts of speech and cases are about equally likely: hundreds of
//   nodes, still the exact best.
// Tested in tests/tag/tagger_test.cpp against the sum over every analysis.

#include "tag/analysis_search.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace kronika::tag {

struct AnalysisSearch::Search {
  std::span<const float> scores;
  const AnalysisSet& listed;
  float bonus;  // of a listed analysis, and what one may get of which that is not yet known
  float greatest = -std::numeric_limits<float>::infinity();
  std::size_t best = 0;
};

AnalysisSearch::AnalysisSearch(const Analyses& analyses, std::vector<std::size_t> offsets)
    : columns_(analyses.columns()) {
  // Part of speech and the tag's own part of speech first: they differ most between words.
  order_ = {0, analyses.tag_column()};
  for (std::size_t column = columns_; column-- > 1;) {
    if (column != analyses.tag_column()) order_.push_back(column);
  }
  places_.resize(analyses.size() * columns_);
  for (std::size_t analysis = 0; analysis < analyses.size(); ++analysis) {
    for (std::size_t level = 0; level < columns_; ++level) {
      const std::size_t column = order_[level];
      places_[analysis * columns_ + level] =
          static_cast<std::uint32_t>(offsets[column] + analyses.value(analysis, column));
    }
  }
  std::vector<std::uint32_t> sorted(analyses.size());
  std::iota(sorted.begin(), sorted.end(), 0);
  std::sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto row = [&](std::uint32_t i) {
      return std::span(places_).subspan(i * columns_, columns_);
    };
    const auto [x, y] = std::mismatch(row(a).begin(), row(a).end(), row(b).begin());
    return x == row(a).end() ? a < b : *x < *y;
  });
  nodes_.emplace_back();
  build(0, sorted, 0);
  places_.clear();
  places_.shrink_to_fit();
}

void AnalysisSearch::build(std::uint32_t node, std::span<const std::uint32_t> sorted,
                           std::size_t column) {
  const auto place = [&](std::uint32_t analysis, std::size_t at) {
    return places_[analysis * columns_ + at];
  };
  nodes_[node].values_begin = static_cast<std::uint32_t>(values_.size());
  for (; column < columns_ && place(sorted.front(), column) == place(sorted.back(), column);
       ++column) {
    values_.push_back(place(sorted.front(), column));
  }
  nodes_[node].values_end = static_cast<std::uint32_t>(values_.size());
  if (column == columns_) {  // equal rows, if a table has any, have their first as the answer
    nodes_[node].analysis = sorted.front();
    return;
  }
  std::vector<std::span<const std::uint32_t>> groups;
  while (!sorted.empty()) {
    std::size_t end = 1;
    while (end < sorted.size() && place(sorted[end], column) == place(sorted.front(), column))
      ++end;
    groups.push_back(sorted.first(end));
    sorted = sorted.subspan(end);
  }
  const auto begin = static_cast<std::uint32_t>(nodes_.size());
  nodes_.resize(nodes_.size() + groups.size());
  nodes_[node].children_begin = begin;
  nodes_[node].children_end = static_cast<std::uint32_t>(nodes_.size());
  for (std::size_t i = 0; i < groups.size(); ++i)
    build(begin + static_cast<std::uint32_t>(i), groups[i], column);
}

float AnalysisSearch::sum(const Node& node, std::span<const float> scores) const {
  float total = 0;
  for (std::uint32_t i = node.values_begin; i < node.values_end; ++i) total += scores[values_[i]];
  return total;
}

void AnalysisSearch::visit(const Node& node, float score, Search& search) const {
  if (node.children_begin == node.children_end) {
    if (search.listed.contains(node.analysis)) score += search.bonus;
    if (score > search.greatest || (score == search.greatest && node.analysis < search.best)) {
      search.greatest = score;
      search.best = node.analysis;
    }
    return;
  }
  constexpr std::size_t kMostChildren = 128;  // values of a column are int8
  float reached[kMostChildren];
  const std::size_t count = node.children_end - node.children_begin;
  std::size_t first = 0;
  for (std::size_t i = 0; i < count; ++i) {
    reached[i] = score + sum(nodes_[node.children_begin + i], search.scores);
    if (reached[i] > reached[first]) first = i;
  }
  visit(nodes_[node.children_begin + first], reached[first], search);
  for (std::size_t i = 0; i < count; ++i) {
    if (i == first || reached[i] + search.bonus < search.greatest) continue;
    visit(nodes_[node.children_begin + i], reached[i], search);
  }
}

std::size_t AnalysisSearch::best(std::span<const float> scores, const AnalysisSet& listed,
                                 float bonus) const {
  Search search{scores, listed, bonus};
  visit(nodes_.front(), sum(nodes_.front(), scores), search);
  return search.best;
}

}  // namespace kronika::tag

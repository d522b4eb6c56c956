// Maximum spanning arborescence (Y. Chu, T. Liu 1965; J. Edmonds 1967) in the dense O(n²) form of
// R. Tarjan (Finding optimum branchings, Networks 7, 1977; corrected by P. Camerini et al. 1979),
// as parsing uses it (R. McDonald et al.: Non-projective dependency parsing using spanning tree
// algorithms, EMNLP 2005).
//
// Idea: every word takes its best head. If that makes a cycle, the cycle becomes one node: an arc
// into it costs what the arc of the cycle that it would replace is worth. At the end the cycles are
// opened in reverse order. One child of the root: every arc from the root is made worse by more
// than all other arcs together could win, so that the best tree has as few of them as possible,
// which is one (as the scores of all arcs are finite).
//   Easy: the best heads already make a tree with one root (most sentences). Hard: two verbs that
//   both want the root and otherwise one another.
// Tested in tests/parse/spanning_tree_test.cpp against all trees of up to six words, and against
// the recursive form of the textbook on larger ones.

#include "parse/spanning_tree.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kronika::parse {
namespace {

constexpr double kLimit = 10000;
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

double bounded(double score) {
  if (!std::isfinite(score)) return -kLimit;
  return std::clamp(score, -kLimit, kLimit);
}

// The best heads of all words, each for itself, if they make a tree with one child of the root.
bool greedy_tree(std::span<const float> scores, std::size_t words,
                 std::vector<std::size_t>& heads) {
  std::size_t roots = 0;
  heads.assign(words, 0);
  for (std::size_t d = 0; d < words; ++d) {
    const float* row = scores.data() + d * (words + 1);
    std::size_t best = 0;
    for (std::size_t h = 1; h <= words; ++h) {
      if (h != d + 1 && row[h] > row[best]) best = h;
    }
    heads[d] = best;
    roots += best == 0;
  }
  if (roots != 1) return false;
  // Walk up from every word; what a finished walk has seen leads to the root.
  std::vector<std::size_t> walk(words, kNone);
  for (std::size_t start = 0; start < words; ++start) {
    for (std::size_t node = start; walk[node] == kNone || walk[node] == start;
         node = heads[node] - 1) {
      if (walk[node] == start) return false;
      walk[node] = start;
      if (heads[node] == 0) break;
    }
  }
  return true;
}

// Node 0 is the root, node i + 1 is word i. A contracted cycle lives on in the place of one of its
// members.
class Contraction {
 public:
  Contraction(std::span<const float> scores, std::size_t words);
  std::vector<std::size_t> heads();

 private:
  struct Arc {
    std::size_t head = 0;
    std::size_t dependent = 0;
  };

  double& score(std::size_t dependent, std::size_t head) {
    return scores_[dependent * nodes_ + head];
  }
  Arc& arc(std::size_t dependent, std::size_t head) { return arcs_[dependent * nodes_ + head]; }
  void follow_heads(std::size_t start);
  void take_best_head(std::size_t place);
  void contract(std::span<const std::size_t> cycle);

  std::size_t nodes_;
  std::vector<double> scores_;     // [dependent][head] between places that are alive
  std::vector<Arc> arcs_;          // the words' arc that each stands for
  std::vector<bool> alive_;        // per place
  std::vector<bool> finished_;     // per place: its heads lead to the root
  std::vector<std::size_t> head_;  // per place: the place of its best head
  std::vector<std::size_t>
      identity_;  // per place: what is there: a node, or a cycle (nodes_ and more)
  // Per identity; a cycle's parent is the cycle that swallowed it.
  std::vector<std::size_t> parent_;
  std::vector<Arc> chosen_;
};

Contraction::Contraction(std::span<const float> scores, std::size_t words)
    : nodes_(words + 1),
      scores_(nodes_ * nodes_, -std::numeric_limits<double>::infinity()),
      arcs_(nodes_ * nodes_),
      alive_(nodes_, true),
      finished_(nodes_, false),
      head_(nodes_, kNone),
      identity_(nodes_),
      parent_(nodes_, kNone),
      chosen_(nodes_) {
  // More than all words together could win by other arcs.
  const double penalty = 1 + 2 * kLimit * static_cast<double>(words);
  for (std::size_t d = 1; d < nodes_; ++d) {
    for (std::size_t h = 0; h < nodes_; ++h) {
      arc(d, h) = {h, d};
      if (h != d) score(d, h) = bounded(scores[(d - 1) * nodes_ + h]) - (h == 0 ? penalty : 0);
    }
  }
  for (std::size_t i = 0; i < nodes_; ++i) identity_[i] = i;
  finished_[0] = true;
}

void Contraction::take_best_head(std::size_t place) {
  std::size_t best = 0;
  for (std::size_t h = 1; h < nodes_; ++h) {
    if (h != place && alive_[h] && score(place, h) > score(place, best)) best = h;
  }
  head_[place] = best;
  chosen_[identity_[place]] = arc(place, best);
}

void Contraction::contract(std::span<const std::size_t> cycle) {
  const std::size_t kept = cycle.front();
  // What an arc into a member wins over the arc of the cycle that it replaces.
  for (const std::size_t member : cycle) {
    const double replaced = score(member, head_[member]);
    for (std::size_t h = 0; h < nodes_; ++h) score(member, h) -= replaced;
    parent_[identity_[member]] = parent_.size();
    alive_[member] = member == kept;
  }
  for (const std::size_t member : cycle.subspan(1)) {
    for (std::size_t x = 0; x < nodes_; ++x) {
      if (!alive_[x] || x == kept) continue;
      if (score(member, x) > score(kept, x)) {
        score(kept, x) = score(member, x);
        arc(kept, x) = arc(member, x);
      }
      if (score(x, member) > score(x, kept)) {
        score(x, kept) = score(x, member);
        arc(x, kept) = arc(x, member);
      }
    }
  }
  identity_[kept] = parent_.size();
  parent_.push_back(kNone);
  chosen_.push_back({});
}

void Contraction::follow_heads(std::size_t start) {
  std::vector<std::size_t> path{start};
  while (true) {
    take_best_head(path.back());
    const std::size_t head = head_[path.back()];
    if (finished_[head]) break;
    const auto seen = std::find(path.begin(), path.end(), head);
    if (seen == path.end()) {
      path.push_back(head);
      continue;
    }
    const auto cycle_begin = static_cast<std::size_t>(seen - path.begin());
    contract(std::span(path).subspan(cycle_begin));
    path.resize(cycle_begin + 1);
  }
  for (const std::size_t place : path) finished_[place] = true;
}

std::vector<std::size_t> Contraction::heads() {
  for (std::size_t start = 1; start < nodes_; ++start) {
    if (alive_[start] && !finished_[start]) follow_heads(start);
  }
  // Open the cycles, the outermost first: the arc into one replaces that of the member it goes to.
  for (std::size_t cycle = parent_.size(); cycle-- > nodes_;) {
    const Arc into = chosen_[cycle];
    std::size_t member = into.dependent;
    while (parent_[member] != cycle) member = parent_[member];
    chosen_[member] = into;
  }
  std::vector<std::size_t> result;
  for (std::size_t d = 1; d < nodes_; ++d) result.push_back(chosen_[d].head);
  return result;
}

}  // namespace

std::vector<std::size_t> best_tree(std::span<const float> scores, std::size_t words) {
  std::vector<std::size_t> heads;
  if (words == 0 || greedy_tree(scores, words, heads)) return heads;
  return Contraction(scores, words).heads();
}

}  // namespace kronika::parse

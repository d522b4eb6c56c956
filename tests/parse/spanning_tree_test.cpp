#include "parse/spanning_tree.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace kronika::parse {
namespace {

bool is_single_rooted_tree(const std::vector<std::size_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] == 0;
    std::size_t node = i + 1, steps = 0;
    while (node != 0 && ++steps <= heads.size()) node = heads[node - 1];
    if (node != 0) return false;
  }
  return roots == 1;
}

double sum(const std::vector<float>& scores, const std::vector<std::size_t>& heads) {
  double total = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) total += scores[d * (heads.size() + 1) + heads[d]];
  return total;
}

// Every assignment of heads, the slow way.
double best_sum(const std::vector<float>& scores, std::size_t words) {
  std::vector<std::size_t> heads(words, 0);
  double best = -std::numeric_limits<double>::infinity();
  while (true) {
    if (is_single_rooted_tree(heads)) best = std::max(best, sum(scores, heads));
    std::size_t i = 0;
    while (i < words && heads[i] == words) heads[i++] = 0;
    if (i == words) return best;
    ++heads[i];
  }
}

// The recursive form of the textbook: contract one cycle, solve the smaller problem, open the
// cycle. s[d][h] over nodes, node 0 the root; gives the head of each node.
std::vector<std::size_t> textbook(const std::vector<std::vector<double>>& s) {
  const std::size_t n = s.size();
  std::vector<std::size_t> heads(n, 0);
  for (std::size_t d = 1; d < n; ++d) {
    for (std::size_t h = 0; h < n; ++h) {
      if (h != d && s[d][h] > s[d][heads[d]]) heads[d] = h;
    }
  }
  std::vector<std::size_t> cycle;
  for (std::size_t start = 1; start < n && cycle.empty(); ++start) {
    std::size_t node = start;
    for (std::size_t i = 0; i < n; ++i) node = heads[node];
    if (node == 0) continue;
    for (std::size_t at = heads[node]; at != node; at = heads[at]) cycle.push_back(at);
    cycle.push_back(node);
  }
  if (cycle.empty()) return heads;
  std::vector<std::size_t> outside;
  for (std::size_t i = 0; i < n; ++i) {
    if (std::find(cycle.begin(), cycle.end(), i) == cycle.end()) outside.push_back(i);
  }
  const std::size_t m = outside.size();
  std::vector<std::vector<double>> small(m + 1, std::vector<double>(m + 1, -1e18));
  std::vector<std::size_t> entered(m), left(m);
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < m; ++j) small[i][j] = s[outside[i]][outside[j]];
    for (const std::size_t c : cycle) {
      const double in = s[c][outside[i]] - s[c][heads[c]], out = s[outside[i]][c];
      if (in > small[m][i]) small[m][i] = in, entered[i] = c;
      if (out > small[i][m]) small[i][m] = out, left[i] = c;
    }
  }
  const std::vector<std::size_t> solved = textbook(small);
  for (std::size_t i = 1; i < m; ++i)
    heads[outside[i]] = solved[i] == m ? left[i] : outside[solved[i]];
  heads[entered[solved[m]]] = outside[solved[m]];
  return heads;
}

double textbook_sum(const std::vector<float>& scores, std::size_t words) {
  std::vector<std::vector<double>> s(words + 1, std::vector<double>(words + 1, -1e18));
  for (std::size_t d = 1; d <= words; ++d) {
    for (std::size_t h = 0; h <= words; ++h) {
      if (h != d) s[d][h] = scores[(d - 1) * (words + 1) + h] - (h == 0 ? 1e6 : 0);
    }
  }
  std::vector<std::size_t> heads = textbook(s);
  heads.erase(heads.begin());
  EXPECT_TRUE(is_single_rooted_tree(heads));
  return sum(scores, heads);
}

TEST(BestTree, WorkedCases) {
  EXPECT_TRUE(best_tree({}, 0).empty());
  EXPECT_EQ(best_tree(std::vector<float>{-3, 0}, 1), (std::vector<std::size_t>{0}));
  // Two words that both want the root; the second gains more from the first.
  EXPECT_EQ(best_tree(std::vector<float>{-1, 0, -5, -1, -2, 0}, 2),
            (std::vector<std::size_t>{0, 1}));
  // Two words that want one another.
  EXPECT_EQ(best_tree(std::vector<float>{-4, 0, -1, -3, -1, 0}, 2),
            (std::vector<std::size_t>{2, 0}));
}

TEST(BestTree, IsTheBestOfAllTrees) {
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    const std::size_t words = 1 + round % 6;
    std::vector<float> scores(words * (words + 1));
    // Few different values make many ties and cycles.
    std::uniform_int_distribution<int> few(-3, 0);
    std::normal_distribution<float> many(-5, 3);
    for (float& score : scores) score = round % 2 == 0 ? few(random) : many(random);
    const auto heads = best_tree(scores, words);
    ASSERT_TRUE(is_single_rooted_tree(heads)) << round;
    EXPECT_NEAR(sum(scores, heads), best_sum(scores, words), 1e-6) << round;
  }
}

TEST(BestTree, EqualsTheTextbookOnLongSentences) {
  std::mt19937 random(2);
  for (int round = 0; round < 200; ++round) {
    const std::size_t words = 10 + random() % 60;
    std::normal_distribution<float> normal(-5, 3);
    std::vector<float> scores(words * (words + 1));
    for (float& score : scores) score = normal(random);
    const auto heads = best_tree(scores, words);
    ASSERT_TRUE(is_single_rooted_tree(heads));
    EXPECT_NEAR(sum(scores, heads), textbook_sum(scores, words), 1e-6);
  }
}

// Nested cycles: neighbours want one another, then pairs, then fours …
TEST(BestTree, OpensNestedCycles) {
  constexpr std::size_t kWords = 64;
  std::vector<float> scores(kWords * (kWords + 1));
  for (std::size_t d = 0; d < kWords; ++d) {
    scores[d * (kWords + 1)] = -1000;
    for (std::size_t h = 0; h < kWords; ++h) {
      std::size_t level = 0;
      while (d >> level != h >> level) ++level;
      scores[d * (kWords + 1) + h + 1] =
          -static_cast<double>(level) - 0.001 * static_cast<double>((d * 7 + h * 3) % 11);
    }
  }
  const auto heads = best_tree(scores, kWords);
  ASSERT_TRUE(is_single_rooted_tree(heads));
  EXPECT_NEAR(sum(scores, heads), textbook_sum(scores, kWords), 1e-6);
}

TEST(BestTree, MakesATreeOfAnything) {
  std::mt19937 random(3);
  const double values[] = {std::numeric_limits<double>::quiet_NaN(),
                           std::numeric_limits<double>::infinity(),
                           -std::numeric_limits<double>::infinity(),
                           1e300,
                           -1e300,
                           0,
                           1};
  for (int round = 0; round < 500; ++round) {
    const std::size_t words = 1 + random() % 12;
    std::vector<float> scores(words * (words + 1));
    for (float& score : scores) score = values[random() % std::size(values)];
    EXPECT_TRUE(is_single_rooted_tree(best_tree(scores, words)));
  }
  EXPECT_TRUE(is_single_rooted_tree(best_tree(std::vector<float>(400 * 401, 0.0), 400)));
}

}  // namespace
}  // namespace kronika::parse

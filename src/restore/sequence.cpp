// Idea: most words have one likely form, and neighbours tell the others apart (D. Yarowsky: A
// comparison of corpus-based techniques for restoring accents in Spanish and French text, 1999). All
// evidence is summed rather than only the strongest piece of it taken, and the pair of candidates
// side by side counts too, so the best sequence is found by Viterbi's algorithm; the weights come
// from a structured perceptron (M. Collins, EMNLP 2002; train/restoration.py).
//   Easy: "sie" has one candidate. Hard: "z zagraniczna polityka": each could be a nominative, and
//   "z" speaks to its neighbour only; the pair "-ną -ką" carries it on.
// Tested in tests/restore/sequence_test.cpp against trying all sequences.

#include "restore/sequence.h"

#include <algorithm>
#include <cmath>

namespace kronika::restore {
namespace {

constexpr float kUnseen = 0.2f;             // count of a form that the corpora lack
constexpr std::uint32_t kFrequent = 12;     // from here on whole words have weights of their own

// "-" is an empty cell of a table.
std::string_view in_cell(std::string_view word) { return word == "-" ? "–" : word; }

std::string_view neighbour(std::span<const Word> words, std::size_t i, bool before) {
  if (before ? i == 0 : i + 1 == words.size()) return Evidence::kEdge;
  return in_cell(words[before ? i - 1 : i + 1].key);
}

float own_score(std::span<const Word> words, std::size_t i, std::size_t c,
                const Evidence& evidence) {
  if (words[i].candidates.size() == 1) return 0;
  const Candidate& candidate = words[i].candidates[c];
  return std::log(static_cast<float>(candidate.count) + kUnseen) +
         evidence.local(candidate.form, neighbour(words, i, true), neighbour(words, i, false),
                        candidate.count >= kFrequent);
}

// Between two words without a choice every sequence has the same.
float joint_score(const Word& left, std::size_t l, const Word& right, std::size_t r,
                  const Evidence& evidence) {
  if (left.candidates.size() == 1 && right.candidates.size() == 1) return 0;
  return evidence.pair(in_cell(left.candidates[l].form), in_cell(right.candidates[r].form));
}

}  // namespace

std::vector<std::size_t> best_sequence(std::span<const Word> words, const Evidence& evidence) {
  struct Cell {
    float score = 0;
    std::size_t from = 0;
  };
  std::vector<std::vector<Cell>> cells(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    cells[i].resize(words[i].candidates.size());
    for (std::size_t c = 0; c < cells[i].size(); ++c) {
      Cell best;
      for (std::size_t l = 0; i > 0 && l < cells[i - 1].size(); ++l) {
        const float score = cells[i - 1][l].score + joint_score(words[i - 1], l, words[i], c, evidence);
        if (l == 0 || score > best.score) best = {score, l};
      }
      best.score += own_score(words, i, c, evidence);
      cells[i][c] = best;
    }
  }
  std::vector<std::size_t> chosen(words.size());
  for (std::size_t i = words.size(), next = 0; i > 0; --i) {
    if (i == words.size()) {
      const auto best = std::max_element(cells[i - 1].begin(), cells[i - 1].end(),
                                         [](const Cell& a, const Cell& b) { return a.score < b.score; });
      next = static_cast<std::size_t>(best - cells[i - 1].begin());
    }
    chosen[i - 1] = next;
    next = cells[i - 1][next].from;
  }
  return chosen;
}

double score_of(std::span<const Word> words, std::span<const std::size_t> chosen,
                const Evidence& evidence) {
  double sum = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    sum += own_score(words, i, chosen[i], evidence);
    if (i > 0) sum += joint_score(words[i - 1], chosen[i - 1], words[i], chosen[i], evidence);
  }
  return sum;
}

}  // namespace kronika::restore

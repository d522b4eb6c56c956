#include "restore/sequence.h"

#include <gtest/gtest.h>

#include <random>

namespace kronika::restore {
namespace {

// The slow way: every sequence, scored.
double highest_score(std::span<const Word> words, const Evidence& evidence) {
  std::vector<std::size_t> chosen(words.size(), 0);
  double best = score_of(words, chosen, evidence);
  while (true) {
    std::size_t i = 0;
    while (i < words.size() && ++chosen[i] == words[i].candidates.size()) chosen[i++] = 0;
    if (i == words.size()) return best;
    best = std::max(best, score_of(words, chosen, evidence));
  }
}

Evidence evidence_of(std::string rows) {
  return Evidence::read(Table::parse("kind\tcandidate\tneighbour\tweight\n" + rows, "r.tsv",
                                     {"kind", "candidate", "neighbour", "weight"})
                            .value())
      .value();
}

TEST(RestoreSequence, ThePairCarriesWhatThePrepositionSays) {
  const std::vector<Candidate> with = {{"z", 100}},
                               foreign = {{"zagraniczna", 3}, {"zagraniczną", 1}},
                               policy = {{"polityka", 3}, {"polityką", 1}};
  const std::vector<Word> words = {{"z", with}, {"zagraniczna", foreign}, {"polityka", policy}};
  using Chosen = std::vector<std::size_t>;
  EXPECT_EQ(best_sequence(words, Evidence()), (Chosen{0, 0, 0})) << "counts alone";
  EXPECT_EQ(best_sequence(words, evidence_of("before\tną\tz\t2\n")), (Chosen{0, 1, 0}));
  EXPECT_EQ(best_sequence(words, evidence_of("before\tną\tz\t2\npair\tną\tką\t2\n")),
            (Chosen{0, 1, 1}));
}

TEST(RestoreSequence, TheHighestScoreOfAllSequences) {
  std::mt19937 random(7);
  constexpr std::string_view kEndings[] = {"na", "ną", "ka", "ką", "ie", "ię"};
  for (int round = 0; round < 200; ++round) {
    std::string rows;
    for (const std::string_view left : kEndings) {
      rows +=
          "ending\t" + std::string(left) + "\t-\t" + std::to_string(int(random() % 7) - 3) + "\n";
      for (const std::string_view right : kEndings) {
        rows += "pair\t" + std::string(left) + "\t" + std::string(right) + "\t" +
                std::to_string(int(random() % 9) - 4) + "\n";
      }
    }
    const Evidence evidence = evidence_of(rows);
    std::vector<std::vector<Candidate>> candidates(1 + random() % 6);
    std::vector<Word> words;
    for (auto& forms : candidates) {
      for (std::size_t n = 1 + random() % 3; n > 0; --n)
        forms.push_back({"x" + std::string(kEndings[random() % 6]), std::uint32_t(random() % 20)});
      words.push_back({"x", forms});
    }
    const std::vector<std::size_t> chosen = best_sequence(words, evidence);
    ASSERT_EQ(chosen.size(), words.size());
    EXPECT_NEAR(score_of(words, chosen, evidence), highest_score(words, evidence), 1e-4) << rows;
  }
}

TEST(RestoreSequence, NoWords) { EXPECT_TRUE(best_sequence({}, Evidence()).empty()); }

}  // namespace
}  // namespace kronika::restore

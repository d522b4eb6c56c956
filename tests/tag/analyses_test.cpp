#include "tag/analyses.h"

#include <gtest/gtest.h>

#include <random>

#include "neural/tiny_model.h"
#include "tag/analysis_search.h"

namespace kronika::tag {
namespace {

TEST(Analyses, AreDescribed) {
  const auto analyses = Analyses::load(test::TinyModel().model());
  ASSERT_TRUE(analyses.ok()) << analyses.error().message;
  ASSERT_EQ(analyses->size(), 8u);
  EXPECT_EQ(analyses->upos(0), Upos::NOUN);
  EXPECT_EQ(analyses->features(0), "Case=Nom|Gender=Masc");
  EXPECT_EQ(analyses->xpos(0), "subst:sg:nom:m3");
  EXPECT_EQ(analyses->features(5), "aspect=Imp");
  EXPECT_EQ(analyses->features(6), "");
}

std::vector<std::size_t> matching(const Analyses& analyses, std::string_view tag) {
  const AnalysisSet set = *analyses.matching(tag);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < analyses.size(); ++i) {
    if (set.contains(i)) found.push_back(i);
  }
  return found;
}

// A listed tag and one that the model does not list give the same kind of answer.
TEST(Analyses, MatchDictionaryTags) {
  const auto analyses = Analyses::load(test::TinyModel().model());
  ASSERT_TRUE(analyses.ok());
  using Found = std::vector<std::size_t>;
  EXPECT_EQ(matching(*analyses, "subst:sg:nom:m1.m3"),
            (Found{0, 7}));  // 7: subst without any category
  EXPECT_EQ(matching(*analyses, "subst:sg:gen:f"), (Found{1, 7}));
  EXPECT_EQ(matching(*analyses, "subst:pl:nom.gen:m1.f:unknown"), (Found{2, 7}));
  EXPECT_EQ(matching(*analyses, "adj:pl:nom.gen:m1.f:pos"), (Found{3}));
  EXPECT_EQ(matching(*analyses, "qub"), (Found{6}));  // by its alias
  EXPECT_EQ(matching(*analyses, "verb:fin:sg"), (Found{5}));
  EXPECT_EQ(matching(*analyses, "sg:nom"), (Found{}));  // names no part of speech
  EXPECT_EQ(matching(*analyses, ""), (Found{}));
}

TEST(Analyses, RefusesNumbersThatAreNoValues) {
  test::TinyModel tiny;
  tiny.file.tensor("analyses").bytes[3] = 7;
  EXPECT_FALSE(Analyses::load(tiny.model()).ok());
  tiny.file.tensor("analyses").bytes[3] = -1;
  EXPECT_FALSE(Analyses::load(tiny.model()).ok());
  tiny.file.remove("analyses");
  EXPECT_NE(Analyses::load(tiny.model()).error().message.find("analyses"), std::string::npos);
}

// A table of random analyses, many of which share their beginnings.
std::shared_ptr<const neural::Model> model_with_random_analyses(std::mt19937& random,
                                                                std::size_t count) {
  const int sizes[] = {5, 3, 4, 2, 5, 3, 3, 5};
  test::TinyModel tiny;
  auto& tensor = tiny.file.tensor("analyses");
  tensor.shape = {count, 8};
  tensor.bytes.clear();
  for (std::size_t i = 0; i < count * 8; ++i)
    tensor.bytes += static_cast<char>(random() % sizes[i % 8]);
  return tiny.model();
}

TEST(AnalysisSearch, FindsTheBestOfAll) {
  std::mt19937 random(5);
  const std::vector<std::size_t> offsets = {0, 5, 8, 12, 14, 19, 22, 25};
  for (int round = 0; round < 300; ++round) {
    const std::size_t count = 1 + random() % 60;
    const auto analyses = Analyses::load(model_with_random_analyses(random, count));
    ASSERT_TRUE(analyses.ok()) << analyses.error().message;
    const AnalysisSearch search(*analyses, offsets);
    std::vector<float> scores(30);
    for (float& score : scores)
      score = -0.25f * static_cast<float>(random() % (round % 2 == 0 ? 4 : 40));
    AnalysisSet listed(count);
    for (std::size_t i = 0; i < count; ++i) {
      if (random() % 5 == 0) listed.add(i);
    }
    const float bonus = static_cast<float>(round % 3);
    std::size_t expected = 0;
    float greatest = -1e30f;
    for (std::size_t i = 0; i < count; ++i) {
      float sum = listed.contains(i) ? bonus : 0;
      for (std::size_t column = 0; column < 8; ++column)
        sum += scores[offsets[column] + analyses->value(i, column)];
      if (sum > greatest) {
        greatest = sum;
        expected = i;
      }
    }
    EXPECT_EQ(search.best(scores, listed, bonus), expected) << round;
  }
}

TEST(AnalysisSearch, GivesSomeAnalysisForAnyNumbers) {
  const auto analyses = Analyses::load(test::TinyModel().model());
  ASSERT_TRUE(analyses.ok());
  const AnalysisSearch search(*analyses, {0, 5, 8, 12, 14, 19, 22, 25});
  for (const float value :
       {std::numeric_limits<float>::quiet_NaN(), -std::numeric_limits<float>::infinity()}) {
    EXPECT_LT(search.best(std::vector<float>(30, value), AnalysisSet(8), 5), 8u);
  }
}

}  // namespace
}  // namespace kronika::tag

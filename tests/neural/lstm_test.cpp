#include "neural/lstm.h"

#include <gtest/gtest.h>

#include <random>

#include "neural/reference.h"
#include "neural/tiny_model.h"

namespace kronika::neural {
namespace {

TEST(BatchLayout, PutsStepsTogether) {
  const BatchLayout layout({3, 2, 2, 1});
  EXPECT_EQ(layout.sequences(), 4u);
  EXPECT_EQ(layout.steps(), 3u);
  EXPECT_EQ(layout.rows(), 8u);
  EXPECT_EQ(layout.active(0), 4u);
  EXPECT_EQ(layout.active(1), 3u);
  EXPECT_EQ(layout.active(2), 1u);
  EXPECT_EQ(layout.row(2, 1), 6u);
  EXPECT_EQ(BatchLayout({}).rows(), 0u);
  EXPECT_EQ(BatchLayout({}).sequences(), 0u);
}

class LstmBatches : public testing::TestWithParam<std::vector<std::size_t>> {};

TEST_P(LstmBatches, EqualTheReferenceSequenceBySequence) {
  const std::vector<std::size_t> lengths = GetParam();
  const auto model = test::TinyModel(3).model();
  const std::size_t inputs = model->shape("lstm.0.f.wx")[1];
  const auto lstm = BidirectionalLstm::load(*model, 0, inputs, 9);
  ASSERT_TRUE(lstm.ok());
  std::mt19937 random(11);
  std::normal_distribution<float> normal;
  const BatchLayout layout(lengths);
  Floats rows(layout.rows() * inputs + 1);
  for (float& value : rows) value = normal(random);
  Floats gates(layout.rows() * lstm->gates() + 1), out(layout.rows() * 18 + 1);
  multiply({rows.data(), inputs}, layout.rows(), lstm->input(), {lstm->bias(), 0},
           {gates.data(), lstm->gates()});
  lstm->run(layout, {gates.data(), lstm->gates()}, {out.data(), 18});
  for (std::size_t s = 0; s < lengths.size(); ++s) {
    reference::Matrix sequence;
    for (std::size_t i = 0; i < lengths[s]; ++i) {
      const float* row = rows.data() + layout.row(s, i) * inputs;
      sequence.emplace_back(row, row + inputs);
    }
    const reference::Matrix expected = reference::bidirectional_lstm(*model, 0, sequence);
    for (std::size_t i = 0; i < lengths[s]; ++i) {
      for (std::size_t u = 0; u < 18; ++u) {
        EXPECT_NEAR(out[layout.row(s, i) * 18 + u], expected[i][u], 1e-5)
            << s << " " << i << " " << u;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Lengths, LstmBatches,
    testing::Values(std::vector<std::size_t>{}, std::vector<std::size_t>{1},
                    std::vector<std::size_t>{17}, std::vector<std::size_t>{3, 2, 2, 1},
                    std::vector<std::size_t>{5, 5, 5},
                    std::vector<std::size_t>{30, 12, 11, 9, 9, 4, 3, 3, 2, 1, 1}));

TEST(Lstm, NamesTheTensorThatIsWrong) {
  test::TinyModel tiny;
  tiny.file.remove("lstm.1.b.wh");
  const auto lstm = BidirectionalLstm::load(*tiny.model(), 1, 18, 9);
  ASSERT_FALSE(lstm.ok());
  EXPECT_NE(lstm.error().message.find("lstm.1.b.wh"), std::string::npos);
}

}  // namespace
}  // namespace kronika::neural

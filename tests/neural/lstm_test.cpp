#include "neural/lstm.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "neural/lstm_step.h"
#include "neural/reference.h"
#include "neural/targets.h"
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

// Rounding may put an output on the other side of half a step, and the next ones follow: one step
// here and there is no error, more or many would be.
TEST_P(LstmBatches, EqualTheReferenceSequenceBySequence) {
  const std::vector<std::size_t> lengths = GetParam();
  const auto model = test::TinyModel(3).model();
  const std::size_t inputs = model->shape("lstm.0.f.wx")[1];
  const auto lstm = BidirectionalLstm::load(*model, 0, 9);
  ASSERT_TRUE(lstm.ok());
  const auto weights = lstm->load_inputs(*model, 0, inputs, 0, inputs);
  ASSERT_TRUE(weights.ok());
  std::mt19937 random(11);
  const BatchLayout layout(lengths);
  std::vector<Activation> rows(layout.rows() * inputs + 1);
  for (Activation& value : rows) value = static_cast<Activation>(1 + random() % 255);
  std::vector<Gate> gates(layout.rows() * lstm->gates() + 1);
  std::vector<Gate*> gate_rows;
  for (std::size_t row = 0; row < layout.rows(); ++row)
    gate_rows.push_back(gates.data() + row * lstm->gates());
  multiply(hidden_rows(rows.data(), inputs), layout.rows(), *weights, gate_rows.data());
  const std::vector<const float*> bias_rows(layout.rows(), lstm->bias());
  test::for_each_target([&] {
    std::vector<Activation> out(layout.rows() * 18 + 1, 99);
    lstm->run(layout, gate_rows.data(), bias_rows.data(), out.data());
    EXPECT_EQ(out.back(), 99);
    std::size_t differing = 0;
    for (std::size_t s = 0; s < lengths.size(); ++s) {
      reference::Matrix sequence;
      for (std::size_t i = 0; i < lengths[s]; ++i) {
        sequence.emplace_back();
        for (std::size_t k = 0; k < inputs; ++k)
          sequence.back().push_back((rows[layout.row(s, i) * inputs + k] - 128) / 127.0);
      }
      const reference::Matrix expected = reference::bidirectional_lstm(*model, 0, sequence, inputs);
      for (std::size_t i = 0; i < lengths[s]; ++i) {
        for (std::size_t u = 0; u < 18; ++u) {
          const double steps = out[layout.row(s, i) * 18 + u] - 128 - expected[i][u] * 127;
          EXPECT_NEAR(steps, 0, 1.01) << s << " " << i << " " << u;
          differing += std::abs(steps) > 0.5;
        }
      }
    }
    EXPECT_LE(differing, layout.rows() * 18 / 50);
  });
}

INSTANTIATE_TEST_SUITE_P(
    Lengths, LstmBatches,
    testing::Values(std::vector<std::size_t>{}, std::vector<std::size_t>{1},
                    std::vector<std::size_t>{17}, std::vector<std::size_t>{3, 2, 2, 1},
                    std::vector<std::size_t>{5, 5, 5},
                    std::vector<std::size_t>{30, 12, 11, 9, 9, 4, 3, 3, 2, 1, 1}));

// One unit, whose gates are what is given.
TEST(LstmStep, ActivatesAsLibmDoes) {
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  const PackedMatrix none(CellLayout::gates(1), 0);
  test::for_each_target([&] {
    const std::vector<Gate> gates(CellLayout::gates(1));
    const Gate* gate_row = gates.data();
    for (double x = -40; x <= 40; x += 0.0625) {
      for (const double state : {-3.0, -0.5, 0.0, 0.25, 2.0}) {
        std::vector<float> biases(CellLayout::gates(1));
        for (std::size_t kind = 0; kind < 4; ++kind)
          biases[CellLayout::place(kind, 0)] = static_cast<float>(kind % 2 == 0 ? x : x / 3);
        const float* bias_row = biases.data();
        std::vector<float> cells(CellLayout::padded(1), static_cast<float>(state));
        Activation out = 0;
        LstmStep step;
        step.rows = 1;
        step.gates = &gate_row;
        step.biases = &bias_row;
        step.cells = cells.data();
        step.out = &out;
        lstm_step(none, 1, step);
        const double cell = sigmoid(x / 3) * state + sigmoid(x) * std::tanh(x);
        EXPECT_NEAR(cells[0], cell, 1e-4 * (1 + std::abs(state)));
        EXPECT_NEAR(out - 128, 127 * sigmoid(x / 3) * std::tanh(cell), 0.52);
      }
    }
  });
}

TEST(LstmStep, SurvivesWhatIsNotANumber) {
  const PackedMatrix none(CellLayout::gates(1), 0);
  const std::vector<Gate> gates(CellLayout::gates(1));
  const std::vector<float> biases(CellLayout::gates(1), std::numeric_limits<float>::quiet_NaN());
  std::vector<float> cells(CellLayout::padded(1), std::numeric_limits<float>::infinity());
  const Gate* gate_row = gates.data();
  const float* bias_row = biases.data();
  Activation out = 0;
  LstmStep step;
  step.rows = 1;
  step.gates = &gate_row;
  step.biases = &bias_row;
  step.cells = cells.data();
  step.out = &out;
  lstm_step(none, 1, step);
}

TEST(Lstm, NamesTheTensorThatIsWrong) {
  test::TinyModel tiny;
  tiny.file.remove("lstm.1.b.wh");
  const auto lstm = BidirectionalLstm::load(*tiny.model(), 1, 9);
  ASSERT_FALSE(lstm.ok());
  EXPECT_NE(lstm.error().message.find("lstm.1.b.wh"), std::string::npos);
}

}  // namespace
}  // namespace kronika::neural

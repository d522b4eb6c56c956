#include "neural/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "neural/reference.h"

namespace kronika::neural {
namespace {

Floats random_floats(std::size_t count, std::mt19937& random) {
  std::normal_distribution<float> normal;
  Floats values(count);
  for (float& value : values) value = normal(random);
  return values;
}

struct Product {
  std::size_t rows, outputs, inputs;
};

class Multiply : public testing::TestWithParam<Product> {};

TEST_P(Multiply, IsTheSumOfProducts) {
  const auto [rows, outputs, inputs] = GetParam();
  std::mt19937 random(7);
  const std::size_t stride = inputs + 3, out_stride = outputs + 5;
  const Floats a = random_floats(rows * stride + 1, random);
  const Floats weights = random_floats(outputs * inputs + 1, random);
  const Floats bias = random_floats(outputs + 1, random);
  PackedMatrix packed(outputs, inputs);
  packed.fill(0, outputs, weights.data(), inputs);
  constexpr float kUntouched = 12345;
  Floats out(rows * out_stride + 1, kUntouched);
  multiply({a.data(), stride}, rows, packed, {bias.data(), 0}, {out.data(), out_stride});
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t o = 0; o < out_stride; ++o) {
      if (o >= outputs) {
        EXPECT_EQ(out[r * out_stride + o], kUntouched);
        continue;
      }
      double sum = bias[o];
      for (std::size_t i = 0; i < inputs; ++i) {
        sum +=
            static_cast<double>(a[r * stride + i]) * static_cast<double>(weights[o * inputs + i]);
      }
      EXPECT_NEAR(out[r * out_stride + o], sum,
                  1e-5 * (1 + std::sqrt(static_cast<double>(inputs))) * 4);
    }
  }
}

// A row's bits do not depend on the rows beside it.
TEST_P(Multiply, TreatsEveryRowAlike) {
  const auto [rows, outputs, inputs] = GetParam();
  std::mt19937 random(8);
  const Floats a = random_floats(rows * inputs, random);
  const Floats weights = random_floats(outputs * inputs, random);
  const Floats bias = random_floats(outputs, random);
  PackedMatrix packed(outputs, inputs);
  packed.fill(0, outputs, weights.data(), inputs);
  Floats together(rows * outputs), alone(rows * outputs);
  multiply({a.data(), inputs}, rows, packed, {bias.data(), 0}, {together.data(), outputs});
  for (std::size_t r = 0; r < rows; ++r) {
    multiply({a.data() + r * inputs, inputs}, 1, packed, {bias.data(), 0},
             {alone.data() + r * outputs, outputs});
  }
  EXPECT_EQ(together, alone);
}

// In place onto what is there already, and from a transposed matrix.
TEST_P(Multiply, AccumulatesInPlaceAndTransposes) {
  const auto [rows, outputs, inputs] = GetParam();
  std::mt19937 random(9);
  const Floats a = random_floats(rows * inputs, random);
  const Floats transposed = random_floats(outputs * inputs, random);  // [inputs][outputs]
  const Floats before = random_floats(rows * outputs, random);
  PackedMatrix packed(outputs, inputs);
  packed.fill(0, outputs, transposed.data(), 1, outputs);
  Floats out = before;
  multiply({a.data(), inputs}, rows, packed, {out.data(), outputs}, {out.data(), outputs});
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t o = 0; o < outputs; ++o) {
      double sum = before[r * outputs + o];
      for (std::size_t i = 0; i < inputs; ++i) {
        sum += static_cast<double>(a[r * inputs + i]) *
               static_cast<double>(transposed[i * outputs + o]);
      }
      EXPECT_NEAR(out[r * outputs + o], sum,
                  1e-5 * (1 + std::sqrt(static_cast<double>(inputs))) * 4);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Shapes, Multiply,
                         testing::Values(Product{0, 5, 4}, Product{1, 1, 1}, Product{1, 48, 7},
                                         Product{2, 17, 3}, Product{3, 49, 16}, Product{5, 47, 1},
                                         Product{8, 96, 33}, Product{11, 17, 384},
                                         Product{15, 145, 20}, Product{200, 50, 9},
                                         Product{7, 784, 12}, Product{4, 5, 0}, Product{3, 0, 4}));

class Lengths : public testing::TestWithParam<std::size_t> {};

TEST_P(Lengths, AddScaledRow) {
  const std::size_t count = GetParam();
  std::vector<std::int8_t> row(count);
  Floats sum(count + 1, 1.5f);
  for (std::size_t i = 0; i < count; ++i) row[i] = static_cast<std::int8_t>(i * 37 - 128);
  add_scaled(row.data(), 0.25f, count, sum.data());
  for (std::size_t i = 0; i < count; ++i)
    EXPECT_EQ(sum[i], 1.5f + 0.25f * static_cast<float>(row[i]));
  EXPECT_EQ(sum[count], 1.5f);
}

TEST_P(Lengths, Dot) {
  std::mt19937 random(3);
  const std::size_t count = GetParam();
  const Floats a = random_floats(count, random), b = random_floats(count, random);
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i)
    sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  EXPECT_NEAR(dot(a.data(), b.data(), count), sum, 1e-4);
}

TEST_P(Lengths, LogSoftmax) {
  std::mt19937 random(4);
  const std::size_t count = GetParam();
  if (count == 0) return log_softmax(nullptr, 0);
  for (const float spread : {0.0f, 1.0f, 100.0f}) {
    Floats values = random_floats(count, random);
    for (float& value : values) value = value * spread + 1000;
    const auto expected = reference::log_softmax({values.begin(), values.end()});
    log_softmax(values.data(), count);
    for (std::size_t i = 0; i < count; ++i) EXPECT_NEAR(values[i], expected[i], 2e-4);
  }
}

TEST_P(Lengths, LstmCells) {
  std::mt19937 random(5);
  const std::size_t hidden = GetParam();
  constexpr std::size_t kRows = 3;
  Floats gates = random_floats(kRows * 4 * hidden, random);
  for (float& gate : gates) gate *= 8;
  const Floats before = random_floats(kRows * hidden, random);
  Floats cells = before, out(kRows * hidden);
  lstm_cells({gates.data(), 4 * hidden}, kRows, hidden, {cells.data(), hidden},
             {out.data(), hidden});
  const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t u = 0; u < hidden; ++u) {
      const auto gate = [&](std::size_t k) {
        return static_cast<double>(gates[(r * 4 + k) * hidden + u]);
      };
      const double cell =
          sigmoid(gate(1)) * before[r * hidden + u] + sigmoid(gate(0)) * std::tanh(gate(2));
      EXPECT_NEAR(cells[r * hidden + u], cell, 2e-6);
      EXPECT_NEAR(out[r * hidden + u], sigmoid(gate(3)) * std::tanh(cell), 2e-6);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Counts, Lengths,
                         testing::Values(0, 1, 2, 7, 15, 16, 17, 31, 33, 96, 128, 192, 553));

TEST(LogSoftmaxSegments, AreNormalisedByThemselves) {
  std::mt19937 random(6);
  for (const std::vector<std::size_t>& sizes :
       {std::vector<std::size_t>{}, {1}, {0, 3, 0}, {17, 2, 5, 40, 1}, {300, 300}, {512}, {513}}) {
    std::size_t total = 0;
    for (const std::size_t size : sizes) total += size;
    Floats values = random_floats(total, random);
    for (float& value : values) value *= 30;
    const Floats before = values;
    log_softmax_segments(values.data(), sizes);
    std::size_t begin = 0;
    for (const std::size_t size : sizes) {
      if (size == 0) continue;
      const auto expected =
          reference::log_softmax({before.begin() + begin, before.begin() + begin + size});
      for (std::size_t i = 0; i < size; ++i) EXPECT_NEAR(values[begin + i], expected[i], 2e-4);
      begin += size;
    }
  }
}

TEST(Argmax, TakesTheFirstAndNeverNaN) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float infinity = std::numeric_limits<float>::infinity();
  EXPECT_EQ(argmax(nullptr, 0), 0u);
  EXPECT_EQ(argmax(std::vector<float>{1, 3, 3, 2}.data(), 4), 1u);
  EXPECT_EQ(argmax(std::vector<float>{nan, -5, nan}.data(), 3), 1u);
  EXPECT_EQ(argmax(std::vector<float>{-infinity, nan}.data(), 2), 0u);
}

TEST(Kernels, SurviveWhatIsNotANumber) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float infinity = std::numeric_limits<float>::infinity();
  Floats gates(4 * 17, nan), cells(17, infinity), out(17);
  gates[5] = -infinity;
  lstm_cells({gates.data(), 68}, 1, 17, {cells.data(), 17}, {out.data(), 17});
  Floats values(33, infinity);
  values[3] = nan;
  log_softmax(values.data(), values.size());
  const std::vector<std::size_t> sizes = {16, 17};
  log_softmax_segments(values.data(), sizes);
}

}  // namespace
}  // namespace kronika::neural

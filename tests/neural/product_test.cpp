#include "neural/product.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "neural/targets.h"

namespace kronika::neural {
namespace {

struct Product {
  std::size_t rows, outputs, inputs;
};

enum class Filling { random, greatest, alternating };

// Weights and activations with what a product needs, and the exact sums.
struct Example {
  Example(Product shape, Filling filling) : size(shape) {
    std::mt19937 random(7);
    const auto value = [&](std::size_t i) {
      if (filling == Filling::random) return static_cast<int>(random() % 255) - 127;
      return filling == Filling::greatest || i % 2 == 0 ? 127 : -127;
    };
    const auto [rows, outputs, inputs] = size;
    stride = inputs + 3;
    activations.resize(rows * stride, 255);  // what lies behind a row must not matter
    weights.resize(outputs * inputs);
    std::uniform_real_distribution<float> uniform(-0.5f, 0.5f);
    for (std::size_t r = 0; r < rows; ++r) {
      steps.push_back(std::ldexp(1.0f, -static_cast<int>(r % 5)));
      for (std::size_t i = 0; i < inputs; ++i)
        activations[r * stride + i] = static_cast<Activation>(value(i) + kZeroActivation);
    }
    matrix = PackedMatrix(outputs, inputs);
    for (std::size_t o = 0; o < outputs; ++o) {
      scales.push_back(std::ldexp(1.0f, -static_cast<int>(o % 7)));
      bias.push_back(uniform(random));
      for (std::size_t i = 0; i < inputs; ++i)
        weights[o * inputs + i] = static_cast<std::int8_t>(value(i + o));
    }
    matrix.fill(0, scales, weights.data(), inputs);
  }
  std::int64_t sum(std::size_t row, std::size_t output) const {
    std::int64_t total = 0;
    for (std::size_t i = 0; i < size.inputs; ++i) {
      total +=
          (activations[row * stride + i] - kZeroActivation) * weights[output * size.inputs + i];
    }
    return total;
  }
  QuantisedRows rows(std::size_t first = 0) const {
    return {activations.data() + first * stride, stride, steps.data() + first, 1};
  }

  Product size;
  std::size_t stride;
  std::vector<Activation> activations;
  std::vector<std::int8_t> weights;
  std::vector<float> steps, scales, bias;
  PackedMatrix matrix;
};

class Multiply : public testing::TestWithParam<std::tuple<Product, Filling>> {};

// Steps and scales are powers of two, so that a float shows the exact integer: on every instruction
// set the same.
TEST_P(Multiply, GivesTheExactSums) {
  const auto& [size, filling] = GetParam();
  const Example example(size, filling);
  constexpr float kUntouched = 12345;
  const std::size_t stride = size.outputs + 5;
  test::for_each_target([&] {
    std::vector<float> out(size.rows * stride + 1, kUntouched);
    multiply(example.rows(), size.rows, example.matrix, nullptr, {out.data(), stride});
    std::vector<float> biased(size.rows * size.outputs + 1);
    multiply(example.rows(), size.rows, example.matrix, example.bias.data(),
             {biased.data(), size.outputs});
    for (std::size_t r = 0; r < size.rows; ++r) {
      for (std::size_t o = 0; o < stride; ++o) {
        const float value = out[r * stride + o];
        if (o >= size.outputs) {
          ASSERT_EQ(value, kUntouched);
          continue;
        }
        const float expected =
            static_cast<float>(example.sum(r, o)) * example.steps[r] * example.scales[o];
        ASSERT_EQ(value, expected) << r << " " << o;
        ASSERT_EQ(biased[r * size.outputs + o], expected + example.bias[o]);
      }
    }
  });
}

TEST_P(Multiply, GivesFixedPoint) {
  const auto& [size, filling] = GetParam();
  const Example example(size, filling);
  const std::size_t stride = size.outputs + 5;
  test::for_each_target([&] {
    std::vector<Gate> out(size.rows * stride + 1, 77);
    std::vector<Gate*> rows(size.rows);
    for (std::size_t r = 0; r < size.rows; ++r) rows[r] = out.data() + r * stride;
    multiply(example.rows(), size.rows, example.matrix, rows.data());
    for (std::size_t r = 0; r < size.rows; ++r) {
      for (std::size_t o = 0; o < size.outputs; ++o) {
        const double exact =
            static_cast<double>(example.sum(r, o)) * example.steps[r] * example.scales[o] * 1024;
        ASSERT_EQ(out[r * stride + o], std::clamp(std::nearbyint(exact), -32768.0, 32767.0));
      }
      ASSERT_EQ(out[r * stride + size.outputs], 77);
    }
  });
}

// A row's bits do not depend on the rows beside it.
TEST_P(Multiply, TreatsEveryRowAlike) {
  const auto& [size, filling] = GetParam();
  const Example example(size, filling);
  const std::size_t outputs = size.outputs;
  std::vector<float> together(size.rows * outputs + 1), alone(size.rows * outputs + 1);
  multiply(example.rows(), size.rows, example.matrix, example.bias.data(),
           {together.data(), outputs});
  for (std::size_t r = 0; r < size.rows; ++r) {
    multiply(example.rows(r), 1, example.matrix, example.bias.data(),
             {alone.data() + r * outputs, outputs});
  }
  EXPECT_EQ(together, alone);
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, Multiply,
    testing::Combine(testing::Values(Product{0, 5, 7}, Product{1, 1, 1}, Product{1, 64, 4},
                                     Product{2, 17, 3}, Product{3, 65, 16}, Product{5, 63, 1},
                                     Product{6, 128, 33}, Product{11, 17, 384},
                                     Product{13, 145, 22}, Product{100, 50, 9}, Product{4, 5, 0},
                                     Product{3, 0, 4}),
                     testing::Values(Filling::random, Filling::greatest, Filling::alternating)));

TEST(Quantise, KeepsARowInSteps) {
  test::for_each_target([] {
    for (const std::size_t count : {1u, 3u, 16u, 17u, 100u}) {
      std::mt19937 random(5);
      std::normal_distribution<float> normal;
      std::vector<float> values(count);
      for (float& value : values) value = normal(random);
      std::vector<Activation> out(count + 1, 99);
      const float step = quantise(values.data(), count, out.data());
      float greatest = 0;
      for (const float value : values) greatest = std::max(greatest, std::abs(value));
      EXPECT_FLOAT_EQ(step, greatest / 127);
      for (std::size_t i = 0; i < count; ++i)
        EXPECT_NEAR(static_cast<float>(out[i] - kZeroActivation) * step, values[i], step * 0.501f);
      EXPECT_EQ(out[count], 99);
      quantise_positive(values.data(), count, out.data());
      for (std::size_t i = 0; i < count; ++i)
        EXPECT_EQ(out[i] > kZeroActivation, out[i] != kZeroActivation);
    }
    const std::vector<float> zeros(20, 0.0f), negative(20, -1.0f);
    std::vector<Activation> out(20);
    EXPECT_EQ(quantise(zeros.data(), 20, out.data()), 0.0f);
    EXPECT_EQ(out, std::vector<Activation>(20, kZeroActivation));
    EXPECT_EQ(quantise_positive(negative.data(), 20, out.data()), 0.0f);
    EXPECT_EQ(out, std::vector<Activation>(20, kZeroActivation));
    std::vector<float> wild(20, std::numeric_limits<float>::infinity());
    wild[3] = std::numeric_limits<float>::quiet_NaN();
    quantise(wild.data(), 20, out.data());
  });
}

}  // namespace
}  // namespace kronika::neural

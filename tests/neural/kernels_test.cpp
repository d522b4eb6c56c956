#include "neural/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "neural/reference.h"

namespace kronika::neural {
namespace {

std::vector<float> random_floats(std::size_t count, std::mt19937& random) {
  std::normal_distribution<float> normal;
  std::vector<float> values(count);
  for (float& value : values) value = normal(random);
  return values;
}

class Lengths : public testing::TestWithParam<std::size_t> {};

// Widths beside whole registers; none, few and many rows, some more than once. The numbers are such
// that every sum is exact.
TEST_P(Lengths, AddRows) {
  const std::size_t width = GetParam();
  std::vector<std::int8_t> table(7 * width);
  for (std::size_t i = 0; i < table.size(); ++i)
    table[i] = static_cast<std::int8_t>(static_cast<int>(i * 37 % 256) - 128);
  const std::vector<float> scales = {0.25f, 1, -2, 0, 0.5f, 8, 0.125f};
  for (const std::size_t count : {0u, 1u, 5u, 40u}) {
    std::vector<std::uint32_t> rows(count);
    for (std::size_t r = 0; r < count; ++r) rows[r] = static_cast<std::uint32_t>(r * r % 7);
    std::vector<float> sum(width + 1, 1.5f);
    add_rows(table.data(), scales.data(), width, rows.data(), count, sum.data());
    for (std::size_t i = 0; i < width; ++i) {
      float expected = 1.5f;
      for (const std::uint32_t row : rows)
        expected += scales[row] * static_cast<float>(table[row * width + i]);
      EXPECT_EQ(sum[i], expected);
    }
    EXPECT_EQ(sum[width], 1.5f);
  }
}

// Rows of other widths, none and many.
TEST_P(Lengths, AddCombination) {
  std::mt19937 random(3);
  const std::size_t width = GetParam();
  for (const std::size_t rows : {0u, 1u, 5u, 48u}) {
    const std::vector<float> factors = random_floats(rows, random);
    const std::vector<float> data = random_floats(rows * width + kReadBeyond, random);
    const std::vector<float> before = random_floats(width + 1, random);
    std::vector<float> out = before;
    add_combination(factors.data(), rows, data.data(), width, out.data());
    for (std::size_t i = 0; i < width; ++i) {
      double sum = before[i];
      for (std::size_t r = 0; r < rows; ++r)
        sum += static_cast<double>(factors[r]) * static_cast<double>(data[r * width + i]);
      EXPECT_NEAR(out[i], sum, 1e-5 * 48);
    }
    EXPECT_EQ(out[width], before[width]);
  }
}

TEST_P(Lengths, LogSoftmax) {
  std::mt19937 random(4);
  const std::size_t count = GetParam();
  if (count == 0) return log_softmax(nullptr, 0);
  for (const float spread : {0.0f, 1.0f, 100.0f}) {
    std::vector<float> values = random_floats(count, random);
    for (float& value : values) value = value * spread + 1000;
    const auto expected = reference::log_softmax({values.begin(), values.end()});
    log_softmax(values.data(), count);
    for (std::size_t i = 0; i < count; ++i) EXPECT_NEAR(values[i], expected[i], 2e-4);
  }
}

INSTANTIATE_TEST_SUITE_P(Counts, Lengths,
                         testing::Values(0, 1, 2, 7, 15, 16, 17, 31, 33, 96, 128, 192, 553));

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
  std::vector<float> values(33, infinity);
  values[3] = nan;
  log_softmax(values.data(), values.size());
}

}  // namespace
}  // namespace kronika::neural

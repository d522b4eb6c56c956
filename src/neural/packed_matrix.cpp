#include "neural/packed_matrix.h"

#include <algorithm>
#include <cstring>

namespace kronika::neural {

void PackedMatrix::resize(std::size_t outputs, std::size_t inputs) {
  outputs_ = outputs;
  inputs_ = inputs;
  values_.assign(panels() * groups() * kGroup * kPanel, std::int8_t{0});
  scales_.assign(panels() * kPanel, 0.0f);
  corrections_.assign(panels() * kPanel, 0);
}

void PackedMatrix::fill(std::size_t output, const std::int8_t* weights, float scale) {
  std::int8_t* out =
      values_.data() + output / kPanel * groups() * kGroup * kPanel + output % kPanel * kGroup;
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < inputs_; ++i) sum += weights[i];
  const std::size_t whole = inputs_ / kGroup;
  for (std::size_t g = 0; g < whole; ++g) {
    std::memcpy(out + g * kGroup * kPanel, weights + g * kGroup, kGroup);
  }
  std::copy(weights + whole * kGroup, weights + inputs_, out + whole * kGroup * kPanel);
  scales_[output] = scale;
  corrections_[output] = -kZeroActivation * sum;
}

void PackedMatrix::fill(std::size_t first, std::span<const float> scales,
                        const std::int8_t* weights, std::size_t stride) {
  for (std::size_t o = 0; o < scales.size(); ++o) {
    fill(first + o, weights + o * stride, scales[o]);
  }
}

}  // namespace kronika::neural

#include <algorithm>

#include "neural/kernels.h"

namespace kronika::neural {

PackedMatrix::PackedMatrix(std::size_t outputs, std::size_t inputs)
    : outputs_(outputs), inputs_(inputs), values_(panels() * inputs * kPanel, 0.0f) {}

void PackedMatrix::fill(std::size_t first, std::size_t count, const float* weights,
                        std::size_t output_stride, std::size_t input_stride) {
  // A cache line of inputs at a time: each is read once while the lines written stay in the cache.
  constexpr std::size_t kBlock = 16;
  for (std::size_t begin = 0; begin < inputs_; begin += kBlock) {
    const std::size_t end = std::min(inputs_, begin + kBlock);
    for (std::size_t o = 0; o < count; ++o) {
      const std::size_t output = first + o;
      float* out = values_.data() + output / kPanel * inputs_ * kPanel + output % kPanel;
      const float* in = weights + o * output_stride;
      for (std::size_t i = begin; i < end; ++i) out[i * kPanel] = in[i * input_stride];
    }
  }
}

}  // namespace kronika::neural

// Weight matrices of int8, laid out as the products of src/neural read them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "neural/aligned.h"

namespace kronika::neural {

// What the networks' layers pass on: 128 stands for 0, so 1 … 255 for -127 … 127 steps. How large a
// step is stands beside a row (see QuantisedRows).
using Activation = std::uint8_t;
inline constexpr int kZeroActivation = 128;
// Outputs of the recurrent layers lie between -1 and 1: their step is the same in every row.
inline constexpr float kHiddenStep = 1.0f / 127.0f;

// `outputs` rows of `inputs` int8 weights with one scale an output: weight = byte × scale. Outputs
// lie in panels of 64, zero beyond the last; inputs in groups of four, because that is what one
// instruction multiplies and adds up: a panel holds, for each group in turn, the four weights of
// its output 0, of output 1 … Not changed while it is read.
class PackedMatrix {
 public:
  static constexpr std::size_t kPanel = 64;
  static constexpr std::size_t kGroup = 4;

  PackedMatrix() = default;
  PackedMatrix(std::size_t outputs, std::size_t inputs) { resize(outputs, inputs); }
  // Another shape; all zeros. Keeps its memory where that suffices.
  void resize(std::size_t outputs, std::size_t inputs);

  // Puts one output in place. `weights` has inputs() values between -127 and 127.
  void fill(std::size_t output, const std::int8_t* weights, float scale);
  // The same for outputs first, first + 1 …, one for each scale; row o begins at
  // weights + o * stride.
  void fill(std::size_t first, std::span<const float> scales, const std::int8_t* weights,
            std::size_t stride);

  std::size_t outputs() const { return outputs_; }
  std::size_t inputs() const { return inputs_; }
  std::size_t panels() const { return (outputs_ + kPanel - 1) / kPanel; }
  const std::int8_t* panel(std::size_t p) const {
    return values_.data() + p * groups() * kGroup * kPanel;
  }
  // Per output, as many as panels() * kPanel: scales; and what to add to a sum of products with
  // activations so that 128 counts as 0.
  const float* scales() const { return scales_.data(); }
  const std::int32_t* corrections() const { return corrections_.data(); }

 private:
  std::size_t groups() const { return (inputs_ + kGroup - 1) / kGroup; }

  std::size_t outputs_ = 0;
  std::size_t inputs_ = 0;
  Aligned<std::int8_t> values_;
  Floats scales_;
  Aligned<std::int32_t> corrections_;
};

}  // namespace kronika::neural

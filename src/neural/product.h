// Products of activations with weight matrices.
//
// The sums of int8 products are exact, so a row's result is the same bits whatever rows are
// computed with it, and its sums are the same integers on every processor. No function allocates;
// all are thread-safe (they touch only what they are given). Memory need not be aligned.
#pragma once

#include <cstddef>
#include <cstdint>

#include "neural/packed_matrix.h"

namespace kronika::neural {

// Rows of activations: row r begins at data + r * stride, and its values are
// (activation − 128) × steps[r * steps_stride]. steps_stride 0: one step for all rows.
struct QuantisedRows {
  const Activation* data = nullptr;
  std::size_t stride = 0;
  const float* steps = nullptr;
  std::size_t steps_stride = 0;
};

// Rows of outputs of recurrent layers.
inline QuantisedRows hidden_rows(const Activation* data, std::size_t stride) {
  return {data, stride, &kHiddenStep, 0};
}

// Rows of floats somewhere in memory: row r begins at data + r * stride.
struct Rows {
  float* data = nullptr;
  std::size_t stride = 0;
};

// What a layer's inputs give to the gates of its cells, in steps of 1/1024: fixed point between
// -32 and 32, where every gate is long shut or open.
using Gate = std::int16_t;
inline constexpr float kGatesOfOne = 1024;

// out[r][o] = bias[o] + Σ_i a[r][i] · weights[o][i], for r < rows; bias may be null: zeros. Rows of
// `out` have weights.outputs() values and overlap nothing that is read.
void multiply(QuantisedRows a, std::size_t rows, const PackedMatrix& weights, const float* bias,
              Rows out);
// The same as fixed point, without a bias; row r goes to out[r].
void multiply(QuantisedRows a, std::size_t rows, const PackedMatrix& weights, Gate* const* out);

// Quantises a row of `count` floats: the greatest absolute value becomes 127 steps. Returns the
// step (0 if all are 0). Values that are not finite give some activations.
float quantise(const float* values, std::size_t count, Activation* out);
// The same after max(0, ·).
float quantise_positive(const float* values, std::size_t count, Activation* out);

}  // namespace kronika::neural

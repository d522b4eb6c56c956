// The arithmetic of the networks, vectorised for the processor that runs it.
//
// Every result of a row is computed from that row alone, in an order of additions that does not
// depend on how many rows are computed together: the same sentence gives the same bits whatever
// shares its batch. No function allocates; all are thread-safe (they touch only what they are
// given). Memory need not be aligned unless a comment says so. NaN and infinite inputs give some
// float, never a crash.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "neural/aligned.h"

namespace kronika::neural {

// A weight matrix of `outputs` rows with `inputs` columns, laid out in panels of 48 outputs: panel
// p holds, for each input in turn, the weights of outputs 48p … 48p+47, zero beyond the last
// output. Immutable after it is filled.
class PackedMatrix {
 public:
  static constexpr std::size_t kPanel = 48;

  PackedMatrix() = default;
  PackedMatrix(std::size_t outputs, std::size_t inputs);

  // Puts weights in place for outputs [first, first + count): the weight of output first + o from
  // input i is weights[o * output_stride + i * input_stride].
  void fill(std::size_t first, std::size_t count, const float* weights, std::size_t output_stride,
            std::size_t input_stride = 1);

  std::size_t outputs() const { return outputs_; }
  std::size_t inputs() const { return inputs_; }
  std::size_t panels() const { return (outputs_ + kPanel - 1) / kPanel; }
  const float* panel(std::size_t p) const { return values_.data() + p * inputs_ * kPanel; }

 private:
  std::size_t outputs_ = 0;
  std::size_t inputs_ = 0;
  Floats values_;
};

// Rows of floats somewhere in memory: row r begins at data + r * stride.
struct ConstRows {
  const float* data = nullptr;
  std::size_t stride = 0;
};
struct Rows {
  float* data = nullptr;
  std::size_t stride = 0;
};

// out[r][o] = start[r][o] + Σ_i a[r][i] · weights[o][i], for r < rows. `start` with stride 0 is a
// bias. `out` may be `start` (accumulation) but may not overlap `a`. Rows of `start` and `out` have
// weights.outputs() floats.
void multiply(ConstRows a, std::size_t rows, const PackedMatrix& weights, ConstRows start,
              Rows out);

// One step of LSTM cells: gates[r] holds i, f, g, o before activation, `hidden` floats each, in
// that order; cell[r] = σ(f)·cell[r] + σ(i)·tanh(g); out[r] = σ(o)·tanh(cell[r]).
void lstm_cells(ConstRows gates, std::size_t rows, std::size_t hidden, Rows cell, Rows out);

// values[i] = max(values[i], 0).
void relu(float* values, std::size_t count);

// sum[i] += scale · row[i].
void add_scaled(const std::int8_t* row, float scale, std::size_t count, float* sum);
// sum[i] += row[i].
void add(const float* row, std::size_t count, float* sum);
// values[i] *= factor.
void scale(float* values, std::size_t count, float factor);

float dot(const float* a, const float* b, std::size_t count);

// values[i] -= log Σ_j exp(values[j]). Nothing happens if count is 0.
void log_softmax(float* values, std::size_t count);

// The same for each segment of a row by itself; sizes add up to the row.
void log_softmax_segments(float* values, std::span<const std::size_t> sizes);

// The first index of the greatest value; 0 if count is 0. NaN is never the greatest.
std::size_t argmax(const float* values, std::size_t count);

// The instruction set that the kernels run on this processor ("AVX3_DL").
const char* kernel_target();

}  // namespace kronika::neural

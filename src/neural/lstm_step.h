// One step of LSTM cells, recurrent product and all. Inside src/neural only.
#pragma once

#include <cstddef>
#include <cstdint>

#include "neural/product.h"

namespace kronika::neural {

// Sequences that take a step together. Gates lie in the order of CellLayout.
struct LstmStep {
  std::size_t rows = 0;
  // Outputs of the step before, of the first `continued` rows; the others begin with zeros.
  const Activation* before = nullptr;
  std::size_t continued = 0;
  // Per row: what comes from the input, and what is added to it (a bias, or what it gives for a
  // shape).
  const Gate* const* gates = nullptr;
  const float* const* biases = nullptr;
  std::size_t first_gate = 0;  // where this direction's gates begin in both
  float* cells = nullptr;      // rows × CellLayout::padded(hidden); read and written
  Activation* out = nullptr;
  std::size_t stride = 0;  // of before and out
};

// Units in blocks of 16; a block has its 16 gates i, then f, g, o: one panel of PackedMatrix.
struct CellLayout {
  static constexpr std::size_t kBlock = PackedMatrix::kPanel / 4;
  static std::size_t padded(std::size_t hidden) { return (hidden + kBlock - 1) / kBlock * kBlock; }
  // Values a row of gates.
  static std::size_t gates(std::size_t hidden) { return 4 * padded(hidden); }
  // Where gate `kind` (0 i, 1 f, 2 g, 3 o) of a unit lies.
  static std::size_t place(std::size_t kind, std::size_t unit) {
    return unit / kBlock * 4 * kBlock + kind * kBlock + unit % kBlock;
  }
};

// z = recurrent weights · before + gates + bias; cell = σ(f)·cell + σ(i)·tanh(g);
// out = σ(o)·tanh(cell). σ and tanh are wrong by at most 1e-4. `recurrent`:
// CellLayout::gates(hidden) outputs, `hidden` inputs. Thread-safe; does not allocate.
void lstm_step(const PackedMatrix& recurrent, std::size_t hidden, const LstmStep& step);

}  // namespace kronika::neural

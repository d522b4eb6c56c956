// Long short-term memory (S. Hochreiter, J. Schmidhuber: Long short-term memory, Neural Computation
// 9, 1997), with the forget gate of F. Gers et al. (2000), over a batch of sequences.
//
// Idea: what comes from the inputs is one large matrix product over all rows, made before. What
// remains is a chain: at each step, the recurrent weights times the outputs of the step before
// (lstm_step.cpp). All
// sequences of a batch take a step together, so that the weights are read once for all of them. In
// the layout of BatchLayout the rows of a step that continue are the first ones of the step before
// (forward) or after (backward): no row is ever copied.
//   Easy: one sequence. Hard: lengths 3 2 2 1 backward: step 2 begins sequence 0; step 1 continues
//   it and begins sequences 1 and 2 with zeros; step 0 continues three and begins the fourth.
// Tested in tests/neural/lstm_test.cpp against the slow reference, sequence by sequence.

#include "neural/lstm.h"

#include <algorithm>

#include "neural/lstm_step.h"

namespace kronika::neural {

BatchLayout::BatchLayout(const std::vector<std::size_t>& lengths) : starts_{0} {
  std::size_t active = lengths.size();
  const std::size_t longest = lengths.empty() ? 0 : lengths.front();
  for (std::size_t step = 0; step < longest; ++step) {
    while (active > 0 && lengths[active - 1] <= step) --active;
    starts_.push_back(starts_.back() + active);
  }
}

namespace {

std::string tensor(std::size_t layer, std::size_t direction, const char* name) {
  return "lstm." + std::to_string(layer) + (direction == 0 ? ".f." : ".b.") + name;
}

// Rows [4h, …] of a tensor into the places of their gates, from column `first` on.
void fill_gates(const Model::Matrix& rows, std::size_t hidden, std::size_t first,
                std::size_t first_gate, PackedMatrix& packed) {
  for (std::size_t row = 0; row < 4 * hidden; ++row) {
    packed.fill(first_gate + CellLayout::place(row / hidden, row % hidden),
                rows.values.data() + row * rows.inputs + first, rows.scales[row]);
  }
}

// Asks for what the next step reads of its rows of gates: they lie anywhere, and the cells wait for
// them longer than for anything else.
void fetch(const Gate* const* gates, std::size_t rows, std::size_t first, std::size_t count) {
  constexpr std::size_t kLine = 64 / sizeof(Gate);
  constexpr int kToRead = 0, kSecondLevel = 2;
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t i = 0; i < count; i += kLine)
      __builtin_prefetch(gates[r] + first + i, kToRead, kSecondLevel);
  }
}

}  // namespace

Result<BidirectionalLstm> BidirectionalLstm::load(const Model& model, std::size_t layer,
                                                  std::size_t hidden) {
  BidirectionalLstm lstm;
  const std::size_t gates = CellLayout::gates(hidden);
  lstm.hidden_ = hidden;
  lstm.biases_ = Floats(2 * gates, 0.0f);
  for (std::size_t direction = 0; direction < 2; ++direction) {
    const auto recurrent = model.matrix(tensor(layer, direction, "wh"), {4 * hidden, hidden});
    if (!recurrent) return recurrent.error();
    const auto bias = model.floats(tensor(layer, direction, "b"), {4 * hidden});
    if (!bias) return bias.error();
    lstm.recurrent_[direction] = PackedMatrix(gates, hidden);
    fill_gates(*recurrent, hidden, 0, 0, lstm.recurrent_[direction]);
    for (std::size_t row = 0; row < 4 * hidden; ++row) {
      lstm.biases_[direction * gates + CellLayout::place(row / hidden, row % hidden)] =
          (*bias)[row];
    }
  }
  return lstm;
}

Result<PackedMatrix> BidirectionalLstm::load_inputs(const Model& model, std::size_t layer,
                                                    std::size_t inputs, std::size_t first,
                                                    std::size_t count) const {
  PackedMatrix packed(gates(), count);
  for (std::size_t direction = 0; direction < 2; ++direction) {
    const auto weights = model.matrix(tensor(layer, direction, "wx"), {4 * hidden_, inputs});
    if (!weights) return weights.error();
    fill_gates(*weights, hidden_, first, direction * gates() / 2, packed);
  }
  return packed;
}

void BidirectionalLstm::run(const BatchLayout& layout, const Gate* const* gates,
                            const float* const* biases, Activation* out) const {
  run(layout, Direction::forward, gates, biases, out);
  run(layout, Direction::backward, gates, biases, out);
}

void BidirectionalLstm::run(const BatchLayout& layout, Direction direction,
                            const Gate* const* gates, const float* const* biases,
                            Activation* out) const {
  const bool forward = direction == Direction::forward;
  Floats cells(layout.sequences() * CellLayout::padded(hidden_), 0.0f);
  if (!forward) out += hidden_;
  LstmStep rows;
  rows.first_gate = forward ? 0 : this->gates() / 2;
  rows.cells = cells.data();
  rows.stride = 2 * hidden_;
  for (std::size_t i = 0; i < layout.steps(); ++i) {
    const std::size_t step = forward ? i : layout.steps() - 1 - i;
    rows.rows = layout.active(step);
    if (i > 0) {
      const std::size_t before = forward ? step - 1 : step + 1;
      rows.continued = std::min(rows.rows, layout.active(before));
      rows.before = out + layout.start(before) * rows.stride;
    }
    rows.gates = gates + layout.start(step);
    rows.biases = biases + layout.start(step);
    rows.out = out + layout.start(step) * rows.stride;
    if (i + 1 < layout.steps()) {
      const std::size_t next = forward ? step + 1 : step - 1;
      fetch(gates + layout.start(next), layout.active(next), rows.first_gate, this->gates() / 2);
    }
    lstm_step(recurrent_[forward ? 0 : 1], hidden_, rows);
  }
}

}  // namespace kronika::neural

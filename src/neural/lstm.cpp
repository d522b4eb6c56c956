// Long short-term memory (S. Hochreiter, J. Schmidhuber: Long short-term memory, Neural Computation
// 9, 1997), with the forget gate of F. Gers et al. (2000), over a batch of sequences.
//
// Idea: what comes from the inputs is one large matrix product over all rows, made before. What
// remains is a chain: at each step, the recurrent weights times the outputs of the step before. All
// sequences of a batch take a step together, so that the weights are read once for all of them. In
// the layout of BatchLayout the rows of a step that continue are the first ones of the step before
// (forward) or after (backward): no row is ever copied.
//   Easy: one sequence. Hard: lengths 3 2 2 1 backward: step 2 begins sequence 0; step 1 continues
//   it and begins sequences 1 and 2 with zeros; step 0 continues three and begins the fourth.
// Tested in tests/neural/lstm_test.cpp against the slow reference, sequence by sequence.

#include "neural/lstm.h"

#include <algorithm>

namespace kronika::neural {

BatchLayout::BatchLayout(const std::vector<std::size_t>& lengths) : starts_{0} {
  std::size_t active = lengths.size();
  const std::size_t longest = lengths.empty() ? 0 : lengths.front();
  for (std::size_t step = 0; step < longest; ++step) {
    while (active > 0 && lengths[active - 1] <= step) --active;
    starts_.push_back(starts_.back() + active);
  }
}

Result<BidirectionalLstm> BidirectionalLstm::load(const Model& model, std::size_t layer,
                                                  std::size_t inputs, std::size_t hidden) {
  BidirectionalLstm lstm;
  const std::size_t gates = 4 * hidden;
  lstm.hidden_ = hidden;
  lstm.input_ = PackedMatrix(2 * gates, inputs);
  for (std::size_t direction = 0; direction < 2; ++direction) {
    const std::string name = "lstm." + std::to_string(layer) + (direction == 0 ? ".f." : ".b.");
    const auto from_input = model.floats(name + "wx", {gates, inputs});
    if (!from_input) return from_input.error();
    const auto recurrent = model.floats(name + "wh", {gates, hidden});
    if (!recurrent) return recurrent.error();
    const auto bias = model.floats(name + "b", {gates});
    if (!bias) return bias.error();
    lstm.input_.fill(direction * gates, gates, from_input->data(), inputs);
    lstm.recurrent_[direction] = PackedMatrix(gates, hidden);
    lstm.recurrent_[direction].fill(0, gates, recurrent->data(), hidden);
    lstm.bias_.insert(lstm.bias_.end(), bias->begin(), bias->end());
  }
  return lstm;
}

void BidirectionalLstm::run(const BatchLayout& layout, Rows gates, Rows out) const {
  run(layout, Direction::forward, gates, out);
  run(layout, Direction::backward, {gates.data + 4 * hidden_, gates.stride},
      {out.data + hidden_, out.stride});
}

void BidirectionalLstm::run(const BatchLayout& layout, Direction direction, Rows gates,
                            Rows out) const {
  const bool forward = direction == Direction::forward;
  const PackedMatrix& recurrent = recurrent_[forward ? 0 : 1];
  Floats cells(layout.sequences() * hidden_, 0.0f);
  for (std::size_t i = 0; i < layout.steps(); ++i) {
    const std::size_t step = forward ? i : layout.steps() - 1 - i;
    const std::size_t rows = layout.active(step);
    const Rows step_gates{gates.data + layout.start(step) * gates.stride, gates.stride};
    if (i > 0) {
      const std::size_t before = forward ? step - 1 : step + 1;
      const std::size_t continued = std::min(rows, layout.active(before));
      multiply({out.data + layout.start(before) * out.stride, out.stride}, continued, recurrent,
               {step_gates.data, step_gates.stride}, step_gates);
    }
    lstm_cells({step_gates.data, step_gates.stride}, rows, hidden_, {cells.data(), hidden_},
               {out.data + layout.start(step) * out.stride, out.stride});
  }
}

}  // namespace kronika::neural

// Long short-term memory over several sequences at once.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "neural/kernels.h"
#include "neural/model_file.h"

namespace kronika::neural {

// How a batch of sequences lies in memory: sorted by falling length, all first elements, then all
// second elements of those that have one, and so on. So the elements of one step are neighbours,
// and those of the step before begin with the same sequences.
//   lengths 3 2 2 1: rows 0-3 are step 0, rows 4-6 step 1, row 7 step 2.
class BatchLayout {
 public:
  // `lengths` must fall (not strictly) and be greater than 0.
  explicit BatchLayout(const std::vector<std::size_t>& lengths);

  std::size_t sequences() const { return starts_.size() < 2 ? 0 : starts_[1]; }
  std::size_t steps() const { return starts_.size() - 1; }
  std::size_t rows() const { return starts_.back(); }
  std::size_t start(std::size_t step) const { return starts_[step]; }
  // How many sequences have an element at this step.
  std::size_t active(std::size_t step) const { return starts_[step + 1] - starts_[step]; }
  std::size_t row(std::size_t sequence, std::size_t step) const { return starts_[step] + sequence; }

 private:
  std::vector<std::size_t> starts_;  // per step, plus one: its first row
};

enum class Direction { forward, backward };

// One layer in both directions. Gates are in PyTorch's order i, f, g, o; states begin with zeros.
// Immutable once loaded; thread-safe.
class BidirectionalLstm {
 public:
  // Tensors lstm.<layer>.f.wx, .wh, .b and those of .b: shapes [4h, inputs], [4h, h], [4h].
  // Errors: damaged_resource as Model::floats.
  static Result<BidirectionalLstm> load(const Model& model, std::size_t layer, std::size_t inputs,
                                        std::size_t hidden);

  std::size_t hidden() const { return hidden_; }
  // Floats a row of gates: those of the forward direction, then those of the backward one.
  std::size_t gates() const { return 8 * hidden_; }
  // Weights from the input to the gates of both directions; 8h outputs.
  const PackedMatrix& input() const { return input_; }
  const float* bias() const { return bias_.data(); }

  // Runs both directions. gates: layout.rows() rows of 8h floats, what comes from the input and the
  // bias; they are overwritten. out: as many rows of 2h floats, forward then backward; may not
  // overlap gates.
  void run(const BatchLayout& layout, Rows gates, Rows out) const;

 private:
  void run(const BatchLayout& layout, Direction direction, Rows gates, Rows out) const;

  std::size_t hidden_ = 0;
  PackedMatrix input_;
  PackedMatrix recurrent_[2];
  Floats bias_;
};

}  // namespace kronika::neural

// Long short-term memory over several sequences at once.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "neural/model_file.h"
#include "neural/product.h"

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

// One layer in both directions. Gates are in PyTorch's order i, f, g, o in the file, in that of
// CellLayout here; states begin with zeros. Immutable once loaded; thread-safe.
class BidirectionalLstm {
 public:
  // Tensors lstm.<layer>.f.wh, .b and those of .b: shapes [4h, h], [4h]. Errors: damaged_resource
  // as Model::floats.
  static Result<BidirectionalLstm> load(const Model& model, std::size_t layer, std::size_t hidden);
  // The layer's weights for inputs first … first + count of all its `inputs`: lstm.<layer>.f.wx and
  // .b.wx, [4h, inputs]; gates() outputs. Errors: the same.
  Result<PackedMatrix> load_inputs(const Model& model, std::size_t layer, std::size_t inputs,
                                   std::size_t first, std::size_t count) const;

  std::size_t hidden() const { return hidden_; }
  // Values a row of gates: those of the forward direction, then those of the backward one.
  std::size_t gates() const { return biases_.size(); }
  const float* bias() const { return biases_.data(); }

  // Runs both directions. Per row of the layout: gates, gates() values that come from the input;
  // biases, as many floats that are added. out: layout.rows() rows of 2h activations of the step
  // kHiddenStep, forward then backward.
  void run(const BatchLayout& layout, const Gate* const* gates, const float* const* biases,
           Activation* out) const;

 private:
  void run(const BatchLayout& layout, Direction direction, const Gate* const* gates,
           const float* const* biases, Activation* out) const;

  std::size_t hidden_ = 0;
  PackedMatrix recurrent_[2];
  Floats biases_;
};

}  // namespace kronika::neural

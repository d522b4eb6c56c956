// The networks once more: slow, obvious, in double precision, and with the same activations of
// int8. What the fast way is tested against; nothing else may use it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "neural/model_file.h"

namespace kronika::neural::reference {

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;  // one row a word

// What activations of the step 1/127 keep of outputs of the recurrent layers.
Vector hidden_steps(Vector values);
// What activations keep of a row whose greatest absolute value becomes 127 steps.
Vector steps(Vector values);

// Each row times the transposed tensor <name>.w, plus <name>.b.
Matrix linear(const Model& model, const std::string& name, const Matrix& rows);

// One recurrent layer in both directions over one sentence: rows of 2h, forward then backward. What
// the first `fixed_point` inputs give to the gates is kept in fixed point, as neural::Gate has it.
Matrix bidirectional_lstm(const Model& model, std::size_t layer, const Matrix& rows,
                          std::size_t fixed_point);

// Both layers; of the inputs, what the form gives goes through activations.
Matrix encode(const Model& model, const Matrix& inputs);

// Scores of all arcs of a sentence: [word][head], head 0 is the root; a word's own place counts
// like any other.
Matrix arc_scores(const Model& model, const Matrix& encoded);

// Scores of all relations of each word to its head (0: the root).
Matrix relation_scores(const Model& model, const Matrix& encoded,
                       const std::vector<std::size_t>& heads);

Vector log_softmax(const Vector& values);

// Row of a table of int8 with its scale.
Vector table_row(const Model& model, const std::string& name, std::size_t row);

}  // namespace kronika::neural::reference

// The networks once more: slow, obvious, in double precision. What the fast way is tested against;
// nothing else may use it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "neural/model_file.h"

namespace kronika::neural::reference {

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;  // one row a word

// Each row times the transposed tensor <name>.w, plus <name>.b.
Matrix linear(const Model& model, const std::string& name, const Matrix& rows);

// One recurrent layer in both directions over one sentence: rows of 2h, forward then backward.
Matrix bidirectional_lstm(const Model& model, std::size_t layer, const Matrix& rows);

// Both layers.
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

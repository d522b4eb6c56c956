// The recurrent encoder: input vectors of the forms, two bidirectional layers. Inside src/encode
// only.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "encode/input_tables.h"
#include "neural/lstm.h"

namespace kronika::encode {

// A run of tokens that is encoded as one sequence: a sentence, or a piece of a very long one.
struct Sequence {
  std::span<const Token> tokens;
  bool first_of_sentence = true;
  std::size_t row = 0;  // of the output, for its first token
};

class Encoder {
 public:
  static Result<Encoder> load(std::shared_ptr<const neural::Model> model,
                              std::shared_ptr<const dictionary::Dictionary> dictionary);

  // Floats of a token's vector.
  std::size_t width() const { return 2 * second_.hidden(); }
  // Encodes the sequences into rows of `out`, width() floats each.
  void run(std::vector<Sequence> sequences, float* out) const;

 private:
  struct Forms;
  void run_batch(std::span<const Sequence> batch, const Forms& forms, float* out) const;

  InputTables tables_;
  neural::BidirectionalLstm first_, second_;
  neural::PackedMatrix
      form_input_;  // first layer's weights for the part of the input that the form gives
  neural::Floats
      shape_gates_;  // what shape and bias give to its gates: kShapeRows rows of gates() floats
};

}  // namespace kronika::encode

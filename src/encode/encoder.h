// The recurrent encoder: input vectors of the forms, two bidirectional layers. Inside src/encode
// only.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "base/pool.h"
#include "encode/input_tables.h"
#include "neural/lstm.h"

namespace kronika::encode {

// A run of tokens that is encoded as one sequence: a sentence, or a piece of a very long one.
struct Sequence {
  std::span<const Token> tokens;
  bool first_of_sentence = true;
  std::size_t row = 0;  // of the output, for its first token
};

// Tokens of a sequence at most; a batch must fit into the memory of forms.
inline constexpr std::size_t kLongestSequence = 1024;

// Thread-safe; movable.
class Encoder {
 public:
  static Result<Encoder> load(std::shared_ptr<const neural::Model> model,
                              std::shared_ptr<const dictionary::Dictionary> dictionary);

  // Values of a token's vector.
  std::size_t width() const { return 2 * second_.hidden(); }
  // Encodes the sequences, none longer than kLongestSequence, into rows of `out`, width()
  // activations each, and gives the entry of each token's form in the dictionary; `entries` may be
  // null where there is none.
  void run(std::vector<Sequence> sequences, neural::Activation* out, FormEntry* entries) const;
  bool has_dictionary() const { return tables_.has_dictionary(); }

 private:
  struct Workspace;
  void run_batch(std::span<const Sequence> batch, Workspace& space, neural::Activation* out,
                 FormEntry* entries) const;
  // Points each row of the batch to what its form and its shape give to the first layer's gates.
  void find_inputs(std::span<const Sequence> batch, const neural::BatchLayout& layout,
                   Workspace& space, FormEntry* entries) const;
  void compute_forms(Workspace& space) const;

  InputTables tables_;
  neural::BidirectionalLstm first_, second_;
  neural::PackedMatrix form_input_;    // to the first layer's gates, from what the form gives
  neural::PackedMatrix second_input_;  // to the second layer's gates
  neural::Floats shape_gates_;  // what shape and bias give to the first layer's: kShapeRows rows
  std::shared_ptr<Pool<Workspace>> workspaces_;
};

}  // namespace kronika::encode

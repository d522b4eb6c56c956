// The head of the network that scores labels of names.
#pragma once

#include <memory>
#include <span>

#include "base/pool.h"
#include "base/result.h"
#include "document/token.h"
#include "ner/form_classes.h"
#include "neural/aligned.h"
#include "neural/model_file.h"
#include "neural/packed_matrix.h"

namespace kronika::ner {

// Immutable once loaded; thread-safe; shares the model and the dictionary.
class NameScores {
 public:
  // Errors: damaged_resource, naming the model file and what is wrong.
  static Result<NameScores> load(std::shared_ptr<const neural::Model> model,
                                 std::shared_ptr<const dictionary::Dictionary> dictionary);

  std::size_t labels() const { return output_.outputs(); }

  // Calls use(scores) with the scores of a sentence, labels() a word. `vectors`: one row of the
  // encoder's width a token; `entries`: of each token in the dictionary, null if there are none.
  template <class Use>
  void with_scores(std::span<const Token> sentence, const neural::Activation* vectors,
                   const FormEntry* entries, Use use) const {
    const auto space = workspaces_->borrow();
    compute(sentence, vectors, entries, *space);
    use(std::span<const float>(space->scores.data(), sentence.size() * labels()));
  }

 private:
  struct Workspace {
    FormClasses::Memory memory;
    neural::Floats hidden, steps, scores;
    neural::Aligned<neural::Activation> quantised;
  };
  // Rows of what a class of a word gives to the hidden layer of a word beside it.
  struct ClassRows {
    std::span<const std::int8_t> values;
    std::span<const float> scales;
  };

  explicit NameScores(FormClasses classes) : classes_(std::move(classes)) {}
  Status load_layers(const neural::Model& model);
  void compute(std::span<const Token> sentence, const neural::Activation* vectors,
               const FormEntry* entries, Workspace& space) const;
  void add_classes(std::span<const Token> sentence, const FormEntry* entries,
                   Workspace& space) const;

  std::shared_ptr<const neural::Model> model_;
  FormClasses classes_;
  neural::PackedMatrix hidden_, output_;
  neural::Floats hidden_bias_, output_bias_;
  ClassRows before_, here_, after_;  // classes of the word before, of the word, of the word behind
  std::shared_ptr<Pool<Workspace>> workspaces_;
};

}  // namespace kronika::ner

// The biaffine heads of the network. Inside src/parse only.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/pool.h"
#include "base/result.h"
#include "neural/kernels.h"
#include "neural/model_file.h"
#include "neural/product.h"

namespace kronika::parse {

// The heads and relations of the words of one sentence: head 0 is the root, i + 1 is word i.
struct SentenceTree {
  std::vector<std::size_t> heads;
  std::vector<std::size_t> relations;  // indices of Parser::relation_name
};

// Immutable once loaded; thread-safe; shares the model.
class Parser {
 public:
  static Result<Parser> load(std::shared_ptr<const neural::Model> model);

  std::size_t width() const { return spaces_.inputs(); }
  const std::string& relation_name(std::size_t relation) const {
    return model_->labels().relations[relation];
  }

  // `vectors`: one row of width() activations a word, of the step kHiddenStep, sentence after
  // sentence, of `lengths` words each.
  std::vector<SentenceTree> run(const neural::Activation* vectors,
                                std::span<const std::size_t> lengths) const;

  // score(d, h) of the arc from head h to word d, words × (words + 1), of one sentence: what run
  // decides from.
  std::vector<float> arc_scores(const neural::Activation* vectors, std::size_t words) const;

 private:
  // Rows of quantised vectors, each with its step.
  struct Quantised {
    neural::Aligned<neural::Activation> values;
    neural::Floats steps;
    std::size_t width = 0;

    void resize(std::size_t rows, std::size_t columns) {
      values.resize(rows * columns);
      steps.resize(rows);
      width = columns;
    }
    neural::Activation* row(std::size_t r) { return values.data() + r * width; }
    neural::QuantisedRows rows(std::size_t begin) const {
      return {values.data() + begin * width, width, steps.data() + begin, 1};
    }
  };
  // Words as dependents and as heads, in the spaces of arcs and of relations, after ReLU.
  struct Spaces {
    Quantised arc_dependents;  // already multiplied with arc.u, and arc.v added
    Quantised arc_heads;
    Quantised relation_dependents;
    neural::Floats relation_heads;
  };
  // What a thread works with.
  struct Workspace {
    Spaces spaces;
    neural::Floats all;    // the spaces beside one another
    Quantised dependents;  // before arc.u
    neural::PackedMatrix heads;
    std::vector<std::int8_t> head;
    std::vector<float> scores;
    neural::Floats mixed;  // relations
  };
  Status load_spaces(const neural::Model& model, std::size_t width);
  Status load_relations(const neural::Model& model);
  void fill_spaces(const neural::Activation* vectors, std::size_t words, Workspace& space) const;
  // Fills space.scores for the words from `begin` on.
  void score_arcs(std::size_t begin, std::size_t words, Workspace& space) const;
  void choose_relations(std::size_t begin, Workspace& space, SentenceTree& tree) const;
  void run_group(const neural::Activation* vectors, std::span<const std::size_t> lengths,
                 Workspace& space, std::vector<SentenceTree>& trees) const;

  // Where the spaces lie in a row of all: [arc dependent | arc head | relation dependent |
  // relation head].
  std::size_t arc_head() const { return arc_; }
  std::size_t relation_dependent() const { return 2 * arc_; }
  std::size_t relation_head() const { return 2 * arc_ + relation_; }
  std::size_t row_width() const { return 2 * (arc_ + relation_); }

  std::shared_ptr<const neural::Model> model_;
  std::size_t arc_ = 0, relation_ = 0;  // widths of the spaces
  std::size_t root_relation_ = 0;
  neural::PackedMatrix spaces_;
  neural::Floats spaces_bias_;
  std::vector<std::int8_t> root_head_;  // the root in the space of heads of arcs
  float root_step_ = 0;
  neural::PackedMatrix arc_mixing_;
  neural::Floats arc_bias_;
  // d·U and d·a, for all relations beside one another: first rel.u, one block of relations for each
  // place of a head's vector, then rel.a.
  neural::PackedMatrix relation_mixing_;
  neural::Floats relation_bias_;  // rel.c in the same order, then rel.b
  std::shared_ptr<Pool<Workspace>> workspaces_;
};

}  // namespace kronika::parse

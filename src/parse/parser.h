// The biaffine heads of the network. Inside src/parse only.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "neural/kernels.h"
#include "neural/model_file.h"

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

  // `vectors`: one row of width() floats a word, sentence after sentence, of `lengths` words each.
  std::vector<SentenceTree> run(const float* vectors, std::span<const std::size_t> lengths) const;

  // score(d, h) of the arc from head h to word d, words × (words + 1), of one sentence: what run
  // decides from.
  std::vector<float> arc_scores(const float* vectors, std::size_t words) const;

 private:
  // Words as dependents and as heads, in the spaces of arcs and of relations, after ReLU: one row a
  // word of [arc dependent | arc head | relation dependent | relation head].
  struct Spaces {
    neural::Floats words;
    neural::Floats arc_dependents;  // already multiplied with arc.u, and arc.v added
  };
  Spaces spaces_of(const float* vectors, std::size_t words) const;
  void score_arcs(const Spaces& spaces, std::size_t begin, std::size_t words, float* scores) const;
  void choose_relations(const Spaces& spaces, std::size_t begin, SentenceTree& tree) const;

  std::size_t arc_head() const { return arc_; }
  std::size_t relation_dependent() const { return 2 * arc_; }
  std::size_t relation_head() const { return 2 * arc_ + relation_; }
  std::size_t row_width() const { return 2 * (arc_ + relation_); }

  std::shared_ptr<const neural::Model> model_;
  std::size_t arc_ = 0, relation_ = 0;  // widths of the spaces
  std::size_t root_relation_ = 0;
  neural::PackedMatrix spaces_;
  neural::Floats spaces_bias_;
  neural::Floats root_;  // the root's row, as of Spaces::words
  neural::PackedMatrix arc_mixing_;
  neural::Floats arc_bias_;
  neural::PackedMatrix relation_mixing_;  // to relations × relation width
  neural::Floats relation_bias_;          // rel.c: what a head gives to a relation by itself
  neural::PackedMatrix
      dependent_relations_;            // rel.a: what a dependent gives to a relation by itself
  neural::Floats relation_constants_;  // rel.b
};

}  // namespace kronika::parse

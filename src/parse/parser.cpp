// Biaffine dependency parsing (T. Dozat, C. Manning: Deep biaffine attention for neural dependency
// parsing, ICLR 2017), decoded as a maximum spanning tree.
//
// Idea: each word is put into a space of dependents and one of heads; an arc's score is a bilinear
// form of the two, a relation's score another one, for the arc that was chosen. d·U·e is computed
// as (d·U + v)·e, for all words at once; likewise d·U_k·e + c_k·e as (d·U_k + c_k)·e. The scores of
// a word's heads need not be normalised: a tree takes one head for each word, so that what is the
// same for all heads of a word changes nothing.
//   Easy: "Kot śpi ." Hard: two finite verbs where greedy heads would make two roots: the tree
//   decides.
// Tested in tests/parse/parser_test.cpp against the slow reference of src/neural.

#include "parse/parser.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "parse/spanning_tree.h"

namespace kronika::parse {
namespace {

// Words of the sentences that go through the products together; one sentence may have more.
constexpr std::size_t kGroupWords = 384;
// Words whose mixed relations are held at a time: 24 × 3,430 floats.
constexpr std::size_t kRelationRows = 24;

neural::Floats copy(std::span<const float> values) {
  return neural::Floats(values.begin(), values.end());
}

}  // namespace

Result<Parser> Parser::load(std::shared_ptr<const neural::Model> model) {
  Parser parser;
  const Result<std::size_t> width = model->encoding_width();
  if (!width) return width.error();
  const auto& relations = model->labels().relations;
  const auto root_name = std::find(relations.begin(), relations.end(), "root");
  if (root_name == relations.end() || relations.size() < 2)
    return model->error("its relations have no 'root'");
  parser.root_relation_ = static_cast<std::size_t>(root_name - relations.begin());
  if (const Status loaded = parser.load_relations(*model); !loaded) return loaded.error();
  if (const Status loaded = parser.load_spaces(*model, *width); !loaded) return loaded.error();
  parser.model_ = std::move(model);
  parser.workspaces_ = std::make_shared<Pool<Workspace>>();
  return parser;
}

Status Parser::load_spaces(const neural::Model& model, std::size_t width) {
  const auto mixing = model.matrix("arc.u", {0, 0});
  if (!mixing) return mixing.error();
  const std::size_t a = arc_ = mixing->inputs;
  if (a == 0 || mixing->scales.size() != a) return model.error("tensor 'arc.u' has another shape");
  const auto from_head = model.floats("arc.v", {a});
  if (!from_head) return from_head.error();
  const auto root = model.floats("root", {width});
  if (!root) return root.error();

  spaces_ = neural::PackedMatrix(row_width(), width);
  struct Space {
    const char* name;
    std::size_t first, count;
  };
  for (const Space& space : {Space{"arc.dep", 0, a}, Space{"arc.head", arc_head(), a},
                             Space{"rel.dep", relation_dependent(), relation_},
                             Space{"rel.head", relation_head(), relation_}}) {
    const auto weights = model.matrix(space.name + std::string(".w"), {space.count, width});
    if (!weights) return weights.error();
    const auto constants = model.floats(space.name + std::string(".b"), {space.count});
    if (!constants) return constants.error();
    spaces_.fill(space.first, weights->scales, weights->values.data(), width);
    spaces_bias_.insert(spaces_bias_.end(), constants->begin(), constants->end());
  }
  arc_mixing_ = neural::PackedMatrix(a, a);
  arc_mixing_.fill(0, mixing->scales, mixing->values.data(), a);
  arc_bias_ = copy(*from_head);

  std::vector<neural::Activation> quantised(std::max(width, a));
  const float step = neural::quantise(root->data(), width, quantised.data());
  neural::Floats spaces(row_width());
  neural::multiply({quantised.data(), width, &step, 0}, 1, spaces_, spaces_bias_.data(),
                   {spaces.data(), spaces.size()});
  root_step_ = neural::quantise_positive(spaces.data() + arc_head(), a, quantised.data());
  for (std::size_t i = 0; i < a; ++i) {
    root_head_.push_back(static_cast<std::int8_t>(quantised[i] - neural::kZeroActivation));
  }
  return Success{};
}

Status Parser::load_relations(const neural::Model& model) {
  const std::size_t k = model.labels().relations.size();
  const auto mixing = model.matrix("rel.u", {0, k, 0});
  if (!mixing) return mixing.error();
  const std::size_t r = relation_ = mixing->inputs;
  if (r == 0 || mixing->scales.size() != r * k) {
    return model.error("tensor 'rel.u' has another shape");
  }
  const auto of_dependent = model.matrix("rel.a", {k, r});
  if (!of_dependent) return of_dependent.error();
  const auto of_head = model.floats("rel.c", {k, r});
  if (!of_head) return of_head.error();
  const auto constants = model.floats("rel.b", {k});
  if (!constants) return constants.error();
  relation_mixing_ = neural::PackedMatrix((r + 1) * k, r);
  relation_mixing_.fill(0, mixing->scales, mixing->values.data(), r);
  relation_mixing_.fill(r * k, of_dependent->scales, of_dependent->values.data(), r);
  for (std::size_t place = 0; place < r; ++place) {
    for (std::size_t i = 0; i < k; ++i) relation_bias_.push_back((*of_head)[i * r + place]);
  }
  relation_bias_.insert(relation_bias_.end(), constants->begin(), constants->end());
  return Success{};
}

void Parser::fill_spaces(const neural::Activation* vectors, std::size_t words,
                         Workspace& space) const {
  Spaces& spaces = space.spaces;
  spaces.arc_dependents.resize(words, arc_);
  spaces.arc_heads.resize(words, arc_);
  spaces.relation_dependents.resize(words, relation_);
  spaces.relation_heads.resize(words * relation_);
  neural::Floats& all = space.all;
  all.resize(words * row_width());
  neural::multiply(neural::hidden_rows(vectors, width()), words, spaces_, spaces_bias_.data(),
                   {all.data(), row_width()});
  Quantised& dependents = space.dependents;
  dependents.resize(words, arc_);
  for (std::size_t i = 0; i < words; ++i) {
    const float* row = all.data() + i * row_width();
    dependents.steps[i] = neural::quantise_positive(row, arc_, dependents.row(i));
    spaces.arc_heads.steps[i] =
        neural::quantise_positive(row + arc_head(), arc_, spaces.arc_heads.row(i));
    spaces.relation_dependents.steps[i] = neural::quantise_positive(
        row + relation_dependent(), relation_, spaces.relation_dependents.row(i));
    std::copy_n(row + relation_head(), relation_, spaces.relation_heads.data() + i * relation_);
  }
  neural::relu(spaces.relation_heads.data(), spaces.relation_heads.size());
  neural::multiply(dependents.rows(0), words, arc_mixing_, arc_bias_.data(), {all.data(), arc_});
  for (std::size_t i = 0; i < words; ++i) {
    spaces.arc_dependents.steps[i] =
        neural::quantise(all.data() + i * arc_, arc_, spaces.arc_dependents.row(i));
  }
}

void Parser::score_arcs(std::size_t begin, std::size_t words, Workspace& space) const {
  const Spaces& spaces = space.spaces;
  neural::PackedMatrix& heads = space.heads;
  heads.resize(words + 1, arc_);
  heads.fill(0, root_head_.data(), root_step_);
  std::vector<std::int8_t>& weights = space.head;
  weights.resize(arc_);
  for (std::size_t i = 0; i < words; ++i) {
    const neural::Activation* head = spaces.arc_heads.values.data() + (begin + i) * arc_;
    for (std::size_t k = 0; k < arc_; ++k)
      weights[k] = static_cast<std::int8_t>(head[k] - neural::kZeroActivation);
    heads.fill(i + 1, weights.data(), spaces.arc_heads.steps[begin + i]);
  }
  space.scores.resize(words * (words + 1));
  neural::multiply(spaces.arc_dependents.rows(begin), words, heads, nullptr,
                   {space.scores.data(), words + 1});
}

std::vector<float> Parser::arc_scores(const neural::Activation* vectors, std::size_t words) const {
  const auto space = workspaces_->borrow();
  fill_spaces(vectors, words, *space);
  score_arcs(0, words, *space);
  return space->scores;
}

std::vector<SentenceTree> Parser::run(const neural::Activation* vectors,
                                      std::span<const std::size_t> lengths) const {
  const auto space = workspaces_->borrow();
  std::vector<SentenceTree> trees;
  trees.reserve(lengths.size());
  while (!lengths.empty()) {
    std::size_t sentences = 1, words = lengths.front();
    while (sentences < lengths.size() && words + lengths[sentences] <= kGroupWords)
      words += lengths[sentences++];
    run_group(vectors, lengths.first(sentences), *space, trees);
    vectors += words * width();
    lengths = lengths.subspan(sentences);
  }
  return trees;
}

void Parser::run_group(const neural::Activation* vectors, std::span<const std::size_t> lengths,
                       Workspace& space, std::vector<SentenceTree>& trees) const {
  const std::size_t all = std::accumulate(lengths.begin(), lengths.end(), std::size_t{0});
  fill_spaces(vectors, all, space);
  std::size_t begin = 0;
  for (const std::size_t words : lengths) {
    score_arcs(begin, words, space);
    SentenceTree tree;
    tree.heads = best_tree(space.scores, words);
    choose_relations(begin, space, tree);
    trees.push_back(std::move(tree));
    begin += words;
  }
}

void Parser::choose_relations(std::size_t begin, Workspace& space, SentenceTree& tree) const {
  const Spaces& spaces = space.spaces;
  const std::size_t words = tree.heads.size();
  const std::size_t relations = model_->labels().relations.size();
  const std::size_t outputs = relation_mixing_.outputs();
  neural::Floats& mixed = space.mixed;
  mixed.resize(kRelationRows * outputs + neural::kReadBeyond);
  tree.relations.resize(words);
  for (std::size_t first = 0; first < words; first += kRelationRows) {
    const std::size_t rows = std::min(kRelationRows, words - first);
    neural::multiply(spaces.relation_dependents.rows(begin + first), rows, relation_mixing_,
                     relation_bias_.data(), {mixed.data(), outputs});
    for (std::size_t i = 0; i < rows; ++i) {
      const std::size_t head = tree.heads[first + i];
      if (head == 0) {
        tree.relations[first + i] = root_relation_;
        continue;
      }
      float* row = mixed.data() + i * outputs;
      float* scores = row + relation_ * relations;
      neural::add_combination(spaces.relation_heads.data() + (begin + head - 1) * relation_,
                              relation_, row, relations, scores);
      scores[root_relation_] = -std::numeric_limits<float>::infinity();
      const std::size_t best = neural::argmax(scores, relations);
      // Scores that are no numbers leave the first relation, which must not be the root's.
      tree.relations[first + i] = best != root_relation_ ? best : root_relation_ == 0 ? 1 : 0;
    }
  }
}

}  // namespace kronika::parse

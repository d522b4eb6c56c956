// Biaffine dependency parsing (T. Dozat, C. Manning: Deep biaffine attention for neural dependency
// parsing, ICLR 2017), decoded as a maximum spanning tree.
//
// Idea: each word is put into a space of dependents and one of heads; an arc's score is a bilinear
// form of the two, a relation's score another one, for the arc that was chosen. d·U·e is computed
// as (d·U + v)·e, for all words at once; likewise d·U_k·e + c_k·e as (d·U_k + c_k)·e.
//   Easy: "Kot śpi ." Hard: two finite verbs where greedy heads would make two roots: the tree
//   decides.
// Tested in tests/parse/parser_test.cpp against the slow reference of src/neural.

#include "parse/parser.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "parse/spanning_tree.h"

namespace kronika::parse {
namespace {

constexpr std::size_t kRelationRows =
    16;  // words whose mixed relations are held at a time: 16 × 2832 floats

using Floats = std::span<const float>;

// A space's weights and bias into their place below those of the spaces before.
Status add_space(const neural::Model& model, const std::string& name, std::size_t first,
                 std::size_t count, neural::PackedMatrix& matrix, neural::Floats& bias) {
  const auto weights = model.floats(name + ".w", {count, matrix.inputs()});
  if (!weights) return weights.error();
  const auto constants = model.floats(name + ".b", {count});
  if (!constants) return constants.error();
  matrix.fill(first, count, weights->data(), matrix.inputs());
  bias.insert(bias.end(), constants->begin(), constants->end());
  return Success{};
}

neural::Floats copy(Floats values) { return neural::Floats(values.begin(), values.end()); }

// Log-probabilities of a word's heads; its own place is not allowed.
void normalise(const float* scores, std::size_t word, std::size_t words, double* out) {
  double greatest = -std::numeric_limits<double>::infinity();
  for (std::size_t h = 0; h <= words; ++h) {
    if (h != word + 1) greatest = std::max(greatest, static_cast<double>(scores[h]));
  }
  double sum = 0;
  for (std::size_t h = 0; h <= words; ++h) {
    if (h != word + 1) sum += std::exp(scores[h] - greatest);
  }
  const double subtracted = greatest + std::log(sum);
  for (std::size_t h = 0; h <= words; ++h) out[h] = scores[h] - subtracted;
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

  const auto mixing = model->floats("arc.u", {0, 0});
  if (!mixing) return mixing.error();
  const std::size_t a = parser.arc_ = model->shape("arc.u")[0];
  const auto from_head = model->floats("arc.v", {a});
  if (!from_head) return from_head.error();
  if (model->shape("arc.u")[1] != a || a == 0)
    return model->error("tensor 'arc.u' has another shape");
  const std::size_t k = relations.size();
  const auto relation_mixing = model->floats("rel.u", {k, 0, 0});
  if (!relation_mixing) return relation_mixing.error();
  const std::size_t r = parser.relation_ = model->shape("rel.u")[1];
  if (model->shape("rel.u")[2] != r || r == 0)
    return model->error("tensor 'rel.u' has another shape");
  const auto of_dependent = model->floats("rel.a", {k, r});
  if (!of_dependent) return of_dependent.error();
  const auto of_head = model->floats("rel.c", {k, r});
  if (!of_head) return of_head.error();
  const auto constants = model->floats("rel.b", {k});
  if (!constants) return constants.error();
  const auto root = model->floats("root", {*width});
  if (!root) return root.error();

  parser.spaces_ = neural::PackedMatrix(parser.row_width(), *width);
  struct Space {
    const char* name;
    std::size_t first, count;
  };
  for (const Space& space : {Space{"arc.dep", 0, a}, Space{"arc.head", parser.arc_head(), a},
                             Space{"rel.dep", parser.relation_dependent(), r},
                             Space{"rel.head", parser.relation_head(), r}}) {
    const Status added = add_space(*model, space.name, space.first, space.count, parser.spaces_,
                                   parser.spaces_bias_);
    if (!added) return added.error();
  }
  parser.arc_mixing_ = neural::PackedMatrix(a, a);
  parser.arc_mixing_.fill(0, a, mixing->data(), 1, a);  // d·U: output b takes U[·][b]
  parser.arc_bias_ = copy(*from_head);
  parser.relation_mixing_ = neural::PackedMatrix(k * r, r);
  for (std::size_t i = 0; i < k; ++i) {
    parser.relation_mixing_.fill(i * r, r, relation_mixing->data() + i * r * r, 1, r);
  }
  parser.relation_bias_ = copy(*of_head);
  parser.dependent_relations_ = neural::PackedMatrix(k, r);
  parser.dependent_relations_.fill(0, k, of_dependent->data(), r);
  parser.relation_constants_ = copy(*constants);
  parser.root_.resize(parser.row_width());
  neural::multiply({root->data(), *width}, 1, parser.spaces_, {parser.spaces_bias_.data(), 0},
                   {parser.root_.data(), parser.row_width()});
  neural::relu(parser.root_.data(), parser.root_.size());
  parser.model_ = std::move(model);
  return parser;
}

Parser::Spaces Parser::spaces_of(const float* vectors, std::size_t words) const {
  Spaces spaces;
  spaces.words.resize(words * row_width());
  neural::multiply({vectors, width()}, words, spaces_, {spaces_bias_.data(), 0},
                   {spaces.words.data(), row_width()});
  neural::relu(spaces.words.data(), spaces.words.size());
  spaces.arc_dependents.resize(words * arc_);
  neural::multiply({spaces.words.data(), row_width()}, words, arc_mixing_, {arc_bias_.data(), 0},
                   {spaces.arc_dependents.data(), arc_});
  return spaces;
}

void Parser::score_arcs(const Spaces& spaces, std::size_t begin, std::size_t words,
                        float* scores) const {
  neural::PackedMatrix heads(words + 1, arc_);
  heads.fill(0, 1, root_.data() + arc_head(), row_width());
  heads.fill(1, words, spaces.words.data() + begin * row_width() + arc_head(), row_width());
  const neural::Floats zeros(words + 1, 0.0f);
  neural::multiply({spaces.arc_dependents.data() + begin * arc_, arc_}, words, heads,
                   {zeros.data(), 0}, {scores, words + 1});
}

std::vector<float> Parser::arc_scores(const float* vectors, std::size_t words) const {
  std::vector<float> scores(words * (words + 1));
  score_arcs(spaces_of(vectors, words), 0, words, scores.data());
  return scores;
}

std::vector<SentenceTree> Parser::run(const float* vectors,
                                      std::span<const std::size_t> lengths) const {
  std::size_t all = 0;
  for (const std::size_t words : lengths) all += words;
  const Spaces spaces = spaces_of(vectors, all);
  std::vector<SentenceTree> trees;
  std::vector<float> scores;
  std::vector<double> normalised;
  std::size_t begin = 0;
  for (const std::size_t words : lengths) {
    scores.resize(words * (words + 1));
    normalised.resize(scores.size());
    score_arcs(spaces, begin, words, scores.data());
    for (std::size_t d = 0; d < words; ++d) {
      normalise(scores.data() + d * (words + 1), d, words, normalised.data() + d * (words + 1));
    }
    SentenceTree tree;
    tree.heads = best_tree(normalised, words);
    choose_relations(spaces, begin, tree);
    trees.push_back(std::move(tree));
    begin += words;
  }
  return trees;
}

void Parser::choose_relations(const Spaces& spaces, std::size_t begin, SentenceTree& tree) const {
  const std::size_t words = tree.heads.size();
  const std::size_t relations = relation_constants_.size();
  neural::Floats mixed(std::min(words, kRelationRows) * relation_mixing_.outputs());
  neural::Floats scores(std::min(words, kRelationRows) * relations);
  tree.relations.resize(words);
  for (std::size_t first = 0; first < words; first += kRelationRows) {
    const std::size_t rows = std::min(kRelationRows, words - first);
    const neural::ConstRows dependents{
        spaces.words.data() + (begin + first) * row_width() + relation_dependent(), row_width()};
    neural::multiply(dependents, rows, relation_mixing_, {relation_bias_.data(), 0},
                     {mixed.data(), relation_mixing_.outputs()});
    neural::multiply(dependents, rows, dependent_relations_, {relation_constants_.data(), 0},
                     {scores.data(), relations});
    for (std::size_t i = 0; i < rows; ++i) {
      const std::size_t head = tree.heads[first + i];
      if (head == 0) {
        tree.relations[first + i] = root_relation_;
        continue;
      }
      const float* e = spaces.words.data() + (begin + head - 1) * row_width() + relation_head();
      float* row = scores.data() + i * relations;
      for (std::size_t k = 0; k < relations; ++k) {
        row[k] += neural::dot(mixed.data() + i * relation_mixing_.outputs() + k * relation_, e,
                              relation_);
      }
      row[root_relation_] = -std::numeric_limits<float>::infinity();
      const std::size_t best = neural::argmax(row, relations);
      // Scores that are no numbers leave the first relation, which must not be the root's.
      tree.relations[first + i] = best != root_relation_ ? best : root_relation_ == 0 ? 1 : 0;
    }
  }
}

}  // namespace kronika::parse

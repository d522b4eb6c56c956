// A hidden layer over the encoder's vector of a word and the classes of it and its neighbours, then
// the scores of the labels (R. Collobert et al.: Natural language processing (almost) from scratch,
// JMLR 12, 2011, whose window and gazetteer features these are). It is trained when the encoder
// stands, so that trees and tags are what they were (train/names.py).
//   Easy: "w Warszawie". Hard: "Jan Wrona odleciał", where only the first name before it says that
//   the bird is a person.
// Tested in tests/ner/name_scores_test.cpp against the plain sums, and with the trainer's results.

#include "ner/name_scores.h"

#include <algorithm>
#include <string>

#include "neural/kernels.h"
#include "neural/product.h"

namespace kronika::ner {

Result<NameScores> NameScores::load(std::shared_ptr<const neural::Model> model,
                                    std::shared_ptr<const dictionary::Dictionary> dictionary) {
  const Result<Gazetteer> gazetteer = Gazetteer::load(*model);
  if (!gazetteer) return gazetteer.error();
  NameScores scores(FormClasses(*gazetteer, std::move(dictionary)));
  if (const Status loaded = scores.load_layers(*model); !loaded) return loaded.error();
  scores.model_ = std::move(model);
  scores.workspaces_ = std::make_shared<Pool<Workspace>>();
  return scores;
}

Status NameScores::load_layers(const neural::Model& model) {
  const Result<std::size_t> width = model.encoding_width();
  if (!width) return width.error();
  const auto hidden = model.matrix("ner.hidden.w", {0, *width});
  if (!hidden) return hidden.error();
  const std::size_t units = hidden->scales.size(), labels = model.labels().names.size();
  const auto hidden_bias = model.floats("ner.hidden.b", {units});
  if (!hidden_bias) return hidden_bias.error();
  for (const auto& [name, rows] : {std::pair(std::string("ner.before"), &before_),
                                   {"ner.here", &here_},
                                   {"ner.after", &after_}}) {
    const auto values = model.bytes(name, {classes_.size(), units});
    if (!values) return values.error();
    const auto scales = model.floats(name + ".scale", {classes_.size()});
    if (!scales) return scales.error();
    *rows = {*values, *scales};
  }
  const auto output = model.matrix("ner.w", {labels, units});
  if (!output) return output.error();
  const auto output_bias = model.floats("ner.b", {labels});
  if (!output_bias) return output_bias.error();
  hidden_ = neural::PackedMatrix(units, *width);
  hidden_.fill(0, hidden->scales, hidden->values.data(), *width);
  hidden_bias_.assign(hidden_bias->begin(), hidden_bias->end());
  output_ = neural::PackedMatrix(labels, units);
  output_.fill(0, output->scales, output->values.data(), units);
  output_bias_.assign(output_bias->begin(), output_bias->end());
  return Success{};
}

void NameScores::compute(std::span<const Token> sentence, const neural::Activation* vectors,
                         const FormEntry* entries, Workspace& space) const {
  const std::size_t words = sentence.size(), units = hidden_.outputs();
  space.hidden.resize(words * units);
  space.quantised.resize(words * units);
  space.steps.resize(words);
  space.scores.resize(words * labels());
  neural::multiply(neural::hidden_rows(vectors, hidden_.inputs()), words, hidden_,
                   hidden_bias_.data(), {space.hidden.data(), units});
  add_classes(sentence, entries, space);
  for (std::size_t i = 0; i < words; ++i) {
    space.steps[i] = neural::quantise_positive(space.hidden.data() + i * units, units,
                                               space.quantised.data() + i * units);
  }
  neural::multiply({space.quantised.data(), units, space.steps.data(), 1}, words, output_,
                   output_bias_.data(), {space.scores.data(), labels()});
}

void NameScores::add_classes(std::span<const Token> sentence, const FormEntry* entries,
                             Workspace& space) const {
  const std::size_t words = sentence.size(), units = hidden_.outputs();
  for (std::size_t i = 0; i < words; ++i) {
    const std::span<const std::uint32_t> classes =
        space.memory.of(classes_, sentence[i].form, entries == nullptr ? nullptr : entries + i);
    if (classes.empty()) continue;
    const auto add = [&](const ClassRows& rows, std::size_t word) {
      neural::add_rows(rows.values.data(), rows.scales.data(), units, classes.data(),
                       classes.size(), space.hidden.data() + word * units);
    };
    if (i > 0) add(after_, i - 1);
    add(here_, i);
    if (i + 1 < words) add(before_, i + 1);
  }
}

}  // namespace kronika::ner

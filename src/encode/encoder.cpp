// Two layers of bidirectional LSTM over the words of a sentence (A. Graves, J. Schmidhuber:
// Framewise phoneme classification with bidirectional LSTM, Neural Networks 18, 2005).
//
// Idea: most of a word's input depends on its form alone, and a text has far fewer forms than
// words. So the product of the first layer's weights with that part is made once for each form of
// the window; the rest, 18 shapes, when the model is loaded. Sentences are sorted by length and go
// through the layers in batches of similar length.
//   Easy: one sentence. Hard: a "sentence" of 100,000 words (a table that was taken for text): it
//   is cut into pieces of kLongest words, each encoded by itself, so that memory stays bounded.
// Tested in tests/encode/encoder_test.cpp against the slow reference of src/neural and the
// trainer's own numbers.

#include "encode/encoder.h"

#include <algorithm>
#include <unordered_map>

#include "encode/word_form.h"

namespace kronika::encode {
namespace {

// Enough rows for each step to use the weights well; more would only enlarge the buffers.
constexpr std::size_t kBatchSequences = 48;
constexpr std::size_t kBatchRows = 2048;

}  // namespace

// The distinct forms of a window, with what each gives to the gates of the first layer.
struct Encoder::Forms {
  std::unordered_map<std::string_view, std::size_t> index;
  neural::Floats gates;
  std::size_t width = 0;

  const float* row(std::string_view form) const { return gates.data() + index.at(form) * width; }
};

Result<Encoder> Encoder::load(std::shared_ptr<const neural::Model> model,
                              std::shared_ptr<const dictionary::Dictionary> dictionary) {
  Encoder encoder;
  Result<InputTables> tables = InputTables::load(model, std::move(dictionary));
  if (!tables) return tables.error();
  encoder.tables_ = std::move(*tables);
  const Result<std::size_t> encoding_width = model->encoding_width();
  if (!encoding_width) return encoding_width.error();
  const std::size_t hidden = *encoding_width / 2;
  const std::size_t form_width = encoder.tables_.width();
  const std::size_t shape_width = encoder.tables_.shapes().width;
  const std::size_t width = form_width + shape_width;
  auto first = neural::BidirectionalLstm::load(*model, 0, width, hidden);
  if (!first) return first.error();
  auto second = neural::BidirectionalLstm::load(*model, 1, 2 * hidden, hidden);
  if (!second) return second.error();
  encoder.first_ = std::move(*first);
  encoder.second_ = std::move(*second);

  const std::size_t gates = encoder.first_.gates();
  encoder.form_input_ = neural::PackedMatrix(gates, form_width);
  neural::PackedMatrix shape_input(gates, shape_width);
  for (std::size_t direction = 0; direction < 2; ++direction) {
    const auto weights =
        model->floats(direction == 0 ? "lstm.0.f.wx" : "lstm.0.b.wx", {gates / 2, width});
    if (!weights) return weights.error();
    encoder.form_input_.fill(direction * gates / 2, gates / 2, weights->data(), width);
    shape_input.fill(direction * gates / 2, gates / 2, weights->data() + form_width, width);
  }
  neural::Floats shapes(kShapeRows * shape_width, 0.0f);
  for (std::size_t row = 0; row < kShapeRows; ++row) {
    encoder.tables_.shapes().add(row, shapes.data() + row * shape_width);
  }
  encoder.shape_gates_.resize(kShapeRows * gates);
  neural::multiply({shapes.data(), shape_width}, kShapeRows, shape_input,
                   {encoder.first_.bias(), 0}, {encoder.shape_gates_.data(), gates});
  return encoder;
}

void Encoder::run(std::vector<Sequence> sequences, float* out) const {
  Forms forms;
  forms.width = first_.gates();
  for (const Sequence& sequence : sequences) {
    for (const Token& token : sequence.tokens)
      forms.index.try_emplace(token.form, forms.index.size());
  }
  neural::Floats inputs(forms.index.size() * tables_.width());
  for (const auto& [form, i] : forms.index)
    tables_.vector_of(form, inputs.data() + i * tables_.width());
  forms.gates.resize(forms.index.size() * forms.width);
  const neural::Floats zeros(forms.width, 0.0f);
  neural::multiply({inputs.data(), tables_.width()}, forms.index.size(), form_input_,
                   {zeros.data(), 0}, {forms.gates.data(), forms.width});

  std::stable_sort(sequences.begin(), sequences.end(), [](const Sequence& a, const Sequence& b) {
    return a.tokens.size() > b.tokens.size();
  });
  std::size_t begin = 0;
  while (begin < sequences.size()) {
    std::size_t end = begin, rows = 0;
    while (end < sequences.size() && end - begin < kBatchSequences &&
           (end == begin || rows + sequences[end].tokens.size() <= kBatchRows)) {
      rows += sequences[end++].tokens.size();
    }
    run_batch(std::span(sequences).subspan(begin, end - begin), forms, out);
    begin = end;
  }
}

void Encoder::run_batch(std::span<const Sequence> batch, const Forms& forms, float* out) const {
  std::vector<std::size_t> lengths;
  for (const Sequence& sequence : batch) lengths.push_back(sequence.tokens.size());
  const neural::BatchLayout layout(lengths);
  const std::size_t gate_width = first_.gates();
  neural::Floats gates(layout.rows() * gate_width);
  for (std::size_t s = 0; s < batch.size(); ++s) {
    for (std::size_t i = 0; i < lengths[s]; ++i) {
      const std::string_view form = batch[s].tokens[i].form;
      const std::size_t shape_row =
          shape(form) + (i == 0 && batch[s].first_of_sentence ? kFirstOfSentence : 0);
      float* row = gates.data() + layout.row(s, i) * gate_width;
      const float* from_form = forms.row(form);
      const float* from_shape = shape_gates_.data() + shape_row * gate_width;
      for (std::size_t k = 0; k < gate_width; ++k) row[k] = from_form[k] + from_shape[k];
    }
  }
  neural::Floats hidden(layout.rows() * width());
  first_.run(layout, {gates.data(), gate_width}, {hidden.data(), width()});
  neural::multiply({hidden.data(), width()}, layout.rows(), second_.input(), {second_.bias(), 0},
                   {gates.data(), gate_width});
  second_.run(layout, {gates.data(), gate_width}, {hidden.data(), width()});
  for (std::size_t s = 0; s < batch.size(); ++s) {
    for (std::size_t i = 0; i < lengths[s]; ++i) {
      std::copy_n(hidden.data() + layout.row(s, i) * width(), width(),
                  out + (batch[s].row + i) * width());
    }
  }
}

}  // namespace kronika::encode

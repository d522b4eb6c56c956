// Two layers of bidirectional LSTM over the words of a sentence (A. Graves, J. Schmidhuber:
// Framewise phoneme classification with bidirectional LSTM, Neural Networks 18, 2005).
//
// Idea: most of a word's input depends on its form alone, and a text has far fewer forms than
// words. So what a form gives to the gates of the first layer is computed once and remembered from
// text to text, for the forms met lately; what the 18 shapes give, when the model is loaded.
// Sentences are sorted by length and go through the layers in batches of similar length.
//   Easy: one sentence. Hard: a batch of 1,024 distinct forms that were never seen: each needs its
//   n-grams, its dictionary entry and its product. What is remembered never changes a result: it is
//   what would be computed.
// Tested in tests/encode/encoder_test.cpp against the slow reference of src/neural and the
// trainer's own numbers.

#include "encode/encoder.h"

#include <algorithm>

#include "base/form_cache.h"
#include "encode/word_form.h"

namespace kronika::encode {
namespace {

// Enough rows for each step to use the weights well; more would only enlarge the buffers.
constexpr std::size_t kBatchSequences = 48;
constexpr std::size_t kBatchRows = 1024;
static_assert(kLongestSequence <= kBatchRows);
// Forms that are remembered: with 1,536 gates, 24 MB a thread.
constexpr std::size_t kForms = 8192;
static_assert(kBatchRows <= kForms);

}  // namespace

// What a thread works with.
struct Encoder::Workspace {
  FormCache forms{kForms};
  neural::Aligned<neural::Gate> form_gates;  // a row a slot of `forms`
  std::vector<FormEntry> form_entries;       // per slot
  std::vector<std::uint8_t> form_shapes;     // per slot
  // Of a batch:
  std::vector<std::string_view> new_forms;
  std::vector<std::size_t> new_slots;
  std::vector<std::size_t> slots;  // per row
  neural::Floats form_inputs;
  std::vector<FormEntry> new_entries;
  std::vector<neural::Gate*> new_gates;
  neural::Aligned<neural::Activation> inputs;
  neural::Floats steps;
  neural::Aligned<neural::Gate> gates;  // of the second layer, a row a token
  std::vector<neural::Gate*> gate_rows;
  std::vector<const float*> bias_rows;
  neural::Aligned<neural::Activation> hidden;
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
  const QuantisedTable& shapes = encoder.tables_.shapes();
  const std::size_t width = form_width + shapes.width;
  auto first = neural::BidirectionalLstm::load(*model, 0, hidden);
  if (!first) return first.error();
  auto second = neural::BidirectionalLstm::load(*model, 1, hidden);
  if (!second) return second.error();
  auto form_input = first->load_inputs(*model, 0, width, 0, form_width);
  if (!form_input) return form_input.error();
  auto shape_input = first->load_inputs(*model, 0, width, form_width, shapes.width);
  if (!shape_input) return shape_input.error();
  auto second_input = second->load_inputs(*model, 1, 2 * hidden, 0, 2 * hidden);
  if (!second_input) return second_input.error();
  encoder.first_ = std::move(*first);
  encoder.second_ = std::move(*second);
  encoder.form_input_ = std::move(*form_input);
  encoder.second_input_ = std::move(*second_input);

  // A row of the shapes' table is int8 with a step already.
  const std::size_t gates = encoder.first_.gates();
  std::vector<neural::Activation> rows(shapes.values.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = static_cast<neural::Activation>(shapes.values[i] + neural::kZeroActivation);
  }
  encoder.shape_gates_.resize(kShapeRows * gates);
  neural::multiply({rows.data(), shapes.width, shapes.scales.data(), 1}, kShapeRows, *shape_input,
                   encoder.first_.bias(), {encoder.shape_gates_.data(), gates});
  encoder.workspaces_ = std::make_shared<Pool<Workspace>>();
  return encoder;
}

void Encoder::run(std::vector<Sequence> sequences, neural::Activation* out,
                  FormEntry* entries) const {
  std::stable_sort(sequences.begin(), sequences.end(), [](const Sequence& a, const Sequence& b) {
    return a.tokens.size() > b.tokens.size();
  });
  const auto space = workspaces_->borrow();
  std::size_t begin = 0;
  while (begin < sequences.size()) {
    std::size_t end = begin, rows = 0;
    while (end < sequences.size() && end - begin < kBatchSequences &&
           (end == begin || rows + sequences[end].tokens.size() <= kBatchRows)) {
      rows += sequences[end++].tokens.size();
    }
    run_batch(std::span(sequences).subspan(begin, end - begin), *space, out, entries);
    begin = end;
  }
}

void Encoder::find_inputs(std::span<const Sequence> batch, const neural::BatchLayout& layout,
                          Workspace& space, FormEntry* entries) const {
  const std::size_t gates = first_.gates();
  space.forms.begin_batch();
  space.new_forms.clear();
  space.new_slots.clear();
  std::vector<std::size_t>& slots = space.slots;
  slots.resize(layout.rows());
  space.gate_rows.resize(layout.rows());
  space.bias_rows.resize(layout.rows());
  for (std::size_t s = 0; s < batch.size(); ++s) {
    for (std::size_t i = 0; i < batch[s].tokens.size(); ++i) {
      const std::string& form = batch[s].tokens[i].form;
      const FormCache::Place place = space.forms.find_or_add(form);
      if (!place.known) {
        space.new_forms.push_back(form);
        space.new_slots.push_back(place.slot);
        space.form_shapes.resize(space.forms.size());
        space.form_shapes[place.slot] = static_cast<std::uint8_t>(shape(form));
      }
      const std::size_t row = layout.row(s, i);
      slots[row] = place.slot;
      const std::size_t shape_row = space.form_shapes[place.slot] +
                                    (i == 0 && batch[s].first_of_sentence ? kFirstOfSentence : 0);
      space.bias_rows[row] = shape_gates_.data() + shape_row * gates;
    }
  }
  compute_forms(space);
  for (std::size_t row = 0; row < slots.size(); ++row) {
    space.gate_rows[row] = space.form_gates.data() + slots[row] * gates;
  }
  if (!has_dictionary()) return;
  for (std::size_t s = 0; s < batch.size(); ++s) {
    for (std::size_t i = 0; i < batch[s].tokens.size(); ++i)
      entries[batch[s].row + i] = space.form_entries[slots[layout.row(s, i)]];
  }
}

void Encoder::compute_forms(Workspace& space) const {
  const std::size_t count = space.new_forms.size(), width = tables_.width();
  const std::size_t gates = first_.gates();
  space.form_gates.resize(space.forms.size() * gates);
  space.form_entries.resize(space.forms.size());
  space.form_inputs.resize(count * width);
  space.new_entries.resize(count);
  space.new_gates.resize(count);
  space.inputs.resize(count * width);
  space.steps.resize(count);
  tables_.vectors_of(space.new_forms, space.form_inputs.data(), space.new_entries.data());
  for (std::size_t i = 0; i < count; ++i) {
    space.steps[i] = neural::quantise(space.form_inputs.data() + i * width, width,
                                      space.inputs.data() + i * width);
    space.form_entries[space.new_slots[i]] = space.new_entries[i];
    space.new_gates[i] = space.form_gates.data() + space.new_slots[i] * gates;
  }
  neural::multiply({space.inputs.data(), width, space.steps.data(), 1}, count, form_input_,
                   space.new_gates.data());
}

void Encoder::run_batch(std::span<const Sequence> batch, Workspace& space, neural::Activation* out,
                        FormEntry* entries) const {
  std::vector<std::size_t> lengths;
  for (const Sequence& sequence : batch) lengths.push_back(sequence.tokens.size());
  const neural::BatchLayout layout(lengths);
  find_inputs(batch, layout, space, entries);
  space.hidden.resize(layout.rows() * width());
  first_.run(layout, space.gate_rows.data(), space.bias_rows.data(), space.hidden.data());

  const std::size_t gates = second_.gates();
  space.gates.resize(layout.rows() * gates);
  for (std::size_t row = 0; row < layout.rows(); ++row) {
    space.gate_rows[row] = space.gates.data() + row * gates;
    space.bias_rows[row] = second_.bias();
  }
  neural::multiply(neural::hidden_rows(space.hidden.data(), width()), layout.rows(), second_input_,
                   space.gate_rows.data());
  second_.run(layout, space.gate_rows.data(), space.bias_rows.data(), space.hidden.data());
  for (std::size_t s = 0; s < batch.size(); ++s) {
    for (std::size_t i = 0; i < lengths[s]; ++i) {
      std::copy_n(space.hidden.data() + layout.row(s, i) * width(), width(),
                  out + (batch[s].row + i) * width());
    }
  }
}

}  // namespace kronika::encode

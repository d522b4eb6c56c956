// Input vectors of word forms: hashed character n-grams (P. Bojanowski et al.: Enriching word
// vectors with subword information, TACL 5, 2017), a table of frequent words, and the tags that the
// dictionary lists for the form (names apart from other words).
//   Easy: a word of the table. Hard: a surname that neither the table nor the dictionary has: word
//   row 0, tag row 0, and only its n-grams tell that "-skiego" ends an adjectival genitive.
// Tested in tests/encode/encoder_test.cpp.

#include "encode/input_tables.h"

#include <algorithm>
#include <string>

#include "encode/word_form.h"
#include "neural/kernels.h"
#include "unicode/characters.h"

namespace kronika::encode {

namespace {

constexpr std::string_view kNameMark = ":name";  // behind the tag, in the model's labels

}  // namespace

Result<QuantisedTable> QuantisedTable::load(const neural::Model& model, std::string_view name) {
  const std::string scale_name = std::string(name) + ".scale";
  const auto values = model.bytes(name, {0, 0});
  if (!values) return values.error();
  const auto shape = model.shape(name);
  const auto scales = model.floats(scale_name, {shape[0]});
  if (!scales) return scales.error();
  if (shape[0] == 0 || shape[1] == 0)
    return model.error("tensor '" + std::string(name) + "' is empty");
  return QuantisedTable{shape[0], shape[1], *values, *scales};
}

void QuantisedTable::add(std::span<const std::uint32_t> chosen, float* sum) const {
  neural::add_rows(values.data(), scales.data(), width, chosen.data(), chosen.size(), sum);
}

Result<InputTables> InputTables::load(std::shared_ptr<const neural::Model> model,
                                      std::shared_ptr<const dictionary::Dictionary> dictionary) {
  InputTables tables;
  struct Wanted {
    const char* name;
    QuantisedTable* table;
  };
  for (const auto& [name, table] :
       {Wanted{"ngram", &tables.ngrams_}, Wanted{"word", &tables.words_},
        Wanted{"shape", &tables.shapes_}, Wanted{"dict", &tables.tags_}}) {
    if (table == &tables.tags_ && !model->has(name)) continue;
    Result<QuantisedTable> loaded = QuantisedTable::load(*model, name);
    if (!loaded) return loaded.error();
    *table = *loaded;
  }
  const neural::Labels& labels = model->labels();
  if ((tables.ngrams_.rows & (tables.ngrams_.rows - 1)) != 0) {
    return model->error("the number of n-gram rows is not a power of two");
  }
  if (tables.shapes_.rows != kShapeRows) return model->error("tensor 'shape' has another shape");
  const auto known_words = neural::KnownWords::load(*model, tables.words_.rows - 1);
  if (!known_words) return known_words.error();
  tables.known_words_ = *known_words;
  if (tables.tags_.width > 0) {
    if (tables.tags_.rows != labels.dictionary_tags.size() + 1) {
      return model->error("tensor 'dict' has another shape than the list of dictionary tags");
    }
    if (!dictionary && !labels.dictionary_tags.empty())
      return model->error("it needs a dictionary, and there is none");
    for (std::size_t i = 0; i < labels.dictionary_tags.size(); ++i) {
      std::string_view tag = labels.dictionary_tags[i];
      const bool name = tag.ends_with(kNameMark);
      if (name) tag.remove_suffix(kNameMark.size());
      TagRows& rows = tables.tag_rows_[tag];
      (name ? rows.name : rows.other) = static_cast<std::uint32_t>(i + 1);
    }
  }
  tables.model_ = std::move(model);
  tables.dictionary_ = std::move(dictionary);
  return tables;
}

void InputTables::vectors_of(std::span<const std::string_view> forms, float* out,
                             FormEntry* entries) const {
  if (dictionary_) dictionary_->find(forms, entries);
  std::fill_n(out, forms.size() * width(), 0.0f);
  Scratch scratch;
  for (std::size_t i = 0; i < forms.size(); ++i, out += width()) {
    const std::string word = neural::normal_word(forms[i]);
    add_ngrams(word, scratch, out);
    const std::uint32_t row = known_words_.row(word);
    words_.add({&row, 1}, out + ngrams_.width);
    if (tags_.width == 0) continue;
    add_tags(forms[i], dictionary_ ? entries[i] : FormEntry{}, scratch,
             out + ngrams_.width + words_.width);
  }
}

void InputTables::add_ngrams(std::string_view normal_word, Scratch& scratch, float* out) const {
  std::vector<std::uint32_t>& rows = scratch.rows;
  rows.clear();
  ngram_hashes(normal_word, rows);
  for (std::uint32_t& row : rows) row &= static_cast<std::uint32_t>(ngrams_.rows - 1);
  ngrams_.add(rows, out);
  neural::scale(out, ngrams_.width, 1.0f / static_cast<float>(rows.size()));
}

void InputTables::add_tags(std::string_view form, FormEntry entry, Scratch& scratch,
                           float* out) const {
  std::vector<std::uint32_t>& rows = scratch.rows;
  rows.clear();
  bool listed = false;
  const auto add_row = [&](std::string_view lemma, std::string_view tag) {
    listed = true;
    const auto found = tag_rows_.find(tag);
    if (found == tag_rows_.end()) return;
    const TagRows& of_tag = found->second;
    const std::uint32_t row = unicode::starts_upper(lemma) ? of_tag.name : of_tag.other;
    if (row > 0) rows.push_back(row);
  };
  if (entry.exact != 0) dictionary_->visit(form, entry.exact, add_row);
  if (!listed && entry.lower != 0) {
    dictionary_->visit(unicode::lower(form), entry.lower, add_row);
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  if (rows.empty()) rows.push_back(0);
  tags_.add(rows, out);
  neural::scale(out, tags_.width, 1.0f / static_cast<float>(rows.size()));
}

}  // namespace kronika::encode

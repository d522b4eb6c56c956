// The tables that give a word form its input vector.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "dictionary/dictionary.h"
#include "neural/known_words.h"
#include "neural/model_file.h"

namespace kronika::encode {

// A table of int8 rows with a scale each, in the model's memory.
struct QuantisedTable {
  std::size_t rows = 0;
  std::size_t width = 0;
  std::span<const std::int8_t> values;
  std::span<const float> scales;

  // Tensors <name> [rows, width] and <name>.scale [rows]. Errors: damaged_resource.
  static Result<QuantisedTable> load(const neural::Model& model, std::string_view name);
  // sum[0 … width) += each of `chosen`, which are less than rows.
  void add(std::span<const std::uint32_t> chosen, float* sum) const;
};

// The part of the input vector that depends on the form alone: n-grams, word, dictionary. Immutable
// once loaded; thread-safe; views into the model and the dictionary, which it shares.
class InputTables {
 public:
  // The dictionary may be null where the model knows no dictionary tags. Errors: damaged_resource.
  static Result<InputTables> load(std::shared_ptr<const neural::Model> model,
                                  std::shared_ptr<const dictionary::Dictionary> dictionary);

  // Floats of a form's vector.
  std::size_t width() const { return ngrams_.width + words_.width + tags_.width; }
  const QuantisedTable& shapes() const { return shapes_; }
  bool has_dictionary() const { return dictionary_ != nullptr; }
  // Writes the vectors of forms, width() floats each, and, where there is a dictionary, their
  // entries in it.
  void vectors_of(std::span<const std::string_view> forms, float* out, FormEntry* entries) const;

 private:
  struct Scratch {
    std::vector<std::uint32_t> rows;
  };
  void add_ngrams(std::string_view normal_word, Scratch& scratch, float* out) const;
  void add_tags(std::string_view form, FormEntry entry, Scratch& scratch, float* out) const;

  std::shared_ptr<const neural::Model> model_;
  std::shared_ptr<const dictionary::Dictionary> dictionary_;
  QuantisedTable ngrams_, words_, tags_, shapes_;
  neural::KnownWords known_words_;
  // Rows of the readings with a tag; the dictionary writes the lemmas of names with a capital, and
  // their readings have rows of their own. 0: the model knows none.
  struct TagRows {
    std::uint32_t name = 0, other = 0;
  };
  std::unordered_map<std::string_view, TagRows> tag_rows_;  // keys live in the model's labels
};

}  // namespace kronika::encode

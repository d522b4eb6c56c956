// The words that a model has rows of its own for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "neural/model_file.h"

namespace kronika::neural {

// NFC, each code point in its simple lower case, every decimal digit as '0': "W 1989" -> "w 0000".
// (A code point whose lower case is several stays: 'İ'.) The trainer's text.py has the same.
std::string normal_word(std::string_view form);
std::uint64_t fnv1a_64(std::string_view bytes);

// A view of the tensor `word.hash`, which the model must outlive. Immutable; thread-safe.
class KnownWords {
 public:
  KnownWords() = default;
  // The model must have exactly `words` of them; 0: any number. Errors: damaged_resource.
  static Result<KnownWords> load(const Model& model, std::size_t words);

  // The row of a normal word in the table of words, from 1 on; 0: none.
  std::uint32_t row(std::string_view normal_word) const;

 private:
  std::span<const std::uint64_t> hashes_;
};

}  // namespace kronika::neural

// Which lists of names a word stands in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"
#include "neural/model_file.h"

namespace kronika::ner {

// A view of the model's gazetteer, which the model must outlive. Immutable; thread-safe.
class Gazetteer {
 public:
  // Tensors `gazetteer.hash` (u64 [words], sorted, FNV-1a of the normal words), `gazetteer.set`
  // (i8 [words, 2], the number of a set, low byte first) and `gazetteer.sets` (i8 [sets, places],
  // classes, and -1 behind the last). Errors: damaged_resource.
  static Result<Gazetteer> load(const neural::Model& model);

  // Classes are numbers below this.
  std::size_t classes() const { return classes_; }
  // The classes of a normal word; none if no list has it.
  std::span<const std::int8_t> find(std::string_view normal_word) const;

 private:
  std::span<const std::uint64_t> hashes_;
  std::span<const std::int8_t> numbers_, sets_;
  std::size_t places_ = 1, classes_ = 0;
};

}  // namespace kronika::ner

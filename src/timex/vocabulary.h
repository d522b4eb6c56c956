// Forms of time words and their senses: time_words.tsv, with paradigms expanded.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "timex/word_class.h"

namespace kronika::timex {

using FormId = std::uint32_t;  // 0: a form that no table knows
inline constexpr FormId kUnknownForm = 0;

class Vocabulary {
 public:
  // Errors: unreadable; damaged_resource with file and line.
  static Result<Vocabulary> load(const Resources& resources, std::string_view language);

  // `form` in lower case. A form without diacritics finds the one with them, if no form is spelt
  // so.
  FormId find(std::string_view form) const;
  std::span<const Sense> senses(FormId form) const { return senses_[form]; }
  std::size_t size() const { return senses_.size(); }  // ids are below it
  // The id of a form, made if it has none: for the literal words of patterns.
  FormId intern(std::string_view form);

 private:
  // A form that the table writes with a capital is one only where the text does too; of an
  // abbreviation of that kind the stop may be missing ("Jan. 6", "Jan 6").
  void add_as_written(std::string_view form, Sense sense);
  void add(std::string_view form, Sense sense);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  std::unordered_map<std::string, FormId, Hash, std::equal_to<>> ids_;
  std::unordered_map<std::string, FormId, Hash, std::equal_to<>> unaccented_;
  std::vector<std::vector<Sense>> senses_{1};
};

}  // namespace kronika::timex

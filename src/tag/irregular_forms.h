// Lemmas of forms that no edit script of a general kind makes.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "document/token.h"

namespace kronika::tag {

// "sank", a verb -> "sink". Immutable once loaded; thread-safe.
class IrregularForms {
 public:
  // resources/<language>/irregular_forms.tsv; a language without the file has none.
  // Errors: damaged_resource with file and line.
  static Result<IrregularForms> load(const std::filesystem::path& path);

  // The lemma of the form as this part of speech, whatever its capitals; "" if the table has none.
  std::string_view lemma(std::string_view form, Upos upos) const;

 private:
  std::map<std::pair<std::string, Upos>, std::string> lemmas_;
};

}  // namespace kronika::tag

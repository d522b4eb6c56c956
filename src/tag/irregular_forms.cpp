// Exceptions before rules (cf. the exception lists of WordNet's Morphy: G. Miller et al., 1990): a
// closed class of forms is listed, all others are inflected by rules that the network has learned.
//   Easy: "sank", VERB -> "sink". Hard: "left" is "leave" as a verb and itself as an adjective:
//   rows hold for one part of speech.
// Tested in tests/tag/irregular_forms_test.cpp.

#include "tag/irregular_forms.h"

#include <system_error>

#include "base/table.h"
#include "unicode/characters.h"

namespace kronika::tag {

Result<IrregularForms> IrregularForms::load(const std::filesystem::path& path) {
  IrregularForms irregular;
  std::error_code error;
  if (path.empty() || !std::filesystem::exists(path, error)) return irregular;
  const Result<Table> table = Table::load(path, {"lemma", "upos", "forms"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    Upos upos;
    if (!upos_from_name(row["upos"], upos)) return row.error("no such part of speech");
    if (row["lemma"].empty() || row.list("forms").empty())
      return row.error("a lemma and its forms are needed");
    for (const std::string_view form : row.list("forms")) {
      if (unicode::lower(form) != form) return row.error("forms are written in lower case");
      if (!irregular.lemmas_.emplace(std::pair(std::string(form), upos), row["lemma"]).second)
        return row.error("'" + std::string(form) + "' has a lemma already");
    }
  }
  return irregular;
}

std::string_view IrregularForms::lemma(std::string_view form, Upos upos) const {
  if (lemmas_.empty()) return {};
  const auto found = lemmas_.find(std::pair(unicode::lower(form), upos));
  return found == lemmas_.end() ? std::string_view() : found->second;
}

}  // namespace kronika::tag

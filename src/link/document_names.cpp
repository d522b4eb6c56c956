// Names that the document explains itself: by a full name, or by an acronym in brackets.
// Tested in tests/link/link_test.cpp.

#include "link/resolver.h"

namespace kronika::link {

// A surname or an acronym of somebody whom the document has named in full.
bool Resolver::name_in_document(std::size_t i) {
  const NamePart& name = *drafts_[i].name;
  const std::string& form = words_.token(name.tokens.end - 1).form;
  const bool single = name.tokens.size() == 1 || name.surname_only;
  if (!single) return false;
  const std::string& acronym = words_[name.tokens.begin].acronym;
  const auto found = namesakes_.unknown(acronym.empty() ? form : acronym);
  if (!found) return false;
  resolved_[i].referents = {*found};
  resolved_[i].done = true;
  return true;
}

// "Koreańska Centralna Agencja Prasowa (KCNA)": the acronym is the organisation before it.
bool Resolver::bracketed_acronym(std::size_t i) {
  const TokenSpan span = drafts_[i].tokens;
  if (i == 0 || words_[span.begin].acronym.empty() || span.size() != 1 || span.begin.value == 0)
    return false;
  const Draft& before = drafts_[i - 1];
  if (before.tokens.end + 1 != span.begin || words_.token(before.tokens.end).form != "(")
    return false;
  if (!resolved_[i - 1].done || resolved_[i - 1].referents.size() != 1) return false;
  const EntityIndex entity = resolved_[i - 1].referents.front();
  const EntityKind kind = document_.entity(entity).kind;
  if (kind == EntityKind::person || kind == EntityKind::place) return false;
  if (kind == EntityKind::country && !before.organ) return false;
  resolved_[i] = {{entity}, Via::name, true, true};
  namesakes_.saw_acronym(words_[span.begin].acronym, entity);
  return true;
}

}  // namespace kronika::link

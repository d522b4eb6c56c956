// What full-text search compares: words without case and diacritics, and their lemmas the same way, so that "Lodz",
// "łodzi" and "Łódź" find one another.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace kronika::store {

// Folded forms of all tokens, between spaces.
std::string folded_forms(const Document& document);
// Folded lemmas of the tokens whose lemma folds to something else than their form.
std::string folded_lemmas(const Document& document);

std::string search_expression(std::string_view query, const Document* analysed = nullptr);

}  // namespace kronika::store

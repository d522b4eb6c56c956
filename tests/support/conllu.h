// Builds a Document from CoNLL-U text, so that a stage can be tested on known trees without a model.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "document/document.h"

namespace kronika::test {

// Each blank-line-separated block is a sentence; "# newpar" before it begins a paragraph, "# heading = yes"
// makes it a heading. The text is the forms joined by spaces, without one after MISC SpaceAfter=No; paragraphs
// are joined by newlines. Columns may be separated by tabs or by runs of spaces; missing columns are "_".
// Multiword lines ("1-2") give the surface form; empty nodes are skipped. Throws std::runtime_error on bad input.
Document document_from_conllu(std::string_view conllu);

// The first token with this form, from token `from` on. Throws std::runtime_error if there is none.
TokenIndex find_token(const Document& document, std::string_view form, TokenIndex from = TokenIndex{});

// The resources of the source tree and what this build generated.
std::filesystem::path source_path(std::string_view relative);

}  // namespace kronika::test

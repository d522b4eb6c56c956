// The analysis as CoNLL-U (universaldependencies.org/format.html), for treebank tools and for
// evaluation.
#pragma once

#include <string>

#include "document/document.h"

namespace kronika::format {

// Sentences with "# sent_id", "# text", and "# newdoc"/"# newpar" before the first of a document or
// paragraph.
// "# text" is on one line, with one space for white space of any kind, in NFC; TokenRange points at
// the text as it is. FORM is what stands in the text (NFC); where the analysis read another form,
// because diacritics are missing or the word is in capitals, MISC has it as Restored=form. MISC has
// SpaceAfter=No, and TokenRange=begin:end in code points; entity names are in MISC as Entity=B-PER
// ….
std::string conllu(const Document& document);

}  // namespace kronika::format

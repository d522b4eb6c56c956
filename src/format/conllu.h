// The analysis as CoNLL-U (universaldependencies.org/format.html), for treebank tools and for evaluation.
#pragma once

#include <string>

#include "document/document.h"

namespace kronika::format {

// Sentences with "# sent_id", "# text", and "# newdoc"/"# newpar" before the first of a document or paragraph.
// MISC has SpaceAfter=No, and TokenRange=begin:end in code points; entity names are in MISC as Entity=B-PER ….
std::string conllu(const Document& document);

}  // namespace kronika::format

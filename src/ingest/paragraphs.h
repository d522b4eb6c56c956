// Lines → paragraphs, and which of them are titles and headings.
#pragma once

#include <string_view>
#include <vector>

#include "document/document.h"

namespace kronika::ingest {

// The paragraphs of text[begin, size), in order, none empty, white space at their ends left out.
std::vector<Paragraph> find_paragraphs(std::string_view text, ByteOffset begin);

}  // namespace kronika::ingest

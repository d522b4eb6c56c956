// A document and its claims as JSON Lines: spec/claims.md, one object a line, spans in code points.
#pragma once

#include <string>

#include "document/document.h"

namespace kronika::format {

struct JsonOptions {
  bool with_text = true;  // the `text` field of the document's object
};

// The document's line and one line for each claim, each ended by '\n'. Key order is that of the specification.
std::string jsonl(const Document& document, const JsonOptions& options = {});

}  // namespace kronika::format

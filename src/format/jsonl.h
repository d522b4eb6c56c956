// A document and its claims as JSON Lines: docs/claims.md, one object a line, spans in code points.
#pragma once

#include <string>

#include "document/document.h"
#include "document/record.h"

namespace kronika::format {

struct JsonOptions {
  bool with_text = true;  // the `text` field of the document's object
};

// One record as a line, ended by '\n'. Key order is that of the specification.
std::string json_line(const DocumentRecord& document, const JsonOptions& options = {});
std::string json_line(const ClaimRecord& claim);

// The document's line and one line for each claim.
std::string jsonl(const Document& document, const JsonOptions& options = {});

}  // namespace kronika::format

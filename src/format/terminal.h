// What a person reads in a terminal: claims as a table, and the explanation of each claim.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace kronika::format {

struct TerminalOptions {
  bool colour = false;
  std::size_t width = 100;  // columns, at least 60
};

// A heading line for the document and a row for each claim: number, factuality, type and mode, actors, recipients,
// time, place, chain of sources, the words. Aligned by display width, so that wide characters keep the columns.
std::string table(const Document& document, const TerminalOptions& options);

// For each claim: the sentence with the words marked, the path in the tree, the frame and rule that fired, the
// source chain, how the time was resolved.
std::string explanation(const Document& document, const TerminalOptions& options);
// The same for one claim of the document, without the heading.
std::string explanation(const Document& document, const Claim& claim, const TerminalOptions& options);

// Text cut with "…" or filled with spaces to exactly `columns` terminal columns.
std::string fit(std::string_view text, std::size_t columns);

}  // namespace kronika::format

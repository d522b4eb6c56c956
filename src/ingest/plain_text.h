// Plain text → Document: checks the bytes, finds the date header, the title, headings and paragraphs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/document.h"

namespace kronika::ingest {

// Larger documents are refused with limit_exceeded: a news article has kilobytes, and the layers over a text
// take some sixty times its size in memory.
inline constexpr std::size_t kMaxDocumentBytes = std::size_t{16} << 20;

struct Options {
  std::string id;                     // "" : the first 16 hex digits of the text's SHA-256
  std::string language;               // as the caller knows it; ingest does not detect it
  std::optional<Interval> published;  // wins over a date header
  std::size_t max_bytes = kMaxDocumentBytes;
};

// The id of a document in a store: the first 16 hex digits of the SHA-256 of its text.
std::string id_of_text(std::string_view text);

// Reads one article. The document's text is `bytes` without a byte-order mark and otherwise unchanged.
// Date headers: a first line "date: 2021-03-15", or " date 2023-09 " in front of the text; the colon is optional,
// the day and the month may be missing. Header words stay in the text as a paragraph of kind header.
// Errors: empty_input (no bytes, or only white space and a header); not_text (NUL bytes and other binary, UTF-16
// and UTF-32, named); invalid_utf8 with the byte offset; limit_exceeded; invalid_date for a header with a date
// that does not exist, unless `published` is given.
Result<Document> read_plain_text(std::string bytes, const Options& options);

}  // namespace kronika::ingest

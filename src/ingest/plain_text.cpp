// Idea: an article file is a text with, perhaps, a line or words of date in front. Everything is kept; what is
// found becomes paragraphs with kinds over the unchanged text.
// Easy: "date: 2021-03-15\nTitle\n\nBody". Hard: " date 2023-09 Kim Dzong Un 12 września …", where the header
// runs into the first sentence and only names a month; "date" as a mere word of a text is no header.
// Tested in tests/ingest/plain_text_test.cpp.

#include "ingest/plain_text.h"

#include <openssl/evp.h>

#include <algorithm>

#include "ingest/paragraphs.h"
#include "ingest/text_check.h"
#include "unicode/characters.h"

namespace kronika::ingest {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct Header {
  ByteSpan span;       // from "date" to the end of the date
  std::string_view date;
};

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

std::optional<Header> find_header(std::string_view text) {
  std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return std::nullopt;
  constexpr std::string_view kWord = "date";
  const std::string_view word = text.substr(begin, kWord.size());
  if (word != kWord && word != "Date" && word != "DATE") return std::nullopt;
  std::size_t at = skip_blanks(text, begin + kWord.size());
  const bool colon = at < text.size() && text[at] == ':';
  if (colon) at = skip_blanks(text, at + 1);
  if (!colon && at == begin + kWord.size()) return std::nullopt;
  const std::size_t end = std::min(text.find_first_not_of("0123456789-", at), text.size());
  const std::string_view date = text.substr(at, end - at);
  const bool dated = date.size() >= 4 && std::all_of(date.begin(), date.begin() + 4,
                                                     [](char c) { return c >= '0' && c <= '9'; });
  const bool ends = end == text.size() || std::string_view(" \t\r\n").find(text[end]) != std::string_view::npos;
  if (!dated || !ends) return std::nullopt;
  return Header{{ByteOffset(begin), ByteOffset(end)}, date};
}

Error empty_input() { return {ErrorCode::empty_input, "there is no text in it"}; }

}  // namespace

std::string id_of_text(std::string_view text) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  EVP_Digest(text.data(), text.size(), digest, &length, EVP_sha256(), nullptr);
  std::string hex;
  for (std::size_t i = 0; i < 8; ++i) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    hex.push_back(kDigits[digest[i] >> 4]);
    hex.push_back(kDigits[digest[i] & 15]);
  }
  return hex;
}

Result<Document> read_plain_text(std::string bytes, const Options& options) {
  if (bytes.size() > options.max_bytes) {
    return Error{ErrorCode::limit_exceeded, "the document has " + std::to_string(bytes.size()) +
                                                " bytes, the limit for one document is " +
                                                std::to_string(options.max_bytes)};
  }
  if (bytes.empty()) return empty_input();
  if (std::optional<Error> error = check_text(bytes)) return *error;
  if (bytes.starts_with(kByteOrderMark)) bytes.erase(0, kByteOrderMark.size());

  Document document;
  document.text = std::move(bytes);
  document.language = options.language;
  document.published = options.published;
  ByteOffset begin;
  if (const std::optional<Header> header = find_header(document.text)) {
    if (!document.published) {
      Result<Interval> date = parse_date(header->date);
      if (!date) {
        return Error{date.error().code, "in the date header: " + date.error().message +
                                            "; give the right date with --date"};
      }
      document.published = *date;
    }
    document.paragraphs.push_back({header->span, ParagraphKind::header});
    begin = header->span.end;
  }
  const std::vector<Paragraph> found = find_paragraphs(document.text, begin);
  if (found.empty()) return empty_input();
  document.paragraphs.insert(document.paragraphs.end(), found.begin(), found.end());
  if (found.front().kind == ParagraphKind::title) {
    document.title = std::string(document.text_at(found.front().span));
  }
  document.id = options.id.empty() ? id_of_text(document.text) : options.id;
  return document;
}

}  // namespace kronika::ingest

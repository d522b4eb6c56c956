// Kronika as a library: give it articles, get claims.
//
//   auto reader = kronika::Reader::open({"/usr/share/kronika", "/usr/share/kronika"}, "pl");
//   if (!reader) { /* reader.error().message says which file is wrong, and why */ }
//   auto document = reader->read("date: 2021-03-15\nPremier Litwy odwiedził Kijów.\n", {});
//   if (document) for (const kronika::Claim& claim : document->claims) { … }
//
// A Reader is thread-safe once open: many threads may read with one. Nothing is printed, nothing throws (but
// std::bad_alloc); every error is a value, and after one the Reader is as it was.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/resources.h"
#include "base/result.h"
#include "document/document.h"
#include "pipeline/pipeline.h"

namespace kronika {

struct ReadSettings {
  std::string id;                     // document id; "" : the first 16 hex digits of the text's SHA-256
  std::optional<Interval> published;  // wins over a date header in the text
};

class Reader {
 public:
  // Loads the model, dictionary and lexicons of a language ("pl"). Some 0.1 s.
  // Errors: unsupported_language, damaged_resource, unreadable.
  static Result<Reader> open(const Resources& resources, std::string_view language);

  // Reads one article of plain UTF-8 text.
  // Errors: empty_input, not_text, invalid_utf8, limit_exceeded, invalid_date.
  Result<Document> read(std::string text, const ReadSettings& settings) const;

 private:
  explicit Reader(Pipeline pipeline, std::string language)
      : pipeline_(std::move(pipeline)), language_(std::move(language)) {}
  Pipeline pipeline_;
  std::string language_;
};

}  // namespace kronika

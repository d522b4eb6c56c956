// Kronika as a library: give it articles, get what they say.
//
//   kronika::Result<kronika::Reader> reader = kronika::Reader::open({});
//   if (!reader) { /* reader.error().message says which file is wrong, and why */ }
//   kronika::Result<kronika::Article> article = reader->read("Premier Litwy odwiedził Kijów.");
//   if (article) for (const kronika::Article::Claim& claim : article->claims()) { … }
//
// examples/library/who_did_what.cpp is a whole program. Nothing is printed, nothing throws, nothing aborts: every error is
// a value, and after one the Reader is as it was.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/article.h"
#include "kronika/result.h"

namespace kronika {

// Models, dictionaries and lexicons of one or several languages, in memory once however many threads read with them: a
// Reader is an immutable handle, copies share what is loaded, and each call of read() has a workspace of its own.
class Reader {
 public:
  Reader(const Reader&) noexcept = default;
  Reader& operator=(const Reader&) noexcept = default;
  ~Reader() = default;

  struct Options {
    // Folder with models and lexicons. "": the first that exists of the folder that the environment variable
    // KRONIKA_RESOURCES names, share/kronika beside the running program's folder, share/kronika of the prefix that
    // Kronika was configured for, and the tree that it was built in. A variable that names no such folder is an error.
    std::string resources;
    // ISO 639-1 codes; none: every language that the folder has.
    std::vector<std::string> languages;
  };

  // Some 0.1 s a language; models are mapped into memory, not read.
  // Errors: unsupported_language, damaged_resource, unreadable, out_of_memory.
  // The one exception to "nothing aborts": where memory ends while a model's directory is read, the program ends, since
  // the JSON library that reads it needs memory to take its values apart.
  static Result<Reader> open(const Options& options) noexcept;

  struct Settings {
    std::string id;         // of the document; "": the first 16 hex digits of the text's SHA-256
    std::string language;   // one of languages(); "": detected
    std::string published;  // "2023-09-15", "2023-09" or "2023": wins over a date header; "": that, or unknown
    std::size_t max_bytes = std::size_t{16} << 20;  // limit for the text, at most 4 GiB
  };

  // Reads one article of plain UTF-8 text. A first line "date: 2021-03-15" says when it was published. Time and memory
  // grow in proportion to the text: some 60 bytes for each of its own.
  // Errors: empty_input, not_text, invalid_utf8 (with the offset), limit_exceeded, invalid_date, unsupported_language,
  // out_of_memory.
  Result<Article> read(std::string text, const Settings& settings) const noexcept;
  Result<Article> read(std::string text) const noexcept;

  const std::vector<std::string>& languages() const noexcept;  // as opened, in that order

 private:
  struct Data;
  explicit Reader(std::shared_ptr<const Data> data) noexcept;
  std::shared_ptr<const Data> data_;  // never null
};

// "0.1.0"
std::string_view version() noexcept;

}  // namespace kronika

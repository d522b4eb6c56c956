// Puts analysed articles into a store.
//
//   Result<Writer> writer = Writer::open("news.kronika");
//   writer->begin();
//   writer->add(document, {.origin = "a.txt"});
//   writer->commit();             // now, and only now, the article is kept, whatever happens next
//
// There is one Writer a store at a time; readers go on meanwhile and see what was committed before they began.
// A Writer is used by one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "document/document.h"

namespace kronika::store {

// Where an article was met.
struct Appearance {
  std::string origin;  // unique: a file, "file#line" of a collection, a URL
  std::optional<std::string> url, publisher;
  std::optional<Interval> published;
};

class Writer {
 public:
  // Creates the store if there is none, and brings an older one up to date.
  // Errors: busy (another writer), unwritable, damaged_store.
  static Result<Writer> open(const std::filesystem::path& path);
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer();  // what was not committed is dropped

  // Errors of all that follow: unwritable, damaged_store, out_of_memory, internal. After an error nothing since begin()
  // is in the store: roll_back() and begin anew.
  Status begin();
  Status commit();
  Status roll_back();

  // Is there a document with this id?
  Result<bool> contains(std::string_view document_id);
  // Was this origin read before, and did it hold this document? Then there is nothing to do.
  Result<bool> has_appeared(std::string_view origin, std::string_view document_id);
  // A known document met again: exactly the same text at another place.
  Status add_appearance(std::string_view document_id, const Appearance& appearance);
  // An analysed document that the store does not contain, with its first appearance.
  Status add(const Document& document, const Appearance& appearance);
  // An article that cannot be read, and why; replaced when the origin can be read later.
  Status add_failure(std::string_view origin, const Error& error);

 private:
  struct Data;
  explicit Writer(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace kronika::store

// Errors as values. No function of the library throws, prints or aborts: what can fail returns a Result<T>.
//
//   kronika::Result<kronika::Reader> reader = kronika::Reader::open({});
//   if (!reader) return fail(reader.error().message);
//   reader->read(…);
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace kronika {

enum class ErrorCode {
  invalid_argument,   // a caller's value is out of its documented range
  unreadable,         // a file or folder cannot be opened or read
  empty_input,        // there is nothing to read: an empty file, a folder without articles
  not_text,           // binary data, or a character set that is not UTF-8
  invalid_utf8,       // UTF-8 is broken; the message names the byte offset
  limit_exceeded,     // a named limit (document size ...) is exceeded; the message names it
  invalid_date,       // a date that does not exist or cannot be read
  unsupported_language,
  damaged_resource,   // a model, dictionary or table is missing, truncated, corrupted or of a wrong version
  busy,               // another process is writing the same store
  unwritable,         // a store cannot be written: disk full, no permission, an I/O error
  damaged_store,      // a file that is no store, or a broken one, or one of a later version of the program
  out_of_memory,
  internal,           // a mistake in the library; the message is what its author would like to know
};

// Stable short name of a code ("invalid_utf8"), as it stands in machine-readable output.
std::string_view name(ErrorCode code);

struct Error {
  ErrorCode code;
  std::string message;  // for people: what is wrong and where; starts in lower case, no final full stop
};

// Either a value or an Error. Holds exactly one; reading the wrong one is a programming error.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { assert(ok()); return *std::get_if<0>(&state_); }
  const T& value() const& { assert(ok()); return *std::get_if<0>(&state_); }
  T&& value() && { assert(ok()); return std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const { assert(!ok()); return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

// For functions that only succeed or fail: `return Success{};`.
struct Success {};
using Status = Result<Success>;

}  // namespace kronika

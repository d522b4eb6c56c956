// JSON (RFC 8259), written key by key into one string: nothing is built in between, so that nothing
// can fail while it is taken apart. Strings must be valid UTF-8.
//
//   JsonWriter json(out);
//   json.begin('{').key("id").string("x").key("span").begin('[').number(1).number(4).end(']').end('}');
//   // {"id":"x","span":[1,4]}
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kronika::format {

class JsonWriter {
 public:
  // Appends to `out`, which must outlive the writer.
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin(char bracket);  // '{' or '['
  JsonWriter& end(char bracket);    // '}' or ']'
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view value);
  JsonWriter& string_or_null(std::string_view value);  // null for ""
  JsonWriter& number(std::size_t value);
  // The shortest decimal that reads back as the same double, never with an exponent: 2.0,
  // -0.5, 54.6872. Must be finite and below 1e17.
  JsonWriter& number(double value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  JsonWriter& end_line();  // of JSON Lines: what follows is a value of its own

 private:
  void separate();  // a comma, unless the value is the first of its list or follows its key
  std::string& out_;
  bool first_ = true;
};

}  // namespace kronika::format

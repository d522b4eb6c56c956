// Which letters of a language lose a mark when its text is written in plain letters. Inside src/restore
// only.
//
//   Polish: a ą, c ć, e ę, l ł, n ń, o ó, s ś, z ź, z ż.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/table.h"

namespace kronika::restore {

// Immutable once read; thread-safe.
class Diacritics {
 public:
  // Columns `plain` and `marked`, a lower-case letter each; several rows may have the same plain letter.
  // Errors: damaged_resource with the row.
  static Result<Diacritics> read(const Table& table);

  bool empty() const { return plain_.empty(); }
  // The lower-case marked letters that a lower-case plain one may stand for; empty if there are none.
  const std::u32string& marked(char32_t plain) const;
  bool is_marked(char32_t letter) const { return plain_.contains(letter); }  // in either case
  // Is there a letter that the language marks? Only a look at the bytes where all are ASCII.
  bool has_marked(std::string_view text) const;
  // Lower case, without the language's marks: "Żółw" -> "zolw".
  std::string key(std::string_view form) const;

 private:
  std::unordered_map<char32_t, std::u32string> marked_;
  std::unordered_map<char32_t, char32_t> plain_;  // marked letters in both cases -> plain lower case
};

}  // namespace kronika::restore

// How often a language's forms occur, in the case in which they stand inside a sentence. Inside src/restore
// only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/table.h"
#include "restore/diacritics.h"

namespace kronika::restore {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

// A form as it is usually written, and how often so.
struct CountedForm {
  std::string form;
  std::uint32_t count = 0;
};

// The table lists only forms that compete with another one, in marks or in case, and such as the dictionary
// lacks: of other words the dictionary says enough. Immutable once read; thread-safe.
class FormCounts {
 public:
  // Columns `form` and `count` (1 or more). Errors: damaged_resource with the row.
  static Result<FormCounts> read(const Table& table, const Diacritics& diacritics);

  // All listed forms with this key (Diacritics::key), the most frequent first. The pointer is null if there
  // are none, and lives as long as this.
  const std::vector<CountedForm>* with_key(std::string_view key) const;

 private:
  std::unordered_map<std::string, std::vector<CountedForm>, StringHash, std::equal_to<>> by_key_;
};

}  // namespace kronika::restore

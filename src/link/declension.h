// Polish declension of names, backwards: from a form in the text to the base forms it may stand
// for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "document/mention.h"

namespace kronika::link {

// Sets of grammatical cases. kPlural beside them: the form is one of the plural.
using Cases = std::uint8_t;
inline constexpr Cases kNominative = 1, kGenitive = 2, kDative = 4, kAccusative = 8,
                       kInstrumental = 16, kLocative = 32, kPlural = 64, kAnyCase = 127;
// The set of the one case that a feature names ("Gen"); any case for "" and unknown names.
Cases case_from_feature(std::string_view feature);

// A form that a table's row allows: base and case of it.
struct Base {
  std::string text;
  Cases cases = 0;
  Gender gender = Gender::unknown;
  std::size_t row = 0;  // of the table: earlier rows are likelier
};

// Thread-safe after load.
class Declension {
 public:
  // Reads name_endings.tsv. Errors: unreadable; damaged_resource with file and line.
  static Result<Declension> load(const Resources& resources, std::string_view language);

  // A language without endings of names.
  bool empty() const { return endings_.empty(); }
  // Base forms that `form` (lower case) may belong to, without itself. `folded`: form and results
  // are as unicode::fold writes them.
  std::vector<Base> bases(std::string_view form, bool folded) const;
  // The other way: all forms of a base (lower case), without itself.
  std::vector<Base> forms(std::string_view base) const;

 private:
  struct Ending {
    std::string form, base, folded_base;
    Cases cases;
    Gender gender;
    std::size_t row;
    bool whole;  // the ending is the whole word
  };
  using Index = std::unordered_map<std::string, std::vector<std::uint32_t>>;
  void add(Ending ending);

  std::vector<Ending> endings_;
  Index by_form_, by_folded_form_, by_base_;
  std::size_t longest_ = 0;
};

}  // namespace kronika::link

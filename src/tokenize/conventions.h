// What a language's treebank takes for a token where languages differ: yes or no, by feature.
#pragma once

#include <string_view>

#include "base/result.h"
#include "base/table.h"

namespace kronika::tokenize {

// conventions.tsv explains each. Plain data.
struct Conventions {
  bool stop_of_abbreviation = false;  // "Mr." is one token, inside a sentence
  bool rows_of_signs = false;         // "...", "?!" and "$$$" are one token
  bool letters_with_stops = false;    // "U.S", "a.m" stay together
  bool hyphen_divides = false;        // "ice-cream": three tokens, unless a table says otherwise
  bool slash_divides = false;         // "UN/EU": three tokens; "9/11", "w/o" stay one
  bool elision = false;               // "'90s", "'em", "parents'", "1990's" keep their apostrophe
  bool decimal_point = false;         // "1,000.5", ".50"; else "1.000,5"
  bool signed_number = false;         // \"+44\"
  bool ordinal_stop = false;          // "15. Kongres": a full stop makes an ordinal
  bool initial_of_two = false;        // "Sz. Nowak"
  bool small_start = false;           // a small letter too begins a sentence behind an end mark
  bool face_ends = false;             // ":)" ends a sentence if a capital follows

  // Every convention must stand in the table, each once. Errors: damaged_resource.
  static Result<Conventions> read(const Table& table);
};

}  // namespace kronika::tokenize

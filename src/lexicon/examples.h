// The example sentences of the frames: does the row fire on them?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/resources.h"
#include "base/result.h"

namespace kronika::lexicon {

struct Example {
  std::string table;
  std::size_t line = 0;
  std::string frame;     // the row's id
  std::string sentence;  // without its marks
  std::size_t mark_begin = 0,
              mark_end = 0;  // bytes of the trigger in the sentence; equal: it may stand anywhere
  bool fires = true;         // false: the row must not fire
};

// An example as the table writes it: "Merkel [odwiedziła] Kijów.", "! Merkel odwiedziła stronę.".
// Errors: invalid_argument for brackets that do not pair or an empty sentence.
Result<Example> parse_example(std::string_view text);

struct Outcome {
  Example example;
  bool passed = false;
  std::vector<std::string> fired;  // "visit (odwiedziła)": rows of the claims that were found
};

// Reads every example of the language's frames, in the order of the rows; only those of `frame`,
// unless that is "". Errors: those of loading; damaged_resource for an example that cannot be
// parsed.
Result<std::vector<Outcome>> run_examples(const Resources& resources, const std::string& language,
                                          std::string_view frame);

}  // namespace kronika::lexicon

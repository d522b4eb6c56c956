// Recognises time expressions and resolves them against the document's date and one another.
//
// An expression leaves out the preposition before it ("w [środę]"), unless it is part of the
// meaning ("[przed dwoma laty]", "[od 5 do 7 maja]"). Decisions:
//   - Vague expressions take the whole unit ("pod koniec maja": May); parts of the day
//   ("wieczorem", "w południe")
//     their day; a clock time ("o godz. 15.30") is an hour or a minute of the day that the sentence
//     or, failing that, the article told last.
//   - A day that does not exist ("31 lutego 2023") is resolved to its month, with `conflict`.
//   - After "przed" and "po" a date is a bound, not the time of what happens: it has no interval.
//   - "Some" ("kilka dni temu"), durations and frequencies have no interval.
//   - `basis` is explicit if the text gives the year, relative otherwise.
#pragma once

#include <string_view>

#include "base/resources.h"
#include "base/result.h"
#include "document/document.h"
#include "timex/grammar.h"

namespace kronika::timex {

// Thread-safe; movable.
class Stage {
 public:
  // Errors: unreadable, or damaged_resource with file and line, for time_words.tsv and
  // time_patterns.tsv.
  static Result<Stage> load(const Resources& resources, std::string_view language);

  // Needs tokens; uses tags, trees and names where there are any. Replaces document.timexes, sorted
  // and without overlaps. Linear in the number of tokens.
  void run(Document& document) const;

 private:
  explicit Stage(Grammar grammar) : grammar_(std::move(grammar)) {}
  Grammar grammar_;
};

}  // namespace kronika::timex

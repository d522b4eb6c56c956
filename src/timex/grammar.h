// The patterns of time_patterns.tsv, ready to match.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "timex/holiday.h"
#include "timex/meaning.h"
#include "timex/pieces.h"
#include "timex/vocabulary.h"

namespace kronika::timex {

struct Rule {
  std::string name;
  Meaning meaning = Meaning::nothing;
  std::optional<Holiday> holiday;  // of the meaning `holiday`
  std::optional<Interval> fixed;   // of the meaning `fixed`
  std::string length;              // of durations and frequencies that name no unit
  int shift = 0;                   // of the others, where no word of the pattern tells it
};

// What an element of a pattern that is a class found.
struct Capture {
  WordClass word_class;
  int value = 0;
  std::size_t piece = 0;
  bool proper = false;         // the table writes it with a capital too
  bool needs_company = false;  // an abbreviation without its stop
};

struct Match {
  const Rule* rule = nullptr;
  std::size_t begin = 0, end = 0;  // pieces of the expression, without what must stand around it
  std::vector<Capture> captures;

  bool has(WordClass word_class) const { return value(word_class).has_value(); }
  // The value of the nth capture of a class.
  std::optional<int> value(WordClass word_class, std::size_t nth = 0) const;
  // What its number words come to, in halves: they add up ("two and a half"), but of "three to
  // four" the last counts. 0 for "some", none without a number.
  std::optional<int> count() const;
};

class Grammar {
 public:
  // Errors: unreadable; damaged_resource with file and line.
  static Result<Grammar> load(const Resources& resources, std::string_view language);

  const Vocabulary& vocabulary() const { return vocabulary_; }
  // The best match that begins (with its context) at piece `at`. `document` gives what forms do not
  // tell.
  std::optional<Match> match(std::span<const Piece> pieces, std::size_t at,
                             const Document& document) const;

 private:
  friend class GrammarLoader;

  struct Element {
    std::vector<FormId> forms;            // literal words, or
    std::optional<WordClass> word_class;  // a class,
    std::optional<int> value;             // with one value
    bool glued = false;
    bool context = false;  // must stand there, but belongs to no expression
  };
  struct Pattern {
    std::vector<Element> elements;
    std::size_t rule = 0;
  };
  struct Reach {
    std::size_t end = 0;
    int value = 0;
    bool proper = false;
    bool needs_company = false;
  };

  // Where the element ends that begins at `at`, and its value.
  std::optional<Reach> reach(const Element& element, std::span<const Piece> pieces, std::size_t at,
                             const Document& document) const;
  std::optional<Reach> class_reach(WordClass word_class, std::span<const Piece> pieces,
                                   std::size_t at, const Document& document) const;
  std::optional<std::size_t> end_of(const Pattern& pattern, std::span<const Piece> pieces,
                                    std::size_t at, const Document& document) const;
  Match captured(const Pattern& pattern, std::span<const Piece> pieces, std::size_t at,
                 const Document& document) const;
  const Sense* sense(const Piece& piece, WordClass word_class) const;
  // Where the words of a number end that begins at `reach`, and what they add up to.
  Reach number_reach(Reach reach, WordClass word_class, std::span<const Piece> pieces) const;

  Vocabulary vocabulary_;
  FormId hyphen_ = kUnknownForm;
  std::vector<Rule> rules_;
  std::vector<Pattern> patterns_;                     // in the order of the table
  std::vector<std::vector<std::uint32_t>> by_form_;   // first literal → patterns
  std::vector<std::vector<std::uint32_t>> by_class_;  // first class → patterns
};

}  // namespace kronika::timex

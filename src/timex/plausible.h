// Is what the grammar matched really an expression of time, and not a name, a count or a part of a
// longer number?
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "document/document.h"
#include "timex/grammar.h"

namespace kronika::timex {

class Plausibility {
 public:
  // O(tokens + names); both must outlive it.
  Plausibility(const Document& document, const Vocabulary& vocabulary);

  bool holds(const Match& match, std::span<const Piece> pieces) const;

 private:
  bool names_time(const Match& match, std::span<const Piece> pieces) const;
  bool is_season_of_noun(const Match& match, const Capture& capture,
                         std::span<const Piece> pieces) const;
  bool is_calendar_name(const Match& match, const Capture& capture,
                        std::span<const Piece> pieces) const;
  bool counts_something(const Match& match, std::span<const Piece> pieces) const;

  bool has_sense(FormId form, WordClass word_class) const;

  const Document& document_;
  const Vocabulary& vocabulary_;
  std::vector<FormId> surnames_;  // of the article's people, those that are months: "Theresa May"
  std::vector<std::uint8_t> person_;  // per token: is it in a person's name?
};

}  // namespace kronika::timex

// The unit is the one that the expression names, even where its pattern spells it out; a unit in it
// without a number is one ("every week"), but "some" if the pattern gives no unit ("for weeks").
// Letters as in TimeML (Pustejovsky et al., "TimeML: Robust Specification of Event and Temporal
// Expressions in Text", 2003). Easy: "dwa lata", P2Y. Hard: "half an hour", PT30M; "czterdzieści
// osiem godzin", PT48H. Tested in tests/timex/.

#include "timex/length.h"

namespace kronika::timex {
namespace {

struct Designator {
  std::string_view before, after;
  int per_unit = 1;  // a quarter is three months
};

Designator designator(Unit unit) {
  switch (unit) {
    case Unit::second:
      return {"PT", "S"};
    case Unit::minute:
      return {"PT", "M"};
    case Unit::hour:
      return {"PT", "H"};
    case Unit::day:
      return {"P", "D"};
    case Unit::weekend:
      return {"P", "WE"};
    case Unit::week:
      return {"P", "W"};
    case Unit::month:
      return {"P", "M"};
    case Unit::quarter:
    case Unit::season:
      return {"P", "M", 3};
    case Unit::half_year:
      return {"P", "M", 6};
    case Unit::year:
      return {"P", "Y"};
    case Unit::decade:
      return {"P", "Y", 10};
    case Unit::century:
      return {"P", "Y", 100};
  }
  return {"P", "D"};
}

std::optional<Unit> named_unit(const Match& match, std::span<const Piece> pieces,
                               const Vocabulary& vocabulary) {
  if (const auto unit = match.value(WordClass::unit)) return static_cast<Unit>(*unit);
  for (std::size_t i = match.begin; i < match.end; ++i) {
    for (const Sense& sense : vocabulary.senses(pieces[i].form)) {
      if (sense.word_class == WordClass::unit) return static_cast<Unit>(sense.value);
    }
  }
  return std::nullopt;
}

}  // namespace

std::string iso_length(const Match& match, std::span<const Piece> pieces,
                       const Vocabulary& vocabulary) {
  if (!match.rule->length.empty()) return match.rule->length;
  for (const WordClass c : {WordClass::weekday, WordClass::weekdays}) {
    if (const auto day = match.value(c)) return "XXXX-WXX-" + std::to_string(*day);
  }
  const std::optional<Unit> unit = named_unit(match, pieces, vocabulary);
  if (!unit) return "";
  const Designator letters = designator(*unit);
  // "Every week" is one of them, "for weeks" some.
  const int alone = match.has(WordClass::unit) ? 2 : 0;
  const int halves = match.count().value_or(alone) * letters.per_unit;
  std::string value(letters.before);
  value.append(halves > 0 ? std::to_string(halves / 2) : "X");
  if (halves % 2 != 0) value.append(".5");
  return value.append(letters.after);
}

}  // namespace kronika::timex

// Matching: patterns without alternatives of length (optional elements and parts were multiplied
// out when loaded) are tried by their first element; the longest wins. Each is a few elements long,
// so a text takes time linear in its length. Easy: "we wrześniu". Hard: "w 2023 roku" against "w
// 2023", "dwa lata temu" against "dwa lata", "the fall of 2020" against "the fall of Kabul".
// Tested in tests/timex/.

#include "timex/grammar.h"

#include <algorithm>

namespace kronika::timex {
namespace {

constexpr std::size_t kLongestNumber = 4;  // words of a number: "sto dwadzieścia pięć"

std::optional<int> by_shape(WordClass word_class, const Piece& piece) {
  const int n = piece.number;
  const bool in_digits = n >= 0;
  const bool is_year = piece.digit_count == 4 && n >= 1000 && n < 2200;
  const bool short_number = in_digits && piece.digit_count <= 2;
  const auto if_true = [&](bool condition) {
    return condition ? std::optional<int>(n) : std::nullopt;
  };
  switch (word_class) {
    case WordClass::digits:
      return if_true(in_digits);
    case WordClass::day:
      return if_true(short_number && n >= 1 && n <= 31);
    case WordClass::mm:
      return if_true(short_number && n >= 1 && n <= 12);
    case WordClass::year:
      return if_true(is_year);
    case WordClass::hour:
      return if_true(short_number && n <= 24);
    case WordClass::minute:
      return if_true(piece.digit_count == 2 && n < 60);
    case WordClass::hhmm:
      return if_true(piece.digit_count == 4 && n < 2400 && n % 100 < 60);
    case WordClass::tens:
      return if_true(piece.digit_count == 2 && n % 10 == 0);
    // "od 2019 roku" is no count of years.
    case WordClass::number:
      return in_digits && !is_year ? std::optional<int>(2 * n) : std::nullopt;
    case WordClass::roman:
      return piece.roman ? std::optional<int>(piece.roman) : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<int> Match::value(WordClass word_class, std::size_t nth) const {
  for (const Capture& capture : captures) {
    if (capture.word_class == word_class && nth-- == 0) return capture.value;
  }
  return std::nullopt;
}

std::optional<int> Match::count() const {
  std::optional<int> sum;
  int last = 0;
  for (std::size_t n = 0; const auto next = value(WordClass::number, n); ++n) {
    if (*next == 0) return 0;
    sum = n == 0 || *next > last ? *next : *sum + *next;
    last = *next;
  }
  return sum;
}

const Sense* Grammar::sense(const Piece& piece, WordClass word_class) const {
  for (const Sense& sense : vocabulary_.senses(piece.form)) {
    if (sense.word_class == word_class && (piece.capital || !sense.proper)) return &sense;
  }
  return nullptr;
}

// "dwadzieścia pięć", "dwudziestego pierwszego", "twenty-one": words of falling size add up.
Grammar::Reach Grammar::number_reach(Reach reach, WordClass word_class,
                                     std::span<const Piece> pieces) const {
  const int ten = word_class == WordClass::number ? 20 : 10;
  // "Two hundred": the smaller word before it multiplies.
  const Sense* hundred = reach.end < pieces.size() ? sense(pieces[reach.end], word_class) : nullptr;
  if (hundred && hundred->value == 10 * ten && reach.value >= ten / 10 && reach.value < ten)
    reach = {reach.end + 1, reach.value * 10 * ten / (ten / 10), reach.proper, reach.needs_company};
  int last = reach.value;
  for (std::size_t words = 1; words < kLongestNumber && last >= 2 * ten; ++words) {
    std::size_t at = reach.end;
    const bool hyphen = at + 1 < pieces.size() && pieces[at].glued && pieces[at + 1].glued &&
                        pieces[at].form != kUnknownForm && pieces[at].form == hyphen_;
    if (hyphen) ++at;
    const Sense* next = at < pieces.size() ? sense(pieces[at], word_class) : nullptr;
    if (!next || next->value == 0 || next->value >= last || (last < 10 * ten && next->value >= ten))
      break;
    reach.value += next->value;
    last = next->value;
    reach.end = at + 1;
  }
  return reach;
}

std::optional<Grammar::Reach> Grammar::class_reach(WordClass word_class,
                                                   std::span<const Piece> pieces, std::size_t at,
                                                   const Document& document) const {
  const Piece& piece = pieces[at];
  if (word_class == WordClass::superlative) {
    const bool is = piece.word && document.token(piece.first).feature("Degree") == "Sup";
    return is ? std::optional<Reach>({at + 1, 0}) : std::nullopt;
  }
  // "12th"
  const bool suffixed = at + 1 < pieces.size() && pieces[at + 1].glued && piece.number >= 0 &&
                        sense(pieces[at + 1], WordClass::ordinal_suffix) != nullptr;
  if (word_class == WordClass::ordinal && suffixed) return Reach{at + 2, piece.number};
  if (const std::optional<int> value = by_shape(word_class, piece)) {
    const bool swallows = suffixed && word_class == WordClass::day;
    return Reach{at + (swallows ? 2 : 1), *value};
  }
  const WordClass listed = word_class == WordClass::day ? WordClass::ordinal : word_class;
  const Sense* found = sense(piece, listed);
  if (!found) return std::nullopt;
  Reach reach{at + 1, found->value, found->proper, found->needs_company};
  if (listed != WordClass::number && listed != WordClass::ordinal) return reach;
  reach = number_reach(reach, listed, pieces);
  if (word_class == WordClass::day && (reach.value < 1 || reach.value > 31)) return std::nullopt;
  return reach;
}

std::optional<Grammar::Reach> Grammar::reach(const Element& element, std::span<const Piece> pieces,
                                             std::size_t at, const Document& document) const {
  if (element.glued && !pieces[at].glued) return std::nullopt;
  if (!element.word_class) {
    const bool found = pieces[at].form != kUnknownForm &&
                       std::find(element.forms.begin(), element.forms.end(), pieces[at].form) !=
                           element.forms.end();
    return found ? std::optional<Reach>({at + 1, 0}) : std::nullopt;
  }
  const std::optional<Reach> found = class_reach(*element.word_class, pieces, at, document);
  if (found && element.value && *element.value != found->value) return std::nullopt;
  return found;
}

std::optional<std::size_t> Grammar::end_of(const Pattern& pattern, std::span<const Piece> pieces,
                                           std::size_t at, const Document& document) const {
  for (const Element& element : pattern.elements) {
    if (at == pieces.size()) return std::nullopt;
    const std::optional<Reach> found = reach(element, pieces, at, document);
    if (!found) return std::nullopt;
    at = found->end;
  }
  return at;
}

Match Grammar::captured(const Pattern& pattern, std::span<const Piece> pieces, std::size_t at,
                        const Document& document) const {
  Match match;
  match.rule = &rules_[pattern.rule];
  match.begin = match.end = at;
  bool inside = false;
  for (const Element& element : pattern.elements) {
    const Reach found = *reach(element, pieces, at, document);
    if (element.word_class && !element.context)
      match.captures.push_back(
          {*element.word_class, found.value, at, found.proper, found.needs_company});
    at = found.end;
    inside = inside || !element.context;
    if (!inside) match.begin = at;
    if (!element.context) match.end = at;
  }
  return match;
}

std::optional<Match> Grammar::match(std::span<const Piece> pieces, std::size_t at,
                                    const Document& document) const {
  const Piece& piece = pieces[at];
  const Pattern* best = nullptr;
  std::size_t best_end = at;
  const auto try_all = [&](const std::vector<std::uint32_t>& candidates) {
    for (const std::uint32_t c : candidates) {
      const Pattern& pattern = patterns_[c];
      const std::optional<std::size_t> end = end_of(pattern, pieces, at, document);
      if (!end || *end < best_end || (best && *end == best_end && best < &pattern)) continue;
      best = &pattern;
      best_end = *end;
    }
  };
  const auto try_class = [&](WordClass word_class) {
    try_all(by_class_[static_cast<std::size_t>(word_class)]);
  };
  if (piece.form != kUnknownForm) {
    try_all(by_form_[piece.form]);
    for (const Sense& sense : vocabulary_.senses(piece.form)) {
      try_class(sense.word_class);
      if (sense.word_class == WordClass::ordinal) try_class(WordClass::day);
    }
  }
  if (piece.number >= 0) {
    for (const WordClass c :
         {WordClass::digits, WordClass::day, WordClass::mm, WordClass::year, WordClass::hour,
          WordClass::hhmm, WordClass::tens, WordClass::number, WordClass::ordinal})
      try_class(c);
  }
  if (piece.roman) try_class(WordClass::roman);
  if (piece.word && document.token(piece.first).feature("Degree") == "Sup")
    try_class(WordClass::superlative);
  if (!best) return std::nullopt;
  return captured(*best, pieces, at, document);
}

}  // namespace kronika::timex

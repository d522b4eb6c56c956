#include "tokenize/dateline.h"

#include "unicode/characters.h"

namespace kronika::tokenize {
namespace {

using Kind = Surface::Kind;

constexpr std::size_t kBefore = 12;  // tokens of place and date
constexpr std::size_t kAgency = 6;   // tokens of the agency's name
constexpr std::size_t kCapitals =
    4;  // letters of a place in capitals that no agency follows: not "USA – Chiny 2:1"

// A dash that stands between the dateline and a new sentence.
bool divides(const SentenceWords& words, std::size_t dash) {
  const std::size_t next = dash + 1;
  if (!words.is(dash, Kind::dash) || next >= words.size()) return false;
  if (!words[dash].space_before && !words[dash].space_after && words.form(dash) == "-")
    return false;
  if (words.is(next, Kind::word)) return words[next].upper;
  return words.is(next, Kind::number) || words.is(next, Kind::quotation) ||
         words.is(next, Kind::opening);
}

// "(Reuters)", "(PAP)", "(Xinhua News Agency)": its closing bracket, 0 if it is none.
std::size_t agency_end(const SentenceWords& words, const Lexicon& lexicon, std::size_t opening) {
  if (!words.is(opening, Kind::opening) || opening + 1 >= words.size()) return 0;
  if (!lexicon.agencies.contains(unicode::lower(words.form(opening + 1)))) return 0;
  for (std::size_t i = opening + 2; i < words.size() && i - opening <= kAgency; ++i) {
    if (words.is(i, Kind::closing)) return i;
  }
  return 0;
}

// "KYIV, Ukraine", "NEW YORK": words in capitals, then at most a comma and words with capitals.
bool is_place_in_capitals(const SentenceWords& words, std::size_t end) {
  if (!words.is(0, Kind::word) || !words.is_all_upper(0) ||
      words.letters(0) < (end > 1 ? 3 : kCapitals))
    return false;
  bool comma = false;
  for (std::size_t i = 1; i < end; ++i) {
    if (words.is(i, Kind::comma)) {
      if (comma) return false;
      comma = true;
    } else if (!words.is(i, Kind::word) || !words[i].upper || (!comma && !words.is_all_upper(i))) {
      return false;
    }
  }
  return words.letters(0) >= kCapitals || comma || end > 1;
}

}  // namespace

std::size_t dateline_length(const SentenceWords& words, const Lexicon& lexicon) {
  const bool bracket_first = words.is(0, Kind::opening);
  if (words.size() < 3 || (!bracket_first && (!words.is(0, Kind::word) || !words[0].upper)))
    return 0;
  for (std::size_t i = 0; i < words.size() && i <= kBefore; ++i) {
    if (words.is(i, Kind::opening)) {
      const std::size_t closing = agency_end(words, lexicon, i);
      return closing != 0 && divides(words, closing + 1) ? closing + 2 : 0;
    }
    if (words.is(i, Kind::dash))
      return divides(words, i) && i > 0 && is_place_in_capitals(words, i) ? i + 1 : 0;
    if (words.is(i, Kind::quotation) || words.is(i, Kind::closing) || words.is(i, Kind::picture))
      return 0;
  }
  return 0;
}

}  // namespace kronika::tokenize

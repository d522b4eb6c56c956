// Slots and phrases of frames as the tables write them. Tested in tests/event/lexicon_test.cpp.

#include "event/frame.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/table.h"

namespace kronika::event {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kCases = {{{"nom", "Nom"},
                                                                                  {"gen", "Gen"},
                                                                                  {"dat", "Dat"},
                                                                                  {"acc", "Acc"},
                                                                                  {"ins", "Ins"},
                                                                                  {"loc", "Loc"}}};

constexpr std::array<std::pair<std::string_view, Slot::Kind>, 6> kPlainSlots = {
    {{"nsubj", Slot::Kind::subject},
     {"obj", Slot::Kind::object},
     {"iobj", Slot::Kind::indirect_object},
     {"clause", Slot::Kind::clause},
     {"inf", Slot::Kind::infinitive},
     {"ger", Slot::Kind::gerund}}};

// Words of phrases that are no dependents with a lemma of their own.
enum class Marker { reflexive, negation };
constexpr std::array<std::pair<std::string_view, Marker>, 3> kMarkers = {
    {{"się", Marker::reflexive}, {"nie", Marker::negation}, {"not", Marker::negation}}};

std::optional<Marker> marker(std::string_view word) {
  for (const auto& [written, meaning] : kMarkers) {
    if (written == word) return meaning;
  }
  return std::nullopt;
}

std::string_view case_name(std::string_view text) {
  for (const auto& [written, feature] : kCases) {
    if (written == text) return feature;
  }
  return {};
}

bool is_word(std::string_view text) {
  return !text.empty() && text.find_first_of("+: ") == std::string_view::npos;
}

std::string spaced(std::string_view text) {
  std::string words(text);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

}  // namespace

Result<Slot> parse_slot(std::string_view text) {
  Slot slot;
  if (text == "nsubj") return slot;
  for (const auto& [written, kind] : kPlainSlots) {
    if (text == written) return Slot{kind, {}, {}};
  }
  if (const std::string_view bare = case_name(text); !bare.empty()) {
    return Slot{Slot::Kind::bare_case, {}, std::string(bare)};
  }
  const std::size_t plus = text.find('+');
  if (plus != std::string_view::npos && plus > 0) {
    const std::string_view governed = case_name(text.substr(plus + 1));
    if (!governed.empty())
      return Slot{Slot::Kind::preposition, spaced(text.substr(0, plus)), std::string(governed)};
  }
  if (is_word(text)) return Slot{Slot::Kind::preposition, spaced(text), {}};
  return Error{ErrorCode::invalid_argument, "unknown slot '" + std::string(text) + "'"};
}

Result<Phrase> parse_phrase(std::string_view text) {
  Phrase phrase;
  for (const std::string_view word : split(text, ' ')) {
    if (const std::optional<Marker> found = marker(word)) {
      (*found == Marker::reflexive ? phrase.reflexive : phrase.negated) = true;
    } else if (phrase.head.empty()) {
      phrase.head = word;
    } else if (const std::size_t plus = word.find('+'); plus != std::string_view::npos) {
      phrase.words.push_back({spaced(word.substr(0, plus)), std::string(word.substr(plus + 1))});
    } else {
      phrase.words.push_back({{}, std::string(word)});
    }
  }
  if (phrase.head.empty()) {
    return Error{ErrorCode::invalid_argument, "no head word in '" + std::string(text) + "'"};
  }
  return phrase;
}

}  // namespace kronika::event

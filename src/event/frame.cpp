// Slots and phrases of frames as the tables write them. Tested in tests/event/lexicon_test.cpp.

#include "event/frame.h"

#include <algorithm>
#include <array>

#include "base/table.h"

namespace kronika::event {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kCases = {{{"nom", "Nom"},
                                                                                  {"gen", "Gen"},
                                                                                  {"dat", "Dat"},
                                                                                  {"acc", "Acc"},
                                                                                  {"ins", "Ins"},
                                                                                  {"loc", "Loc"}}};

std::string_view case_name(std::string_view text) {
  for (const auto& [written, feature] : kCases) {
    if (written == text) return feature;
  }
  return {};
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
  if (text == "obj") return Slot{Slot::Kind::object, {}, {}};
  if (text == "clause") return Slot{Slot::Kind::clause, {}, {}};
  if (text == "inf") return Slot{Slot::Kind::infinitive, {}, {}};
  if (const std::string_view bare = case_name(text); !bare.empty()) {
    return Slot{Slot::Kind::bare_case, {}, std::string(bare)};
  }
  const std::size_t plus = text.find('+');
  if (plus != std::string_view::npos && plus > 0) {
    const std::string_view governed = case_name(text.substr(plus + 1));
    if (!governed.empty())
      return Slot{Slot::Kind::preposition, spaced(text.substr(0, plus)), std::string(governed)};
  }
  return Error{ErrorCode::invalid_argument, "unknown slot '" + std::string(text) + "'"};
}

Result<Phrase> parse_phrase(std::string_view text) {
  Phrase phrase;
  for (const std::string_view word : split(text, ' ')) {
    if (word == "się") {
      phrase.reflexive = true;
    } else if (word == "nie") {
      phrase.negated = true;
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

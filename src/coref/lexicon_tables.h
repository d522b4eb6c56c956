// What the loaders of coref's tables share; for lexicon*.cpp only.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/table.h"
#include "coref/lexicon.h"

namespace kronika::coref {

template <class T, std::size_t N>
std::optional<T> named(const std::array<std::pair<std::string_view, T>, N>& names,
                       std::string_view text) {
  for (const auto& [name, value] : names) {
    if (name == text) return value;
  }
  return std::nullopt;
}

inline std::string quoted(std::string_view what, std::string_view text) {
  return std::string(what) + " '" + std::string(text) + "'";
}

inline std::string_view cell(std::string_view text) {
  return text == "-" ? std::string_view{} : text;
}

// In lexicon_nouns.cpp. Errors: unreadable; damaged_resource with file and line.
Status load_descriptions(const Resources& resources, std::string_view language, Lexicon& lexicon);
Status load_noun_sorts(const Resources& resources, std::string_view language, Lexicon& lexicon);
Status load_first_names(const Resources& resources, std::string_view language, Lexicon& lexicon);

}  // namespace kronika::coref

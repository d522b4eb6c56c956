// A whole number in a cell of a table.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace kronika::timex {

// None unless all of the text is a decimal number.
inline std::optional<int> integer(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace kronika::timex

#include "store/rows.h"

#include <charconv>

namespace kronika::store {
namespace {

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// "2023-09-13" or "2023-09-13T14:30".
std::optional<Minutes> minutes_of(const std::string& text) {
  const Result<Interval> day = parse_date(std::string_view(text).substr(0, 10));
  if (!day || text.size() < 10) return std::nullopt;
  if (text.size() == 10) return day->start;
  if (text.size() != 16 || text[10] != 'T' || text[13] != ':') return std::nullopt;
  const std::optional<int> hours = number(std::string_view(text).substr(11, 2));
  const std::optional<int> minutes = number(std::string_view(text).substr(14, 2));
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return day->start + std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
}

}  // namespace

std::optional<Interval> interval_of(const std::string& start, const std::string& end, const std::string& grain) {
  const std::optional<Minutes> from = minutes_of(start), until = minutes_of(end);
  if (!from || !until) return std::nullopt;
  return Interval{*from, *until, value_named(grain, Grain::century)};
}

std::vector<std::string> list_of(const std::string& json) {
  std::vector<std::string> values;
  for (std::size_t at = json.find('"'); at != std::string::npos; at = json.find('"', at + 1)) {
    const std::size_t end = json.find('"', at + 1);
    if (end == std::string::npos) break;
    values.push_back(json.substr(at + 1, end - at - 1));
    at = end;
  }
  return values;
}

std::optional<Words> words_at(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return Words{row.text(column),
               {CodePointOffset(static_cast<std::size_t>(row.integer(column + 1))),
                CodePointOffset(static_cast<std::size_t>(row.integer(column + 2)))}};
}

}  // namespace kronika::store

#include "format/csv.h"

#include <algorithm>

namespace kronika::format {
namespace {

bool is_number(std::string_view text) {
  return text.size() > 1 && std::all_of(text.begin() + 1, text.end(),
                                        [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

bool is_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos &&
         !is_number(text);
}

}  // namespace

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += ',';
    const std::string field = (is_formula(fields[i]) ? "'" : "") + fields[i];
    if (field.find_first_of(",\"\r\n") == std::string::npos) {
      line += field;
      continue;
    }
    line += '"';
    for (const char c : field) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }
  return line + "\r\n";
}

}  // namespace kronika::format

#include "base/table.h"

#include <algorithm>
#include <cassert>
#include <span>

#include "base/file.h"

namespace kronika {
namespace {

constexpr std::string_view kExample = "example";

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  while (true) {
    const std::size_t tab = line.find('\t');
    const std::string_view cell = trim(line.substr(0, tab));
    cells.push_back(cell == "-" ? std::string_view{} : cell);
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

Error table_error(std::string_view name, std::size_t line, std::string_view what) {
  return {ErrorCode::damaged_resource,
          std::string(name) + ":" + std::to_string(line) + ": " + std::string(what)};
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t at = text.find(separator);
    const std::string_view part = trim(text.substr(0, at));
    if (!part.empty()) parts.push_back(part);
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + 1);
  }
  return parts;
}

std::string_view Table::Row::operator[](std::string_view column) const {
  const auto found = std::find(table_->columns_.begin(), table_->columns_.end(), column);
  assert(found != table_->columns_.end());
  const auto offset = static_cast<std::size_t>(found - table_->columns_.begin());
  return table_->cells_[row_ * table_->columns_.size() + offset];
}

std::vector<std::string_view> Table::Row::list(std::string_view column, char separator) const {
  return split((*this)[column], separator);
}

Error Table::Row::error(std::string_view what) const {
  return table_error(table_->name_, line(), what);
}

Result<Table> Table::load(const std::filesystem::path& path,
                          std::initializer_list<std::string_view> columns) {
  const Result<std::string> text = read_file(path);
  if (!text) return text.error();
  return parse(*text, path.string(), columns);
}

Result<Table> Table::load(const std::filesystem::path& path) {
  const Result<std::string> text = read_file(path);
  if (!text) return text.error();
  return parse(*text, path.string(), nullptr);
}

Result<Table> Table::parse(std::string_view text, std::string name,
                           std::initializer_list<std::string_view> columns) {
  const std::vector<std::string_view> wanted(columns);
  return parse(text, std::move(name), &wanted);
}

Result<std::size_t> Table::name_columns(std::string_view line, std::size_t number,
                                        const std::vector<std::string_view>* columns) {
  const std::vector<std::string_view> named = cells_of(line);
  if (columns == nullptr) {
    columns_.assign(named.begin(), named.end());
    return named.size();
  }
  const auto without_example = [](std::span<const std::string_view> names) {
    return !names.empty() && names.back() == kExample ? names.first(names.size() - 1) : names;
  };
  const auto has = without_example(named), wants = without_example(*columns);
  if (!std::equal(has.begin(), has.end(), wants.begin(), wants.end())) {
    std::string expected;
    for (const std::string_view column : *columns) expected.append(column).append(" ");
    return table_error(name_, number, "the columns must be: " + expected);
  }
  columns_.assign(columns->begin(), columns->end());
  return named.size();
}

Result<Table> Table::parse(std::string_view text, std::string name,
                           const std::vector<std::string_view>* columns) {
  Table table;
  table.name_ = std::move(name);
  std::size_t line_number = 0, most_cells = 0;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    const std::string_view line = text.substr(0, newline);
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
    ++line_number;
    if (trim(line).empty() || line.front() == '#') continue;
    if (table.columns_.empty()) {
      const Result<std::size_t> named = table.name_columns(line, line_number, columns);
      if (!named) return named.error();
      most_cells = *named;
      continue;
    }
    std::vector<std::string_view> cells = cells_of(line);
    if (cells.size() > most_cells) {
      return table_error(table.name_, line_number,
                         std::to_string(cells.size()) + " cells where the table has " +
                             std::to_string(most_cells) + " columns");
    }
    cells.resize(table.columns_.size());
    table.lines_.push_back(line_number);
    table.cells_.insert(table.cells_.end(), cells.begin(), cells.end());
  }
  if (table.columns_.empty()) return table_error(table.name_, line_number, "no line names the columns");
  return table;
}

}  // namespace kronika

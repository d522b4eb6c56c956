// Lexicons are tables: tab-separated text, UTF-8, one fact a row.
//
// The first line that is neither blank nor a comment names the columns. A line that begins with '#' is a
// comment. Cells are trimmed of spaces; "-" and "" both mean "nothing". Every row must have exactly as many
// cells as there are columns (trailing empty cells may be left out). A wrong row is an error with file and
// line, found when the table is loaded and never later.
//
// The last column of any table may be `example`: sentences for people and for `kronika lexicon test`. It is
// kept only where it is asked for.
#pragma once

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kronika {

class Table {
 public:
  class Row {
   public:
    Row(const Table& table, std::size_t row) : table_(&table), row_(row) {}
    std::string_view operator[](std::string_view column) const;  // the column must be one of the table's
    std::vector<std::string_view> list(std::string_view column, char separator = '|') const;
    std::size_t line() const { return table_->lines_[row_]; }
    // An error about this row: "<file>:<line>: <what>".
    Error error(std::string_view what) const;

   private:
    const Table* table_;
    std::size_t row_;
  };

  // Reads `path`; its columns must be exactly `columns`, in that order, but that a last one `example` may be
  // lacking where it is asked for, and is left out where it is not.
  // Errors: unreadable; damaged_resource with file and line.
  static Result<Table> load(const std::filesystem::path& path,
                            std::initializer_list<std::string_view> columns);
  // The same from memory; `name` stands in messages for the path.
  static Result<Table> parse(std::string_view text, std::string name,
                             std::initializer_list<std::string_view> columns);
  // Reads `path` with whatever columns its first line names. Errors: the same.
  static Result<Table> load(const std::filesystem::path& path);

  const std::vector<std::string>& columns() const { return columns_; }
  const std::string& name() const { return name_; }  // the path, or what stands for it
  std::size_t size() const { return lines_.size(); }
  Row row(std::size_t i) const { return {*this, i}; }

 private:
  // Takes what the line that names the columns says, and gives how many cells of a row are kept.
  Result<std::size_t> name_columns(std::string_view line, std::size_t number,
                                   const std::vector<std::string_view>* columns);
  static Result<Table> parse(std::string_view text, std::string name,
                             const std::vector<std::string_view>* columns);

  std::string name_;
  std::vector<std::string> columns_;
  std::vector<std::string> cells_;  // row-major
  std::vector<std::size_t> lines_;  // 1-based line of each row
};

// Splits at `separator`, trims spaces, drops empty parts.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string_view trim(std::string_view text);

}  // namespace kronika

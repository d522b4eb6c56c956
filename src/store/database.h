// SQLite (sqlite.org) with errors as values: a connection and its prepared statements.
//
//   Result<Database> database = Database::open("news.kronika", Access::read);
//   Result<Statement> query = database->prepare("SELECT id FROM documents WHERE lang = ?");
//   query->bind("pl");
//   while (true) {
//     Result<bool> row = query->next();
//     if (!row || !*row) break;
//     use(query->text(0));
//   }
// One thread at a time uses a connection and its statements; a statement must not outlive its connection.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace kronika::store {

class Statement {
 public:
  Statement() = default;  // none; only Database makes one that may be used
  // Binds the values of ?1, ?2 … and rewinds. Empty optionals and nullptr are NULL. Texts are copied.
  template <class... Values>
  void bind(const Values&... values) {
    rewind();
    int parameter = 0;
    (bind_one(++parameter, values), ...);
  }
  // One more value, of the parameter after those bound so far.
  template <class Value>
  void bind_next(const Value& value) {
    bind_one(++bound_, value);
  }
  void rewind();

  // Moves to the next row; false behind the last one. Errors: as Database's.
  Result<bool> next();
  // Calls `use` for each row that is left, until it gives false; then rewinds.
  template <class Use>
  Status each(const Use& use) {
    while (true) {
      const Result<bool> row = next();
      if (!row) return row.error();
      if (!*row) return Success{};
      if (use(*this)) continue;
      rewind();
      return Success{};
    }
  }
  // Runs to the end and rewinds; with values, binds them before.
  Status finish();
  template <class... Values>
  Status run(const Values&... values) {
    bind(values...);
    return finish();
  }

  // Columns of the current row, from 0. NULL reads as 0, 0.0 and "".
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;
  bool is_null(int column) const;
  std::optional<std::string> text_or_none(int column) const;
  std::optional<double> real_or_none(int column) const;

 private:
  friend class Database;
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  void bind_one(int parameter, std::string_view value);
  void bind_one(int parameter, const char* value) { bind_one(parameter, std::string_view(value)); }
  void bind_one(int parameter, const std::string& value) { bind_one(parameter, std::string_view(value)); }
  void bind_one(int parameter, std::int64_t value);
  void bind_one(int parameter, int value) { bind_one(parameter, std::int64_t{value}); }
  void bind_one(int parameter, std::uint32_t value) { bind_one(parameter, std::int64_t{value}); }
  void bind_one(int parameter, std::size_t value) { bind_one(parameter, static_cast<std::int64_t>(value)); }
  void bind_one(int parameter, bool value) { bind_one(parameter, std::int64_t{value}); }
  void bind_one(int parameter, double value);
  void bind_one(int parameter, std::nullptr_t);
  template <class Value>
  void bind_one(int parameter, const std::optional<Value>& value) {
    if (value)
      bind_one(parameter, *value);
    else
      bind_one(parameter, nullptr);
  }

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int bound_ = 0;
  int bind_error_ = 0;  // the first one since rewind
};

enum class Access { read, write };

// Errors of all members: busy (another process is writing), unwritable (disk full, no permission, an I/O error),
// damaged_store (no database, or a broken one), out_of_memory, unreadable (no such file), internal (wrong SQL). After
// an error inside a transaction roll back; what was committed before is untouched.
class Database {
 public:
  // write: creates the file if it is missing. read: nothing is written but what a killed writer left half done.
  static Result<Database> open(const std::filesystem::path& path, Access access);

  Status execute(const char* statements);  // any number of them, without results
  Result<Statement> prepare(std::string_view statement);
  // The first column of the first row; 0 if there is no row.
  Result<std::int64_t> integer(std::string_view statement);
  std::int64_t last_row() const;  // id of the row inserted last
  std::int64_t changes() const;   // rows that the last statement changed

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  explicit Database(sqlite3* connection) : connection_(connection) {}
  std::unique_ptr<sqlite3, Close> connection_;
};

}  // namespace kronika::store

// Tested in tests/store/database_test.cpp.

#include "store/database.h"

#include <sqlite3.h>

#include <climits>

namespace kronika::store {
namespace {

// How long a reader waits for a writer that is just switching its log.
constexpr int kPatienceMilliseconds = 5000;

ErrorCode code_of(int sqlite) {
  switch (sqlite & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorCode::busy;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return ErrorCode::unwritable;
    case SQLITE_CANTOPEN:
      return ErrorCode::unreadable;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CONSTRAINT:
    case SQLITE_FORMAT:
      return ErrorCode::damaged_store;
    case SQLITE_NOMEM:
      return ErrorCode::out_of_memory;
    case SQLITE_TOOBIG:
      return ErrorCode::limit_exceeded;
    default:
      return ErrorCode::internal;
  }
}

Error error_of(sqlite3* connection, int sqlite) {
  const char* message = connection ? sqlite3_errmsg(connection) : sqlite3_errstr(sqlite);
  return {code_of(sqlite), std::string("the store: ") + message};
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Statement::rewind() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
  bound_ = 0;
  bind_error_ = SQLITE_OK;
}

void Statement::bind_one(int parameter, std::string_view value) {
  bound_ = parameter;
  const int result = value.size() > INT_MAX ? SQLITE_TOOBIG
                                            : sqlite3_bind_text(statement_.get(), parameter, value.data() ? value.data() : "",
                                                                static_cast<int>(value.size()), SQLITE_TRANSIENT);
  if (result != SQLITE_OK && bind_error_ == SQLITE_OK) bind_error_ = result;
}

void Statement::bind_one(int parameter, std::int64_t value) {
  bound_ = parameter;
  const int result = sqlite3_bind_int64(statement_.get(), parameter, value);
  if (result != SQLITE_OK && bind_error_ == SQLITE_OK) bind_error_ = result;
}

void Statement::bind_one(int parameter, double value) {
  bound_ = parameter;
  const int result = sqlite3_bind_double(statement_.get(), parameter, value);
  if (result != SQLITE_OK && bind_error_ == SQLITE_OK) bind_error_ = result;
}

void Statement::bind_one(int parameter, std::nullptr_t) {
  bound_ = parameter;
  const int result = sqlite3_bind_null(statement_.get(), parameter);
  if (result != SQLITE_OK && bind_error_ == SQLITE_OK) bind_error_ = result;
}

Result<bool> Statement::next() {
  sqlite3* connection = sqlite3_db_handle(statement_.get());
  if (bind_error_ != SQLITE_OK) return error_of(connection, bind_error_);
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) {
    sqlite3_reset(statement_.get());
    return false;
  }
  const Error error = error_of(connection, result);
  sqlite3_reset(statement_.get());
  return error;
}

Status Statement::finish() {
  return each([](const Statement&) { return true; });
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }
bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (!bytes) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::optional<std::string> Statement::text_or_none(int column) const {
  if (is_null(column)) return std::nullopt;
  return text(column);
}

std::optional<double> Statement::real_or_none(int column) const {
  if (is_null(column)) return std::nullopt;
  return real(column);
}

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Result<Database> Database::open(const std::filesystem::path& path, Access access) {
  // A reader may have to finish what a killed writer left in the log, so it opens for writing where it may.
  const int flags = SQLITE_OPEN_READWRITE | (access == Access::write ? SQLITE_OPEN_CREATE : 0);
  sqlite3* connection = nullptr;
  int result = sqlite3_open_v2(path.c_str(), &connection, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (result != SQLITE_OK && access == Access::read) {
    sqlite3_close_v2(connection);
    result = sqlite3_open_v2(path.c_str(), &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
  }
  Database database(connection);
  if (result != SQLITE_OK) {
    Error error = error_of(connection, result);
    if (error.code == ErrorCode::unreadable) error.message = path.string() + ": there is no store that can be opened";
    return error;
  }
  sqlite3_extended_result_codes(connection, 1);
  sqlite3_busy_timeout(connection, kPatienceMilliseconds);
  return database;
}

Status Database::execute(const char* statements) {
  const int result = sqlite3_exec(connection_.get(), statements, nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) return error_of(connection_.get(), result);
  return Success{};
}

Result<Statement> Database::prepare(std::string_view statement) {
  sqlite3_stmt* prepared = nullptr;
  const int result = sqlite3_prepare_v3(connection_.get(), statement.data(), static_cast<int>(statement.size()),
                                        SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  if (result != SQLITE_OK) return error_of(connection_.get(), result);
  return Statement(prepared);
}

Result<std::int64_t> Database::integer(std::string_view statement) {
  Result<Statement> prepared = prepare(statement);
  if (!prepared) return prepared.error();
  const Result<bool> row = prepared->next();
  if (!row) return row.error();
  return *row ? prepared->integer(0) : std::int64_t{0};
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(connection_.get()); }
std::int64_t Database::changes() const { return sqlite3_changes(connection_.get()); }

}  // namespace kronika::store

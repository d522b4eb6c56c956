// The tables of a store, and how an older store becomes one of today. docs/store.md describes them for people.
#pragma once

#include "store/database.h"

namespace kronika::store {

// PRAGMA application_id of a store ("KRON") and the version of the tables that this program writes.
inline constexpr std::int64_t kApplicationId = 0x4B524F4E;
inline constexpr std::int64_t kSchemaVersion = 1;

// Makes the tables of an empty database, or takes an older store to today's version, each step in a transaction.
// Errors: damaged_store for a database of another program or of a later version; those of Database.
Status migrate(Database& database);
// damaged_store, with the reason, unless the database is a store of today's version.
Status check_version(Database& database);

}  // namespace kronika::store

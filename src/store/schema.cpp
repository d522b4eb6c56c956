// Idea: PRAGMA user_version counts the steps that a store has taken; a step is SQL that never changes once it is
// published, so that every store there is can become one of today. Tested in tests/store/schema_test.cpp.

#include "store/schema.h"

#include <array>
#include <string>

namespace kronika::store {
namespace {

// Spans are [span_start, span_end) in code points of documents.text. Times are ISO 8601, half-open, and sort as texts.
constexpr const char* kFirst = R"sql(
CREATE TABLE documents (
  doc INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  lang TEXT NOT NULL,
  title TEXT,
  url TEXT,
  publisher TEXT,
  published_start TEXT,
  published_end TEXT,
  published_grain TEXT,
  chars INTEGER NOT NULL,
  sentences INTEGER NOT NULL,
  tokens INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_date ON documents (published_start);

CREATE TABLE appearances (
  origin TEXT NOT NULL PRIMARY KEY,
  doc INTEGER NOT NULL REFERENCES documents,
  url TEXT,
  publisher TEXT,
  published_start TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX appearances_by_document ON appearances (doc);

CREATE TABLE failures (
  origin TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sentences (
  doc INTEGER NOT NULL REFERENCES documents,
  sentence INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  heading INTEGER NOT NULL,
  PRIMARY KEY (doc, sentence)
) STRICT, WITHOUT ROWID;

CREATE TABLE actors (
  actor INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  country TEXT
) STRICT;

CREATE TABLE places (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  country TEXT,
  lat REAL,
  lon REAL
) STRICT;
CREATE INDEX places_by_country ON places (country);

CREATE TABLE mentions (
  doc INTEGER NOT NULL REFERENCES documents,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actors,
  via TEXT NOT NULL,
  PRIMARY KEY (doc, span_start, span_end, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_by_actor ON mentions (actor);

CREATE TABLE events (
  event INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  mode TEXT
) STRICT;

CREATE TABLE claims (
  claim INTEGER PRIMARY KEY,
  doc INTEGER NOT NULL REFERENCES documents,
  number INTEGER NOT NULL,
  event INTEGER NOT NULL REFERENCES events,
  document_event TEXT NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  cameo TEXT,
  quad TEXT,
  score REAL NOT NULL,
  contexts TEXT NOT NULL,
  trigger_text TEXT NOT NULL,
  trigger_lemma TEXT NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  matter_text TEXT,
  matter_start INTEGER,
  matter_end INTEGER,
  place INTEGER REFERENCES places,
  place_text TEXT,
  place_start INTEGER,
  place_end INTEGER,
  time_start TEXT,
  time_end TEXT,
  time_grain TEXT,
  time_basis TEXT,
  time_conflict INTEGER,
  time_text TEXT,
  time_text_start INTEGER,
  time_text_end INTEGER,
  tense TEXT NOT NULL,
  factuality TEXT NOT NULL,
  hypothetical INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  evidence_start INTEGER NOT NULL,
  evidence_end INTEGER NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  UNIQUE (doc, number)
) STRICT;
CREATE INDEX claims_by_event ON claims (event);
CREATE INDEX claims_by_type ON claims (type, mode, time_start);
CREATE INDEX claims_by_time ON claims (time_start);
CREATE INDEX claims_by_place ON claims (place);

CREATE TABLE participants (
  claim INTEGER NOT NULL REFERENCES claims,
  role TEXT NOT NULL CHECK (role IN ('actor', 'recipient')),
  position INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actors,
  name TEXT NOT NULL,
  country TEXT,
  sector TEXT,
  via TEXT NOT NULL,
  text TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (claim, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_by_actor ON participants (actor);
CREATE INDEX participants_by_country ON participants (country);

CREATE TABLE sources (
  claim INTEGER NOT NULL REFERENCES claims,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT,
  kind TEXT NOT NULL,
  mode TEXT NOT NULL,
  text TEXT,
  span_start INTEGER,
  span_end INTEGER,
  cue_text TEXT,
  cue_start INTEGER,
  cue_end INTEGER,
  with_ids TEXT NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX sources_by_id ON sources (id);

CREATE TABLE quotes (
  claim INTEGER NOT NULL REFERENCES claims,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (
  title, text, lemmas, content = '', tokenize = 'unicode61 remove_diacritics 2'
);
)sql";

constexpr std::array<const char*, kSchemaVersion> kSteps = {kFirst};

Error no_store(const std::string& why) { return {ErrorCode::damaged_store, "this is no store of kronika: " + why}; }

Result<std::int64_t> version(Database& database) {
  const Result<std::int64_t> application = database.integer("PRAGMA application_id");
  if (!application) return application;
  const Result<std::int64_t> found = database.integer("PRAGMA user_version");
  if (!found) return found;
  if (*application != kApplicationId) {
    const Result<std::int64_t> tables = database.integer("SELECT count(*) FROM sqlite_schema");
    if (!tables) return tables;
    if (*tables > 0 || *application != 0) return no_store("the database belongs to another program");
    return std::int64_t{0};
  }
  if (*found > kSchemaVersion) {
    return no_store("version " + std::to_string(*found) + " is later than this program's " +
                    std::to_string(kSchemaVersion));
  }
  return found;
}

}  // namespace

Status migrate(Database& database) {
  const Result<std::int64_t> from = version(database);
  if (!from) return from.error();
  for (std::int64_t step = *from; step < kSchemaVersion; ++step) {
    const std::string statements = "BEGIN IMMEDIATE;" + std::string(kSteps[static_cast<std::size_t>(step)]) +
                                   "PRAGMA application_id = " + std::to_string(kApplicationId) +
                                   ";PRAGMA user_version = " + std::to_string(step + 1) + ";COMMIT;";
    if (Status done = database.execute(statements.c_str()); !done) {
      (void)database.execute("ROLLBACK");
      return done;
    }
  }
  return Success{};
}

Status check_version(Database& database) {
  const Result<std::int64_t> found = version(database);
  if (!found) return found.error();
  if (*found < kSchemaVersion) {
    return no_store(*found == 0 ? "the database is empty"
                                : "it is of version " + std::to_string(*found) + "; `kronika ingest` brings it up to date");
  }
  return Success{};
}

}  // namespace kronika::store

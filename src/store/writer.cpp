// Idea: the tables are the claim records taken apart, in the order of their references: actors and places, the
// document, its claims with their parts. Statements are prepared once. Write-ahead logging lets readers go on; a commit
// is kept when the process is killed (the system has it), and may be lost, whole, when the machine loses power
// (PRAGMA synchronous = NORMAL, sqlite.org/pragma.html). Tested in tests/store/.

#include "store/writer.h"

#include <unordered_map>

#include "document/record.h"
#include "store/database.h"
#include "store/lock.h"
#include "store/schema.h"
#include "store/search_text.h"
#include "unicode/offsets.h"

namespace kronika::store {
namespace {

// Ids of rows kept in memory, so that the commonest actors and places are not looked up again.
constexpr std::size_t kRememberedIds = 1 << 16;

std::optional<std::string> or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::string json_list(const std::vector<std::string>& values) {
  std::string out = "[";
  for (const std::string& value : values) {
    if (out.size() > 1) out += ',';
    out += '"' + value + '"';
  }
  return out + ']';
}

struct IntervalTexts {
  std::optional<std::string> start, end, grain;
};

IntervalTexts texts_of(const std::optional<Interval>& interval) {
  if (!interval) return {};
  return {iso(interval->start, interval->grain), iso(interval->end, interval->grain),
          std::string(name(interval->grain))};
}

// A row's id by its text, from memory or the table.
using Ids = std::unordered_map<std::string, std::int64_t>;

}  // namespace

struct Writer::Data {
  Data(WriterLock held, Database opened) : lock(std::move(held)), database(std::move(opened)) {}
  Status prepare();

  WriterLock lock;
  Database database;
  Ids actors, places;
  Statement contains, has_appeared, appear, forget_failure, fail, document, sentence, find_actor, actor, find_place,
      place, mention, event, claim, participant, source, quote, search;

  Status add_document(const Records& records);
  Status add_sentences(std::int64_t doc, const Document& document);
  Status add_mentions(std::int64_t doc, const Document& document);
  Status add_claim(std::int64_t doc, const ClaimRecord& record);
  Status add_participants(std::int64_t claim_row, std::string_view role, const std::vector<ParticipantRecord>& list);
  Status add_sources(std::int64_t claim_row, const std::vector<SourceRecord>& list);
  void bind_claim(std::int64_t doc, std::int64_t event_id, const std::optional<std::int64_t>& place_id,
                  const ClaimRecord& record);
  Result<std::int64_t> actor_row(const std::string& id, const std::string& name, const std::string& country);
  Result<std::int64_t> place_row(const PlaceRecord& record);
  Result<std::int64_t> event_row(const ClaimRecord& record);
  Ids events_of_document;
};

namespace {

// Keeps the first error of a row of preparations.
class Preparing {
 public:
  explicit Preparing(Database& database) : database_(database) {}
  Statement operator()(std::string_view sql) {
    Result<Statement> prepared = database_.prepare(sql);
    if (prepared) return std::move(*prepared);
    if (!error_) error_ = prepared.error();
    return Statement();
  }
  const std::optional<Error>& error() const { return error_; }

 private:
  Database& database_;
  std::optional<Error> error_;
};

constexpr const char* kSettings =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF;"
    "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;";

}  // namespace

Status Writer::Data::prepare() {
  Preparing sql(database);
  contains = sql("SELECT 1 FROM documents WHERE id = ?");
  has_appeared = sql("SELECT 1 FROM appearances JOIN documents USING (doc) WHERE origin = ? AND documents.id = ?");
  appear = sql("INSERT OR REPLACE INTO appearances SELECT ?, doc, ?, ?, ? FROM documents WHERE id = ?");
  forget_failure = sql("DELETE FROM failures WHERE origin = ?");
  fail = sql("INSERT OR REPLACE INTO failures VALUES (?, ?, ?)");
  document = sql("INSERT INTO documents VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  sentence = sql("INSERT INTO sentences VALUES (?, ?, ?, ?, ?)");
  find_actor = sql("SELECT actor FROM actors WHERE id = ?");
  actor = sql("INSERT INTO actors VALUES (NULL, ?, ?, ?)");
  find_place = sql("SELECT place FROM places WHERE id = ?");
  place = sql("INSERT INTO places VALUES (NULL, ?, ?, ?, ?, ?)");
  mention = sql("INSERT OR IGNORE INTO mentions VALUES (?, ?, ?, ?, ?)");
  event = sql("INSERT INTO events VALUES (NULL, ?, ?, ?)");
  claim = sql("INSERT INTO claims VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                   "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  participant = sql("INSERT INTO participants VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  source = sql("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  quote = sql("INSERT INTO quotes VALUES (?, ?, ?, ?, ?)");
  search = sql("INSERT INTO search (rowid, title, text, lemmas) VALUES (?, ?, ?, ?)");
  if (sql.error()) return *sql.error();
  return Success{};
}

Result<Writer> Writer::open(const std::filesystem::path& path) {
  Result<WriterLock> lock = WriterLock::take(path);
  if (!lock) return lock.error();
  Result<Database> database = Database::open(path, Access::write);
  if (!database) return database.error();
  if (Status done = migrate(*database); !done) return done.error();
  if (Status done = database->execute(kSettings); !done) return done.error();
  auto data = std::make_unique<Data>(std::move(*lock), std::move(*database));
  if (Status done = data->prepare(); !done) return done.error();
  return Writer(std::move(data));
}

Writer::Writer(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

Status Writer::begin() { return data_->database.execute("BEGIN IMMEDIATE"); }
Status Writer::commit() { return data_->database.execute("COMMIT"); }

Status Writer::roll_back() {
  data_->actors.clear();
  data_->places.clear();
  return data_->database.execute("ROLLBACK");
}

Result<bool> Writer::contains(std::string_view document_id) {
  data_->contains.bind(document_id);
  return data_->contains.next();
}

Result<bool> Writer::has_appeared(std::string_view origin, std::string_view document_id) {
  data_->has_appeared.bind(origin, document_id);
  return data_->has_appeared.next();
}

Status Writer::add_appearance(std::string_view document_id, const Appearance& appearance) {
  const IntervalTexts published = texts_of(appearance.published);
  if (Status done = data_->appear.run(appearance.origin, appearance.url, appearance.publisher, published.start,
                                      document_id);
      !done)
    return done;
  return data_->forget_failure.run(appearance.origin);
}

Status Writer::add(const Document& document, const Appearance& appearance) {
  const Records records = records_of(document);
  Data& data = *data_;
  if (Status done = data.add_document(records); !done) return done;
  const std::int64_t doc = data.database.last_row();
  if (Status done = data.search.run(doc, records.document.title.value_or(""), folded_forms(document),
                                    folded_lemmas(document));
      !done)
    return done;
  if (Status done = data.add_sentences(doc, document); !done) return done;
  if (Status done = data.add_mentions(doc, document); !done) return done;
  data.events_of_document.clear();
  for (const ClaimRecord& claim : records.claims) {
    if (Status done = data.add_claim(doc, claim); !done) return done;
  }
  return add_appearance(records.document.id, appearance);
}

Status Writer::add_failure(std::string_view origin, const Error& error) {
  return data_->fail.run(origin, name(error.code), error.message);
}

Status Writer::Data::add_document(const Records& records) {
  const DocumentRecord& record = records.document;
  const IntervalTexts published = texts_of(record.published);
  return document.run(record.id, record.language, record.title, record.url, record.publisher, published.start,
                      published.end, published.grain, record.chars, record.sentences, record.tokens,
                      records.claims.size(), record.text);
}

Status Writer::Data::add_sentences(std::int64_t doc, const Document& source_document) {
  const unicode::CodePointOffsets offsets(source_document.text);
  for (std::size_t i = 0; i < source_document.sentences.size(); ++i) {
    const Sentence& s = source_document.sentences[i];
    const CodePointSpan span = offsets.code_points(s.span);
    if (Status done = sentence.run(doc, i, span.begin.value, span.end.value, s.heading); !done) return done;
  }
  return Success{};
}

Status Writer::Data::add_mentions(std::int64_t doc, const Document& source_document) {
  const unicode::CodePointOffsets offsets(source_document.text);
  for (const Mention& m : source_document.mentions) {
    const CodePointSpan span = offsets.code_points(m.span);
    for (const EntityIndex referent : m.referents) {
      const Entity& entity = source_document.entity(referent);
      const Result<std::int64_t> row = actor_row(entity.id, entity.name, entity.country);
      if (!row) return row.error();
      if (Status done = mention.run(doc, span.begin.value, span.end.value, *row, name(m.via)); !done) return done;
    }
  }
  return Success{};
}

Result<std::int64_t> Writer::Data::actor_row(const std::string& id, const std::string& actor_name,
                                             const std::string& country) {
  if (const auto known = actors.find(id); known != actors.end()) return known->second;
  find_actor.bind(id);
  const Result<bool> found = find_actor.next();
  if (!found) return found.error();
  std::int64_t row = 0;
  if (*found) {
    row = find_actor.integer(0);
    find_actor.rewind();
  } else {
    if (Status done = actor.run(id, actor_name, or_null(country)); !done) return done.error();
    row = database.last_row();
  }
  if (actors.size() >= kRememberedIds) actors.clear();
  actors.emplace(id, row);
  return row;
}

Result<std::int64_t> Writer::Data::place_row(const PlaceRecord& record) {
  if (const auto known = places.find(record.id); known != places.end()) return known->second;
  find_place.bind(record.id);
  const Result<bool> found = find_place.next();
  if (!found) return found.error();
  std::int64_t row = 0;
  if (*found) {
    row = find_place.integer(0);
    find_place.rewind();
  } else {
    if (Status done =
            place.run(record.id, record.name, or_null(record.country), record.latitude, record.longitude);
        !done)
      return done.error();
    row = database.last_row();
  }
  if (places.size() >= kRememberedIds) places.clear();
  places.emplace(record.id, row);
  return row;
}

Result<std::int64_t> Writer::Data::event_row(const ClaimRecord& record) {
  if (const auto known = events_of_document.find(record.event); known != events_of_document.end())
    return known->second;
  if (Status done = event.run(record.event, record.type, or_null(record.mode)); !done) return done.error();
  return events_of_document.emplace(record.event, database.last_row()).first->second;
}

Status Writer::Data::add_claim(std::int64_t doc, const ClaimRecord& record) {
  const Result<std::int64_t> event_id = event_row(record);
  if (!event_id) return event_id.error();
  std::optional<std::int64_t> place_id;
  if (record.place) {
    const Result<std::int64_t> row = place_row(*record.place);
    if (!row) return row.error();
    place_id = *row;
  }
  bind_claim(doc, *event_id, place_id, record);
  if (Status done = claim.finish(); !done) return done;
  const std::int64_t row = database.last_row();
  if (Status done = add_participants(row, "actor", record.actors); !done) return done;
  if (Status done = add_participants(row, "recipient", record.recipients); !done) return done;
  if (Status done = add_sources(row, record.sources); !done) return done;
  for (std::size_t i = 0; i < record.quotes.size(); ++i) {
    const Words& words = record.quotes[i];
    if (Status done = quote.run(row, i, words.text, words.span.begin.value, words.span.end.value); !done) return done;
  }
  return Success{};
}

namespace {

void bind_words(Statement& statement, const std::optional<Words>& words) {
  if (words) {
    statement.bind_next(words->text);
    statement.bind_next(words->span.begin.value);
    statement.bind_next(words->span.end.value);
  } else {
    for (int i = 0; i < 3; ++i) statement.bind_next(nullptr);
  }
}

void bind_time(Statement& statement, const std::optional<TimeRecord>& time) {
  const IntervalTexts texts = time ? texts_of(time->interval) : IntervalTexts{};
  statement.bind_next(texts.start);
  statement.bind_next(texts.end);
  statement.bind_next(texts.grain);
  statement.bind_next(time ? std::optional(name(time->basis)) : std::nullopt);
  statement.bind_next(time ? std::optional(time->conflict) : std::nullopt);
  bind_words(statement, time ? time->words : std::nullopt);
}

}  // namespace

void Writer::Data::bind_claim(std::int64_t doc, std::int64_t event_id, const std::optional<std::int64_t>& place_id,
                              const ClaimRecord& record) {
  claim.bind(doc, record.number, event_id, record.event, record.type, or_null(record.mode), or_null(record.cameo),
             or_null(record.quad), record.score, json_list(record.contexts));
  claim.bind_next(record.trigger.text);
  claim.bind_next(record.trigger_lemma);
  claim.bind_next(record.trigger.span.begin.value);
  claim.bind_next(record.trigger.span.end.value);
  bind_words(claim, record.matter);
  claim.bind_next(place_id);
  bind_words(claim, record.place ? std::optional(record.place->words) : std::nullopt);
  bind_time(claim, record.time);
  claim.bind_next(name(record.tense));
  claim.bind_next(name(record.factuality));
  claim.bind_next(record.hypothetical);
  claim.bind_next(record.sentence);
  claim.bind_next(record.evidence.begin.value);
  claim.bind_next(record.evidence.end.value);
  claim.bind_next(record.rule);
  claim.bind_next(record.confidence);
}

Status Writer::Data::add_participants(std::int64_t claim_row, std::string_view role,
                                      const std::vector<ParticipantRecord>& list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const ParticipantRecord& p = list[i];
    const Result<std::int64_t> row = actor_row(p.id, p.name, p.country);
    if (!row) return row.error();
    if (Status done = participant.run(claim_row, role, i, *row, p.name, or_null(p.country), or_null(p.sector),
                                      name(p.via), p.words.text, p.words.span.begin.value, p.words.span.end.value);
        !done)
      return done;
  }
  return Success{};
}

Status Writer::Data::add_sources(std::int64_t claim_row, const std::vector<SourceRecord>& list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const SourceRecord& s = list[i];
    source.bind(claim_row, i, s.id, or_null(s.name), name(s.kind), name(s.mode));
    bind_words(source, s.words);
    bind_words(source, s.cue);
    source.bind_next(json_list(s.with));
    if (Status done = source.finish(); !done) return done;
  }
  return Success{};
}

}  // namespace kronika::store

#include "store/reader.h"

#include "store/condition.h"
#include "store/rows.h"
#include "store/schema.h"

namespace kronika::store {
namespace {

constexpr const char* kClaimColumns =
    "SELECT claims.claim, documents.id, number, events.id, claims.type, claims.mode, cameo, quad, score, contexts, "
    "trigger_text, trigger_start, trigger_end, trigger_lemma, matter_text, matter_start, matter_end, "
    "places.id, places.name, places.country, places.lat, places.lon, place_text, place_start, place_end, "
    "time_start, time_end, time_grain, time_basis, time_conflict, time_text, time_text_start, time_text_end, "
    "tense, factuality, hypothetical, sentence, evidence_start, evidence_end, rule, confidence, "
    "substr(documents.text, evidence_start + 1, evidence_end - evidence_start), documents.title, "
    "documents.publisher, documents.url, published_start, published_end, published_grain "
    "FROM claims JOIN documents USING (doc) JOIN events USING (event) LEFT JOIN places USING (place)";

constexpr const char* kDocumentColumns =
    "SELECT id, lang, title, url, publisher, published_start, published_end, published_grain, chars, sentences, "
    "tokens, text FROM documents";

CodePointOffset offset_at(const Statement& row, int column) {
  return CodePointOffset(static_cast<std::size_t>(row.integer(column)));
}

// Reads columns one after the other.
class Columns {
 public:
  explicit Columns(const Statement& row) : row_(row) {}
  std::string text() { return row_.text(next_++); }
  std::int64_t integer() { return row_.integer(next_++); }
  double real() { return row_.real(next_++); }
  std::optional<std::string> text_or_none() { return row_.text_or_none(next_++); }
  std::optional<double> real_or_none() { return row_.real_or_none(next_++); }
  CodePointSpan span() {
    next_ += 2;
    return {offset_at(row_, next_ - 2), offset_at(row_, next_ - 1)};
  }
  std::optional<Words> words() {
    next_ += 3;
    return words_at(row_, next_ - 3);
  }
  std::optional<Interval> interval() {
    next_ += 3;
    return interval_of(row_.text(next_ - 3), row_.text(next_ - 2), row_.text(next_ - 1));
  }

 private:
  const Statement& row_;
  int next_ = 0;
};

DocumentRecord document_from(const Statement& row) {
  Columns columns(row);
  DocumentRecord record;
  record.id = columns.text();
  record.language = columns.text();
  record.title = columns.text_or_none();
  record.url = columns.text_or_none();
  record.publisher = columns.text_or_none();
  record.published = columns.interval();
  record.chars = static_cast<std::size_t>(columns.integer());
  record.sentences = static_cast<std::size_t>(columns.integer());
  record.tokens = static_cast<std::size_t>(columns.integer());
  record.text = columns.text();
  return record;
}

std::optional<PlaceRecord> place_from(Columns& columns) {
  PlaceRecord place{columns.text(), columns.text(), columns.text(), columns.real_or_none(), columns.real_or_none(), {}};
  const std::optional<Words> words = columns.words();
  if (place.id.empty()) return std::nullopt;
  if (words) place.words = *words;
  return place;
}

std::optional<TimeRecord> time_from(Columns& columns) {
  const std::optional<Interval> interval = columns.interval();
  const TimeBasis basis = value_named(columns.text(), TimeBasis::inherited);
  const bool conflict = columns.integer() != 0;
  std::optional<Words> words = columns.words();
  if (!interval) return std::nullopt;
  return TimeRecord{*interval, std::move(words), basis, conflict};
}

FoundClaim claim_from(const Statement& row) {
  Columns columns(row);
  FoundClaim found;
  ClaimRecord& claim = found.claim;
  found.row = columns.integer();
  claim.document = columns.text();
  claim.number = static_cast<std::uint32_t>(columns.integer());
  claim.event = columns.text();
  claim.type = columns.text();
  claim.mode = columns.text();
  claim.cameo = columns.text();
  claim.quad = columns.text();
  claim.score = columns.real();
  claim.contexts = list_of(columns.text());
  claim.trigger = columns.words().value_or(Words{});
  claim.trigger_lemma = columns.text();
  claim.matter = columns.words();
  claim.place = place_from(columns);
  claim.time = time_from(columns);
  claim.tense = value_named(columns.text(), Tense::future);
  claim.factuality = value_named(columns.text(), Factuality::unknown);
  claim.hypothetical = columns.integer() != 0;
  claim.sentence = static_cast<std::size_t>(columns.integer());
  claim.evidence = columns.span();
  claim.rule = columns.text();
  claim.confidence = columns.real();
  found.sentence = columns.text();
  found.title = columns.text_or_none();
  found.publisher = columns.text_or_none();
  found.url = columns.text_or_none();
  found.published = columns.interval();
  return found;
}

// The parts of a claim that have tables of their own.
class Parts {
 public:
  static Result<Parts> prepare(Database& database) {
    Result<Statement> participants = database.prepare(
        "SELECT role, actors.id, participants.name, participants.country, sector, text, span_start, span_end, via "
        "FROM participants JOIN actors USING (actor) WHERE claim = ? ORDER BY role, position");
    if (!participants) return participants.error();
    Result<Statement> sources = database.prepare(
        "SELECT id, name, kind, text, span_start, span_end, cue_text, cue_start, cue_end, mode, with_ids "
        "FROM sources WHERE claim = ? ORDER BY position");
    if (!sources) return sources.error();
    Result<Statement> quotes =
        database.prepare("SELECT text, span_start, span_end FROM quotes WHERE claim = ? ORDER BY position");
    if (!quotes) return quotes.error();
    return Parts(std::move(*participants), std::move(*sources), std::move(*quotes));
  }

  Status fill(FoundClaim& found) {
    ClaimRecord& claim = found.claim;
    Status done = each(participants_, found.row, [&](Columns columns) {
      const bool actor = columns.text() == "actor";
      ParticipantRecord p{columns.text(), columns.text(), columns.text(), columns.text(), {}, Via::name};
      p.words = columns.words().value_or(Words{});
      p.via = value_named(columns.text(), Via::adjective);
      (actor ? claim.actors : claim.recipients).push_back(std::move(p));
    });
    if (!done) return done;
    done = each(sources_, found.row, [&](Columns columns) {
      SourceRecord s;
      s.id = columns.text();
      s.name = columns.text();
      s.kind = value_named(columns.text(), SourceKind::anonymous);
      s.words = columns.words();
      s.cue = columns.words();
      s.mode = value_named(columns.text(), QuoteMode::direct);
      s.with = list_of(columns.text());
      claim.sources.push_back(std::move(s));
    });
    if (!done) return done;
    return each(quotes_, found.row,
                [&](Columns columns) { claim.quotes.push_back(columns.words().value_or(Words{})); });
  }

 private:
  Parts(Statement participants, Statement sources, Statement quotes)
      : participants_(std::move(participants)), sources_(std::move(sources)), quotes_(std::move(quotes)) {}

  template <class Use>
  static Status each(Statement& statement, std::int64_t claim, const Use& use) {
    statement.bind(claim);
    return statement.each([&](const Statement& row) {
      use(Columns(row));
      return true;
    });
  }

  Statement participants_, sources_, quotes_;
};

// Gives all of a call's statements one state of the store, however much is written meanwhile.
class Snapshot {
 public:
  explicit Snapshot(Database& database) : database_(database), begun_(database.execute("BEGIN")) {}
  ~Snapshot() { (void)database_.execute("COMMIT"); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  const Status& begun() const { return begun_; }

 private:
  Database& database_;
  Status begun_;
};

}  // namespace

Result<Reader> Reader::open(const std::filesystem::path& path) {
  Result<Database> database = Database::open(path, Access::read);
  if (!database) return database.error();
  if (Status right = check_version(*database); !right) return right.error();
  if (Status done = database->execute("PRAGMA query_only = ON; PRAGMA cache_size = -32768;"); !done)
    return done.error();
  return Reader(std::move(*database));
}

Status Reader::claims(const Filter& filter, const Page& page,
                      const std::function<bool(const FoundClaim&)>& consume) {
  const Snapshot snapshot(database_);
  if (!snapshot.begun()) return snapshot.begun();
  const Condition condition = condition_of(filter);
  const std::string order = page.order == Order::text
                                ? " ORDER BY claims.claim"
                                : " ORDER BY time_start IS NULL, time_start, time_end, claims.claim";
  Result<Statement> query =
      database_.prepare(kClaimColumns + condition.sql + order + " LIMIT ? OFFSET ?");
  if (!query) return query.error();
  Result<Parts> parts = Parts::prepare(database_);
  if (!parts) return parts.error();
  query->rewind();
  for (const std::string& value : condition.values) query->bind_next(value);
  query->bind_next(page.limit == SIZE_MAX ? std::int64_t{-1} : static_cast<std::int64_t>(page.limit));
  query->bind_next(page.offset);
  while (true) {
    const Result<bool> row = query->next();
    if (!row) return row.error();
    if (!*row) return Success{};
    FoundClaim found = claim_from(*query);
    if (Status done = parts->fill(found); !done) return done;
    if (!consume(found)) return Success{};
  }
}

Result<std::optional<DocumentRecord>> Reader::document(std::string_view id) {
  Result<Statement> query = database_.prepare(std::string(kDocumentColumns) + " WHERE id = ?");
  if (!query) return query.error();
  query->bind(id);
  const Result<bool> row = query->next();
  if (!row) return row.error();
  if (!*row) return std::optional<DocumentRecord>();
  return std::optional(document_from(*query));
}

Status Reader::document_ids(const std::function<void(std::string_view)>& consume) {
  Result<Statement> query = database_.prepare("SELECT id FROM documents");
  if (!query) return query.error();
  return query->each([&](const Statement& row) {
    consume(row.text(0));
    return true;
  });
}

Status Reader::documents(const std::function<bool(const DocumentRecord&)>& consume) {
  Result<Statement> query = database_.prepare(std::string(kDocumentColumns) + " ORDER BY doc");
  if (!query) return query.error();
  return query->each([&](const Statement& row) { return consume(document_from(row)); });
}

Result<std::vector<Reader::Failure>> Reader::failures() {
  Result<Statement> query = database_.prepare("SELECT origin, code, message FROM failures ORDER BY origin");
  if (!query) return query.error();
  std::vector<Failure> found;
  const Status read = query->each([&](const Statement& row) {
    found.push_back({row.text(0), row.text(1), row.text(2)});
    return true;
  });
  if (!read) return read.error();
  return found;
}

Result<Reader::Counts> Reader::counts() {
  Counts counts;
  for (const auto& [table, count] :
       {std::pair("documents", &counts.documents), std::pair("appearances", &counts.appearances),
        std::pair("claims", &counts.claims), std::pair("events", &counts.events), std::pair("actors", &counts.actors),
        std::pair("failures", &counts.failures)}) {
    const Result<std::int64_t> found = database_.integer(std::string("SELECT count(*) FROM ") + table);
    if (!found) return found.error();
    *count = *found;
  }
  return counts;
}

}  // namespace kronika::store

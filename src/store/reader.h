// Asks a store.
//
//   Result<Reader> reader = Reader::open("news.kronika");
//   reader->claims({.actor = "person/kim-jong-un", .type = "CONSULT"}, [](const FoundClaim& found) { …; return true; });
//
// Any number of readers, in any number of processes, beside one writer; each sees the store as it was when its call
// began. A Reader is used by one thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/record.h"
#include "store/database.h"

namespace kronika::store {

// Conditions that all must hold; what is not set does not count.
struct Filter {
  std::string actor, recipient, participant;  // an id ("person/kim-jong-un"), its last part, or a name; either case
  std::string country;     // of any participant: ISO 3166-1 alpha-3
  std::string type, mode;  // PLOVER
  std::string place;       // id, last part or name of the place, or the code of its country
  std::string source;      // id, last part or name of any link of the chain but the author
  std::string factuality;  // "CT+" …; several are joined by commas
  std::string language, document, event;
  std::optional<Interval> during;  // the event's time overlaps it
  std::string search;              // expression of store/search_text.h over the article
};

enum class Order { text, time };  // as read; by the event's time, undated claims last

struct Page {
  Order order = Order::text;
  std::size_t limit = SIZE_MAX;
  std::size_t offset = 0;
};

struct FoundClaim {
  std::int64_t row = 0;  // of the table `claims`
  ClaimRecord claim;     // `event` is the event's id in the store
  std::string sentence;  // the evidence
  std::optional<std::string> title, publisher, url;
  std::optional<Interval> published;
};

class Reader {
 public:
  // Errors: unreadable (no such file), damaged_store (no store, or one of another version), busy.
  static Result<Reader> open(const std::filesystem::path& path);

  // Calls `consume` for each claim in order until it gives false. Errors: those of Database.
  Status claims(const Filter& filter, const Page& page, const std::function<bool(const FoundClaim&)>& consume);
  // The document with this id, or none.
  Result<std::optional<DocumentRecord>> document(std::string_view id);
  Status document_ids(const std::function<void(std::string_view)>& consume);
  // All documents in the order in which they were added.
  Status documents(const std::function<bool(const DocumentRecord&)>& consume);

  struct Failure {
    std::string origin, code, message;
  };
  Result<std::vector<Failure>> failures();

  struct Counts {
    std::int64_t documents = 0, appearances = 0, claims = 0, events = 0, actors = 0, failures = 0;
  };
  Result<Counts> counts();

  Database& database() { return database_; }

 private:
  explicit Reader(Database database) : database_(std::move(database)) {}
  Database database_;
};

}  // namespace kronika::store

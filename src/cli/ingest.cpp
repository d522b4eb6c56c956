// `kronika ingest`: articles into a store.
//
// One thread reads and writes, others analyse. What a second run finds in the store it does not analyse again, so that
// an interrupted run goes on where it stopped.

#include <algorithm>
#include <atomic>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <optional>
#include <unordered_set>
#include <utility>

#include "cli/collection.h"
#include "cli/commands.h"
#include "cli/reading.h"
#include "cli/terminal.h"
#include "format/json_writer.h"
#include "ingest/raw_article.h"
#include "pipeline/batch.h"
#include "pipeline/pipelines.h"
#include "store/reader.h"
#include "store/writer.h"

namespace kronika::cli {
namespace {

constexpr std::size_t kDocumentsPerCommit = 64;

std::atomic<bool> interrupted = false;
void interrupt(int) { interrupted = true; }

struct IngestOptions {
  std::vector<std::string> names;
  std::string store;
  std::string language = "auto";
  std::vector<std::string> fields;
  std::size_t threads = 0;
  std::size_t max_bytes = ingest::kMaxDocumentBytes;
  bool report = false;
};

// An article on its way: read, then analysed, then written.
struct Passing {
  store::Appearance appearance;
  std::optional<Document> document;  // not of a failure
  bool known = false;                // the store has it
  std::optional<Error> error;
  bool fatal = false;  // not this article's: a model is damaged
};

// The ids of a store's documents as numbers: their sixteen hex digits.
class KnownIds {
 public:
  // True if it was not known before.
  bool add(std::string_view id) {
    std::uint64_t number = 0;
    std::from_chars(id.data(), id.data() + id.size(), number, 16);
    return ids_.insert(number).second;
  }

 private:
  std::unordered_set<std::uint64_t> ids_;
};

class Analyser {
 public:
  Analyser(const LanguageDetector& detector, Pipelines& pipelines, std::vector<std::string> languages, bool detect)
      : detector_(detector), pipelines_(pipelines), languages_(std::move(languages)), detect_(detect) {}

  Passing analyse(Passing passing) const {
    if (!passing.document || passing.known) return passing;
    Document& document = *passing.document;
    if (detect_) {
      Result<std::string> language = detector_.language_of(document.text, languages_);
      if (language) {
        document.language = std::move(*language);
      } else if (std::find(languages_.begin(), languages_.end(), document.language) == languages_.end()) {
        return failed(std::move(passing), language.error());
      }
    }
    const Result<const Pipeline*> pipeline = pipelines_.get(document.language);
    if (!pipeline) {
      passing.fatal = true;
      return failed(std::move(passing), pipeline.error());
    }
    (*pipeline)->analyse(document);
    return passing;
  }

 private:
  static Passing failed(Passing passing, Error error) {
    passing.document.reset();
    passing.error = std::move(error);
    return passing;
  }

  const LanguageDetector& detector_;
  Pipelines& pipelines_;
  std::vector<std::string> languages_;
  bool detect_;
};

// Writes what comes, commits now and then, and only then says that it is done.
class Collector {
 public:
  Collector(store::Writer& writer, bool report) : writer_(writer), report_(report), progress_(0) {}

  // Errors: of the store; what was committed before stays.
  Status take(const Passing& passing) {
    if (pending_.empty()) {
      if (Status done = writer_.begin(); !done) return done;
    }
    if (Status done = write(passing); !done) return done;
    pending_.push_back(line_of(passing));
    return pending_.size() < kDocumentsPerCommit ? Status(Success{}) : commit();
  }

  Status commit() {
    if (pending_.empty()) return Success{};
    if (Status done = writer_.commit(); !done) return done;
    for (const std::string& line : pending_) {
      if (report_) std::fputs(line.c_str(), stdout);
    }
    if (report_) std::fflush(stdout);
    pending_.clear();
    return Success{};
  }

  void roll_back() {
    if (!pending_.empty()) (void)writer_.roll_back();
    pending_.clear();
  }

  std::size_t added = 0, known = 0, failed = 0;

 private:
  Status write(const Passing& passing) {
    progress_.done(passing.appearance.origin);
    if (passing.error) {
      ++failed;
      return writer_.add_failure(passing.appearance.origin, *passing.error);
    }
    if (passing.known) {
      ++known;
      return writer_.add_appearance(passing.document->id, passing.appearance);
    }
    ++added;
    return writer_.add(*passing.document, passing.appearance);
  }

  static std::string line_of(const Passing& passing) {
    std::string line;
    format::JsonWriter json(line);
    json.begin('{').key("origin").string(passing.appearance.origin);
    json.key("status").string(passing.error ? "failed" : passing.known ? "known" : "added");
    json.key("id");
    if (passing.document)
      json.string(passing.document->id);
    else
      json.null();
    json.key("reason");
    if (passing.error)
      json.string(passing.error->message);
    else
      json.null();
    json.end('}').end_line();
    return line;
  }

  store::Writer& writer_;
  bool report_;
  Progress progress_;
  std::vector<std::string> pending_;
};

Passing read_one(ingest::Found found, const ingest::Options& options, KnownIds& known) {
  Passing passing;
  passing.appearance.origin = found.origin;
  if (!found.article) {
    passing.error = found.article.error();
    return passing;
  }
  Result<Document> document = ingest::read_raw(std::move(*found.article), options);
  if (!document) {
    passing.error = document.error();
    return passing;
  }
  passing.appearance.url = document->url;
  passing.appearance.publisher = document->publisher;
  passing.appearance.published = document->published;
  passing.known = !known.add(document->id);
  passing.document = std::move(*document);
  return passing;
}

Result<KnownIds> known_ids(const std::string& path) {
  KnownIds known;
  Result<store::Reader> reader = store::Reader::open(path);
  if (!reader) return reader.error();
  const Status read = reader->document_ids([&](std::string_view id) { known.add(id); });
  if (!read) return read.error();
  return known;
}

int exit_code_of(const Error& error) {
  return error.code == ErrorCode::damaged_resource ? kDamagedResources : kStoreFailed;
}

int collect(const IngestOptions& options, CollectionOptions reading, const Analyser& analyser) {
  Result<store::Writer> writer = store::Writer::open(options.store);
  if (!writer) {
    report(writer.error().message);
    return kStoreFailed;
  }
  Result<KnownIds> known = known_ids(options.store);
  if (!known) {
    report(known.error().message);
    return kStoreFailed;
  }
  const auto articles = open_collection(options.names, std::move(reading));
  ingest::Options known_of_all;
  known_of_all.language = options.language;
  known_of_all.max_bytes = options.max_bytes;
  Collector collector(*writer, options.report);
  std::optional<Error> stopped;
  OrderedParallel<Passing, Passing>::run(
      options.threads,
      [&]() -> std::optional<Passing> {
        if (interrupted) return std::nullopt;
        std::optional<ingest::Found> found = articles->next();
        if (!found) return std::nullopt;
        return read_one(std::move(*found), known_of_all, *known);
      },
      [&](Passing passing) { return analyser.analyse(std::move(passing)); },
      [&](const Passing& passing) {
        if (passing.fatal) {
          stopped = *passing.error;
          return false;
        }
        if (Status done = collector.take(passing); !done) stopped = done.error();
        return !stopped;
      });
  if (Status done = stopped ? Status(*stopped) : collector.commit(); !done) {
    collector.roll_back();
    report(done.error().message);
    return exit_code_of(done.error());
  }
  report(std::to_string(collector.added) + " articles added, " + std::to_string(collector.known) + " known, " +
         std::to_string(collector.failed) + " failed" + (interrupted ? "; interrupted, a further run goes on here" : ""));
  if (interrupted) return kInterrupted;
  return collector.failed > 0 ? kSomeFailed : kSuccess;
}

int run(const IngestOptions& options, const std::string& resources) {
  CollectionOptions reading;
  reading.max_bytes = options.max_bytes;
  for (const std::string& field : options.fields) {
    if (Status set = reading.fields.set(field); !set) {
      report("--field: " + set.error().message);
      return kUsage;
    }
  }
  const Result<Reading> opened = open_reading(resources);
  if (!opened) {
    report(opened.error().message);
    return kDamagedResources;
  }
  Result<ingest::PageWords> page_words = ingest::PageWords::load(opened->resources);
  if (!page_words) {
    report(page_words.error().message);
    return kDamagedResources;
  }
  reading.page_words = std::move(*page_words);
  Pipelines pipelines(opened->resources);
  std::signal(SIGINT, interrupt);
  std::signal(SIGTERM, interrupt);
  return collect(options, std::move(reading),
                 Analyser(opened->detector, pipelines, opened->languages, options.language == "auto"));
}

}  // namespace

void add_ingest(CLI::App& app, Common& common) {
  auto options = std::make_shared<IngestOptions>();
  CLI::App* command = app.add_subcommand("ingest", "Read many articles into a store");
  command->add_option("sources", options->names, "Articles (*.txt, *.html), feeds (*.rss, *.atom, *.xml), collections (*.jsonl), folders, or -")
      ->type_name("FILE|DIR|-")->required();
  command->add_option("--store", options->store, "The store, a file; made if it is missing")->type_name("FILE")->required();
  command->add_option("--lang", options->language, "Language of the articles; auto: detect it")
      ->check(CLI::IsMember({"pl", "en", "auto"}))->capture_default_str();
  command->add_option("--field", options->fields,
                      "Field of JSON Lines that holds text, title, url, publisher, published or language")
      ->type_name("text=NAME");
  command->add_option("--threads", options->threads, "Threads; 0: as many as there are processors")->capture_default_str();
  command->add_option("--max-bytes", options->max_bytes, "Limit for one article")->capture_default_str();
  command->add_flag("--report", options->report, "Write a JSON line for each article once it is in the store");
  command->footer("A further run goes on where one was interrupted; an article that is there already costs nothing.\n"
                  "Articles that cannot be read are kept in the store with the reason (kronika store failures).\n\n"
                  "Examples:\n"
                  "  kronika ingest articles/ --store news.kronika\n"
                  "  zcat dump.jsonl.gz | kronika ingest - --store news.kronika --field text=body");
  command->callback([options, &common] {
    common.action = [options, &common] { return run(*options, common.resources); };
  });
}

}  // namespace kronika::cli

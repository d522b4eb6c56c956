// `kronika read` and `kronika explain`: articles in, claims out.

#include <cstdio>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/reading.h"
#include "cli/terminal.h"
#include "format/conllu.h"
#include "format/jsonl.h"
#include "format/terminal.h"
#include "format/timeml.h"
#include "ingest/plain_text.h"
#include "pipeline/batch.h"
#include "pipeline/pipelines.h"

namespace kronika::cli {
namespace {

struct ReadOptions {
  std::vector<std::string> names{"-"};
  std::string language = "auto";
  std::string date;
  std::string format = "jsonl";
  std::string id;
  bool no_text = false;
  std::size_t threads = 0;
  std::size_t max_bytes = ingest::kMaxDocumentBytes;
};

// A result that crosses from worker threads: what to write, or '!' and why not.
constexpr char kWritten = '+';
constexpr char kWithoutClaims = '~';  // what to write, of a language in which claims are not found yet
constexpr char kFailed = '!';
constexpr char kDamaged = '#';  // why no article of this language can be read

class Reader {
 public:
  Reader(const ReadOptions& options, std::optional<Interval> published, std::vector<std::string> languages,
         const LanguageDetector& detector, Pipelines& pipelines)
      : options_(options),
        published_(published),
        languages_(std::move(languages)),
        detector_(detector),
        pipelines_(pipelines) {}

  std::string read(const Input& input) const {
    Result<Document> document = ingest_one(input);
    if (!document) return kFailed + document.error().message;
    const Result<const Pipeline*> pipeline = pipelines_.get(document->language);
    if (!pipeline) return kDamaged + pipeline.error().message;
    (*pipeline)->analyse(*document);
    const bool needs_claims = options_.format != "conllu" && options_.format != "timex";
    return ((*pipeline)->finds_claims() || !needs_claims ? kWritten : kWithoutClaims) +
           formatted(*document);
  }

 private:
  Result<Document> ingest_one(const Input& input) const {
    Result<std::string> bytes = read_input(input, options_.max_bytes);
    if (!bytes) return bytes.error();
    ingest::Options options;
    options.id = options_.id.empty() ? input.id : options_.id;
    options.language = options_.language;
    options.published = published_;
    options.max_bytes = options_.max_bytes;
    Result<Document> document = ingest::read_plain_text(std::move(*bytes), options);
    if (!document || options_.language != "auto") return document;
    Result<std::string> language = detector_.language_of(document->text, languages_);
    if (!language) return language.error();
    document->language = std::move(*language);
    return document;
  }

  std::string formatted(const Document& document) const {
    if (options_.format == "conllu") return format::conllu(document);
    if (options_.format == "timex") return format::timeml(document);
    if (options_.format == "jsonl") return format::jsonl(document, {.with_text = !options_.no_text});
    const format::TerminalOptions terminal{.colour = wants_colour(), .width = terminal_width()};
    return options_.format == "explain" ? format::explanation(document, terminal)
                                        : format::table(document, terminal) + "\n";
  }

  const ReadOptions& options_;
  std::optional<Interval> published_;
  std::vector<std::string> languages_;
  const LanguageDetector& detector_;
  Pipelines& pipelines_;
};

int read_articles(const ReadOptions& options, std::optional<Interval> published, std::vector<std::string> languages,
                  const LanguageDetector& detector, Pipelines& pipelines) {
  bool failed = false;
  bool damaged = false;
  bool without_claims = false;
  std::vector<Input> inputs;
  std::vector<std::string> shown;
  for (const NamedInput& named : find_inputs(options.names)) {
    if (!named.articles) {
      report(named.name + ": " + named.articles.error().message);
      failed = true;
      continue;
    }
    for (const Input& input : *named.articles) {
      inputs.push_back(input);
      shown.push_back(input.path == "-" ? "standard input" : input.path.string());
    }
  }
  const Reader reader(options, published, std::move(languages), detector, pipelines);
  Progress progress(inputs.size());
  const bool written = ordered_parallel(
      inputs.size(), options.threads, [&](std::size_t i) { return reader.read(inputs[i]); },
      [&](std::size_t i, std::string result) {
        progress.done(shown[i]);
        if (result.front() == kDamaged) {
          report(result.substr(1));
          damaged = true;
          return false;
        }
        if (result.front() == kFailed) {
          const std::string why = result.substr(1);
          report(why.starts_with(shown[i]) ? why : shown[i] + ": " + why);
          failed = true;
          return true;
        }
        if (result.front() == kWithoutClaims && !std::exchange(without_claims, true))
          report("a language has no tables of claims; its articles get sentences, trees and names only");
        const std::size_t size = result.size() - 1;
        return std::fwrite(result.data() + 1, 1, size, stdout) == size && std::fflush(stdout) == 0;
      });
  if (damaged) return kDamagedResources;
  if (!written) return kOutputFailed;
  return failed ? kSomeFailed : kSuccess;
}

int run(const ReadOptions& options, const std::string& resources) {
  std::optional<Interval> published;
  if (!options.date.empty()) {
    Result<Interval> date = parse_date(options.date);
    if (!date) {
      report("--date: " + date.error().message);
      return kUsage;
    }
    published = *date;
  }
  const Result<Reading> opened = open_reading(resources);
  if (!opened) {
    report(opened.error().message);
    return kDamagedResources;
  }
  Pipelines pipelines(opened->resources);
  return read_articles(options, published, opened->languages, opened->detector, pipelines);
}

void add_reading_options(CLI::App& command, ReadOptions& options) {
  command.add_option("--lang", options.language, "Language of the articles; auto: detect it")
      ->check(CLI::IsMember({"pl", "en", "auto"}))->capture_default_str();
  command.add_option("--date", options.date,
                     "Publication date (2023-09-15, 2023-09 or 2023); wins over what the articles say")
      ->type_name("DATE");
  command.add_option("--max-bytes", options.max_bytes, "Limit for one article")->capture_default_str();
}

}  // namespace

void add_read(CLI::App& app, Common& common) {
  auto options = std::make_shared<ReadOptions>();
  CLI::App* command = app.add_subcommand("read", "Read articles, write their claims");
  command->add_option("inputs", options->names, "Files, folders of *.txt, or - for standard input (the default)")
      ->type_name("FILE|DIR|-");
  add_reading_options(*command, *options);
  command->add_option("--format", options->format,
                      "jsonl: the claim records; table: for people; conllu: the trees; timex: the text with its time "
                      "expressions as TimeML marks them (TIMEX3), a line an article")
      ->check(CLI::IsMember({"jsonl", "table", "conllu", "timex"}))->capture_default_str();
  command->add_option("--id", options->id, "Document id, for a single article")->type_name("ID");
  command->add_flag("--no-text", options->no_text, "Leave the text out of the document records");
  command->add_option("--threads", options->threads, "Threads; 0: as many as there are processors")
      ->capture_default_str();
  command->footer("Examples:\n"
                  "  kronika read --format table article.txt\n"
                  "  cat article.txt | kronika read --date 2023-09-15 - > claims.jsonl\n"
                  "  kronika read --format timex article.txt | grep -o '<TIMEX3[^/]*'\n"
                  "  kronika read --no-text --threads 4 articles/ | jq -r 'select(.kind==\"claim\").type'");
  command->callback([options, &common] {
    common.action = [options, &common] { return run(*options, common.resources); };
  });
}

void add_explain(CLI::App& app, Common& common) {
  auto options = std::make_shared<ReadOptions>();
  options->format = "explain";
  CLI::App* command = app.add_subcommand("explain", "Show for each claim why it was found and coded so");
  command->add_option("inputs", options->names, "File, or - for standard input (the default)")
      ->type_name("FILE|-");
  add_reading_options(*command, *options);
  command->footer("For each claim: the sentence with the words marked, the path in the tree, the frame and rule\n"
                  "that fired, the chain of sources, what made it less than certain, how the time was resolved,\n"
                  "which earlier claim is about the same event. Then the words that name events and are no\n"
                  "claims, each with the reason.\n\n"
                  "Example:\n  kronika explain article.txt | less -R");
  command->callback([options, &common] {
    common.action = [options, &common] { return run(*options, common.resources); };
  });
}

}  // namespace kronika::cli

// `kronika query` and `kronika timeline`: claims from a store.

#include <cstdio>
#include <optional>

#include "api/resources.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "format/claim_list.h"
#include "format/jsonl.h"
#include "ingest/plain_text.h"
#include "pipeline/pipelines.h"
#include "store/reader.h"
#include "store/search_text.h"

namespace kronika::cli {
namespace {

struct QueryOptions {
  std::string store;
  store::Filter filter;
  std::string since, until, text;
  std::string format = "table";
  std::size_t limit = 1000;
  std::size_t offset = 0;
  bool by_time = false;
};

// `since` and `until` as one interval; both days count.
Result<std::optional<Interval>> period(const std::string& since, const std::string& until) {
  if (since.empty() && until.empty()) return std::optional<Interval>();
  using std::chrono::sys_days;
  using namespace std::chrono_literals;
  Interval interval{sys_days(0001y / 1 / 1), sys_days(9999y / 12 / 31), Grain::day};
  if (!since.empty()) {
    const Result<Interval> date = parse_date(since);
    if (!date) return date.error();
    interval.start = date->start;
  }
  if (!until.empty()) {
    const Result<Interval> date = parse_date(until);
    if (!date) return date.error();
    interval.end = date->end;
  }
  if (interval.start >= interval.end) return Error{ErrorCode::invalid_argument, "the end is before the beginning"};
  return std::optional(interval);
}

// The query's words with the lemmas that each language gives them, so that any form of a word finds any other.
std::string search_expression(const std::string& query, const std::string& resources) {
  const Resources found = find_resources(resources);
  const Result<std::vector<std::string>> languages = Pipelines::languages_of(found);
  Document words;
  if (languages) {
    Pipelines pipelines(found);
    for (const std::string& language : *languages) {
      ingest::Options options;
      options.language = language;
      Result<Document> document = ingest::read_plain_text(query, options);
      const Result<const Pipeline*> pipeline = pipelines.get(language);
      if (!document || !pipeline) continue;
      (*pipeline)->analyse(*document);
      words.tokens.insert(words.tokens.end(), document->tokens.begin(), document->tokens.end());
    }
  }
  return store::search_expression(query, &words);
}

int run(QueryOptions options, const std::string& resources) {
  const Result<std::optional<Interval>> during = period(options.since, options.until);
  if (!during) {
    report("--since, --until: " + during.error().message);
    return kUsage;
  }
  options.filter.during = *during;
  Result<store::Reader> reader = store::Reader::open(options.store);
  if (!reader) {
    report(reader.error().message);
    return kStoreFailed;
  }
  if (!options.text.empty()) {
    options.filter.search = search_expression(options.text, resources);
    if (options.filter.search.empty()) {
      report("--text: there is no word in it");
      return kUsage;
    }
  }
  const format::TerminalOptions terminal{.colour = wants_colour(), .width = terminal_width()};
  bool written = true;
  const auto write = [&](const std::string& text) {
    return written = written && std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  };
  if (options.format == "csv") write(format::csv_heading());
  if (options.format == "table") write(format::table_heading(terminal));
  const store::Page page{.order = options.by_time ? store::Order::time : store::Order::text,
                         .limit = options.limit,
                         .offset = options.offset};
  const Status done = reader->claims(options.filter, page, [&](const store::FoundClaim& found) {
    if (options.format == "jsonl") return write(format::json_line(found.claim));
    const format::ListedClaim listed{found.claim, found.sentence, found.title, found.publisher, found.url, found.published};
    return write(options.format == "csv" ? format::csv_row(listed) : format::table_rows(listed, terminal));
  });
  if (!done) {
    report(done.error().message);
    return kStoreFailed;
  }
  return written && std::fflush(stdout) == 0 ? kSuccess : kOutputFailed;
}

CLI::App* add(CLI::App& app, Common& common, const char* name, const char* what, bool by_time) {
  auto options = std::make_shared<QueryOptions>();
  options->by_time = by_time;
  CLI::App* command = app.add_subcommand(name, what);
  store::Filter& filter = options->filter;
  command->add_option("--store", options->store, "The store")->type_name("FILE")->required();
  command->add_option("--actor", filter.actor, "Who acts: an id (person/kim-jong-un), its last part, or a name")->type_name("WHO");
  command->add_option("--recipient", filter.recipient, "To whom it is done")->type_name("WHO");
  command->add_option("--with", filter.participant, "Either of the two")->type_name("WHO");
  command->add_option("--country", filter.country, "Country of any participant (ISO 3166-1 alpha-3)")->type_name("CODE");
  command->add_option("--type", filter.type, "PLOVER type, or STATE")->type_name("TYPE");
  command->add_option("--mode", filter.mode, "PLOVER mode")->type_name("MODE");
  command->add_option("--place", filter.place, "Where: id, name, or code of the country")->type_name("PLACE");
  command->add_option("--source", filter.source, "Any source of the chain: id, its last part, or a name")->type_name("SOURCE");
  command->add_option("--factuality", filter.factuality, "How certain: CT+, PR+, PS+, CT-, PR-, PS-, UU; several by commas")
      ->type_name("CODE,…");
  command->add_option("--since", options->since, "Events on or after this day, month or year")->type_name("DATE");
  command->add_option("--until", options->until, "Events on or before this day, month or year")->type_name("DATE");
  command->add_option("--text", options->text, "Words and \"phrases\" of the article, in any form")->type_name("WORDS");
  command->add_option("--lang", filter.language, "Language of the article")->type_name("LANG");
  command->add_option("--doc", filter.document, "Id of the article")->type_name("ID");
  command->add_option("--event", filter.event, "Id of the event")->type_name("ID");
  command->add_option("--format", options->format, "table: for people; jsonl: the claim records; csv: for spreadsheets")
      ->check(CLI::IsMember({"table", "jsonl", "csv"}))->capture_default_str();
  command->add_option("--limit", options->limit, "At most so many claims")->capture_default_str();
  command->add_option("--offset", options->offset, "Leave out so many first")->capture_default_str();
  command->callback([options, &common] {
    common.action = [options, &common] { return run(*options, common.resources); };
  });
  return command;
}

}  // namespace

void add_query(CLI::App& app, Common& common) {
  add(app, common, "query", "Find claims in a store, in the order of the articles", false)
      ->footer("Examples:\n"
               "  kronika query --store news.kronika --actor \"Kim Jong Un\" --type CONSULT --since 2023-09\n"
               "  kronika query --store news.kronika --text 'prezydent \"wspólna deklaracja\"' --format csv > claims.csv");
  add(app, common, "timeline", "Find claims in a store, in the order of what happened", true)
      ->footer("Example:\n  kronika timeline --store news.kronika --with country/PRK");
}

}  // namespace kronika::cli

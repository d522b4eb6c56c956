// `kronika store check`, `info` and `failures`.

#include <cstdio>

#include "cli/commands.h"
#include "format/json_writer.h"
#include "store/check.h"
#include "store/reader.h"

namespace kronika::cli {
namespace {

// What a subcommand does with an open store.
using Use = int (*)(store::Reader& reader);

int failed(const Error& error) {
  report(error.message);
  return kStoreFailed;
}

int check(store::Reader& reader) {
  const Result<std::vector<std::string>> found = store::check(reader);
  if (!found) return failed(found.error());
  for (const std::string& what : *found) report(what);
  if (!found->empty()) return kStoreFailed;
  std::puts("the store is sound");
  return kSuccess;
}

int info(store::Reader& reader) {
  const Result<store::Reader::Counts> counts = reader.counts();
  if (!counts) return failed(counts.error());
  std::string line;
  format::JsonWriter json(line);
  json.begin('{');
  for (const auto& [key, count] :
       {std::pair("documents", counts->documents), std::pair("appearances", counts->appearances),
        std::pair("claims", counts->claims), std::pair("events", counts->events),
        std::pair("actors", counts->actors), std::pair("failures", counts->failures)})
    json.key(key).number(static_cast<std::size_t>(count));
  json.end('}').end_line();
  std::fputs(line.c_str(), stdout);
  return kSuccess;
}

int failures(store::Reader& reader) {
  const Result<std::vector<store::Reader::Failure>> found = reader.failures();
  if (!found) return failed(found.error());
  for (const store::Reader::Failure& failure : *found) {
    std::string line;
    format::JsonWriter json(line);
    json.begin('{').key("origin").string(failure.origin);
    json.key("code").string(failure.code);
    json.key("message").string(failure.message).end('}').end_line();
    std::fputs(line.c_str(), stdout);
  }
  return kSuccess;
}

void add(CLI::App& parent, Common& common, const char* name, const char* what, Use use) {
  auto path = std::make_shared<std::string>();
  CLI::App* command = parent.add_subcommand(name, what);
  command->add_option("store", *path, "The store")->type_name("FILE")->required();
  command->footer(std::string("Example:\n  kronika store ") + name + " news.kronika");
  command->callback([path, use, &common] {
    common.action = [path, use] {
      Result<store::Reader> reader = store::Reader::open(*path);
      return reader ? use(*reader) : failed(reader.error());
    };
  });
}

}  // namespace

void add_store(CLI::App& app, Common& common) {
  CLI::App* command = app.add_subcommand("store", "Look after a store");
  command->require_subcommand(1);
  add(*command, common, "check", "Is everything as it must be? Each fault is named on standard error", check);
  add(*command, common, "info", "How many articles, claims … are in it, as JSON", info);
  add(*command, common, "failures", "Articles that could not be read, and why, as JSON Lines", failures);
  command->footer("Example:\n  kronika store check news.kronika");
}

}  // namespace kronika::cli

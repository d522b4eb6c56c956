// The program `kronika`: chooses a subcommand and turns what it gives back into an exit code.

#include "cli/commands.h"

namespace {

constexpr const char* kFooter = R"(Exit codes:
  0  everything was read
  1  some articles could not be read (each is named on standard error); the others were.
     `kronika lexicon`: something is wrong with the tables or their examples
  2  wrong command line
  3  a model, dictionary or lexicon is missing or damaged
  4  standard output could not be written
  5  the store is missing, damaged, being written by another process, or cannot be written
  130  interrupted; what was reported done is kept

Example:
  kronika read article.txt | jq 'select(.kind == "claim") | [.type, .trigger.text]')";

}  // namespace

int main(int argc, char** argv) {
  using namespace kronika::cli;
  CLI::App app("Kronika reads news articles and writes who did what to whom, when, where,\n"
               "according to which chain of sources, and how certainly.", "kronika");
  app.footer(kFooter);
  app.require_subcommand(1);
  app.set_version_flag("--version", KRONIKA_VERSION);
  Common common;
  app.add_option("--resources", common.resources, "Folder with lexicons and models; wins over KRONIKA_RESOURCES")->type_name("DIR");
  add_read(app, common);
  add_explain(app, common);
  add_ingest(app, common);
  add_query(app, common);
  add_store(app, common);
  add_lexicon(app, common);
  add_version(app, common);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kSuccess : kUsage;
  }
  return common.action ? common.action() : static_cast<int>(kUsage);
}

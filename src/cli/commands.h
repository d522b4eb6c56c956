// The subcommands. Each adds itself to the command line and, if it was chosen, runs and gives the exit code.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <string>


namespace kronika::cli {

// Exit codes, as `kronika --help` and README state them.
enum ExitCode : int {
  kSuccess = 0,
  kSomeFailed = 1,       // at least one article could not be read, all others were written; a check found something
  kUsage = 2,            // the command line is wrong; nothing was read
  kDamagedResources = 3, // a model, dictionary or lexicon is missing or damaged; nothing was read
  kOutputFailed = 4,     // standard output cannot be written (full disk, closed pipe)
  kStoreFailed = 5,      // the store cannot be opened, is damaged, being written by another process, or cannot be written
  kInterrupted = 130,    // by Ctrl-C or SIGTERM; what was reported done is kept
};

// Set by the subcommand that the user chose.
using Action = std::function<int()>;

// Options that every subcommand shares.
struct Common {
  std::string resources;  // --resources
  Action action;
};

void add_read(CLI::App& app, Common& common);
void add_explain(CLI::App& app, Common& common);
void add_ingest(CLI::App& app, Common& common);
void add_query(CLI::App& app, Common& common);
void add_store(CLI::App& app, Common& common);
void add_lexicon(CLI::App& app, Common& common);
void add_version(CLI::App& app, Common& common);

// "kronika: <what>\n" on standard error.
void report(const std::string& what);

}  // namespace kronika::cli

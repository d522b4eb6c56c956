// `kronika lexicon check` and `kronika lexicon test`: for those who write the tables.

#include <cstdio>
#include <utility>

#include "api/resources.h"
#include "cli/commands.h"
#include "format/json_writer.h"
#include "format/terminal.h"
#include "lexicon/check.h"
#include "lexicon/coverage.h"
#include "lexicon/examples.h"
#include "pipeline/pipelines.h"

namespace kronika::cli {
namespace {

using format::JsonWriter;

struct LexiconOptions {
  std::string language = "all";
  std::string format = "table";
  std::string frame;
};

Result<std::vector<std::string>> languages_of(const LexiconOptions& options,
                                              const Resources& resources) {
  if (options.language != "all") return std::vector<std::string>{options.language};
  return Pipelines::languages_of(resources);
}

int write(const std::string& out, int code) {
  const bool written =
      std::fwrite(out.data(), 1, out.size(), stdout) == out.size() && std::fflush(stdout) == 0;
  return written ? code : static_cast<int>(kOutputFailed);
}

std::string place(const std::string& table, std::size_t line) {
  if (table.empty()) return {};
  return line == 0 ? table + ": " : table + ":" + std::to_string(line) + ": ";
}

std::string right(std::size_t number, std::size_t columns) {
  const std::string digits = std::to_string(number);
  return std::string(columns > digits.size() ? columns - digits.size() : 0, ' ') + digits;
}

std::string check_table(const std::vector<lexicon::Finding>& findings,
                        const std::vector<lexicon::Coverage>& covered) {
  std::string out;
  for (const lexicon::Finding& finding : findings)
    out += place(finding.table, finding.line) + finding.kind + ": " + finding.message + "\n";
  if (!findings.empty()) out += "\n";
  out += "lang  type        mode             frames  triggers  examples\n";
  std::size_t frames = 0, triggers = 0, examples = 0;
  for (const lexicon::Coverage& row : covered) {
    out += format::fit(row.language, 6) + format::fit(row.type, 12) +
           format::fit(row.mode.empty() ? "-" : row.mode, 16) + right(row.frames, 7) +
           right(row.triggers, 10) + right(row.examples, 10) + "\n";
    frames += row.frames;
    triggers += row.triggers;
    examples += row.examples;
  }
  out += format::fit("all", 34) + right(frames, 7) + right(triggers, 10) + right(examples, 10) +
         "\n\n";
  return out + std::to_string(findings.size()) +
         (findings.size() == 1 ? " finding\n" : " findings\n");
}

std::string check_jsonl(const std::vector<lexicon::Finding>& findings,
                        const std::vector<lexicon::Coverage>& covered) {
  std::string out;
  JsonWriter json(out);
  for (const lexicon::Finding& finding : findings) {
    json.begin('{').key("kind").string("finding").key("table").string_or_null(finding.table);
    json.key("line").number(finding.line).key("what").string(finding.kind);
    json.key("message").string(finding.message).end('}').end_line();
  }
  for (const lexicon::Coverage& row : covered) {
    json.begin('{')
        .key("kind")
        .string("coverage")
        .key("lang")
        .string(row.language)
        .key("type")
        .string(row.type);
    json.key("mode").string_or_null(row.mode).key("frames").number(row.frames);
    json.key("triggers")
        .number(row.triggers)
        .key("examples")
        .number(row.examples)
        .end('}')
        .end_line();
  }
  return out;
}

int run_check(const LexiconOptions& options, const std::string& chosen) {
  const Resources resources = find_resources(chosen);
  const Result<std::vector<std::string>> languages = languages_of(options, resources);
  if (!languages) {
    report(languages.error().message);
    return kDamagedResources;
  }
  const std::vector<lexicon::Finding> findings = lexicon::check(resources, *languages);
  std::vector<lexicon::Coverage> covered;
  for (const std::string& language : *languages) {
    Result<std::vector<lexicon::Coverage>> rows = lexicon::coverage(resources, language);
    if (!rows) continue;  // a finding already
    for (lexicon::Coverage& row : *rows) covered.push_back(std::move(row));
  }
  const std::string out =
      options.format == "jsonl" ? check_jsonl(findings, covered) : check_table(findings, covered);
  return write(out, findings.empty() ? kSuccess : kSomeFailed);
}

std::string failure(const lexicon::Outcome& outcome) {
  const lexicon::Example& example = outcome.example;
  std::string line = place(example.table, example.line) + "'" + example.frame + "' " +
                     (example.fires ? "does not fire on" : "fires on") + " \"" + example.sentence +
                     "\"; ";
  if (outcome.fired.empty()) return line + "nothing does\n";
  line += "found: ";
  for (std::size_t i = 0; i < outcome.fired.size(); ++i)
    line += (i == 0 ? "" : ", ") + outcome.fired[i];
  return line + "\n";
}

void write_outcome(const lexicon::Outcome& outcome, const std::string& language, JsonWriter& json) {
  const lexicon::Example& example = outcome.example;
  json.begin('{').key("kind").string("example").key("lang").string(language).key("table").string(
      example.table);
  json.key("line")
      .number(example.line)
      .key("frame")
      .string(example.frame)
      .key("sentence")
      .string(example.sentence);
  json.key("fires")
      .boolean(example.fires)
      .key("passed")
      .boolean(outcome.passed)
      .key("found")
      .begin('[');
  for (const std::string& rule : outcome.fired) json.string(rule);
  json.end(']').end('}').end_line();
}

int run_test(const LexiconOptions& options, const std::string& chosen) {
  const Resources resources = find_resources(chosen);
  const Result<std::vector<std::string>> languages = languages_of(options, resources);
  if (!languages) {
    report(languages.error().message);
    return kDamagedResources;
  }
  std::string out;
  JsonWriter json(out);
  std::size_t all = 0, failed = 0;
  for (const std::string& language : *languages) {
    const auto outcomes = lexicon::run_examples(resources, language, options.frame);
    if (!outcomes) {
      report(outcomes.error().message);
      return kDamagedResources;
    }
    for (const lexicon::Outcome& outcome : *outcomes) {
      ++all;
      if (!outcome.passed) ++failed;
      if (options.format == "jsonl") {
        write_outcome(outcome, language, json);
      } else if (!outcome.passed) {
        out += failure(outcome);
      }
    }
  }
  if (options.format != "jsonl")
    out += std::to_string(all) + " examples, " + std::to_string(failed) + " of them failed\n";
  return write(out, failed == 0 ? kSuccess : kSomeFailed);
}

void add_options(CLI::App& command, LexiconOptions& options) {
  command
      .add_option("--lang", options.language,
                  "Language of the tables; all: every one that has a model")
      ->check(CLI::IsMember({"pl", "en", "all"}))
      ->capture_default_str();
  command.add_option("--format", options.format, "table: for people; jsonl: a record a line")
      ->check(CLI::IsMember({"table", "jsonl"}))
      ->capture_default_str();
}

}  // namespace

void add_lexicon(CLI::App& app, Common& common) {
  auto options = std::make_shared<LexiconOptions>();
  CLI::App* command =
      app.add_subcommand("lexicon", "Check the tables of words, and try their examples");
  command->require_subcommand(1);
  CLI::App* check = command->add_subcommand(
      "check", "Find rows that are wrong, contradict others or can never fire");
  add_options(*check, *options);
  check->footer(
      "Every table of every language is loaded as the stages load it. Beyond that: frames whose "
      "triggers\n"
      "another row always takes first, with another type (conflict), the same (repeated), or all "
      "of them\n"
      "(unreachable); trigger words that are no lemmas; entries that stand twice; names of no "
      "table.\n"
      "Then how many frames and triggers each type and mode has. Exit code 1 if anything was "
      "found.\n\n"
      "Example:\n  kronika lexicon check --lang pl");
  check->callback([options, &common] {
    common.action = [options, &common] { return run_check(*options, common.resources); };
  });
  CLI::App* test = command->add_subcommand(
      "test", "Read the frames' example sentences, see whether their rows fire");
  add_options(*test, *options);
  test->add_option("--frame", options->frame, "Only the examples of this row")->type_name("ID");
  test->footer(
      "Exit code 1 if an example failed.\n\nExample:\n  kronika lexicon test --lang pl --frame "
      "visit");
  test->callback([options, &common] {
    common.action = [options, &common] { return run_test(*options, common.resources); };
  });
}

}  // namespace kronika::cli

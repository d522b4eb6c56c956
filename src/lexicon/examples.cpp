// An example is a text of one sentence, dated so that "yesterday" means something, and goes the
// whole way to claims. A row passes if a claim carries its id, also with what a later rule put
// behind it ("visit+future"), and, where the example marks the trigger, if the claim's trigger
// touches the mark. Easy: "Merkel [odwiedziła] Kijów.". Hard: "! …", where the row must keep
// silent, whatever else fires. Tested in tests/lexicon/ and, on the shipped tables, as
// lexicon.examples.

#include "lexicon/examples.h"

#include <algorithm>
#include <utility>

#include "base/table.h"
#include "ingest/plain_text.h"
#include "pipeline/pipeline.h"

namespace kronika::lexicon {
namespace {

constexpr std::string_view kPublished = "2023-09-15";  // a Friday

Error bad_example(std::string_view text, std::string_view what) {
  return {ErrorCode::invalid_argument,
          std::string(what) + " in the example '" + std::string(text) + "'"};
}

bool is_rule_of(std::string_view rule, std::string_view frame) {
  return rule.starts_with(frame) && (rule.size() == frame.size() || rule[frame.size()] == '+');
}

bool touches_mark(const Example& example, const Claim& claim) {
  if (example.mark_begin == example.mark_end) return true;
  return std::any_of(claim.trigger.begin(), claim.trigger.end(), [&](ByteSpan span) {
    return span.begin.value < example.mark_end && example.mark_begin < span.end.value;
  });
}

Result<Outcome> outcome_of(const Pipeline& pipeline, const std::string& language, Example example) {
  ingest::Options options;
  options.id = "example";
  options.language = language;
  const Result<Interval> published = parse_date(kPublished);
  if (!published) return published.error();
  options.published = *published;
  Result<Document> document = ingest::read_plain_text(example.sentence, options);
  if (!document) return document.error();
  pipeline.analyse(*document);
  Outcome outcome{std::move(example), false, {}};
  bool fired = false;
  for (const Claim& claim : document->claims) {
    std::string words;
    for (const ByteSpan span : claim.trigger) {
      if (!words.empty()) words += ' ';
      words += document->text_at(span);
    }
    outcome.fired.push_back(claim.rule + " (" + words + ")");
    fired = fired ||
            (is_rule_of(claim.rule, outcome.example.frame) && touches_mark(outcome.example, claim));
  }
  outcome.passed = fired == outcome.example.fires;
  return outcome;
}

Result<std::vector<Example>> examples_of(const Table& table, std::string_view frame) {
  std::vector<Example> examples;
  if (table.columns().empty() || table.columns().back() != "example") return examples;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const Table::Row row = table.row(i);
    if (!frame.empty() && row["id"] != frame) continue;
    for (const std::string_view text : row.list("example")) {
      Result<Example> example = parse_example(text);
      if (!example) return row.error(example.error().message);
      example->table = table.name();
      example->line = row.line();
      example->frame = row["id"];
      examples.push_back(std::move(*example));
    }
  }
  return examples;
}

}  // namespace

Result<Example> parse_example(std::string_view text) {
  Example example;
  std::string_view rest = trim(text);
  if (rest.starts_with('!')) {
    example.fires = false;
    rest = trim(rest.substr(1));
  }
  std::size_t marks = 0;
  for (const char c : rest) {
    if (c == '[' || c == ']') {
      if ((c == '[') != (marks == 0)) return bad_example(text, "brackets that do not pair");
      (c == '[' ? example.mark_begin : example.mark_end) = example.sentence.size();
      ++marks;
    } else {
      example.sentence += c;
    }
  }
  if (marks == 1 || marks > 2) return bad_example(text, "brackets that do not pair");
  if (example.sentence.empty()) return bad_example(text, "no sentence");
  return example;
}

Result<std::vector<Outcome>> run_examples(const Resources& resources, const std::string& language,
                                          std::string_view frame) {
  const Result<Pipeline> pipeline = Pipeline::load(resources, language);
  if (!pipeline) return pipeline.error();
  std::vector<Outcome> outcomes;
  if (!pipeline->finds_claims()) return outcomes;
  const Result<Table> table = Table::load(resources.language(language, "frames.tsv"));
  if (!table) return table.error();
  Result<std::vector<Example>> examples = examples_of(*table, frame);
  if (!examples) return examples.error();
  for (Example& example : *examples) {
    Result<Outcome> outcome = outcome_of(*pipeline, language, std::move(example));
    if (!outcome) return outcome.error();
    outcomes.push_back(std::move(*outcome));
  }
  return outcomes;
}

}  // namespace kronika::lexicon

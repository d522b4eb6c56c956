// kronika_growth_bench: does the time for a token stay the same when texts get longer?
//
//   kronika_growth_bench [--resources DIR] [--generated DIR] [--only KIND] [--largest BYTES]
//   FILE...
//
// Each file is one Polish article. Texts of 1 kB, 100 kB and 10 MB are made of their sentences, in
// an order that a fixed seed gives; beside them come texts that are as bad as can be, of 1 kB, 100
// kB and 1 MB: one sentence without an end, quotation marks, brackets that never close, one word,
// lists of known and of unknown names, a list of numbers. A table for each kind shows processor
// time of one thread a token, in microseconds, for each stage. `growth` is the time a byte of the
// largest text by that of the middle one: 1 is linear, 10 (100 for the articles) is quadratic. It
// can be far below 1 where a small text's costs are those of starting.

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "format/jsonl.h"
#include "ingest/plain_text.h"
#include "pipeline/pipeline.h"

namespace kronika::bench {
namespace {

// Seconds that this thread has been on a processor.
double now() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

[[noreturn]] void fail(const std::string& message) {
  std::fprintf(stderr, "kronika_growth_bench: %s\n", message.c_str());
  std::exit(1);
}

struct Settings {
  Resources resources{KRONIKA_RESOURCES, KRONIKA_GENERATED};
  std::string only;
  std::size_t largest = 10'000'000;
  std::vector<std::string> files;
};

// A way to make a text of at least so many bytes.
struct Kind {
  std::string name;
  std::vector<std::size_t> sizes;
  std::function<std::string(std::size_t bytes)> text;
};

Document ingested(std::string text) {
  ingest::Options options;
  options.language = "pl";
  options.id = "growth";
  Result<Document> document = ingest::read_plain_text(std::move(text), options);
  if (!document) fail(document.error().message);
  return std::move(*document);
}

std::vector<std::string> sentences_of(const Settings& settings, const Pipeline& pipeline) {
  std::vector<std::string> sentences;
  for (const std::string& file : settings.files) {
    Result<std::string> text = read_file(file);
    if (!text) fail(text.error().message);
    Document document = ingested(std::move(*text));
    pipeline.run_stage(0, document);
    for (const Sentence& sentence : document.sentences) {
      if (!sentence.heading) sentences.emplace_back(document.text_at(sentence.span));
    }
  }
  if (sentences.empty()) fail("the articles have no sentences");
  return sentences;
}

// Paragraphs of five sentences; each sentence once before any comes again.
std::string article_text(std::vector<std::string> sentences, std::size_t bytes) {
  std::mt19937 random(1);
  std::string text = "date: 2023-09-15\n";
  for (std::size_t i = 0; text.size() < bytes; ++i) {
    if (i % sentences.size() == 0) std::shuffle(sentences.begin(), sentences.end(), random);
    text += sentences[i % sentences.size()];
    text += i % 5 == 4 ? '\n' : ' ';
  }
  return text;
}

std::string repeated(const std::vector<std::string>& pieces, std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; text.size() < bytes; ++i) text += pieces[i % pieces.size()];
  return text;
}

std::string numbers(std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; text.size() < bytes; ++i) text += std::to_string(i * 37 % 100'003) + " ";
  return text;
}

// Invented names, no two alike, so that whoever is spoken of is somebody else each time.
std::string strangers(std::size_t bytes) {
  constexpr const char* kSyllables[] = {"ba", "le", "ko", "mi", "ru", "da", "ze", "wo"};
  std::string text;
  for (std::size_t i = 0; text.size() < bytes; ++i) {
    text += "Jan K";
    for (std::size_t rest = i; rest > 0; rest /= 8) text += kSyllables[rest % 8];
    text += i % 10 == 9 ? "ski odwiedził Litwę. " : "ski, ";
  }
  return text;
}

std::vector<Kind> kinds(const std::vector<std::string>& sentences) {
  const std::vector<std::size_t> bad = {1'000, 100'000, 1'000'000};
  const auto of = [](std::vector<std::string> pieces) {
    return [pieces = std::move(pieces)](std::size_t bytes) { return repeated(pieces, bytes); };
  };
  return {
      {"articles",
       {1'000, 100'000, 10'000'000},
       [&](std::size_t bytes) { return article_text(sentences, bytes); }},
      {"one sentence", bad,
       of({"minister ", "powiedział ", "premierowi ", "Litwy ", "oraz ", "wezwał ", "ich "})},
      {"quotation marks", bad, of({"„", "\"", "«", " powiedział "})},
      {"open brackets", bad, of({"(", "[", "podał "})},
      {"one word", bad, of({"a"})},
      {"names", bad,
       of({"Kim ", "Dzong ", "Un, ", "Putin, ", "Nowak, ", "prezydent ", "Litwy, ", "MSZ, "})},
      {"strangers", bad, strangers},
      {"numbers", bad, numbers},
  };
}

struct Measured {
  std::vector<double> seconds;  // ingest, the stages, jsonl, all of them
  std::size_t bytes = 0, tokens = 0;
};

Measured measured_once(const Pipeline& pipeline, const std::string& text) {
  const std::size_t stages = Pipeline::stage_names().size();
  Measured result{std::vector<double>(stages + 3), text.size(), 0};
  std::string copy = text;
  const double begin = now();
  double last = begin;
  const auto lap = [&](std::size_t row) {
    const double time = now();
    result.seconds[row] += time - last;
    last = time;
  };
  Document document = ingested(std::move(copy));
  lap(0);
  pipeline.analyse(document, [&](std::size_t stage) { lap(1 + stage); });
  const std::string lines = format::jsonl(document);
  lap(stages + 1);
  result.seconds[stages + 2] = last - begin;
  result.tokens = document.tokens.size();
  return result;
}

// The best of several runs; the more, the shorter they are.
Measured measured(const Pipeline& pipeline, const std::string& text) {
  Measured best = measured_once(pipeline, text);
  double spent = best.seconds.back();
  for (int i = 1; i < 20 && spent < 1; ++i) {
    const Measured again = measured_once(pipeline, text);
    spent += again.seconds.back();
    for (std::size_t k = 0; k < best.seconds.size(); ++k)
      best.seconds[k] = std::min(best.seconds[k], again.seconds[k]);
  }
  return best;
}

std::string shown(std::size_t bytes) {
  return bytes >= 1'000'000 ? std::to_string(bytes / 1'000'000) + " MB"
                            : std::to_string(bytes / 1'000) + " kB";
}

void print(const Kind& kind, const std::vector<Measured>& runs) {
  std::printf("\n| %s, µs a token |", kind.name.c_str());
  for (const std::size_t size : kind.sizes) std::printf(" %s |", shown(size).c_str());
  std::printf(" growth |\n| --- |");
  for (std::size_t i = 0; i <= runs.size(); ++i) std::printf(" ---: |");
  std::printf("\n| tokens |");
  for (const Measured& run : runs) std::printf(" %zu |", run.tokens);
  std::printf(" |\n");

  std::vector<std::string> rows = Pipeline::stage_names();
  rows.insert(rows.begin(), "ingest");
  rows.push_back("jsonl");
  rows.push_back("**whole way**");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::printf("| %s |", rows[row].c_str());
    for (const Measured& run : runs)
      std::printf(" %.2f |", 1e6 * run.seconds[row] / static_cast<double>(run.tokens));
    const auto a_byte = [&](const Measured& run) {
      return run.seconds[row] / static_cast<double>(run.bytes);
    };
    if (runs.size() < 2)
      std::printf(" |\n");
    else
      std::printf(" %.2f |\n", a_byte(runs.back()) / a_byte(runs[runs.size() - 2]));
  }
  std::fflush(stdout);
}

void run(const Settings& settings) {
  const Result<Pipeline> pipeline = Pipeline::load(settings.resources, "pl");
  if (!pipeline) fail(pipeline.error().message);
  const std::vector<std::string> sentences = sentences_of(settings, pipeline.value());
  std::printf("%zu sentences of %zu articles\n", sentences.size(), settings.files.size());
  for (Kind& kind : kinds(sentences)) {
    if (!settings.only.empty() && settings.only != kind.name) continue;
    std::erase_if(kind.sizes, [&](std::size_t size) { return size > settings.largest; });
    std::vector<Measured> runs;
    for (const std::size_t size : kind.sizes)
      runs.push_back(measured(pipeline.value(), kind.text(size)));
    print(kind, runs);
  }
}

}  // namespace
}  // namespace kronika::bench

int main(int count, char** arguments) {
  kronika::bench::Settings settings;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    const bool more = i + 1 < count;
    if (argument == "--resources" && more)
      settings.resources.root = arguments[++i];
    else if (argument == "--generated" && more)
      settings.resources.generated = arguments[++i];
    else if (argument == "--only" && more)
      settings.only = arguments[++i];
    else if (argument == "--largest" && more)
      settings.largest = static_cast<std::size_t>(std::atoll(arguments[++i]));
    else
      settings.files.emplace_back(argument);
  }
  if (settings.files.empty()) {
    std::fprintf(stderr,
                 "usage: kronika_growth_bench [--resources DIR] [--generated DIR] [--only KIND] "
                 "[--largest BYTES] FILE...\n");
    return 2;
  }
  kronika::bench::run(settings);
}

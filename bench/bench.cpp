// kronika_bench: how fast every stage is on one core, how long loading takes, how much memory is
// used.
//
//   kronika_bench [--repeat N] [--resources DIR] [--generated DIR] FILE...
//
// Each file is one Polish article. All articles go through each stage N times; reported is, in
// processor time of one thread, the best time of a stage, which is what the machine can do, and the
// median, which is what one sees. Stages that add to a document get a fresh copy each time; copying
// is not counted.

#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "ingest/plain_text.h"
#include "neural/kernels.h"
#include "pipeline/pipeline.h"

namespace kronika::bench {
namespace {

// Seconds that this thread has been on a processor: other programs on the machine disturb it
// little.
double now() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double seconds_since(double start) { return now() - start; }

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

[[noreturn]] void fail(const Error& error) {
  std::fprintf(stderr, "kronika_bench: %s\n", error.message.c_str());
  std::exit(1);
}

struct Settings {
  int repeat = 5;
  Resources resources{KRONIKA_RESOURCES, KRONIKA_GENERATED};
  std::vector<std::string> files;
};

std::vector<Document> read_articles(const Settings& settings) {
  std::vector<Document> documents;
  for (const std::string& file : settings.files) {
    Result<std::string> text = read_file(file);
    if (!text) fail(text.error());
    ingest::Options options;
    options.language = "pl";
    Result<Document> document = ingest::read_plain_text(std::move(*text), options);
    if (!document) fail(document.error());
    documents.push_back(std::move(*document));
  }
  return documents;
}

struct Times {
  std::vector<double> runs;
  double best() const { return *std::min_element(runs.begin(), runs.end()); }
  double median() {
    std::sort(runs.begin(), runs.end());
    return runs[runs.size() / 2];
  }
};

void report(const std::string& name, Times times, std::size_t tokens) {
  const double all = static_cast<double>(tokens);
  std::printf("%-12s %12.0f %12.0f\n", name.c_str(), all / times.best(), all / times.median());
}

void run(const Settings& settings) {
  const double begin = now();
  const Result<Pipeline> pipeline = Pipeline::load(settings.resources, "pl");
  if (!pipeline) fail(pipeline.error());
  const double loading = seconds_since(begin);

  const std::vector<Document> articles = read_articles(settings);
  const auto& names = Pipeline::stage_names();
  std::vector<Times> times(names.size());
  Times whole;
  std::size_t tokens = 0;
  for (int i = 0; i < settings.repeat; ++i) {
    std::vector<Document> documents = articles;
    const double start = now();
    for (Document& document : documents) pipeline.value().analyse(document);
    whole.runs.push_back(seconds_since(start));
    tokens = 0;
    for (const Document& document : documents) tokens += document.tokens.size();

    documents = articles;
    std::vector<double> sums(names.size());
    for (Document& document : documents) {
      for (std::size_t stage = 0; stage < names.size(); ++stage) {
        const double stage_start = now();
        pipeline.value().run_stage(stage, document);
        sums[stage] += seconds_since(stage_start);
      }
    }
    for (std::size_t stage = 0; stage < names.size(); ++stage)
      times[stage].runs.push_back(sums[stage]);
  }
  std::printf("articles %zu, tokens %zu, repetitions %d, kernels %s\n", articles.size(), tokens,
              settings.repeat, neural::kernel_target());
  std::printf("loading %.3f s, peak memory %ld MB\n\n", loading, peak_kilobytes() / 1024);
  std::printf("tokens/s     %12s %12s\n", "best", "median");
  for (std::size_t stage = 0; stage < names.size(); ++stage)
    report(names[stage], times[stage], tokens);
  report("whole way", whole, tokens);
}

}  // namespace
}  // namespace kronika::bench

int main(int count, char** arguments) {
  kronika::bench::Settings settings;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    const bool more = i + 1 < count;
    if (argument == "--repeat" && more)
      settings.repeat = std::max(1, std::atoi(arguments[++i]));
    else if (argument == "--resources" && more)
      settings.resources.root = arguments[++i];
    else if (argument == "--generated" && more)
      settings.resources.generated = arguments[++i];
    else
      settings.files.emplace_back(argument);
  }
  if (settings.files.empty()) {
    std::fprintf(stderr,
                 "usage: kronika_bench [--repeat N] [--resources DIR] [--generated DIR] FILE...\n");
    return 2;
  }
  kronika::bench::run(settings);
}

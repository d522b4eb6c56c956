// kronika_analysis_bench: raw text to tokens, tags, lemmas, trees and names: how many tokens a
// second, on how many threads, and what the processor would allow.
//
//   kronika_analysis_bench [--language L] [--threads N] [--article BYTES] [--passes N]
//                          [--resources DIR] [--generated DIR] FILE...
//   kronika_analysis_bench --limits
//
// The lines of the files become articles of about BYTES bytes. The first pass reads every article
// for the first time; what later passes do faster is due to word forms that are still remembered,
// so that only the first one says how fast new text is read. One thread: each stage, in processor
// time. Several: all stages together, in time of the clock.

#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/file.h"
#include "base/resources.h"
#include "dictionary/dictionary.h"
#include "encode/stage.h"
#include "ingest/plain_text.h"
#include "ner/stage.h"
#include "neural/kernels.h"
#include "neural/product.h"
#include "parse/stage.h"
#include "tag/stage.h"
#include "tokenize/stage.h"

namespace kronika::bench {
namespace {

constexpr std::array<const char*, 5> kStages = {"tokenize", "encode", "tag", "parse", "ner"};

double seconds(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

[[noreturn]] void fail(const std::string& message) {
  std::fprintf(stderr, "kronika_analysis_bench: %s\n", message.c_str());
  std::exit(1);
}

struct Settings {
  std::string language = "pl";
  std::size_t threads = 1, article = 3000, passes = 2;
  Resources resources{KRONIKA_RESOURCES, KRONIKA_GENERATED};
  std::vector<std::string> files;
};

template <class T>
T take(Result<T> result) {
  if (!result) fail(result.error().message);
  return std::move(result).value();
}

// The stages, with a dictionary where the language has one.
class Analysis {
 public:
  explicit Analysis(const Settings& settings)
      : model_(take(neural::Model::open(settings.resources.model(settings.language)))),
        dictionary_(take(dictionary::Dictionary::open_if_present(
            settings.resources.dictionary(settings.language)))),
        tokenize_(take(tokenize::Stage::load(settings.resources, settings.language, dictionary_))),
        encode_(take(encode::Stage::load(model_, dictionary_))),
        tag_(take(tag::Stage::load(
            model_, dictionary_,
            settings.resources.language(settings.language, "irregular_forms.tsv")))),
        parse_(take(parse::Stage::load(model_))),
        ner_(take(ner::Stage::load(model_, dictionary_))) {}

  void run_stage(std::size_t stage, Document& document) const {
    switch (stage) {
      case 0:
        tokenize_.run(document);
        break;
      case 1:
        encode_.run(document);
        break;
      case 2:
        tag_.run(document);
        break;
      case 3:
        parse_.run(document);
        break;
      default:
        ner_.run(document);
        document.encodings = {};
    }
  }

 private:
  std::shared_ptr<const neural::Model> model_;
  std::shared_ptr<const dictionary::Dictionary> dictionary_;
  tokenize::Stage tokenize_;
  encode::Stage encode_;
  tag::Stage tag_;
  parse::Stage parse_;
  ner::Stage ner_;
};

void add_article(const Settings& settings, std::string text, std::vector<Document>& documents) {
  ingest::Options options;
  options.language = settings.language;
  documents.push_back(take(ingest::read_plain_text(std::move(text), options)));
}

std::vector<Document> read_articles(const Settings& settings) {
  std::vector<Document> documents;
  for (const std::string& file : settings.files) {
    const std::string text = take(read_file(file));
    std::size_t begin = 0;
    while (begin < text.size()) {
      std::size_t end = text.find('\n', std::min(begin + settings.article, text.size()));
      end = end == std::string::npos ? text.size() : end + 1;
      add_article(settings, text.substr(begin, end - begin), documents);
      begin = end;
    }
  }
  return documents;
}

std::size_t count_tokens(const std::vector<Document>& documents) {
  std::size_t tokens = 0;
  for (const Document& document : documents) tokens += document.tokens.size();
  return tokens;
}

void analyse_by_stages(const Analysis& analysis, std::vector<Document>& documents,
                       std::size_t pass) {
  std::array<double, kStages.size()> sums{};
  for (Document& document : documents) {
    for (std::size_t stage = 0; stage < kStages.size(); ++stage) {
      const double start = seconds(CLOCK_THREAD_CPUTIME_ID);
      analysis.run_stage(stage, document);
      sums[stage] += seconds(CLOCK_THREAD_CPUTIME_ID) - start;
    }
  }
  const auto tokens = static_cast<double>(count_tokens(documents));
  double all = 0;
  std::printf("pass %zu, %.0f tokens\n", pass, tokens);
  for (std::size_t stage = 0; stage < kStages.size(); ++stage) {
    all += sums[stage];
    std::printf("  %-10s %10.0f tokens/s  %6.2f us/token\n", kStages[stage], tokens / sums[stage],
                1e6 * sums[stage] / tokens);
  }
  std::printf("  %-10s %10.0f tokens/s  %6.2f us/token\n", "together", tokens / all,
              1e6 * all / tokens);
}

void analyse_by_threads(const Analysis& analysis, std::vector<Document>& documents,
                        std::size_t threads, std::size_t pass) {
  std::atomic<std::size_t> next = 0;
  const double start = seconds(CLOCK_MONOTONIC), start_busy = seconds(CLOCK_PROCESS_CPUTIME_ID);
  std::vector<std::thread> workers;
  for (std::size_t t = 0; t < threads; ++t) {
    workers.emplace_back([&] {
      for (std::size_t i = next++; i < documents.size(); i = next++) {
        for (std::size_t stage = 0; stage < kStages.size(); ++stage)
          analysis.run_stage(stage, documents[i]);
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  const double clock = seconds(CLOCK_MONOTONIC) - start;
  const double busy = seconds(CLOCK_PROCESS_CPUTIME_ID) - start_busy;
  const auto tokens = static_cast<double>(count_tokens(documents));
  std::printf(
      "pass %zu, %.0f tokens, %zu threads: %.0f tokens/s; %.2f processors busy, "
      "%.0f tokens/s of each\n",
      pass, tokens, threads, tokens / clock, busy / clock, tokens / busy);
}

void run(const Settings& settings) {
  const double start = seconds(CLOCK_MONOTONIC);
  const Analysis analysis(settings);
  std::printf("kernels %s, loading %.3f s\n", neural::kernel_target(),
              seconds(CLOCK_MONOTONIC) - start);
  const std::vector<Document> articles = read_articles(settings);
  for (std::size_t pass = 1; pass <= settings.passes; ++pass) {
    std::vector<Document> documents = articles;
    if (settings.threads == 1)
      analyse_by_stages(analysis, documents, pass);
    else
      analyse_by_threads(analysis, documents, settings.threads, pass);
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("peak memory %ld MB, of which the articles and what was found in them are most\n",
              usage.ru_maxrss / 1024);
}

// The shortest of several runs of a function, in seconds.
template <class Function>
double best_time(const Function& function) {
  double best = 1e9;
  for (int i = 0; i < 20; ++i) {
    const double start = seconds(CLOCK_THREAD_CPUTIME_ID);
    function();
    best = std::min(best, seconds(CLOCK_THREAD_CPUTIME_ID) - start);
  }
  return best;
}

// Multiply-adds a second of the int8 product, in billions.
double product_rate(std::size_t outputs, std::size_t inputs, std::size_t rows) {
  neural::PackedMatrix weights(outputs, inputs);
  const std::vector<std::int8_t> row(inputs, 3);
  for (std::size_t o = 0; o < outputs; ++o) weights.fill(o, row.data(), 0.01f);
  const std::vector<neural::Activation> activations(rows * inputs, 131);
  std::vector<float> out(rows * outputs);
  const std::size_t times = 1 + 50'000'000 / (outputs * inputs * rows);
  const double time = best_time([&] {
    for (std::size_t i = 0; i < times; ++i) {
      neural::multiply(neural::hidden_rows(activations.data(), inputs), rows, weights, nullptr,
                       {out.data(), outputs});
    }
  });
  return 1e-9 * static_cast<double>(times * outputs * inputs * rows) / time;
}

void print_limits() {
  // A chain of additions takes a cycle each.
  constexpr std::uint64_t kAdditions = 100'000'000;
  const double clock = 1e-9 * static_cast<double>(kAdditions) / best_time([] {
                         std::uint64_t sum = 1;
                         for (std::uint64_t i = 0; i < kAdditions; ++i) {
                           sum += 3;
                           asm volatile("" : "+r"(sum));
                         }
                       });
  std::printf("kernels %s, %.2f billion cycles a second\n", neural::kernel_target(), clock);
  std::printf("int8 multiply-adds, billions a second (a cycle):\n");
  struct Shape {
    const char* what;
    std::size_t outputs, inputs, rows;
  };
  for (const Shape& shape :
       {Shape{"one panel in the first-level cache", 64, 192, 48},
        Shape{"second layer's inputs", 1536, 384, 480}, Shape{"parser's spaces", 480, 384, 384},
        Shape{"relations", 3430, 48, 24}}) {
    const double rate = product_rate(shape.outputs, shape.inputs, shape.rows);
    std::printf("  %-36s %6.1f (%.1f)\n", shape.what, rate, rate / clock);
  }
  std::vector<std::uint64_t> memory(32 << 20, 1);
  const double reading = best_time([&] {
    std::uint64_t sum = 0;
    for (const std::uint64_t value : memory) sum += value;
    asm volatile("" : "+r"(sum));
  });
  std::printf("reading 256 MB of memory: %.1f GB/s\n",
              1e-9 * static_cast<double>(memory.size() * sizeof(std::uint64_t)) / reading);
}

}  // namespace
}  // namespace kronika::bench

int main(int count, char** arguments) {
  kronika::bench::Settings settings;
  bool limits = false;
  const auto number = [](const char* text) {
    return static_cast<std::size_t>(std::max(1, std::atoi(text)));
  };
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    const bool more = i + 1 < count;
    if (argument == "--limits")
      limits = true;
    else if (argument == "--language" && more)
      settings.language = arguments[++i];
    else if (argument == "--threads" && more)
      settings.threads = number(arguments[++i]);
    else if (argument == "--article" && more)
      settings.article = number(arguments[++i]);
    else if (argument == "--passes" && more)
      settings.passes = number(arguments[++i]);
    else if (argument == "--resources" && more)
      settings.resources.root = arguments[++i];
    else if (argument == "--generated" && more)
      settings.resources.generated = arguments[++i];
    else
      settings.files.emplace_back(argument);
  }
  if (limits) {
    kronika::bench::print_limits();
  } else if (!settings.files.empty()) {
    kronika::bench::run(settings);
  } else {
    std::fprintf(stderr,
                 "usage: kronika_analysis_bench [--language L] [--threads N] [--article BYTES] "
                 "[--passes N] FILE...\n       kronika_analysis_bench --limits\n");
    return 2;
  }
}

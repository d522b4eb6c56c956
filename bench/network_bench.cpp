// kronika_network_bench: how fast the network's stages are by themselves.
//
//   kronika_network_bench [--repeat N] [--resources DIR] [--generated DIR] [--article SENTENCES]
//   FILE.conllu
//
// The tokens of the file, in documents of SENTENCES sentences (default 25: an article), go through
// encode, tag, parse and ner N times. Reported are the best and the median tokens per second of
// each, and of the four together.

#include <time.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/resources.h"
#include "dictionary/dictionary.h"
#include "encode/stage.h"
#include "ner/stage.h"
#include "neural/kernels.h"
#include "parse/stage.h"
#include "tag/stage.h"

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

template <class T>
T take(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "kronika_network_bench: %s\n", result.error().message.c_str());
    std::exit(1);
  }
  return std::move(result).value();
}

struct Settings {
  int repeat = 5;
  std::size_t article = 25;
  Resources resources{KRONIKA_RESOURCES, KRONIKA_GENERATED};
  std::string file;
};

std::vector<Document> read_documents(const Settings& settings) {
  std::ifstream in(settings.file);
  std::vector<Document> documents(1);
  Sentence sentence;
  for (std::string line; std::getline(in, line);) {
    Document& document = documents.back();
    if (line.empty()) {
      sentence.tokens.end = TokenIndex(document.tokens.size());
      if (!sentence.tokens.empty()) document.sentences.push_back(sentence);
      if (document.sentences.size() == settings.article) documents.emplace_back();
      sentence.tokens.begin = TokenIndex(documents.back().tokens.size());
    } else if (line.front() != '#') {
      std::istringstream columns(line);
      std::string id;
      Token token;
      std::getline(columns, id, '\t');
      std::getline(columns, token.form, '\t');
      if (id.find_first_of("-.") == std::string::npos) document.tokens.push_back(std::move(token));
    }
  }
  return documents;
}

void run(const Settings& settings) {
  const double begin = now();
  const auto model = take(neural::Model::open(settings.resources.model("pl")));
  const double opening = seconds_since(begin);
  const auto dictionary = std::make_shared<const dictionary::Dictionary>(
      take(dictionary::Dictionary::open(settings.resources.dictionary("pl"))));
  const encode::Stage encode = take(encode::Stage::load(model, dictionary));
  const tag::Stage tag = take(tag::Stage::load(
      model, dictionary, settings.resources.language("pl", "irregular_forms.tsv")));
  const parse::Stage parse = take(parse::Stage::load(model));
  const ner::Stage ner = take(ner::Stage::load(model, dictionary));
  const double loading = seconds_since(begin);

  constexpr std::array<const char*, 5> kNames = {"encode", "tag", "parse", "ner", "together"};
  std::array<std::vector<double>, 5> times;
  std::size_t tokens = 0;
  for (int i = 0; i < settings.repeat; ++i) {
    std::vector<Document> documents = read_documents(settings);
    std::array<double, 5> sums{};
    tokens = 0;
    for (Document& document : documents) {
      const auto time = [&](std::size_t stage, const auto& run_stage) {
        const double start = now();
        run_stage.run(document);
        const double seconds = seconds_since(start);
        sums[stage] += seconds;
        sums[4] += seconds;
      };
      time(0, encode);
      time(1, tag);
      time(2, parse);
      time(3, ner);
      tokens += document.tokens.size();
    }
    for (std::size_t k = 0; k < sums.size(); ++k) times[k].push_back(sums[k]);
  }
  std::printf("tokens %zu, repetitions %d, kernels %s\n", tokens, settings.repeat,
              neural::kernel_target());
  std::printf("opening the model %.3f s, with dictionary and stages %.3f s\n\n", opening, loading);
  std::printf("tokens/s     %12s %12s\n", "best", "median");
  for (std::size_t k = 0; k < times.size(); ++k) {
    std::sort(times[k].begin(), times[k].end());
    const double all = static_cast<double>(tokens);
    std::printf("%-12s %12.0f %12.0f\n", kNames[k], all / times[k].front(),
                all / times[k][times[k].size() / 2]);
  }
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
    else if (argument == "--article" && more)
      settings.article = static_cast<std::size_t>(std::max(1, std::atoi(arguments[++i])));
    else if (argument == "--resources" && more)
      settings.resources.root = arguments[++i];
    else if (argument == "--generated" && more)
      settings.resources.generated = arguments[++i];
    else
      settings.file = argument;
  }
  if (settings.file.empty()) {
    std::fprintf(stderr,
                 "usage: kronika_network_bench [--repeat N] [--article SENTENCES] FILE.conllu\n");
    return 2;
  }
  kronika::bench::run(settings);
}

// Tested in tests/api/, by threads under TSan, and with every allocation failing in turn.

#include "kronika/reader.h"

#include <algorithm>
#include <limits>

#include "api/article_data.h"
#include "api/guard.h"
#include "api/resources.h"
#include "ingest/plain_text.h"
#include "pipeline/language.h"
#include "pipeline/pipelines.h"

namespace kronika {
namespace {

Result<ingest::Options> ingest_options(const Reader::Settings& settings) {
  ingest::Options options;
  options.id = settings.id;
  // Offsets have 32 bits, and the largest is kept for "none".
  options.max_bytes = std::min<std::size_t>(settings.max_bytes, std::numeric_limits<std::uint32_t>::max() - 1);
  if (!settings.published.empty()) {
    const Result<Interval> date = parse_date(settings.published);
    if (!date) return date.error();
    options.published = *date;
  }
  return options;
}

}  // namespace

struct Reader::Data {
  explicit Data(Resources resources) : pipelines(std::move(resources)) {}

  std::vector<std::string> languages;
  mutable Pipelines pipelines;  // those of `languages` are loaded
  LanguageDetector detector;

  Result<const Pipeline*> pipeline(std::string_view language) const {
    if (std::find(languages.begin(), languages.end(), language) == languages.end())
      return Error{ErrorCode::unsupported_language, "the language '" + std::string(language) + "' is not open"};
    return pipelines.get(language);
  }

  Result<Article> read(std::string text, const Settings& settings) const {
    const Result<ingest::Options> options = ingest_options(settings);
    if (!options) return options.error();
    Result<Document> document = ingest::read_plain_text(std::move(text), *options);
    if (!document) return document.error();
    Result<std::string> language = settings.language;
    if (settings.language.empty()) language = detector.language_of(document->text, languages);
    if (!language) return language.error();
    document->language = std::move(*language);
    const Result<const Pipeline*> chosen = pipeline(document->language);
    if (!chosen) return chosen.error();
    (*chosen)->analyse(*document);
    return Article(std::make_shared<const Article::Data>(std::move(*document)));
  }
};

Reader::Reader(std::shared_ptr<const Data> data) noexcept : data_(std::move(data)) {}

Result<Reader> Reader::open(const Options& options) noexcept {
  return guarded([&]() -> Result<Reader> {
    const Resources resources = find_resources(options.resources);
    auto data = std::make_shared<Data>(resources);
    data->languages = options.languages;
    if (data->languages.empty()) {
      Result<std::vector<std::string>> found = Pipelines::languages_of(resources);
      if (!found) return found.error();
      data->languages = std::move(*found);
    }
    Result<LanguageDetector> detector = LanguageDetector::load(resources);
    if (!detector) return detector.error();
    data->detector = std::move(*detector);
    for (const std::string& language : data->languages) {
      const Result<const Pipeline*> pipeline = data->pipelines.get(language);
      if (!pipeline) return pipeline.error();
    }
    return Reader(std::move(data));
  });
}

Result<Article> Reader::read(std::string text, const Settings& settings) const noexcept {
  return guarded([&] { return data_->read(std::move(text), settings); });
}

Result<Article> Reader::read(std::string text) const noexcept {
  return guarded([&] { return data_->read(std::move(text), {}); });
}

const std::vector<std::string>& Reader::languages() const noexcept { return data_->languages; }

std::string_view version() noexcept { return KRONIKA_VERSION; }

}  // namespace kronika

#include "kronika/reader.h"

#include "ingest/plain_text.h"

namespace kronika {

Result<Reader> Reader::open(const Resources& resources, std::string_view language) {
  Result<Pipeline> pipeline = Pipeline::load(resources, language);
  if (!pipeline) return pipeline.error();
  return Reader(std::move(*pipeline), std::string(language));
}

Result<Document> Reader::read(std::string text, const ReadSettings& settings) const {
  ingest::Options options;
  options.id = settings.id;
  options.language = language_;
  options.published = settings.published;
  Result<Document> document = ingest::read_plain_text(std::move(text), options);
  if (document) pipeline_.analyse(*document);
  return document;
}

}  // namespace kronika

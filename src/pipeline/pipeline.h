// The order of the stages, in one place.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "document/document.h"

namespace kronika {

// All stages of one language with their models and lexicons. Thread-safe once loaded: analyse may run on many
// documents at once.
class Pipeline {
 public:
  // Errors: unsupported_language; damaged_resource, unreadable with the file (and line) that is wrong.
  static Result<Pipeline> load(const Resources& resources, std::string_view language);

  // Whether the language has the lexicons that claims need; without them documents get sentences, trees and names.
  bool finds_claims() const;

  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;
  ~Pipeline();

  // Adds every layer to a document that ingest made. Cannot fail: whatever the text, the layers keep the algebra
  // of document.h.
  void analyse(Document& document) const;
  // The same, and tells each time which stage (an index into stage_names()) has just run: for benchmarks. The stages
  // of the network run once for each window of sentences.
  void analyse(Document& document, const std::function<void(std::size_t stage)>& after) const;

  // The same without the first stages, for text whose sentences and tokens are given (evaluation).
  void analyse_tokens(Document& document) const;

  // The stages by name, in order, each applied by run_stage(i): for benchmarks.
  static const std::vector<std::string>& stage_names();
  void run_stage(std::size_t stage, Document& document) const;

 private:
  struct Stages;
  explicit Pipeline(std::unique_ptr<Stages> stages);
  std::unique_ptr<Stages> stages_;
};

}  // namespace kronika

// Who says it: finds quotations and reports, their sources and the words they cover.
#pragma once

#include <memory>
#include <string_view>

#include "base/resources.h"
#include "base/result.h"
#include "document/document.h"

namespace kronika::attribution {

struct Lexicon;

// Thread-safe; movable; copies share the lexicon.
class Stage {
 public:
  // Reads reporting, source_phrases, source_nouns, anonymous_sources and attribution_words of the
  // language. Errors: unreadable; damaged_resource with file and line.
  static Result<Stage> load(const Resources& resources, std::string_view language);

  // Needs trees and mentions; replaces document.quotes, document.reports and document.report_of.
  void run(Document& document) const;

 private:
  explicit Stage(std::shared_ptr<const Lexicon> lexicon) : lexicon_(std::move(lexicon)) {}
  std::shared_ptr<const Lexicon> lexicon_;
};

}  // namespace kronika::attribution

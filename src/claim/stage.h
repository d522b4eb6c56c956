// The claims of a document: events with their participants, sources, times and codes. No language
// data.
#pragma once

#include <memory>
#include <string_view>

#include "base/resources.h"
#include "base/result.h"
#include "document/document.h"

namespace kronika::claim {

class Codes;

// Thread-safe; movable; copies share the tables.
class Stage {
 public:
  // Reads common/event_types.tsv and common/cameo.tsv. Errors: unreadable; damaged_resource with
  // file and line.
  static Result<Stage> load(const Resources& resources, std::string_view language);

  // Makes document.claims, in text order of the triggers, from events, mentions, reports, quotes
  // and timexes.
  void run(Document& document) const;

 private:
  explicit Stage(std::shared_ptr<const Codes> codes) : codes_(std::move(codes)) {}
  std::shared_ptr<const Codes> codes_;
};

}  // namespace kronika::claim

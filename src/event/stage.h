// Who did what to whom: finds event triggers in the dependency trees by frames and fills
// Document::events.
#pragma once

#include <memory>
#include <string_view>

#include "base/resources.h"
#include "base/result.h"
#include "document/document.h"

namespace kronika::event {

struct Lexicon;

// Thread-safe; movable; copies share the lexicon.
class Stage {
 public:
  // Reads frames, light verbs, modality, noun classes and place words of the language, and the
  // common types and contexts. Errors: unreadable; damaged_resource with file and line (unknown
  // type, mode, context, slot, class …).
  static Result<Stage> load(const Resources& resources, std::string_view language);

  // Needs trees, mentions, timexes and reports; replaces document.events. Events come in text order
  // of the trigger.
  void run(Document& document) const;

 private:
  explicit Stage(std::shared_ptr<const Lexicon> lexicon) : lexicon_(std::move(lexicon)) {}
  std::shared_ptr<const Lexicon> lexicon_;
};

}  // namespace kronika::event

// Whom pronouns, verb endings, descriptions and group nouns mean: completes Document::mentions.
#pragma once

#include <memory>
#include <string_view>

#include "base/resources.h"
#include "base/result.h"
#include "document/document.h"

namespace kronika::coref {

struct Lexicon;

// Thread-safe; movable; copies share the lexicon.
class Stage {
 public:
  // Reads reference_words, verb_subjects and descriptions of the language. Errors: unreadable;
  // damaged_resource with file and line.
  static Result<Stage> load(const Resources& resources, std::string_view language);

  // Needs trees, timexes, and the mentions of link. Adds mentions (pronoun, dropped, description,
  // group), fills in referents of mentions that link left open, and may add entities for nouns
  // without a name. What stays unclear stays open: a wrong antecedent is a wrong actor.
  void run(Document& document) const;

 private:
  explicit Stage(std::shared_ptr<const Lexicon> lexicon) : lexicon_(std::move(lexicon)) {}
  std::shared_ptr<const Lexicon> lexicon_;
};

}  // namespace kronika::coref

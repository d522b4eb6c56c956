// Whom pronouns, verb endings, descriptions and group nouns mean: completes Document::mentions.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "base/resources.h"
#include "base/result.h"
#include "document/document.h"

namespace kronika::coref {

struct Lexicon;

// Who holds the office that a role noun ("prime minister") names in a country, by its code; none if
// nobody knows.
using OfficeHolders =
    std::function<std::optional<Entity>(std::string_view role, std::string_view country)>;

// Thread-safe; movable; copies share the lexicon.
class Stage {
 public:
  // Reads reference_conventions, reference_words, verb_subjects, descriptions and noun_classes of
  // the language, and common/persons and name_order for first names. Errors: unreadable;
  // damaged_resource with file and line.
  static Result<Stage> load(const Resources& resources, std::string_view language);

  // Needs trees, timexes, and the mentions of link. Adds mentions (pronoun, dropped, description,
  // group), fills in referents of mentions that link left open, and may add entities for nouns
  // without a name. What stays unclear stays open: a wrong antecedent is a wrong actor.
  // `holders` tells who holds an office ("its prime minister", "his Polish counterpart").
  void run(Document& document, const OfficeHolders& holders = {}) const;

 private:
  explicit Stage(std::shared_ptr<const Lexicon> lexicon) : lexicon_(std::move(lexicon)) {}
  std::shared_ptr<const Lexicon> lexicon_;
};

}  // namespace kronika::coref

// Who and what is meant: fills Document::entities and Document::mentions with names, descriptions,
// metonyms and adjectives, each resolved for the document's date.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "base/resources.h"
#include "base/result.h"
#include "document/document.h"

namespace kronika::link {

struct Lexicon;

// Thread-safe; movable; copies share the tables.
class Stage {
 public:
  // Reads the knowledge base (common/countries, persons, offices, organisations, places,
  // name_order) and the language's names and words. Errors: unreadable; damaged_resource with file
  // and line.
  static Result<Stage> load(const Resources& resources, std::string_view language);

  // Needs trees, names and timexes; replaces document.entities and document.mentions.
  void run(Document& document) const;

  // Who holds, on the document's date, the office that a role noun names in a state (its code): for
  // "its prime minister", whose state only coref can tell. None for other nouns, and if the tables
  // do not know.
  std::optional<Entity> office_holder(const Document& document, std::string_view role,
                                      std::string_view country) const;

 private:
  explicit Stage(std::shared_ptr<const Lexicon> lexicon) : lexicon_(std::move(lexicon)) {}
  std::shared_ptr<const Lexicon> lexicon_;
};

}  // namespace kronika::link

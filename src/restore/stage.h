// Gives tokens whose diacritics or case the writer left out the form that they would have in edited text.
#pragma once

#include <memory>
#include <string_view>

#include "base/resources.h"
#include "base/result.h"
#include "dictionary/dictionary.h"
#include "document/document.h"

namespace kronika::restore {

// Changes Token::form, and nothing else: the text, spans and surfaces stay as written, so that a form may
// differ from the text at its span, in marks and case but not in its number of code points. Sentences in
// which nothing is missing stay as they are. Linear in the text. Thread-safe; movable and cheap to copy.
class Stage {
 public:
  // Reads resources/<language>/{diacritics,restoration,form_counts}.tsv; a language without form_counts.tsv
  // is left as it is, one without diacritics.tsv keeps its letters and has its capitals read. `words` may be
  // null. Errors: unreadable, damaged_resource.
  static Result<Stage> load(const Resources& resources, std::string_view language,
                            std::shared_ptr<const dictionary::Dictionary> words);
  void run(Document& document) const;

 private:
  struct Data;
  explicit Stage(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;  // null: nothing to do
};

}  // namespace kronika::restore

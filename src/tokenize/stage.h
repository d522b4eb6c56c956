// Paragraphs → sentences and tokens.
#pragma once

#include <memory>
#include <string_view>

#include "base/resources.h"
#include "base/result.h"
#include "dictionary/dictionary.h"
#include "document/document.h"

namespace kronika::tokenize {

// A longer sentence is cut, behind a semicolon or comma where there is one. The network's and the
// parser's time grows with the square of a sentence's length; the longest sentence of the treebank
// has not a quarter of it.
inline constexpr std::size_t kMaxSentenceTokens = 512;

// Fills Document::sentences and Document::tokens (span, form, surface, space_after) from
// Document::paragraphs; what they held is dropped. Header paragraphs have no sentences, a sentence
// lies in one paragraph. Every character of the other paragraphs that is not white space lies in
// exactly one token. Linear in the text. Thread-safe; movable and cheap to copy.
class Stage {
 public:
  // Reads resources/<language>/{conventions,abbreviations,contractions,compounds}.tsv,
  // function_words.tsv if there is one, and common/{emoticons,units,agencies}.tsv. `words` may be null: then
  // the tables alone decide.
  // Errors: unreadable, damaged_resource.
  static Result<Stage> load(const Resources& resources, std::string_view language,
                            std::shared_ptr<const dictionary::Dictionary> words);
  void run(Document& document) const;
  // Divides tokens whose form is no longer as it stands in the text, but has as many code points, where the
  // new form holds several words ("zrobilem", restored as "zrobiłem": "zrobił" + "em").
  void divide_changed(Document& document) const;

 private:
  struct Data;
  explicit Stage(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;
};

}  // namespace kronika::tokenize

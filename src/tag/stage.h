// Part of speech, the treebank's tag, morphological features and lemma of every token.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "base/span.h"
#include "dictionary/dictionary.h"
#include "document/document.h"
#include "neural/model_file.h"
#include "tag/new_words.h"

namespace kronika::tag {

class Tagger;

// Thread-safe; movable. Shares the model and the dictionary.
class Stage {
 public:
  // The dictionary may be null; no path, or none of an existing file: no irregular forms, no words
  // beside those of the dictionary.
  // Errors: damaged_resource, naming the file and what is wrong.
  static Result<Stage> load(std::shared_ptr<const neural::Model> model,
                            std::shared_ptr<const dictionary::Dictionary> dictionary,
                            const std::filesystem::path& irregular_forms = {},
                            const std::filesystem::path& new_words = {});

  // Fills upos, xpos, features and lemma of the sentences' tokens. document.encodings must cover
  // them; if it holds entries, they are those of the same dictionary.
  void run(Document& document, SentenceSpan sentences) const;
  void run(Document& document) const;

 private:
  explicit Stage(std::shared_ptr<const Tagger> tagger) : tagger_(std::move(tagger)) {}
  std::shared_ptr<const Tagger> tagger_;
};

}  // namespace kronika::tag

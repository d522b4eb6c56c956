// Names of people, places, organisations and other things.
#pragma once

#include <memory>

#include "base/result.h"
#include "base/span.h"
#include "dictionary/dictionary.h"
#include "document/document.h"
#include "neural/model_file.h"

namespace kronika::ner {

class Recogniser;

// Thread-safe; movable. Shares the model and the dictionary.
class Stage {
 public:
  // The dictionary may be null. Errors: damaged_resource, naming the model file and what is wrong.
  static Result<Stage> load(std::shared_ptr<const neural::Model> model,
                            std::shared_ptr<const dictionary::Dictionary> dictionary);

  // Adds the names in the sentences to document.names, which stay in text order if sentences come
  // in order. A name lies within a sentence; names do not overlap. document.encodings must cover
  // the tokens; if it holds entries, they are those of the same dictionary.
  void run(Document& document, SentenceSpan sentences) const;
  void run(Document& document) const;

 private:
  explicit Stage(std::shared_ptr<const Recogniser> recogniser)
      : recogniser_(std::move(recogniser)) {}
  std::shared_ptr<const Recogniser> recogniser_;
};

}  // namespace kronika::ner

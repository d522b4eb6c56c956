// Gives every token a vector that describes it in its sentence: what tag, parse and ner decide
// from.
#pragma once

#include <memory>

#include "base/result.h"
#include "base/span.h"
#include "dictionary/dictionary.h"
#include "document/document.h"
#include "neural/model_file.h"

namespace kronika::encode {

class Encoder;

// Thread-safe; movable. Shares the model and the dictionary.
class Stage {
 public:
  // The dictionary may be null where the model knows no dictionary tags.
  // Errors: damaged_resource, naming the model file and the tensor that is missing or of another
  // shape.
  static Result<Stage> load(std::shared_ptr<const neural::Model> model,
                            std::shared_ptr<const dictionary::Dictionary> dictionary);

  // Fills document.encodings for the tokens of these sentences, in place of what it held. A
  // sentence's vectors do not depend on its neighbours: any division of a document into windows
  // gives the same bits. Memory: 392 bytes a token of the window, and up to 35 MB for every thread
  // that ever ran at once with others, which the stage keeps: what it remembers of word forms.
  void run(Document& document, SentenceSpan sentences) const;
  void run(Document& document) const;

 private:
  explicit Stage(std::shared_ptr<const Encoder> encoder) : encoder_(std::move(encoder)) {}
  std::shared_ptr<const Encoder> encoder_;
};

}  // namespace kronika::encode

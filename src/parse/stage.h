// The dependency tree of every sentence.
#pragma once

#include <memory>

#include "base/result.h"
#include "base/span.h"
#include "document/document.h"
#include "neural/model_file.h"

namespace kronika::parse {

class Parser;

// Thread-safe; movable. Shares the model.
class Stage {
 public:
  // Errors: damaged_resource, naming the model file and what is wrong.
  static Result<Stage> load(std::shared_ptr<const neural::Model> model);

  // Fills head and relation of the sentences' tokens: each sentence becomes a tree with exactly one
  // root, whose relation, and no other's, is "root". document.encodings must cover the tokens.
  // Memory: O(words²) of the longest sentence; of more than 1,000 words, pieces of 1,000 are parsed
  // by themselves and hang on the first one's root as "parataxis".
  void run(Document& document, SentenceSpan sentences) const;
  void run(Document& document) const;

 private:
  explicit Stage(std::shared_ptr<const Parser> parser) : parser_(std::move(parser)) {}
  std::shared_ptr<const Parser> parser_;
};

}  // namespace kronika::parse

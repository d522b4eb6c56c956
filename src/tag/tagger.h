// The heads of the network that describe single words. Inside src/tag only.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dictionary/dictionary.h"
#include "document/document.h"
#include "neural/kernels.h"
#include "neural/model_file.h"
#include "tag/analyses.h"
#include "tag/analysis_search.h"
#include "tag/lemmatizer.h"

namespace kronika::tag {

// Immutable once loaded; thread-safe; shares the model and the dictionary.
class Tagger {
 public:
  // The dictionary may be null: then no analysis is preferred and scripts alone make lemmas.
  // Errors: damaged_resource, naming the model file and what is wrong.
  static Result<Tagger> load(std::shared_ptr<const neural::Model> model,
                             std::shared_ptr<const dictionary::Dictionary> dictionary);

  // Fills upos, xpos, features and lemma. `vectors`: one row of width() floats a token.
  void run(std::span<Token> tokens, const float* vectors) const;
  std::size_t width() const { return heads_.inputs(); }

 private:
  // What the dictionary says about a form.
  struct Entry {
    std::vector<Candidate> candidates;
    AnalysisSet listed;  // union of what the candidates' tags allow
  };
  using Entries = std::unordered_map<std::string_view, Entry>;

  Tagger(Analyses analyses, AnalysisSearch search, Lemmatizer lemmatizer)
      : analyses_(std::move(analyses)),
        search_(std::move(search)),
        lemmatizer_(std::move(lemmatizer)) {}
  Status load_heads(const neural::Model& model);
  Entry look_up(std::string_view form) const;
  void describe(Token& token, const Entry& entry, float* scores) const;

  std::shared_ptr<const dictionary::Dictionary> dictionary_;
  Analyses analyses_;
  AnalysisSearch search_;
  Lemmatizer lemmatizer_;
  float bonus_ = 0;             // of an analysis that the dictionary lists
  float upos_weight_ = 1;       // of the part of speech in an analysis' score
  neural::PackedMatrix heads_;  // part of speech, features, tag, script: one below the other
  neural::Floats bias_;
  std::vector<std::size_t>
      segments_;           // sizes of the part of speech and every segment of features and tag
  std::size_t parts_ = 0;  // their sum: where the scripts begin
};

}  // namespace kronika::tag

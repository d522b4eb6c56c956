// The heads of the network that describe single words. Inside src/tag only.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/form_cache.h"
#include "base/pool.h"
#include "dictionary/dictionary.h"
#include "document/document.h"
#include "neural/model_file.h"
#include "neural/product.h"
#include "tag/analyses.h"
#include "tag/analysis_search.h"
#include "tag/irregular_forms.h"
#include "tag/lemmatizer.h"
#include "tag/new_words.h"

namespace kronika::tag {

// Immutable once loaded; thread-safe; shares the model and the dictionary.
class Tagger {
 public:
  // The dictionary may be null: then no analysis is preferred and scripts alone make lemmas.
  // Errors: damaged_resource, naming the model file and what is wrong.
  static Result<Tagger> load(std::shared_ptr<const neural::Model> model,
                             std::shared_ptr<const dictionary::Dictionary> dictionary,
                             IrregularForms irregular = {}, NewWords new_words = {});

  // Fills upos, xpos, features and lemma. `vectors`: one row of width() activations a token, of the
  // step kHiddenStep. `entries`: of each token in the dictionary; null: they are looked up.
  void run(std::span<Token> tokens, const neural::Activation* vectors,
           const FormEntry* entries) const;
  std::size_t width() const { return heads_.inputs(); }

 private:
  // What the dictionary, or else the table of new words, says about a form.
  struct Entry {
    std::vector<Candidate> candidates;
    AnalysisSet listed;       // union of what the candidates' tags allow
    bool any_listed = false;  // it is not empty
  };
  // What a thread works with.
  struct Workspace;

  Tagger(Analyses analyses, AnalysisSearch search, Lemmatizer lemmatizer)
      : analyses_(std::move(analyses)),
        search_(std::move(search)),
        lemmatizer_(std::move(lemmatizer)) {}
  Status load_heads(const neural::Model& model);
  Status load_scripts(const neural::Model& model);
  Entry look_up(std::string_view form, const FormEntry* entry) const;
  // Tokens whose scores are held at a time.
  void run_block(std::span<Token> tokens, const neural::Activation* vectors,
                 const FormEntry* entries, Workspace& space) const;
  std::size_t choose_analysis(const Entry& entry, float* scores) const;
  // Of the tokens that wait for a script.
  void ask_scripts(std::span<Token> tokens, const neural::Activation* vectors,
                   Workspace& space) const;

  std::shared_ptr<const dictionary::Dictionary> dictionary_;
  NewWords new_words_;
  Analyses analyses_;
  AnalysisSearch search_;
  Lemmatizer lemmatizer_;
  IrregularForms irregular_;
  float bonus_ = 0;             // of an analysis that the dictionary lists
  float upos_weight_ = 1;       // of the part of speech in an analysis' score
  neural::PackedMatrix heads_;  // part of speech, features, tag: one below the other
  neural::Floats bias_;
  // Sizes of the part of speech and every segment of features and tag.
  std::vector<std::size_t> segments_;
  neural::PackedMatrix script_projection_, scripts_;
  neural::Floats script_bias_;
  std::shared_ptr<Pool<Workspace>> workspaces_;
};

}  // namespace kronika::tag

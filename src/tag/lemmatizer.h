// Chooses the lemma of a token.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "neural/known_words.h"
#include "neural/model_file.h"
#include "tag/analyses.h"
#include "tag/edit_script.h"

namespace kronika::tag {

// A lemma that the dictionary lists for a form, and the analyses that its tag allows.
struct Candidate {
  std::string lemma;
  std::shared_ptr<const AnalysisSet> matching;
};

// Immutable once loaded; thread-safe.
class Lemmatizer {
 public:
  // Shares the model. Errors: damaged_resource if it has no edit scripts or its config lacks a
  // number of the rule.
  static Result<Lemmatizer> load(std::shared_ptr<const neural::Model> model);

  // The lemma where no script is asked: of single marks and digits; and where the candidates that
  // the analysis, whose part of speech is `upos`, allows have one lemma, except for pronouns and
  // names, where treebanks and dictionaries follow different conventions.
  std::optional<std::string> without_script(std::string_view form, std::size_t analysis, Upos upos,
                                            std::span<const Candidate> candidates) const;
  // The lemma otherwise. `script`: log-probability of each script, each at most 0.
  std::string lemma(std::string_view form, std::size_t analysis,
                    std::span<const Candidate> candidates, std::span<const float> script) const;

 private:
  struct Made {
    std::string lemma;
    double chance;  // log-probability
  };
  Made best_script(const CasedForm& form, std::span<const float> script) const;
  // `best`, or where that is no known word, the best known lemma that is not much less likely.
  Made known_instead(Made best, const CasedForm& form, std::span<const float> script) const;
  double chance(const CasedForm& form, std::string_view lemma, std::span<const float> script) const;

  std::shared_ptr<const neural::Model> model_;
  neural::KnownWords known_words_;
  EditScripts scripts_{{}};
  double sure_ = 0, rest_ = 0, floor_ = 0;
  double known_margin_ = 0;  // 0: known words are not preferred
};

}  // namespace kronika::tag

// Tagging with factored heads and whole analyses: the network predicts each grammatical category by
// itself (number, case, gender …), so that it learns from every word; what is chosen is the best of
// the combinations that exist, and those that the dictionary lists for the form are preferred (J.
// Hajič: Morphological tagging: data vs. dictionaries, NAACL 2000). One matrix product gives the
// scores of all heads.
//   Easy: "kotami". Hard: "zamku", whose genitive and locative, inanimate and so on the context
//   must tell apart, category by category, without ever mixing two readings into one that no Polish
//   noun has.
// Tested in tests/tag/tagger_test.cpp against the slow reference, and with the trainer's own
// results.

#include "tag/tagger.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::tag {
namespace {

constexpr std::size_t kRows =
    192;  // tokens whose scores are held at a time: 192 × 784 floats, 600 KB

struct Head {
  const char* name;
  std::size_t size;
};

std::vector<Head> heads_of(const neural::Labels& labels) {
  return {{"upos", labels.upos.size()},
          {"feats", neural::outputs(labels.features)},
          {"xpos", neural::outputs(labels.xpos)},
          {"script", labels.scripts.size()}};
}

// Sizes of the columns of an analysis, in the order in which the heads lie.
std::vector<std::size_t> segment_sizes(const neural::Labels& labels) {
  std::vector<std::size_t> sizes{labels.upos.size()};
  for (const neural::Segment& segment : labels.features) sizes.push_back(segment.values.size());
  for (const neural::Segment& segment : labels.xpos) sizes.push_back(segment.values.size());
  return sizes;
}

std::vector<std::size_t> offsets_of(const std::vector<std::size_t>& sizes) {
  std::vector<std::size_t> offsets;
  std::size_t sum = 0;
  for (const std::size_t size : sizes) {
    offsets.push_back(sum);
    sum += size;
  }
  return offsets;
}

}  // namespace

Result<Tagger> Tagger::load(std::shared_ptr<const neural::Model> model,
                            std::shared_ptr<const dictionary::Dictionary> dictionary) {
  if (model->labels().upos.empty()) return model->error("it has no parts of speech");
  Result<Lemmatizer> lemmatizer = Lemmatizer::load(*model);
  if (!lemmatizer) return lemmatizer.error();
  Result<Analyses> analyses = Analyses::load(model);
  if (!analyses) return analyses.error();
  const std::vector<std::size_t> sizes = segment_sizes(model->labels());
  AnalysisSearch search(*analyses, offsets_of(sizes));
  Tagger tagger(std::move(*analyses), std::move(search), std::move(*lemmatizer));
  tagger.dictionary_ = std::move(dictionary);
  tagger.segments_ = sizes;
  const Result<double> bonus = model->number("dictionary_bonus");
  if (!bonus) return bonus.error();
  const Result<double> weight = model->number("analysis_upos_weight");
  if (!weight) return weight.error();
  // The search relies on both not being negative.
  if (*bonus < 0 || *weight < 0) return model->error("a weight of the analyses is negative");
  tagger.bonus_ = static_cast<float>(*bonus);
  tagger.upos_weight_ = static_cast<float>(*weight);
  const Status loaded = tagger.load_heads(*model);
  if (!loaded) return loaded.error();
  return tagger;
}

Status Tagger::load_heads(const neural::Model& model) {
  const Result<std::size_t> width = model.encoding_width();
  if (!width) return width.error();
  std::size_t rows = 0;
  for (const Head& head : heads_of(model.labels())) rows += head.size;
  parts_ = rows - model.labels().scripts.size();
  heads_ = neural::PackedMatrix(rows, *width);
  std::size_t first = 0;
  for (const Head& head : heads_of(model.labels())) {
    const auto weights = model.floats(head.name + std::string(".w"), {head.size, *width});
    if (!weights) return weights.error();
    const auto bias = model.floats(head.name + std::string(".b"), {head.size});
    if (!bias) return bias.error();
    heads_.fill(first, head.size, weights->data(), *width);
    bias_.insert(bias_.end(), bias->begin(), bias->end());
    first += head.size;
  }
  return Success{};
}

Tagger::Entry Tagger::look_up(std::string_view form) const {
  Entry entry;
  entry.listed = AnalysisSet(analyses_.size());
  if (!dictionary_) return entry;
  std::vector<dictionary::Analysis> found;
  dictionary_->exact(form, found);
  if (const std::string lower = unicode::lower(form); lower != form) {
    std::vector<dictionary::Analysis> of_lower;
    dictionary_->exact(lower, of_lower);
    found.insert(found.end(), of_lower.begin(), of_lower.end());
  }
  for (dictionary::Analysis& analysis : found) {
    entry.candidates.push_back({std::move(analysis.lemma), analyses_.matching(analysis.tag)});
    entry.listed.unite(entry.candidates.back().matching);
  }
  return entry;
}

void Tagger::run(std::span<Token> tokens, const float* vectors) const {
  const std::size_t outputs = heads_.outputs();
  neural::Floats scores(std::min(kRows, tokens.size()) * outputs);
  Entries entries;
  for (std::size_t begin = 0; begin < tokens.size(); begin += kRows) {
    const std::size_t rows = std::min(kRows, tokens.size() - begin);
    neural::multiply({vectors + begin * width(), width()}, rows, heads_, {bias_.data(), 0},
                     {scores.data(), outputs});
    for (std::size_t i = 0; i < rows; ++i) {
      Token& token = tokens[begin + i];
      const auto [entry, added] = entries.try_emplace(token.form);
      if (added) entry->second = look_up(token.form);
      describe(token, entry->second, scores.data() + i * outputs);
    }
  }
}

void Tagger::describe(Token& token, const Entry& entry, float* scores) const {
  neural::log_softmax_segments(scores, segments_);
  for (std::size_t i = 0; i < segments_.front(); ++i) scores[i] *= upos_weight_;
  const std::size_t analysis = search_.best({scores, parts_}, entry.listed, bonus_);
  token.upos = analyses_.upos(analysis);
  token.features = analyses_.features(analysis);
  token.xpos = analyses_.xpos(analysis);
  const std::span<float> script(scores + parts_, heads_.outputs() - parts_);
  neural::log_softmax(script.data(), script.size());
  token.lemma = lemmatizer_.lemma(token.form, analysis, entry.candidates, script);
}

}  // namespace kronika::tag

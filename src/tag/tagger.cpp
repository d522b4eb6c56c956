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

#include "neural/kernels.h"
#include "unicode/characters.h"

namespace kronika::tag {
namespace {

constexpr std::size_t kRows = 192;  // tokens whose scores are held at a time: 192 × 238 floats
constexpr std::size_t kScriptRows = 48;  // 48 × 614 floats
constexpr std::size_t kForms = 4096;     // whose entries are remembered: about 6 MB a thread

struct Head {
  const char* name;
  std::size_t size;
};

std::vector<Head> heads_of(const neural::Labels& labels) {
  return {{"upos", labels.upos.size()},
          {"feats", neural::outputs(labels.features)},
          {"xpos", neural::outputs(labels.xpos)}};
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

struct Tagger::Workspace {
  FormCache forms{kForms};
  std::vector<Entry> entries;  // per slot of `forms`
  // Of a block of tokens:
  neural::Floats scores;
  struct Waiting {
    std::size_t token, slot, analysis;
  };
  std::vector<Waiting> waiting;  // for a script
  // Of kScriptRows of them:
  neural::Floats projected, steps, scripts;
  neural::Aligned<neural::Activation> vectors, quantised;
};

Result<Tagger> Tagger::load(std::shared_ptr<const neural::Model> model,
                            std::shared_ptr<const dictionary::Dictionary> dictionary,
                            IrregularForms irregular, NewWords new_words) {
  if (model->labels().upos.empty()) return model->error("it has no parts of speech");
  Result<Lemmatizer> lemmatizer = Lemmatizer::load(model);
  if (!lemmatizer) return lemmatizer.error();
  Result<Analyses> analyses = Analyses::load(model);
  if (!analyses) return analyses.error();
  const std::vector<std::size_t> sizes = segment_sizes(model->labels());
  AnalysisSearch search(*analyses, offsets_of(sizes));
  Tagger tagger(std::move(*analyses), std::move(search), std::move(*lemmatizer));
  tagger.dictionary_ = std::move(dictionary);
  tagger.irregular_ = std::move(irregular);
  tagger.new_words_ = std::move(new_words);
  tagger.segments_ = sizes;
  const Result<double> bonus = model->number("dictionary_bonus");
  if (!bonus) return bonus.error();
  const Result<double> weight = model->number("analysis_upos_weight");
  if (!weight) return weight.error();
  // The search relies on both not being negative.
  if (*bonus < 0 || *weight < 0) return model->error("a weight of the analyses is negative");
  tagger.bonus_ = static_cast<float>(*bonus);
  tagger.upos_weight_ = static_cast<float>(*weight);
  if (const Status loaded = tagger.load_heads(*model); !loaded) return loaded.error();
  if (const Status loaded = tagger.load_scripts(*model); !loaded) return loaded.error();
  tagger.workspaces_ = std::make_shared<Pool<Workspace>>();
  return tagger;
}

Status Tagger::load_heads(const neural::Model& model) {
  const Result<std::size_t> width = model.encoding_width();
  if (!width) return width.error();
  std::size_t rows = 0;
  for (const Head& head : heads_of(model.labels())) rows += head.size;
  heads_ = neural::PackedMatrix(rows, *width);
  std::size_t first = 0;
  for (const Head& head : heads_of(model.labels())) {
    const auto weights = model.matrix(head.name + std::string(".w"), {head.size, *width});
    if (!weights) return weights.error();
    const auto bias = model.floats(head.name + std::string(".b"), {head.size});
    if (!bias) return bias.error();
    heads_.fill(first, weights->scales, weights->values.data(), *width);
    bias_.insert(bias_.end(), bias->begin(), bias->end());
    first += head.size;
  }
  return Success{};
}

Status Tagger::load_scripts(const neural::Model& model) {
  const auto projection = model.matrix("script.p", {0, width()});
  if (!projection) return projection.error();
  const std::size_t inner = projection->scales.size(), count = model.labels().scripts.size();
  const auto weights = model.matrix("script.w", {count, inner});
  if (!weights) return weights.error();
  const auto bias = model.floats("script.b", {count});
  if (!bias) return bias.error();
  script_projection_ = neural::PackedMatrix(inner, width());
  script_projection_.fill(0, projection->scales, projection->values.data(), width());
  scripts_ = neural::PackedMatrix(count, inner);
  scripts_.fill(0, weights->scales, weights->values.data(), inner);
  script_bias_.assign(bias->begin(), bias->end());
  return Success{};
}

Tagger::Entry Tagger::look_up(std::string_view form, const FormEntry* known) const {
  Entry entry;
  entry.listed = AnalysisSet(analyses_.size());
  if (!dictionary_) return entry;
  FormEntry place;
  if (known != nullptr)
    place = *known;
  else
    dictionary_->find({&form, 1}, &place);
  const auto add = [&](std::string_view lemma, std::string_view tag) {
    entry.candidates.push_back({std::string(lemma), analyses_.matching(tag)});
    entry.listed.unite(*entry.candidates.back().matching);
  };
  dictionary_->visit(form, place.exact, add);
  if (place.lower != 0) dictionary_->visit(unicode::lower(form), place.lower, add);
  if (entry.candidates.empty() && !new_words_.empty()) {
    std::span<const dictionary::Analysis> readings = new_words_.find(form);
    if (readings.empty()) readings = new_words_.find(unicode::lower(form));
    for (const dictionary::Analysis& reading : readings) add(reading.lemma, reading.tag);
  }
  entry.any_listed = !entry.listed.empty();
  return entry;
}

void Tagger::run(std::span<Token> tokens, const neural::Activation* vectors,
                 const FormEntry* entries) const {
  const auto space = workspaces_->borrow();
  for (std::size_t begin = 0; begin < tokens.size(); begin += kRows) {
    const std::size_t rows = std::min(kRows, tokens.size() - begin);
    run_block(tokens.subspan(begin, rows), vectors + begin * width(),
              entries == nullptr ? nullptr : entries + begin, *space);
  }
}

void Tagger::run_block(std::span<Token> tokens, const neural::Activation* vectors,
                       const FormEntry* entries, Workspace& space) const {
  const std::size_t outputs = heads_.outputs();
  space.scores.resize(tokens.size() * outputs);
  neural::multiply(neural::hidden_rows(vectors, width()), tokens.size(), heads_, bias_.data(),
                   {space.scores.data(), outputs});
  space.forms.begin_batch();
  space.waiting.clear();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    const auto [slot, known] = space.forms.find_or_add(token.form);
    space.entries.resize(space.forms.size());
    if (!known) {
      space.entries[slot] = look_up(token.form, entries == nullptr ? nullptr : entries + i);
    }
    const std::size_t analysis =
        choose_analysis(space.entries[slot], space.scores.data() + i * outputs);
    token.upos = analyses_.upos(analysis);
    token.features = analyses_.features(analysis);
    token.xpos = analyses_.xpos(analysis);
    if (const std::string_view listed = irregular_.lemma(token.form, token.upos); !listed.empty()) {
      token.lemma = listed;
      continue;
    }
    auto lemma = lemmatizer_.without_script(token.form, analysis, token.upos,
                                            space.entries[slot].candidates);
    if (lemma)
      token.lemma = std::move(*lemma);
    else
      space.waiting.push_back({i, slot, analysis});
  }
  ask_scripts(tokens, vectors, space);
}

std::size_t Tagger::choose_analysis(const Entry& entry, float* scores) const {
  float* segment = scores;
  for (const std::size_t size : segments_) {
    float greatest = segment[0];
    for (std::size_t i = 1; i < size; ++i) greatest = std::max(greatest, segment[i]);
    for (std::size_t i = 0; i < size; ++i) segment[i] -= greatest;
    segment += size;
  }
  for (std::size_t i = 0; i < segments_.front(); ++i) scores[i] *= upos_weight_;
  return search_.best({scores, heads_.outputs()}, entry.listed, entry.any_listed ? bonus_ : 0);
}

void Tagger::ask_scripts(std::span<Token> tokens, const neural::Activation* vectors,
                         Workspace& space) const {
  const std::size_t inner = scripts_.inputs(), outputs = scripts_.outputs();
  space.vectors.resize(kScriptRows * width());
  space.projected.resize(kScriptRows * inner);
  space.quantised.resize(kScriptRows * inner);
  space.steps.resize(kScriptRows);
  space.scripts.resize(kScriptRows * outputs);
  for (std::size_t begin = 0; begin < space.waiting.size(); begin += kScriptRows) {
    const std::size_t rows = std::min(kScriptRows, space.waiting.size() - begin);
    const std::span waiting = std::span(space.waiting).subspan(begin, rows);
    for (std::size_t i = 0; i < rows; ++i)
      std::copy_n(vectors + waiting[i].token * width(), width(),
                  space.vectors.data() + i * width());
    neural::multiply(neural::hidden_rows(space.vectors.data(), width()), rows, script_projection_,
                     nullptr, {space.projected.data(), inner});
    for (std::size_t i = 0; i < rows; ++i) {
      space.steps[i] = neural::quantise(space.projected.data() + i * inner, inner,
                                        space.quantised.data() + i * inner);
    }
    neural::multiply({space.quantised.data(), inner, space.steps.data(), 1}, rows, scripts_,
                     script_bias_.data(), {space.scripts.data(), outputs});
    for (std::size_t i = 0; i < rows; ++i) {
      const std::span<float> script(space.scripts.data() + i * outputs, outputs);
      neural::log_softmax(script.data(), script.size());
      Token& token = tokens[waiting[i].token];
      token.lemma = lemmatizer_.lemma(token.form, waiting[i].analysis,
                                      space.entries[waiting[i].slot].candidates, script);
    }
  }
}

}  // namespace kronika::tag

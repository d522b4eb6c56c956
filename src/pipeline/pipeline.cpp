// The order of an article's way: tokenize → restore → encode → tag → parse → ner → timex → link → coref → attribution →
// event → claim. Tested in tests/pipeline/.

#include "pipeline/pipeline.h"

#include <algorithm>
#include <filesystem>

#include "attribution/stage.h"
#include "claim/stage.h"
#include "coref/stage.h"
#include "dictionary/dictionary.h"
#include "encode/stage.h"
#include "event/stage.h"
#include "link/stage.h"
#include "ner/stage.h"
#include "neural/model_file.h"
#include "parse/stage.h"
#include "restore/stage.h"
#include "tag/stage.h"
#include "timex/stage.h"
#include "tokenize/stage.h"

namespace kronika {
namespace {

// Tokens whose network vectors are in memory at once: 12 MB of them. Whole sentences, so a window may be longer.
constexpr std::size_t kWindowTokens = 8192;

using After = std::function<void(std::size_t stage)>;

// Keeps the first error of a row of loads, so that loading reads as a list.
class Loading {
 public:
  template <class T>
  std::optional<T> take(Result<T> result) {
    if (result.ok()) return std::move(*result);
    if (!error_) error_ = result.error();
    return std::nullopt;
  }
  const std::optional<Error>& error() const { return error_; }

 private:
  std::optional<Error> error_;
};

constexpr std::size_t kFirstClaimStage = 6;  // of stage_names()

// Has the language any table of the stages from timex on? Where one is there all must be: an
// installation that lost one is damaged, and does not quietly stop finding claims.
bool has_claim_tables(const Resources& resources, std::string_view language) {
  for (const char* table :
       {"time_words.tsv", "link_words.tsv", "reference_words.tsv", "reporting.tsv", "frames.tsv"}) {
    std::error_code error;
    if (std::filesystem::exists(resources.language(language, table), error)) return true;
  }
  return false;
}

// The first sentences from `begin` on that fill a window.
SentenceSpan next_window(const Document& document, SentenceIndex begin) {
  SentenceIndex end = begin;
  std::size_t tokens = 0;
  while (end.value < document.sentences.size() && tokens < kWindowTokens) {
    tokens += document.sentences[end.value].tokens.size();
    ++end;
  }
  return {begin, end};
}

}  // namespace

struct Pipeline::Stages {
  std::optional<tokenize::Stage> tokenize;
  std::optional<restore::Stage> restore;
  std::optional<encode::Stage> encode;
  std::optional<tag::Stage> tag;
  std::optional<parse::Stage> parse;
  std::optional<ner::Stage> ner;
  std::optional<timex::Stage> timex;
  std::optional<link::Stage> link;
  std::optional<coref::Stage> coref;
  std::optional<attribution::Stage> attribution;
  std::optional<event::Stage> event;
  std::optional<claim::Stage> claim;

  void restore_forms(Document& document) const {
    restore->run(document);
    tokenize->divide_changed(document);
  }

  void analyse_language(Document& document, const After& after) const {
    for (SentenceIndex begin; begin.value < document.sentences.size();) {
      const SentenceSpan window = next_window(document, begin);
      encode->run(document, window);
      after(2);
      tag->run(document, window);
      after(3);
      parse->run(document, window);
      after(4);
      ner->run(document, window);
      after(5);
      begin = window.end;
    }
    document.encodings = {};
  }

  void load_claims(Loading& loading, const Resources& resources, std::string_view language) {
    timex = loading.take(timex::Stage::load(resources, language));
    link = loading.take(link::Stage::load(resources, language));
    coref = loading.take(coref::Stage::load(resources, language));
    attribution = loading.take(attribution::Stage::load(resources, language));
    event = loading.take(event::Stage::load(resources, language));
    claim = loading.take(claim::Stage::load(resources, language));
  }

  void resolve_references(Document& document) const {
    coref->run(document, [&](std::string_view role, std::string_view country) {
      return link->office_holder(document, role, country);
    });
  }

  void find_claims(Document& document, const After& after) const {
    if (!claim) return;
    timex->run(document);
    after(6);
    link->run(document);
    after(7);
    resolve_references(document);
    after(8);
    attribution->run(document);
    after(9);
    event->run(document);
    after(10);
    claim->run(document);
    after(11);
  }
};

Result<Pipeline> Pipeline::load(const Resources& resources, std::string_view language) {
  std::error_code error;
  if (!std::filesystem::exists(resources.root / language, error) && std::filesystem::exists(resources.root / "common", error)) {
    return Error{ErrorCode::unsupported_language,
                 "there are no lexicons and no model for the language '" + std::string(language) + "'"};
  }
  Loading loading;
  std::shared_ptr<const neural::Model> model;
  std::shared_ptr<const dictionary::Dictionary> words;
  if (auto loaded = loading.take(neural::Model::open(resources.model(language)))) {
    model = std::move(*loaded);
  }
  // A model that asks for a dictionary says so when it is loaded.
  if (auto opened = loading.take(dictionary::Dictionary::open_if_present(resources.dictionary(language)))) {
    words = std::move(*opened);
  }
  if (loading.error()) return *loading.error();

  auto stages = std::make_unique<Stages>();
  stages->tokenize = loading.take(tokenize::Stage::load(resources, language, words));
  stages->restore = loading.take(restore::Stage::load(resources, language, words));
  stages->encode = loading.take(encode::Stage::load(model, words));
  stages->tag = loading.take(tag::Stage::load(
      model, words, resources.language(language, "irregular_forms.tsv"),
      resources.language(language, "new_words.tsv")));
  stages->parse = loading.take(parse::Stage::load(model));
  stages->ner = loading.take(ner::Stage::load(model, words));
  if (has_claim_tables(resources, language)) stages->load_claims(loading, resources, language);
  if (loading.error()) return *loading.error();
  return Pipeline(std::move(stages));
}

Pipeline::Pipeline(std::unique_ptr<Stages> stages) : stages_(std::move(stages)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

bool Pipeline::finds_claims() const { return stages_->claim.has_value(); }

void Pipeline::analyse(Document& document) const {
  analyse(document, [](std::size_t) {});
}

void Pipeline::analyse(Document& document, const After& after) const {
  stages_->tokenize->run(document);
  after(0);
  stages_->restore_forms(document);
  after(1);
  stages_->analyse_language(document, after);
  stages_->find_claims(document, after);
}

void Pipeline::analyse_tokens(Document& document) const {
  stages_->analyse_language(document, [](std::size_t) {});
}

const std::vector<std::string>& Pipeline::stage_names() {
  static const std::vector<std::string> names = {"tokenize", "restore", "encode", "tag",
                                                 "parse",    "ner",     "timex",  "link",
                                                 "coref",    "attribution", "event", "claim"};
  return names;
}

void Pipeline::run_stage(std::size_t stage, Document& document) const {
  if (stage >= kFirstClaimStage && !finds_claims()) return;
  switch (stage) {
    case 0: stages_->tokenize->run(document); break;
    case 1: stages_->restore_forms(document); break;
    case 2: stages_->encode->run(document); break;
    case 3: stages_->tag->run(document); break;
    case 4: stages_->parse->run(document); break;
    case 5: stages_->ner->run(document); break;
    case 6: stages_->timex->run(document); break;
    case 7: stages_->link->run(document); break;
    case 8: stages_->resolve_references(document); break;
    case 9: stages_->attribution->run(document); break;
    case 10: stages_->event->run(document); break;
    case 11: stages_->claim->run(document); break;
    default: break;
  }
}

}  // namespace kronika

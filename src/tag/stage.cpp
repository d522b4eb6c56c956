#include "tag/stage.h"

#include "tag/tagger.h"

namespace kronika::tag {

Result<Stage> Stage::load(std::shared_ptr<const neural::Model> model,
                          std::shared_ptr<const dictionary::Dictionary> dictionary,
                          const std::filesystem::path& irregular_forms,
                          const std::filesystem::path& new_words) {
  Result<IrregularForms> irregular = IrregularForms::load(irregular_forms);
  if (!irregular) return irregular.error();
  Result<NewWords> words = NewWords::load(new_words);
  if (!words) return words.error();
  Result<Tagger> tagger = Tagger::load(std::move(model), std::move(dictionary),
                                       std::move(*irregular), std::move(*words));
  if (!tagger) return tagger.error();
  return Stage(std::make_shared<const Tagger>(std::move(*tagger)));
}

void Stage::run(Document& document, SentenceSpan sentences) const {
  if (sentences.empty()) return;
  const TokenIndex begin = document.sentences[sentences.begin.value].tokens.begin;
  const TokenIndex end = document.sentences[sentences.end.value - 1].tokens.end;
  const std::vector<FormEntry>& entries = document.encodings.entries;
  tagger_->run(std::span(document.tokens).subspan(begin.value, end - begin),
               document.encodings.row(begin),
               entries.empty() ? nullptr : entries.data() + (begin - document.encodings.first));
}

void Stage::run(Document& document) const {
  run(document, {SentenceIndex{}, SentenceIndex(document.sentences.size())});
}

}  // namespace kronika::tag

#include "ner/stage.h"

#include "ner/entity_labels.h"
#include "ner/name_scores.h"

namespace kronika::ner {

// Scores of labels, and their best sequence.
class Recogniser {
 public:
  static Result<Recogniser> load(std::shared_ptr<const neural::Model> model,
                                 std::shared_ptr<const dictionary::Dictionary> dictionary) {
    const std::optional<EntityDecoder> decoder = EntityDecoder::make(model->labels().names);
    if (!decoder) return model->error("its labels of names are not those of BIOES");
    Result<NameScores> scores = NameScores::load(std::move(model), std::move(dictionary));
    if (!scores) return scores.error();
    return Recogniser(*decoder, std::move(*scores));
  }

  // Adds the names of a sentence.
  void run(Document& document, TokenSpan tokens) const {
    const Encodings& encodings = document.encodings;
    const std::span<const Token> words(document.tokens.data() + tokens.begin.value, tokens.size());
    const FormEntry* entries = encodings.entries.empty()
                                   ? nullptr
                                   : encodings.entries.data() + (tokens.begin - encodings.first);
    scores_.with_scores(
        words, encodings.row(tokens.begin), entries, [&](std::span<const float> scores) {
          const std::vector<Name> found = decoder_.names(decoder_.decode(scores), tokens.begin);
          document.names.insert(document.names.end(), found.begin(), found.end());
        });
  }

 private:
  Recogniser(const EntityDecoder& decoder, NameScores scores)
      : decoder_(decoder), scores_(std::move(scores)) {}

  EntityDecoder decoder_;
  NameScores scores_;
};

Result<Stage> Stage::load(std::shared_ptr<const neural::Model> model,
                          std::shared_ptr<const dictionary::Dictionary> dictionary) {
  Result<Recogniser> recogniser = Recogniser::load(std::move(model), std::move(dictionary));
  if (!recogniser) return recogniser.error();
  return Stage(std::make_shared<const Recogniser>(std::move(*recogniser)));
}

void Stage::run(Document& document, SentenceSpan sentences) const {
  for (SentenceIndex s = sentences.begin; s < sentences.end; ++s)
    recogniser_->run(document, document.sentences[s.value].tokens);
}

void Stage::run(Document& document) const {
  run(document, {SentenceIndex{}, SentenceIndex(document.sentences.size())});
}

}  // namespace kronika::ner

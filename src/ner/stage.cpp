#include "ner/stage.h"

#include "ner/entity_labels.h"
#include "neural/product.h"

namespace kronika::ner {

// The head of the network for names, and its decoder.
class Recogniser {
 public:
  static Result<Recogniser> load(const neural::Model& model) {
    const std::optional<EntityDecoder> decoder = EntityDecoder::make(model.labels().names);
    if (!decoder) return model.error("its labels of names are not those of BIOES");
    Recogniser recogniser(*decoder);
    const Result<std::size_t> width = model.encoding_width();
    if (!width) return width.error();
    const auto weights = model.matrix("ner.w", {decoder->labels(), *width});
    if (!weights) return weights.error();
    const auto bias = model.floats("ner.b", {decoder->labels()});
    if (!bias) return bias.error();
    recogniser.head_ = neural::PackedMatrix(decoder->labels(), *width);
    recogniser.head_.fill(0, weights->scales, weights->values.data(), *width);
    recogniser.bias_.assign(bias->begin(), bias->end());
    return recogniser;
  }

  // Adds the names of one sentence, whose words have these vectors.
  void run(const neural::Activation* vectors, TokenSpan tokens, std::vector<Name>& names) const {
    const std::size_t labels = decoder_.labels();
    neural::Floats scores(tokens.size() * labels);
    neural::multiply(neural::hidden_rows(vectors, head_.inputs()), tokens.size(), head_,
                     bias_.data(), {scores.data(), labels});
    const std::vector<Name> found = decoder_.names(decoder_.decode(scores), tokens.begin);
    names.insert(names.end(), found.begin(), found.end());
  }

 private:
  explicit Recogniser(const EntityDecoder& decoder) : decoder_(decoder) {}

  EntityDecoder decoder_;
  neural::PackedMatrix head_;
  neural::Floats bias_;
};

Result<Stage> Stage::load(std::shared_ptr<const neural::Model> model) {
  Result<Recogniser> recogniser = Recogniser::load(*model);
  if (!recogniser) return recogniser.error();
  return Stage(std::make_shared<const Recogniser>(std::move(*recogniser)));
}

void Stage::run(Document& document, SentenceSpan sentences) const {
  for (SentenceIndex s = sentences.begin; s < sentences.end; ++s) {
    const TokenSpan tokens = document.sentences[s.value].tokens;
    recogniser_->run(document.encodings.row(tokens.begin), tokens, document.names);
  }
}

void Stage::run(Document& document) const {
  run(document, {SentenceIndex{}, SentenceIndex(document.sentences.size())});
}

}  // namespace kronika::ner

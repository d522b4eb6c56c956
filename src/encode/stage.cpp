#include "encode/stage.h"

#include <algorithm>

#include "encode/encoder.h"

namespace kronika::encode {
namespace {

void add_pieces(std::span<const Token> sentence, std::size_t row,
                std::vector<Sequence>& sequences) {
  for (std::size_t begin = 0; begin < sentence.size(); begin += kLongestSequence) {
    const std::size_t count = std::min(kLongestSequence, sentence.size() - begin);
    sequences.push_back({sentence.subspan(begin, count), begin == 0, row + begin});
  }
}

}  // namespace

Result<Stage> Stage::load(std::shared_ptr<const neural::Model> model,
                          std::shared_ptr<const dictionary::Dictionary> dictionary) {
  Result<Encoder> encoder = Encoder::load(std::move(model), std::move(dictionary));
  if (!encoder) return encoder.error();
  return Stage(std::make_shared<const Encoder>(std::move(*encoder)));
}

void Stage::run(Document& document, SentenceSpan sentences) const {
  Encodings& encodings = document.encodings;
  encodings.width = encoder_->width();
  encodings.values.clear();
  encodings.entries.clear();
  encodings.first = TokenIndex{};
  if (sentences.empty()) return;
  encodings.first = document.sentences[sentences.begin.value].tokens.begin;
  const TokenIndex end = document.sentences[sentences.end.value - 1].tokens.end;
  encodings.values.resize((end - encodings.first) * encodings.width);
  if (encoder_->has_dictionary()) encodings.entries.resize(end - encodings.first);

  const std::span<const Token> tokens(document.tokens);
  std::vector<Sequence> sequences;
  for (SentenceIndex s = sentences.begin; s < sentences.end; ++s) {
    const TokenSpan span = document.sentences[s.value].tokens;
    add_pieces(tokens.subspan(span.begin.value, span.size()), span.begin - encodings.first,
               sequences);
  }
  encoder_->run(std::move(sequences), encodings.values.data(), encodings.entries.data());
}

void Stage::run(Document& document) const {
  run(document, {SentenceIndex{}, SentenceIndex(document.sentences.size())});
}

}  // namespace kronika::encode

// Bytes as a model file: opening must tell every damage, and what opens must analyse without a
// crash. Half of the inputs are small valid files into which the bytes are written, with the
// checksum set right again: otherwise no input would ever get beyond it.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "encode/stage.h"
#include "ner/stage.h"
#include "neural/tiny_model.h"
#include "parse/stage.h"
#include "tag/stage.h"

namespace {

using namespace kronika;

Document sample() {
  Document document;
  for (const std::size_t length : {1u, 6u}) {
    Sentence sentence;
    sentence.tokens.begin = TokenIndex(document.tokens.size());
    for (std::size_t i = 0; i < length; ++i) {
      Token token;
      token.form = i % 2 == 0 ? "Koty" : "1989";
      document.tokens.push_back(std::move(token));
    }
    sentence.tokens.end = TokenIndex(document.tokens.size());
    document.sentences.push_back(sentence);
  }
  return document;
}

void analyse(const std::shared_ptr<const neural::Model>& model) {
  Document document = sample();
  const auto encode = encode::Stage::load(model, nullptr);
  if (!encode) return;
  encode->run(document);
  if (const auto tag = tag::Stage::load(model, nullptr, {})) tag->run(document);
  if (const auto parse = parse::Stage::load(model)) parse->run(document);
  if (const auto ner = ner::Stage::load(model, nullptr)) ner->run(document);
}

void open(std::string_view bytes) {
  if (const auto model = neural::Model::parse(bytes, "fuzz")) analyse(*model);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  open(bytes);
  static const std::string good = test::TinyModel().file.bytes();
  if (size < 4) return 0;
  std::uint32_t place;
  std::memcpy(&place, data, sizeof place);
  std::string changed = good;
  place %= static_cast<std::uint32_t>(changed.size());
  const std::size_t count = std::min(size - 4, changed.size() - place);
  std::memcpy(changed.data() + place, data + 4, count);
  test::seal(changed);
  open(changed);
  return 0;
}

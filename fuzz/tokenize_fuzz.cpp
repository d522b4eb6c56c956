// Bytes made valid UTF-8 as a paragraph: tokens must tile it and sentences partition them.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "tokenize/stage.h"
#include "unicode/characters.h"

namespace {

using namespace kronika;

const tokenize::Stage& stage() {
  static const tokenize::Stage loaded = [] {
    const Resources resources{KRONIKA_RESOURCES, KRONIKA_GENERATED};
    auto words = dictionary::Dictionary::open(resources.dictionary("pl"));
    if (!words) std::abort();
    auto result = tokenize::Stage::load(
        resources, "pl", std::make_shared<const dictionary::Dictionary>(std::move(words).value()));
    if (!result) std::abort();
    return std::move(result).value();
  }();
  return loaded;
}

void require(bool condition) {
  if (!condition) std::abort();
}

std::string valid_utf8(std::string text) {
  while (const auto bad = unicode::first_invalid(text)) text[*bad] = 'x';
  return text;
}

bool is_blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const unicode::Decoded d = unicode::decode(text, i);
    if (!unicode::is_space(d.code_point)) return false;
    i += d.length;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Document document;
  document.text = valid_utf8(std::string(reinterpret_cast<const char*>(data), size));
  if (size == 0) return 0;
  const ByteSpan whole{ByteOffset{}, ByteOffset(document.text.size())};
  document.paragraphs.push_back({whole, ParagraphKind::body});
  stage().run(document);

  ByteOffset at{};
  TokenIndex next{};
  for (const Sentence& sentence : document.sentences) {
    require(sentence.tokens.begin == next && sentence.tokens.begin < sentence.tokens.end);
    for (; next < sentence.tokens.end; ++next) {
      const Token& token = document.token(next);
      require(token.span.begin >= at && token.span.begin < token.span.end);
      require(is_blank(document.text_at({at, token.span.begin})));
      at = token.span.end;
    }
  }
  require(next.value == document.tokens.size());
  require(is_blank(document.text_at({at, whole.end})));
  return 0;
}

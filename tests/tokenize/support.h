// The stages of Polish and English, and a document as the tables of the tests write it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/document.h"
#include "support/conllu.h"
#include "tokenize/stage.h"

namespace kronika::test {

inline Resources polish_resources() {
  return {source_path("resources"), std::filesystem::path(KRONIKA_BINARY_DIR) / "resources"};
}

inline std::shared_ptr<const dictionary::Dictionary> polish_dictionary() {
  auto opened = dictionary::Dictionary::open(polish_resources().dictionary("pl"));
  return opened ? std::make_shared<dictionary::Dictionary>(std::move(*opened)) : nullptr;
}

inline const tokenize::Stage& polish_tokenizer() {
  static const tokenize::Stage stage =
      tokenize::Stage::load(polish_resources(), "pl", polish_dictionary()).value();
  return stage;
}

// English has no dictionary.
inline const tokenize::Stage& english_tokenizer() {
  static const tokenize::Stage stage =
      tokenize::Stage::load(polish_resources(), "en", nullptr).value();
  return stage;
}

inline Document one_paragraph(std::string text, ParagraphKind kind = ParagraphKind::body) {
  Document document;
  document.text = std::move(text);
  if (!document.text.empty()) {
    document.paragraphs.push_back({{ByteOffset{}, ByteOffset(document.text.size())}, kind});
  }
  return document;
}

inline Document tokenized(std::string text, ParagraphKind kind = ParagraphKind::body) {
  Document document = one_paragraph(std::move(text), kind);
  polish_tokenizer().run(document);
  return document;
}

// "Zrobił+em|to|.‖"
inline std::string written(const Document& document) {
  std::string out;
  for (const Sentence& sentence : document.sentences) {
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (i > sentence.tokens.begin) {
        out += document.token(i - 1).surface == document.token(i).surface ? "+" : "|";
      }
      out += document.token(i).form;
    }
    out += "‖";
  }
  return out;
}

}  // namespace kronika::test

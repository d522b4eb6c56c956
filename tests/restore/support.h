// Documents of given tokens, and the stages with the shipped tables.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "document/document.h"
#include "restore/candidates.h"
#include "restore/stage.h"
#include "support/conllu.h"

namespace kronika::test {

inline Resources shipped_resources() {
  return {source_path("resources"), std::filesystem::path(KRONIKA_BINARY_DIR) / "resources"};
}

inline std::shared_ptr<const dictionary::Dictionary> polish_dictionary() {
  static const std::shared_ptr<const dictionary::Dictionary> words = [] {
    auto opened = dictionary::Dictionary::open(shipped_resources().dictionary("pl"));
    return opened ? std::make_shared<const dictionary::Dictionary>(std::move(*opened)) : nullptr;
  }();
  return words;
}

// What Polish words may have been written for, by the shipped tables.
inline restore::Candidates polish_candidates() {
  const Resources resources = shipped_resources();
  restore::Diacritics letters =
      restore::Diacritics::read(
          Table::load(resources.language("pl", "diacritics.tsv"), {"plain", "marked"}).value())
          .value();
  restore::FormCounts counts =
      restore::FormCounts::read(
          Table::load(resources.language("pl", "form_counts.tsv"), {"form", "count"}).value(),
          letters)
          .value();
  return {std::move(letters), std::move(counts), polish_dictionary()};
}

inline const restore::Stage& polish() {
  static const restore::Stage stage =
      restore::Stage::load(shipped_resources(), "pl", polish_dictionary()).value();
  return stage;
}

inline const restore::Stage& english() {
  static const restore::Stage stage =
      restore::Stage::load(shipped_resources(), "en", nullptr).value();
  return stage;
}

// Tokens divided by spaces, sentences by " / ".
inline Document document_of(std::string_view written) {
  Document document;
  document.text = written;
  Sentence sentence;
  const auto finish = [&] {
    sentence.tokens.end = TokenIndex(document.tokens.size());
    if (sentence.tokens.empty()) return;
    sentence.span = document.bytes(sentence.tokens);
    document.sentences.push_back(sentence);
    sentence.tokens.begin = sentence.tokens.end;
  };
  for (std::size_t begin = 0; begin < written.size();) {
    const std::size_t end = std::min(written.find(' ', begin), written.size());
    const std::string_view form = written.substr(begin, end - begin);
    if (form == "/") {
      finish();
    } else if (!form.empty()) {
      Token token;
      token.form = form;
      token.span = token.surface = {ByteOffset(begin), ByteOffset(end)};
      document.tokens.push_back(std::move(token));
    }
    begin = end + 1;
  }
  finish();
  document.paragraphs.push_back({{ByteOffset{}, ByteOffset(written.size())}, ParagraphKind::body});
  return document;
}

// The forms, as document_of reads them.
inline std::string written(const Document& document) {
  std::string out;
  for (const Sentence& sentence : document.sentences) {
    if (!out.empty()) out += " /";
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (!out.empty()) out += ' ';
      out += document.token(i).form;
    }
  }
  return out;
}

inline std::string restored(const restore::Stage& stage, std::string_view text) {
  Document document = document_of(text);
  stage.run(document);
  return written(document);
}

}  // namespace kronika::test

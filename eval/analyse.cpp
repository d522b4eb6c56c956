// kronika_analyse: the language analysis alone, for measuring it.
//
//   kronika_analyse --lang LANGUAGE [--resources DIR] [--generated DIR] [--model FILE] [--restore]
//                   MODE < input > output
//
// --restore      with a mode: forms without diacritics or in capitals are restored first.
// --gold-tokens  CoNLL-U in: its tokens are analysed; CoNLL-U out, with the annotation of the
// system.
// --raw          CoNLL-U in: the texts of its sentences, joined by spaces, are split and analysed;
// CoNLL-U out. A paragraph ends where the input says so ("# newpar", "# newdoc").
// --split        the same without the analysis, and without a model.
// --ner          lines of `form TAB label` in, an empty line after a sentence; the same out with
// the system's labels.
// --vectors      the same in; out come the encoder's vectors, a row of bytes a token (train/names.py).
// --forms        as --gold-tokens, but out comes `form TAB restored form`, an empty line after a sentence.

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

#include "base/resources.h"
#include "conllu_text.h"
#include "dictionary/dictionary.h"
#include "encode/stage.h"
#include "ner/stage.h"
#include "parse/stage.h"
#include "restore/stage.h"
#include "tag/stage.h"
#include "tokenize/stage.h"

namespace kronika::eval {
namespace {

constexpr std::size_t kWindow = 256;  // sentences

struct Settings {
  Resources resources{KRONIKA_RESOURCES, KRONIKA_GENERATED};
  std::string language;
  std::string model;
  std::string mode;
  bool restore = false;
};

template <class T>
T take(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(result).value();
}

std::shared_ptr<const dictionary::Dictionary> open_dictionary(const Settings& settings) {
  return take(
      dictionary::Dictionary::open_if_present(settings.resources.dictionary(settings.language)));
}

// The stages, or an error thrown as a message: this is a program for one command, not a library.
class Analyser {
 public:
  explicit Analyser(const Settings& settings)
      : model_(take(neural::Model::open(settings.model))),
        dictionary_(open_dictionary(settings)),
        encode_(take(encode::Stage::load(model_, dictionary_))),
        tag_(take(tag::Stage::load(
            model_, dictionary_,
            settings.resources.language(settings.language, "irregular_forms.tsv")))),
        parse_(take(parse::Stage::load(model_))),
        ner_(take(ner::Stage::load(model_, dictionary_))) {
    if (!settings.restore && settings.mode != "--forms") return;
    restore_.emplace(take(restore::Stage::load(settings.resources, settings.language, dictionary_)));
    if (settings.mode != "--raw") return;
    tokenize_.emplace(
        take(tokenize::Stage::load(settings.resources, settings.language, dictionary_)));
  }

  void restore(Document& document) const {
    if (restore_) restore_->run(document);
    if (tokenize_) tokenize_->divide_changed(document);
  }

  void run(Document& document) const {
    restore(document);
    for (std::size_t begin = 0; begin < document.sentences.size(); begin += kWindow) {
      const SentenceSpan window{
          SentenceIndex(begin),
          SentenceIndex(std::min(begin + kWindow, document.sentences.size()))};
      encode_.run(document, window);
      tag_.run(document, window);
      parse_.run(document, window);
      ner_.run(document, window);
    }
  }

  void write_vectors(Document& document, std::ostream& out) const {
    for (std::size_t begin = 0; begin < document.sentences.size(); begin += kWindow) {
      const std::size_t end = std::min(begin + kWindow, document.sentences.size());
      encode_.run(document, {SentenceIndex(begin), SentenceIndex(end)});
      const TokenIndex first = document.sentences[begin].tokens.begin;
      const std::size_t tokens = document.sentences[end - 1].tokens.end - first;
      out.write(reinterpret_cast<const char*>(document.encodings.row(first)),
                static_cast<std::streamsize>(tokens * document.encodings.width));
    }
  }

 private:
  std::shared_ptr<const neural::Model> model_;
  std::shared_ptr<const dictionary::Dictionary> dictionary_;
  encode::Stage encode_;
  tag::Stage tag_;
  parse::Stage parse_;
  ner::Stage ner_;
  std::optional<restore::Stage> restore_;
  std::optional<tokenize::Stage> tokenize_;  // where it may divide restored forms
};

// The sentences' texts, in paragraphs as the input has them, split by the tokenizer.
Document split_input(const Settings& settings) {
  Document document;
  std::size_t begin = 0;
  const auto end_paragraph = [&] {
    if (document.text.size() > begin) {
      document.paragraphs.push_back(
          {{ByteOffset(begin), ByteOffset(document.text.size())}, ParagraphKind::body});
    }
  };
  for (const ConlluSentence& sentence : read_conllu(std::cin)) {
    if (sentence.begins_paragraph()) {
      end_paragraph();
      if (!document.text.empty()) document.text += "\n\n";
      begin = document.text.size();
    }
    if (document.text.size() > begin) document.text += ' ';
    document.text += sentence.text();
  }
  end_paragraph();
  take(tokenize::Stage::load(settings.resources, settings.language, open_dictionary(settings)))
      .run(document);
  return document;
}

void analyse_gold_tokens(const Analyser& analyser) {
  const std::vector<ConlluSentence> sentences = read_conllu(std::cin);
  Document document = document_of(sentences);
  analyser.run(document);
  write_annotated(std::cout, sentences, document);
}

void restore_forms(const Analyser& analyser) {
  Document document = document_of(read_conllu(std::cin));
  analyser.restore(document);
  for (const Sentence& sentence : document.sentences) {
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& token = document.token(i);
      std::cout << document.text_at(token.span) << '\t' << token.form << '\n';
    }
    std::cout << '\n';
  }
}

Document read_labelled() {
  std::vector<ConlluSentence> sentences(1);
  for (std::string line; std::getline(std::cin, line);) {
    if (line.empty()) {
      if (!sentences.back().lines.empty()) sentences.emplace_back();
    } else {
      sentences.back().lines.push_back({"1", line.substr(0, line.find('\t'))});
    }
  }
  if (sentences.back().lines.empty()) sentences.pop_back();
  return document_of(sentences);
}

void find_names(const Analyser& analyser) {
  Document document = read_labelled();
  analyser.run(document);
  std::vector<std::string> labels(document.tokens.size(), "O");
  for (const Name& name : document.names) {
    for (TokenIndex i = name.tokens.begin; i < name.tokens.end; ++i) {
      labels[i.value] = (i == name.tokens.begin ? "B-" : "I-") + std::string(kronika::name(name.type));
    }
  }
  for (const Sentence& sentence : document.sentences) {
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      std::cout << document.token(i).form << '\t' << labels[i.value] << '\n';
    }
    std::cout << '\n';
  }
}

int run(int count, char** arguments) {
  Settings settings;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    const bool more = i + 1 < count;
    if (argument == "--resources" && more)
      settings.resources.root = arguments[++i];
    else if (argument == "--generated" && more)
      settings.resources.generated = arguments[++i];
    else if (argument == "--lang" && more)
      settings.language = arguments[++i];
    else if (argument == "--model" && more)
      settings.model = arguments[++i];
    else if (argument == "--restore")
      settings.restore = true;
    else
      settings.mode = argument;
  }
  if (settings.model.empty()) settings.model = settings.resources.model(settings.language).string();
  std::ios::sync_with_stdio(false);
  if (settings.language.empty()) settings.mode.clear();
  if (settings.mode == "--gold-tokens") {
    analyse_gold_tokens(Analyser(settings));
  } else if (settings.mode == "--forms") {
    restore_forms(Analyser(settings));
  } else if (settings.mode == "--raw" || settings.mode == "--split") {
    Document document = split_input(settings);
    if (settings.mode == "--raw") Analyser(settings).run(document);
    write_document(std::cout, document);
  } else if (settings.mode == "--ner") {
    find_names(Analyser(settings));
  } else if (settings.mode == "--vectors") {
    Document document = read_labelled();
    Analyser(settings).write_vectors(document, std::cout);
  } else {
    std::cerr << "usage: kronika_analyse --lang LANGUAGE [--resources DIR] [--generated DIR] "
                 "[--model FILE] [--restore] (--gold-tokens | --raw | --split | --ner | --vectors | "
                 "--forms) "
                 "< input > output\n";
    return 2;
  }
  return 0;
}

}  // namespace
}  // namespace kronika::eval

int main(int count, char** arguments) {
  try {
    return kronika::eval::run(count, arguments);
  } catch (const std::exception& failure) {
    std::cerr << "kronika_analyse: " << failure.what() << '\n';
    return 1;
  }
}

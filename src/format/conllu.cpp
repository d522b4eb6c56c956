#include "format/conllu.h"

#include <string_view>
#include <vector>

#include "unicode/normal_form.h"
#include "unicode/offsets.h"

namespace kronika::format {
namespace {

std::string_view or_underscore(std::string_view value) { return value.empty() ? "_" : value; }

// Per token "B-PER", "I-PER" …, "" outside names.
std::vector<std::string> name_labels(const Document& document) {
  std::vector<std::string> labels(document.tokens.size());
  for (const Name& name : document.names) {
    for (TokenIndex i = name.tokens.begin; i < name.tokens.end; ++i) {
      labels[i.value] =
          (i == name.tokens.begin ? "B-" : "I-") + std::string(kronika::name(name.type));
    }
  }
  return labels;
}

// Names of documents may have spaces, which neither sent_id nor a lemma ("na przykład" of "np.")
// may have.
std::string without_spaces(std::string_view value) {
  std::string out(value);
  for (char& c : out) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') c = '_';
  }
  return out;
}

// Values in MISC cannot hold the bar that separates them: as in UD's own treebanks it is escaped.
std::string misc_value(std::string_view value) {
  std::string out;
  for (const char c : value) {
    if (c == '|')
      out += "\\p";
    else
      out += c;
  }
  return out;
}

class Writer {
 public:
  explicit Writer(const Document& document)
      : document_(document), offsets_(document.text), labels_(name_labels(document)) {}

  std::string write() {
    const std::string id = without_spaces(document_.id);
    out_ += "# newdoc id = " + id + "\n";
    for (std::size_t k = 0; k < document_.sentences.size(); ++k) {
      const Sentence& sentence = document_.sentences[k];
      if (k == 0 || document_.sentences[k - 1].paragraph != sentence.paragraph)
        out_ += "# newpar\n";
      out_ += "# sent_id = " + id + "-" + std::to_string(k + 1) + "\n";
      out_ += "# text = " + text_of(sentence) + "\n";
      for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i)
        write_token(sentence, i);
      out_ += "\n";
    }
    return std::move(out_);
  }

 private:
  static std::size_t id(const Sentence& sentence, TokenIndex i) {
    return i - sentence.tokens.begin + 1;
  }

  // The text as the tokens give it back: on one line, with one space for white space of any kind.
  std::string text_of(const Sentence& sentence) const {
    std::string text;
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& token = document_.token(i);
      text += unicode::nfc(document_.text_at(token.span));
      if (token.space_after && i + 1 < sentence.tokens.end) text += ' ';
    }
    return text;
  }

  std::string range(ByteSpan span) const {
    const CodePointSpan points = offsets_.code_points(span);
    return "TokenRange=" + std::to_string(points.begin.value) + ":" +
           std::to_string(points.end.value);
  }

  // A surface token of several words has a line of its own in front of them.
  void write_multiword(const Sentence& sentence, TokenIndex first) {
    const Token& token = document_.token(first);
    const bool begins = token.span.begin == token.surface.begin && token.span != token.surface;
    if (!begins) return;
    TokenIndex last = first;
    while (last + 1 < sentence.tokens.end && document_.token(last + 1).surface == token.surface)
      ++last;
    out_ += std::to_string(id(sentence, first)) + "-" + std::to_string(id(sentence, last)) + "\t" +
            unicode::nfc(document_.text_at(token.surface)) + "\t_\t_\t_\t_\t_\t_\t_\t" +
            (document_.token(last).space_after ? "" : "SpaceAfter=No|") + range(token.surface) +
            "\n";
  }

  void write_token(const Sentence& sentence, TokenIndex i) {
    write_multiword(sentence, i);
    const Token& token = document_.token(i);
    const bool part = token.span != token.surface;
    const std::string written = unicode::nfc(document_.text_at(token.span));
    std::string misc = !labels_[i.value].empty() ? "Entity=" + labels_[i.value] + "|" : "";
    if (token.form != written) misc += "Restored=" + misc_value(token.form) + "|";
    if (!part && !token.space_after) misc += "SpaceAfter=No|";
    misc += range(token.span);
    const std::string head = token.is_root() ? "0" : std::to_string(id(sentence, token.head));
    const std::string number = std::to_string(id(sentence, i)), lemma = without_spaces(token.lemma);
    for (const std::string_view cell :
         {std::string_view(number), std::string_view(written), or_underscore(lemma),
          name(token.upos), or_underscore(token.xpos), or_underscore(token.features),
          std::string_view(head), or_underscore(token.relation), std::string_view("_")}) {
      out_.append(cell).append("\t");
    }
    out_ += misc + "\n";
  }

  const Document& document_;
  unicode::CodePointOffsets offsets_;
  std::vector<std::string> labels_;
  std::string out_;
};

}  // namespace

std::string conllu(const Document& document) { return Writer(document).write(); }

}  // namespace kronika::format

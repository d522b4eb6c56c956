#include "conllu_text.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace kronika::eval {
namespace {

constexpr std::size_t kColumns = 10;

std::vector<std::string> columns_of(const std::string& line) {
  std::vector<std::string> columns;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = line.find('\t', begin);
    columns.push_back(line.substr(begin, end - begin));
    if (end == std::string::npos) return columns;
    begin = end + 1;
  }
}

std::string or_nothing(const std::string& value) { return value.empty() ? "_" : value; }

// Columns 3 to 8 of a token whose sentence begins at `first`.
void annotate(std::vector<std::string>& columns, const Token& token, TokenIndex first) {
  columns[2] = or_nothing(token.lemma);
  columns[3] = name(token.upos);
  columns[4] = or_nothing(token.xpos);
  columns[5] = or_nothing(token.features);
  columns[6] = token.is_root() ? "0" : std::to_string(token.head - first + 1);
  columns[7] = or_nothing(token.relation);
}

void write_line(std::ostream& out, const std::vector<std::string>& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) out << (i == 0 ? "" : "\t") << columns[i];
  out << '\n';
}

// The surface token that begins with this token and holds several, as "1-2".
void write_multiword(std::ostream& out, const Document& document, TokenIndex i,
                     TokenSpan sentence) {
  const ByteSpan surface = document.token(i).surface;
  if (i > sentence.begin && document.token(i - 1).surface == surface) return;
  TokenIndex last = i;
  while (last + 1 < sentence.end && document.token(last + 1).surface == surface) ++last;
  if (last == i) return;
  std::vector<std::string> columns(kColumns, "_");
  columns[0] =
      std::to_string(i - sentence.begin + 1) + "-" + std::to_string(last - sentence.begin + 1);
  columns[1] = document.text_at(surface);
  write_line(out, columns);
}

}  // namespace

bool ConlluSentence::is_word(const std::vector<std::string>& line) {
  return line.front().find_first_of("-.") == std::string::npos;
}

std::string ConlluSentence::text() const {
  constexpr std::string_view kMark = "# text = ";
  for (const std::string& comment : comments) {
    if (comment.starts_with(kMark)) return comment.substr(kMark.size());
  }
  return {};
}

bool ConlluSentence::begins_paragraph() const {
  return std::any_of(comments.begin(), comments.end(), [](const std::string& comment) {
    return comment.starts_with("# newpar") || comment.starts_with("# newdoc");
  });
}

std::vector<ConlluSentence> read_conllu(std::istream& in) {
  std::vector<ConlluSentence> sentences;
  ConlluSentence sentence;
  std::size_t number = 0;
  const auto finish = [&] {
    if (!sentence.lines.empty()) sentences.push_back(std::move(sentence));
    sentence = {};
  };
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty()) {
      finish();
    } else if (line.front() == '#') {
      sentence.comments.push_back(line);
    } else {
      sentence.lines.push_back(columns_of(line));
      if (sentence.lines.back().size() != kColumns) {
        throw std::runtime_error("line " + std::to_string(number) + ": not ten columns");
      }
    }
  }
  finish();
  return sentences;
}

Document document_of(const std::vector<ConlluSentence>& sentences) {
  Document document;
  for (const ConlluSentence& sentence : sentences) {
    Sentence added;
    added.tokens.begin = TokenIndex(document.tokens.size());
    for (const auto& line : sentence.lines) {
      if (!ConlluSentence::is_word(line)) continue;
      Token token;
      token.form = line[1];
      token.span = {ByteOffset(document.text.size()),
                    ByteOffset(document.text.size() + token.form.size())};
      token.surface = token.span;
      document.text += token.form + " ";
      document.tokens.push_back(std::move(token));
    }
    added.tokens.end = TokenIndex(document.tokens.size());
    added.span = document.bytes(added.tokens);
    document.sentences.push_back(added);
  }
  document.paragraphs.push_back(
      {{ByteOffset{}, ByteOffset(document.text.size())}, ParagraphKind::body});
  return document;
}

void write_annotated(std::ostream& out, const std::vector<ConlluSentence>& sentences,
                     const Document& document) {
  TokenIndex next{};
  for (const ConlluSentence& sentence : sentences) {
    const TokenIndex first = next;
    for (const std::string& comment : sentence.comments) out << comment << '\n';
    for (std::vector<std::string> line : sentence.lines) {
      if (line.front().find('.') != std::string::npos) continue;
      if (ConlluSentence::is_word(line)) {
        annotate(line, document.token(next), first);
        ++next;
      }
      line[8] = "_";
      write_line(out, line);
    }
    out << '\n';
  }
}

void write_document(std::ostream& out, const Document& document) {
  std::vector<std::string> entities(document.tokens.size(), "_");
  for (const Name& name : document.names) {
    for (TokenIndex i = name.tokens.begin; i < name.tokens.end; ++i)
      entities[i.value] = (i == name.tokens.begin ? "Entity=B-" : "Entity=I-") + std::string(kronika::name(name.type));
  }
  for (const Sentence& sentence : document.sentences) {
    out << "# text = " << document.text_at(sentence.span) << '\n';
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      write_multiword(out, document, i, sentence.tokens);
      std::vector<std::string> columns(kColumns, "_");
      columns[0] = std::to_string(i - sentence.tokens.begin + 1);
      columns[1] = document.text_at(document.token(i).span);
      annotate(columns, document.token(i), sentence.tokens.begin);
      columns[9] = entities[i.value];
      write_line(out, columns);
    }
    out << '\n';
  }
}

}  // namespace kronika::eval

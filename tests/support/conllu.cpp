#include "support/conllu.h"

#include <charconv>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "unicode/normal_form.h"

namespace kronika::test {
namespace {

std::vector<std::string> columns_of(const std::string& line) {
  std::vector<std::string> columns;
  if (line.find('\t') != std::string::npos) {
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) columns.push_back(cell);
  } else {
    std::istringstream cells(line);
    for (std::string cell; cells >> cell;) columns.push_back(cell);
  }
  columns.resize(10, "_");
  return columns;
}

std::string value(const std::string& cell) { return cell == "_" ? "" : cell; }

std::size_t number(std::string_view text) {
  std::size_t n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw std::runtime_error("not a number in CoNLL-U: " + std::string(text));
  }
  return n;
}

class Builder {
 public:
  void line(const std::string& line) {
    if (line.starts_with("# newpar")) new_paragraph_ = true;
    if (line.starts_with("# heading = yes")) heading_ = new_paragraph_ = true;
    if (line.starts_with("#")) return;
    const std::vector<std::string> columns = columns_of(line);
    if (columns[0].find('.') != std::string::npos) return;
    if (!in_sentence_) begin_sentence();
    if (const auto dash = columns[0].find('-'); dash != std::string::npos) {
      multiword_end_ = number(std::string_view(columns[0]).substr(dash + 1));
      multiword_ = append(columns[1]);
      space_ = columns[9].find("SpaceAfter=No") == std::string::npos;
      multiword_at_ = multiword_.begin;
      return;
    }
    add_token(columns);
  }

  void end_sentence() {
    if (!in_sentence_) return;
    in_sentence_ = false;
    Sentence& sentence = document_.sentences.back();
    sentence.tokens.end = TokenIndex(document_.tokens.size());
    sentence.span = document_.bytes(sentence.tokens);
    document_.paragraphs.back().span.end = sentence.span.end;
    multiword_end_ = 0;
  }

  Document finish() {
    end_sentence();
    document_.language = "pl";
    document_.id = "test";
    return std::move(document_);
  }

 private:
  void begin_sentence() {
    in_sentence_ = true;
    if (document_.paragraphs.empty() || new_paragraph_) {
      if (!document_.text.empty()) document_.text += "\n";
      const ByteOffset at(document_.text.size());
      document_.paragraphs.push_back({{at, at}, heading_ ? ParagraphKind::heading : ParagraphKind::body});
      space_ = false;
    }
    Sentence sentence;
    sentence.heading = heading_;
    sentence.paragraph = static_cast<std::uint32_t>(document_.paragraphs.size() - 1);
    sentence.tokens.begin = TokenIndex(document_.tokens.size());
    document_.sentences.push_back(sentence);
    new_paragraph_ = heading_ = false;
  }

  ByteSpan append(const std::string& form) {
    if (space_ && !document_.text.empty()) document_.text += " ";
    space_ = false;
    const ByteOffset begin(document_.text.size());
    document_.text += form;
    return {begin, ByteOffset(document_.text.size())};
  }

  void add_token(const std::vector<std::string>& columns) {
    Token token;
    const std::size_t id = number(columns[0]);
    if (id <= multiword_end_) {
      const ByteOffset end =
          id == multiword_end_ ? multiword_.end : std::min(multiword_at_ + columns[1].size(), multiword_.end);
      token.span = {multiword_at_, end};
      token.surface = multiword_;
      token.space_after = id == multiword_end_ && space_;
      multiword_at_ = end;
    } else {
      token.span = token.surface = append(columns[1]);
      token.space_after = space_ = columns[9].find("SpaceAfter=No") == std::string::npos;
    }
    token.form = unicode::nfc(columns[1]);
    token.lemma = value(columns[2]);
    if (columns[3] != "_" && !upos_from_name(columns[3], token.upos)) {
      throw std::runtime_error("unknown UPOS in CoNLL-U: " + columns[3]);
    }
    token.xpos = value(columns[4]);
    token.features = value(columns[5]);
    const std::size_t head = columns[6] == "_" ? 0 : number(columns[6]);
    if (head > 0) token.head = document_.sentences.back().tokens.begin + (head - 1);
    token.relation = value(columns[7]);
    document_.tokens.push_back(std::move(token));
  }

  Document document_;
  bool in_sentence_ = false, new_paragraph_ = false, heading_ = false, space_ = false;
  std::size_t multiword_end_ = 0;
  ByteSpan multiword_;
  ByteOffset multiword_at_;
};

}  // namespace

Document document_from_conllu(std::string_view conllu) {
  Builder builder;
  std::istringstream lines{std::string(conllu)};
  for (std::string line; std::getline(lines, line);) {
    const auto first = line.find_first_not_of(" \t\r");
    if (first == std::string::npos) {
      builder.end_sentence();
    } else {
      builder.line(line.substr(first));
    }
  }
  return builder.finish();
}

TokenIndex find_token(const Document& document, std::string_view form, TokenIndex from) {
  for (TokenIndex i = from; i.value < document.tokens.size(); ++i) {
    if (document.token(i).form == form) return i;
  }
  throw std::runtime_error("no token with the form " + std::string(form));
}

std::filesystem::path source_path(std::string_view relative) {
  return std::filesystem::path(KRONIKA_SOURCE_DIR) / relative;
}

}  // namespace kronika::test

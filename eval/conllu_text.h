// CoNLL-U as lines that keep what the system does not predict.
#pragma once

#include <istream>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace kronika::eval {

struct ConlluSentence {
  std::vector<std::string> comments;
  // The ten columns of every line: words, multiword ranges ("1-2"), empty nodes ("1.1").
  std::vector<std::vector<std::string>> lines;

  static bool is_word(const std::vector<std::string>& line);
  // The value of "# text = …", "" if there is none.
  std::string text() const;
  // "# newpar" or "# newdoc" stands before it.
  bool begins_paragraph() const;
};

// Throws std::runtime_error, naming the line, for a line without ten columns.
std::vector<ConlluSentence> read_conllu(std::istream& in);

// A document with the words of the sentences as tokens; its text is the words joined by spaces.
Document document_of(const std::vector<ConlluSentence>& sentences);

// The sentences with the annotation of the document's tokens in columns 3 to 8.
void write_annotated(std::ostream& out, const std::vector<ConlluSentence>& sentences,
                     const Document& document);

// A document's own sentences and tokens as they stand in the text; several tokens of one surface token as a
// multiword range; names as Entity=B-PER … in MISC.
void write_document(std::ostream& out, const Document& document);

}  // namespace kronika::eval

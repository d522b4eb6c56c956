#include "parse/stage.h"

#include <algorithm>
#include <string>

#include "parse/parser.h"
#include "parse/two_subjects.h"

namespace kronika::parse {
namespace {

constexpr std::size_t kLongest = 1000;  // words; tokenize makes no sentence of more than 400
constexpr std::string_view kPieceRelation = "parataxis";

// A sentence or a piece of a very long one.
struct Piece {
  TokenIndex begin;
  bool first = true;
};

void add_pieces(TokenSpan sentence, std::vector<Piece>& pieces, std::vector<std::size_t>& lengths) {
  for (TokenIndex begin = sentence.begin; begin < sentence.end; begin = begin + lengths.back()) {
    lengths.push_back(std::min(kLongest, sentence.end - begin));
    pieces.push_back({begin, begin == sentence.begin});
  }
}

}  // namespace

Result<Stage> Stage::load(std::shared_ptr<const neural::Model> model) {
  Result<Parser> parser = Parser::load(std::move(model));
  if (!parser) return parser.error();
  return Stage(std::make_shared<const Parser>(std::move(*parser)));
}

void Stage::run(Document& document, SentenceSpan sentences) const {
  if (sentences.empty()) return;
  std::vector<Piece> pieces;
  std::vector<std::size_t> lengths;
  for (SentenceIndex s = sentences.begin; s < sentences.end; ++s) {
    add_pieces(document.sentences[s.value].tokens, pieces, lengths);
  }
  const std::vector<SentenceTree> trees =
      parser_->run(document.encodings.row(pieces.front().begin), lengths);
  TokenIndex root = none<TokenIndex>;  // of the sentence's first piece
  for (std::size_t p = 0; p < pieces.size(); ++p) {
    const Piece& piece = pieces[p];
    const SentenceTree& tree = trees[p];
    for (std::size_t i = 0; i < tree.heads.size(); ++i) {
      Token& token = document.token(piece.begin + i);
      token.relation = parser_->relation_name(tree.relations[i]);
      if (tree.heads[i] > 0) {
        token.head = piece.begin + (tree.heads[i] - 1);
      } else if (piece.first) {
        token.head = none<TokenIndex>;
        root = piece.begin + i;
      } else {
        token.head = root;
        token.relation = kPieceRelation;
      }
    }
  }
  give_back_subjects(document, sentences);
}

void Stage::run(Document& document) const {
  run(document, {SentenceIndex{}, SentenceIndex(document.sentences.size())});
}

}  // namespace kronika::parse

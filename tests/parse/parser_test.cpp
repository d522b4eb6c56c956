#include "parse/parser.h"

#include <gtest/gtest.h>

#include <random>

#include "neural/reference.h"
#include "neural/tiny_model.h"
#include "neural/vectors.h"
#include "parse/stage.h"

namespace kronika::parse {
namespace {

using neural::reference::Matrix;

std::vector<neural::Activation> random_vectors(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<neural::Activation> values(count);
  for (neural::Activation& value : values)
    value = static_cast<neural::Activation>(1 + random() % 255);
  return values;
}

Matrix rows_of(const std::vector<neural::Activation>& values, std::size_t begin, std::size_t rows,
               std::size_t width) {
  Matrix matrix;
  for (std::size_t r = begin; r < begin + rows; ++r) {
    matrix.emplace_back();
    for (std::size_t i = r * width; i < (r + 1) * width; ++i)
      matrix.back().push_back((values[i] - neural::kZeroActivation) / 127.0);
  }
  return matrix;
}

TEST(Parser, ScoresLikeTheReference) {
  const auto model = test::TinyModel(5).model();
  const auto parser = Parser::load(model);
  ASSERT_TRUE(parser.ok()) << parser.error().message;
  const std::size_t width = parser->width();
  const std::vector<std::size_t> lengths = {1, 17, 2, 40};
  const std::vector<neural::Activation> vectors = random_vectors(60 * width, 1);
  const std::vector<SentenceTree> trees = parser->run(vectors.data(), lengths);
  ASSERT_EQ(trees.size(), lengths.size());
  std::size_t begin = 0;
  for (std::size_t s = 0; s < lengths.size(); ++s) {
    const Matrix encoded = rows_of(vectors, begin, lengths[s], width);
    const Matrix arcs = neural::reference::arc_scores(*model, encoded);
    const std::vector<float> fast = parser->arc_scores(vectors.data() + begin * width, lengths[s]);
    for (std::size_t d = 0; d < lengths[s]; ++d) {
      for (std::size_t h = 0; h <= lengths[s]; ++h) {
        EXPECT_NEAR(fast[d * (lengths[s] + 1) + h], arcs[d][h], 1e-3 * (1 + std::abs(arcs[d][h])));
      }
    }
    const Matrix relations = neural::reference::relation_scores(*model, encoded, trees[s].heads);
    for (std::size_t d = 0; d < lengths[s]; ++d) {
      const std::string& chosen = parser->relation_name(trees[s].relations[d]);
      EXPECT_EQ(chosen == "root", trees[s].heads[d] == 0);
      if (chosen == "root") continue;
      for (std::size_t k = 0; k < relations[d].size(); ++k) {
        if (k == 2) continue;  // "root"
        EXPECT_LE(relations[d][k], relations[d][trees[s].relations[d]] + 1e-3);
      }
    }
    begin += lengths[s];
  }
}

TEST(Parser, SentencesDoNotDependOnTheirNeighbours) {
  const auto parser = Parser::load(test::TinyModel(6).model());
  ASSERT_TRUE(parser.ok());
  const std::vector<neural::Activation> vectors = random_vectors(30 * parser->width(), 2);
  const std::vector<std::size_t> lengths = {9, 1, 20};
  const auto together = parser->run(vectors.data(), lengths);
  std::size_t begin = 0;
  for (std::size_t s = 0; s < lengths.size(); ++s) {
    const auto alone =
        parser->run(vectors.data() + begin * parser->width(), std::span(lengths).subspan(s, 1));
    EXPECT_EQ(alone[0].heads, together[s].heads);
    EXPECT_EQ(alone[0].relations, together[s].relations);
    begin += lengths[s];
  }
}

Document document_with(const std::vector<std::size_t>& lengths, std::size_t width) {
  Document document;
  for (const std::size_t length : lengths) {
    Sentence sentence;
    sentence.tokens = {TokenIndex(document.tokens.size()),
                       TokenIndex(document.tokens.size() + length)};
    document.sentences.push_back(sentence);
    document.tokens.resize(document.tokens.size() + length);
  }
  document.encodings.width = width;
  document.encodings.values = random_vectors(document.tokens.size() * width, 3);
  return document;
}

// Each sentence has one root, heads stay inside, "root" is the root's relation alone, and all ways
// lead up.
void expect_trees(const Document& document) {
  for (const Sentence& sentence : document.sentences) {
    std::size_t roots = 0;
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& token = document.token(i);
      EXPECT_EQ(token.relation == "root", token.is_root());
      roots += token.is_root();
      EXPECT_TRUE(token.is_root() || sentence.tokens.contains(token.head));
      TokenIndex at = i;
      for (std::size_t steps = 0; at != none<TokenIndex> && steps <= sentence.tokens.size();
           ++steps) {
        at = document.token(at).head;
      }
      EXPECT_EQ(at, none<TokenIndex>);
    }
    EXPECT_EQ(roots, 1u);
  }
}

TEST(ParseStage, MakesATreeOfEverySentence) {
  const auto model = test::TinyModel(7).model();
  const auto stage = Stage::load(model);
  ASSERT_TRUE(stage.ok());
  Document document = document_with({1, 5, 30, 2, 1}, *model->encoding_width());
  stage->run(document);
  expect_trees(document);
  Document empty;
  stage->run(empty);
}

TEST(ParseStage, BoundsVeryLongSentences) {
  const auto model = test::TinyModel(8).model();
  const auto stage = Stage::load(model);
  ASSERT_TRUE(stage.ok());
  Document document = document_with({3, 2345, 4}, *model->encoding_width());
  stage->run(document);
  expect_trees(document);
}

TEST(ParseStage, WindowsMakeNoDifference) {
  const auto model = test::TinyModel(9).model();
  const auto stage = Stage::load(model);
  ASSERT_TRUE(stage.ok());
  Document whole = document_with({4, 8, 15, 16, 23}, *model->encoding_width());
  Document parts = whole;
  stage->run(whole);
  const std::vector<std::uint8_t> all = parts.encodings.values;
  for (std::size_t s = 0; s < parts.sentences.size(); ++s) {
    const TokenSpan tokens = parts.sentences[s].tokens;
    parts.encodings.first = tokens.begin;
    parts.encodings.values.assign(all.begin() + tokens.begin.value * parts.encodings.width,
                                  all.begin() + tokens.end.value * parts.encodings.width);
    stage->run(parts, {SentenceIndex(s), SentenceIndex(s + 1)});
  }
  for (std::size_t i = 0; i < whole.tokens.size(); ++i) {
    EXPECT_EQ(whole.tokens[i].head, parts.tokens[i].head);
    EXPECT_EQ(whole.tokens[i].relation, parts.tokens[i].relation);
  }
}

TEST(ParseStage, NamesTheTensorThatIsWrong) {
  for (const char* name : {"arc.u", "arc.v", "arc.dep.w", "rel.u", "rel.a", "rel.head.b", "root"}) {
    test::TinyModel tiny;
    tiny.file.remove(name);
    const auto stage = Stage::load(tiny.model());
    ASSERT_FALSE(stage.ok()) << name;
    EXPECT_EQ(stage.error().code, ErrorCode::damaged_resource);
    EXPECT_NE(stage.error().message.find(name), std::string::npos) << stage.error().message;
  }
  test::TinyModel tiny;
  tiny.file.header["labels"]["deprel"][2] = "top";
  EXPECT_FALSE(Stage::load(tiny.model()).ok());
}

TEST(ParseStage, AnswersAsTheTrainerDoes) {
  KRONIKA_LOAD_VECTORS(vectors);
  const auto stage = Stage::load(vectors.model);
  ASSERT_TRUE(stage.ok());
  Document document = vectors.encoded_document();
  stage->run(document);
  const auto relations = vectors.column("deprels");
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const TokenSpan tokens = document.sentences[s].tokens;
    for (TokenIndex i = tokens.begin; i < tokens.end; ++i) {
      const Token& token = document.token(i);
      const std::size_t head = token.is_root() ? 0 : token.head - tokens.begin + 1;
      EXPECT_EQ(head, vectors.sentences()[s]["heads"][i - tokens.begin].get<std::size_t>())
          << token.form;
      EXPECT_EQ(token.relation, relations[i.value]) << token.form;
    }
  }
}

}  // namespace
}  // namespace kronika::parse

#include "encode/encoder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "encode/stage.h"
#include "encode/word_form.h"
#include "neural/known_words.h"
#include "neural/reference.h"
#include "neural/tiny_model.h"
#include "neural/vectors.h"

namespace kronika::encode {
namespace {

using neural::reference::Matrix;

// A sentence's input vectors as the definition has them.
Matrix slow_inputs(const neural::Model& model, std::span<const Token> tokens,
                   bool first_of_sentence) {
  Matrix inputs;
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    const std::string word = neural::normal_word(tokens[t].form);
    std::vector<std::uint32_t> hashes;
    ngram_hashes(word, hashes);
    std::vector<double> input(model.shape("ngram")[1]);
    for (const std::uint32_t hash : hashes) {
      const auto row = neural::reference::table_row(model, "ngram", hash % model.shape("ngram")[0]);
      for (std::size_t i = 0; i < row.size(); ++i)
        input[i] += row[i] / static_cast<double>(hashes.size());
    }
    const auto known = *model.hashes("word.hash", {0});
    std::size_t word_row = 0;
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (known[i] == neural::fnv1a_64(word)) word_row = i + 1;
    }
    const std::size_t shape_row = shape(tokens[t].form) + (t == 0 && first_of_sentence ? 9 : 0);
    for (const auto& row : {neural::reference::table_row(model, "word", word_row),
                            neural::reference::table_row(model, "shape", shape_row)}) {
      input.insert(input.end(), row.begin(), row.end());
    }
    inputs.push_back(std::move(input));
  }
  return inputs;
}

std::vector<std::vector<Token>> random_sentences(const std::vector<std::size_t>& lengths,
                                                 unsigned seed) {
  const char* forms[] = {
      "Kot",  "kot", "PSY",  "Warszawa", ",",  "1989", "12",     "brzoskwiniówka", "X-1", "😀",
      "pies", "w",   "Ełku", ".",        "\"", "i",    "\u0301", "NATO",           "ż",   "a"};
  std::mt19937 random(seed);
  std::vector<std::vector<Token>> sentences;
  for (const std::size_t length : lengths) {
    sentences.emplace_back(length);
    for (Token& token : sentences.back()) token.form = forms[random() % std::size(forms)];
  }
  return sentences;
}

TEST(Encoder, EqualsTheReference) {
  const auto model = test::TinyModel(2).model();
  const auto encoder = Encoder::load(model, nullptr);
  ASSERT_TRUE(encoder.ok()) << encoder.error().message;
  const auto sentences = random_sentences({1, 7, 3, 20, 3, 1, 12}, 1);
  std::vector<Sequence> sequences;
  std::size_t rows = 0;
  for (const auto& sentence : sentences) {
    sequences.push_back({sentence, rows % 2 == 0, rows});
    rows += sentence.size();
  }
  std::vector<neural::Activation> out(rows * encoder->width());
  encoder->run(sequences, out.data(), nullptr);
  std::size_t differing = 0;  // by a step, where rounding went the other way
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const Matrix expected = neural::reference::encode(
        *model, slow_inputs(*model, sentences[s], sequences[s].first_of_sentence));
    for (std::size_t i = 0; i < sentences[s].size(); ++i) {
      for (std::size_t u = 0; u < encoder->width(); ++u) {
        const double steps =
            out[(sequences[s].row + i) * encoder->width() + u] - 128 - expected[i][u] * 127;
        ASSERT_NEAR(steps, 0, 2.01);
        differing += std::abs(steps) > 0.5;
      }
    }
  }
  EXPECT_LE(differing, out.size() / 25);
}

// More forms than are remembered, in texts that come again: what was evicted is computed anew.
TEST(Encoder, RemembersFormsWithoutAnyDifference) {
  const auto model = test::TinyModel(2).model();
  const auto encode = [](const Encoder& encoder, std::span<const Token> tokens) {
    std::vector<neural::Activation> out(tokens.size() * encoder.width());
    std::vector<Sequence> sequences;
    for (std::size_t begin = 0; begin < tokens.size(); begin += 10)
      sequences.push_back({tokens.subspan(begin, 10), true, begin});
    encoder.run(sequences, out.data(), nullptr);
    return out;
  };
  std::vector<Token> tokens(9000);
  for (std::size_t i = 0; i < tokens.size(); ++i)
    tokens[i].form = "w" + std::to_string(i * i % 7001);
  const auto used = Encoder::load(model, nullptr);
  ASSERT_TRUE(used.ok());
  const auto first = encode(*used, tokens);
  EXPECT_EQ(encode(*used, tokens), first);
  for (std::size_t begin = 0; begin < tokens.size(); begin += 3000) {
    const auto fresh = Encoder::load(model, nullptr);
    const auto part = encode(*fresh, std::span(tokens).subspan(begin, 3000));
    EXPECT_TRUE(std::equal(part.begin(), part.end(),
                           first.begin() + static_cast<std::ptrdiff_t>(begin * used->width())));
  }
}

Document document_of(const std::vector<std::vector<Token>>& sentences) {
  Document document;
  for (const auto& tokens : sentences) {
    Sentence sentence;
    sentence.tokens.begin = TokenIndex(document.tokens.size());
    document.tokens.insert(document.tokens.end(), tokens.begin(), tokens.end());
    sentence.tokens.end = TokenIndex(document.tokens.size());
    document.sentences.push_back(sentence);
  }
  return document;
}

// The same bits, whatever windows a document is cut into.
TEST(EncodeStage, WindowsMakeNoDifference) {
  const auto stage = Stage::load(test::TinyModel(3).model(), nullptr);
  ASSERT_TRUE(stage.ok());
  Document document = document_of(random_sentences({5, 1, 9, 30, 2, 2, 17, 8, 60, 4}, 2));
  stage->run(document);
  const std::vector<std::uint8_t> whole = document.encodings.values;
  ASSERT_EQ(whole.size(), document.tokens.size() * document.encodings.width);
  for (const std::size_t size : {1u, 3u, 7u}) {
    std::vector<std::uint8_t> parts;
    for (std::size_t s = 0; s < document.sentences.size(); s += size) {
      const SentenceSpan window{SentenceIndex(s),
                                SentenceIndex(std::min(s + size, document.sentences.size()))};
      stage->run(document, window);
      EXPECT_EQ(document.encodings.first, document.sentences[s].tokens.begin);
      parts.insert(parts.end(), document.encodings.values.begin(), document.encodings.values.end());
    }
    EXPECT_EQ(parts, whole);
  }
}

TEST(EncodeStage, TakesVeryLongSentencesAndNone) {
  const auto stage = Stage::load(test::TinyModel(4).model(), nullptr);
  ASSERT_TRUE(stage.ok());
  Document document = document_of(random_sentences({2, 3000, 3}, 3));
  stage->run(document);
  EXPECT_EQ(document.encodings.values.size(), 3005 * document.encodings.width);
  Document empty;
  stage->run(empty);
  EXPECT_TRUE(empty.encodings.values.empty());
}

TEST(EncodeStage, NamesWhatIsWrong) {
  for (const char* name :
       {"ngram", "word.scale", "shape", "word.hash", "lstm.0.f.wx", "lstm.0.f.wh", "lstm.1.b.b"}) {
    test::TinyModel tiny;
    tiny.file.remove(name);
    const auto stage = Stage::load(tiny.model(), nullptr);
    ASSERT_FALSE(stage.ok()) << name;
    EXPECT_EQ(stage.error().code, ErrorCode::damaged_resource);
    EXPECT_NE(stage.error().message.find(name), std::string::npos) << stage.error().message;
  }
  test::TinySizes with_dictionary;
  with_dictionary.dict = 4;
  EXPECT_NE(Stage::load(test::TinyModel(1, with_dictionary).model(), nullptr)
                .error()
                .message.find("dictionary"),
            std::string::npos);
  test::TinyModel unsorted;
  std::string& hashes = unsorted.file.tensor("word.hash").bytes;
  std::reverse(hashes.begin(), hashes.end());
  EXPECT_NE(Stage::load(unsorted.model(), nullptr).error().message.find("not sorted"),
            std::string::npos);
}

TEST(EncodeStage, ComputesWhatTheTrainerDoes) {
  KRONIKA_LOAD_VECTORS(vectors);
  auto dictionary = dictionary::Dictionary::open(std::string(KRONIKA_BINARY_DIR) +
                                                 "/resources/dictionaries/pl.dict");
  ASSERT_TRUE(dictionary.ok()) << dictionary.error().message;
  const auto words = std::make_shared<const dictionary::Dictionary>(std::move(*dictionary));
  const auto tables = InputTables::load(vectors.model, words);
  ASSERT_TRUE(tables.ok());
  const auto stage = Stage::load(vectors.model, words);
  ASSERT_TRUE(stage.ok());
  Document document = vectors.document();
  stage->run(document);
  std::vector<float> input(tables->width());
  double sum = 0, greatest = 0;
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const auto& expected = vectors.sentences()[s];
    for (TokenIndex i = document.sentences[s].tokens.begin; i < document.sentences[s].tokens.end;
         ++i) {
      const std::size_t at = i - document.sentences[s].tokens.begin;
      FormEntry entry;
      const std::string_view form = document.token(i).form;
      tables->vectors_of({&form, 1}, input.data(), &entry);
      for (std::size_t k = 0; k < input.size(); ++k) {
        ASSERT_NEAR(input[k], expected["input"][at][k].get<double>(), 1e-4)
            << document.token(i).form;
      }
      for (std::size_t k = 0; k < document.encodings.width; ++k) {
        const double h = (document.encodings.row(i)[k] - 128) / 127.0;
        const double difference = std::abs(h - expected["h"][at][k].get<double>());
        greatest = std::max(greatest, difference);
        sum += difference / static_cast<double>(document.encodings.values.size());
      }
    }
  }
  // The trainer computes with the same weights but does not round what passes between the layers:
  // rounding alone is half a step of 1/127 at most, a quarter on average; with what it does to the
  // layers below, a few times that.
  EXPECT_LT(sum, 0.015);
  EXPECT_LT(greatest, 0.25);
}

}  // namespace
}  // namespace kronika::encode

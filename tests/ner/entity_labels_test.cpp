#include "ner/entity_labels.h"

#include <gtest/gtest.h>

#include <random>

#include "ner/stage.h"
#include "neural/tiny_model.h"
#include "neural/vectors.h"

namespace kronika::ner {
namespace {

const std::vector<std::string> kLabels = {"O",     "B-PER", "I-PER", "E-PER", "S-PER",
                                          "B-LOC", "I-LOC", "E-LOC", "S-LOC"};

bool valid(const std::vector<std::size_t>& labels) {
  std::string open;  // type of the name that is going on
  for (const std::size_t label : labels) {
    const std::string& text = kLabels[label];
    const std::string type = text.size() > 2 ? text.substr(2) : "";
    if (text[0] == 'O' || text[0] == 'B' || text[0] == 'S') {
      if (!open.empty()) return false;
    } else if (open != type) {
      return false;
    }
    if (text[0] == 'B') open = type;
    if (text[0] == 'E') open.clear();
  }
  return open.empty();
}

double sum(const std::vector<float>& scores, const std::vector<std::size_t>& labels) {
  double total = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) total += scores[i * kLabels.size() + labels[i]];
  return total;
}

TEST(EntityDecoder, TakesTheBestOfAllValidSequences) {
  const auto decoder = EntityDecoder::make(kLabels);
  ASSERT_TRUE(decoder);
  std::mt19937 random(1);
  std::normal_distribution<float> normal(-3, 2);
  for (int round = 0; round < 200; ++round) {
    const std::size_t words = 1 + round % 4;
    std::vector<float> scores(words * kLabels.size());
    for (float& score : scores) score = normal(random);
    const auto labels = decoder->decode(scores);
    ASSERT_TRUE(valid(labels));
    double best = -1e300;
    std::vector<std::size_t> all(words, 0);
    while (true) {
      if (valid(all)) best = std::max(best, sum(scores, all));
      std::size_t i = 0;
      while (i < words && all[i] == kLabels.size() - 1) all[i++] = 0;
      if (i == words) break;
      ++all[i];
    }
    EXPECT_NEAR(sum(scores, labels), best, 1e-4);
  }
}

TEST(EntityDecoder, GivesValidSequencesForAnyNumbers) {
  const auto decoder = EntityDecoder::make(kLabels);
  std::mt19937 random(2);
  const float values[] = {std::numeric_limits<float>::quiet_NaN(),
                          std::numeric_limits<float>::infinity(),
                          -std::numeric_limits<float>::infinity(),
                          -3e38f,
                          3e38f,
                          0};
  for (int round = 0; round < 300; ++round) {
    std::vector<float> scores((random() % 30) * kLabels.size());
    for (float& score : scores) score = values[random() % std::size(values)];
    EXPECT_TRUE(valid(decoder->decode(scores)));
  }
}

TEST(EntityDecoder, FindsNames) {
  const auto decoder = EntityDecoder::make(kLabels);
  const auto names = decoder->names(std::vector<std::size_t>{0, 1, 2, 3, 8, 4, 0}, TokenIndex(10));
  ASSERT_EQ(names.size(), 3u);
  EXPECT_EQ(names[0].tokens, (TokenSpan{TokenIndex(11), TokenIndex(14)}));
  EXPECT_EQ(names[0].type, NameType::person);
  EXPECT_EQ(names[1].tokens, (TokenSpan{TokenIndex(14), TokenIndex(15)}));
  EXPECT_EQ(names[1].type, NameType::location);
  EXPECT_EQ(names[2].type, NameType::person);
  EXPECT_TRUE(decoder->names({}, TokenIndex(0)).empty());
}

TEST(EntityDecoder, RefusesOtherLabels) {
  EXPECT_FALSE(EntityDecoder::make({}));
  EXPECT_FALSE(EntityDecoder::make({"B-PER", "I-PER", "E-PER", "S-PER"}));
  EXPECT_FALSE(EntityDecoder::make({"O", "B-PER", "I-PER", "E-PER"}));
  EXPECT_FALSE(EntityDecoder::make({"O", ""}));
  EXPECT_FALSE(EntityDecoder::make({"O", "O"}));
  EXPECT_FALSE(EntityDecoder::make({"O", "B-DATE", "I-DATE", "E-DATE", "S-DATE"}));
}

TEST(NerStage, AddsNamesInTextOrder) {
  const auto model = test::TinyModel(4).model();
  const auto stage = Stage::load(model, nullptr);
  ASSERT_TRUE(stage.ok()) << stage.error().message;
  Document document;
  std::mt19937 random(3);
  document.encodings.width = *model->encoding_width();
  for (std::size_t s = 0; s < 20; ++s) {
    Sentence sentence;
    sentence.tokens = {TokenIndex(s * 7), TokenIndex(s * 7 + 7)};
    document.sentences.push_back(sentence);
  }
  document.tokens.resize(140);
  document.encodings.values.resize(140 * document.encodings.width);
  for (std::uint8_t& value : document.encodings.values)
    value = static_cast<std::uint8_t>(1 + random() % 255);
  stage->run(document);
  EXPECT_FALSE(document.names.empty());
  TokenIndex end{};
  for (const Name& name : document.names) {
    EXPECT_LE(end, name.tokens.begin);
    EXPECT_LT(name.tokens.begin, name.tokens.end);
    EXPECT_TRUE(document.sentence_at(name.tokens.begin).tokens.contains(name.tokens));
    end = name.tokens.end;
  }
  Document empty;
  stage->run(empty);
  EXPECT_TRUE(empty.names.empty());
}

TEST(NerStage, NamesWhatIsWrong) {
  test::TinyModel tiny;
  tiny.file.remove("ner.b");
  const auto stage = Stage::load(tiny.model(), nullptr);
  ASSERT_FALSE(stage.ok());
  EXPECT_NE(stage.error().message.find("ner.b"), std::string::npos);
}

TEST(NerStage, AnswersAsTheTrainerDoes) {
  KRONIKA_LOAD_VECTORS(vectors);
  auto dictionary = dictionary::Dictionary::open(std::string(KRONIKA_BINARY_DIR) +
                                                 "/resources/dictionaries/pl.dict");
  ASSERT_TRUE(dictionary.ok()) << dictionary.error().message;
  const auto stage = Stage::load(
      vectors.model, std::make_shared<const dictionary::Dictionary>(std::move(*dictionary)));
  ASSERT_TRUE(stage.ok()) << stage.error().message;
  Document document = vectors.encoded_document();
  stage->run(document);
  const auto labels = vectors.column("ner");
  const auto decoder = EntityDecoder::make(vectors.model->labels().names);
  std::vector<std::size_t> numbers;
  for (const std::string& label : labels) {
    const auto& all = vectors.model->labels().names;
    numbers.push_back(
        static_cast<std::size_t>(std::find(all.begin(), all.end(), label) - all.begin()));
  }
  const std::vector<Name> expected = decoder->names(numbers, TokenIndex{});
  ASSERT_EQ(document.names.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(document.names[i].tokens, expected[i].tokens);
    EXPECT_EQ(document.names[i].type, expected[i].type);
  }
}

}  // namespace
}  // namespace kronika::ner

#include "tag/tagger.h"

#include <gtest/gtest.h>

#include <random>

#include "neural/reference.h"
#include "neural/tiny_model.h"
#include "neural/vectors.h"
#include "tag/stage.h"

namespace kronika::tag {
namespace {

std::vector<Token> tokens_of(std::size_t count) {
  const char* forms[] = {"Koty", "a", "łąkach", "NATO", ",", "1989"};
  std::vector<Token> tokens(count);
  for (std::size_t i = 0; i < count; ++i) tokens[i].form = forms[i % std::size(forms)];
  return tokens;
}

std::vector<neural::Activation> random_vectors(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<neural::Activation> values(count);
  for (neural::Activation& value : values)
    value = static_cast<neural::Activation>(1 + random() % 255);
  return values;
}

// Without a dictionary: the best analysis by the reference's scores.
TEST(Tagger, ChoosesLikeTheReference) {
  const auto model = test::TinyModel(12).model();
  const auto tagger = Tagger::load(model, nullptr);
  ASSERT_TRUE(tagger.ok()) << tagger.error().message;
  const auto analyses = Analyses::load(model);
  constexpr std::size_t kTokens = 500;  // more than are scored at a time
  std::vector<Token> tokens = tokens_of(kTokens);
  const std::vector<neural::Activation> vectors = random_vectors(kTokens * tagger->width(), 1);
  tagger->run(tokens, vectors.data(), nullptr);
  neural::reference::Matrix rows;
  for (std::size_t i = 0; i < kTokens; ++i) {
    rows.emplace_back();
    for (std::size_t k = i * tagger->width(); k < (i + 1) * tagger->width(); ++k)
      rows.back().push_back((vectors[k] - neural::kZeroActivation) / 127.0);
  }
  const auto upos = neural::reference::linear(*model, "upos", rows);
  const auto feats = neural::reference::linear(*model, "feats", rows);
  const auto xpos = neural::reference::linear(*model, "xpos", rows);
  for (std::size_t i = 0; i < kTokens; ++i) {
    std::vector<std::vector<double>> columns = {neural::reference::log_softmax(upos[i])};
    for (double& score : columns.front()) score *= 4;
    const auto add = [&](const std::vector<double>& all,
                         const std::vector<neural::Segment>& segments) {
      auto begin = all.begin();
      for (const auto& segment : segments) {
        const auto end = begin + static_cast<std::ptrdiff_t>(segment.values.size());
        columns.push_back(neural::reference::log_softmax({begin, end}));
        begin = end;
      }
    };
    add(feats[i], model->labels().features);
    add(xpos[i], model->labels().xpos);
    std::size_t best = 0;
    double greatest = -1e300;
    for (std::size_t a = 0; a < analyses->size(); ++a) {
      double sum = 0;
      for (std::size_t column = 0; column < columns.size(); ++column)
        sum += columns[column][analyses->value(a, column)];
      if (sum > greatest + 1e-5) {
        greatest = sum;
        best = a;
      }
    }
    EXPECT_EQ(tokens[i].features, analyses->features(best)) << i;
    EXPECT_EQ(tokens[i].xpos, analyses->xpos(best)) << i;
    EXPECT_EQ(tokens[i].upos, analyses->upos(best)) << i;
    EXPECT_FALSE(tokens[i].lemma.empty());
  }
}

TEST(TagStage, WindowsMakeNoDifference) {
  const auto model = test::TinyModel(13).model();
  const auto stage = Stage::load(model, nullptr);
  ASSERT_TRUE(stage.ok());
  Document whole;
  whole.tokens = tokens_of(60);
  for (std::size_t s = 0; s < 6; ++s) {
    Sentence sentence;
    sentence.tokens = {TokenIndex(s * 10), TokenIndex(s * 10 + 10)};
    whole.sentences.push_back(sentence);
  }
  whole.encodings.width = *model->encoding_width();
  whole.encodings.values = random_vectors(60 * whole.encodings.width, 2);
  Document parts = whole;
  stage->run(whole);
  for (std::size_t s = 0; s < 6; ++s) stage->run(parts, {SentenceIndex(s), SentenceIndex(s + 1)});
  for (std::size_t i = 0; i < 60; ++i) {
    EXPECT_EQ(whole.tokens[i].xpos, parts.tokens[i].xpos);
    EXPECT_EQ(whole.tokens[i].lemma, parts.tokens[i].lemma);
  }
  Document empty;
  stage->run(empty);
}

TEST(TagStage, NamesWhatIsWrong) {
  for (const char* name : {"upos.w", "feats.b", "xpos.w", "script.p", "script.b", "analyses"}) {
    test::TinyModel tiny;
    tiny.file.remove(name);
    const auto stage = Stage::load(tiny.model(), nullptr);
    ASSERT_FALSE(stage.ok()) << name;
    EXPECT_NE(stage.error().message.find(name), std::string::npos) << stage.error().message;
  }
  test::TinyModel negative;
  negative.file.header["config"]["dictionary_bonus"] = -1;
  EXPECT_FALSE(Stage::load(negative.model(), nullptr).ok());
}

TEST(TagStage, AnswersAsTheTrainerDoes) {
  KRONIKA_LOAD_VECTORS(vectors);
  auto dictionary = dictionary::Dictionary::open(std::string(KRONIKA_BINARY_DIR) +
                                                 "/resources/dictionaries/pl.dict");
  ASSERT_TRUE(dictionary.ok()) << dictionary.error().message;
  const auto stage = Stage::load(
      vectors.model, std::make_shared<const dictionary::Dictionary>(std::move(*dictionary)));
  ASSERT_TRUE(stage.ok());
  Document document = vectors.encoded_document();
  stage->run(document);
  const auto upos = vectors.column("upos"), xpos = vectors.column("xpos");
  const auto features = vectors.column("feats"), lemmas = vectors.column("lemmas");
  for (std::size_t i = 0; i < document.tokens.size(); ++i) {
    EXPECT_EQ(name(document.tokens[i].upos), upos[i]) << document.tokens[i].form;
    EXPECT_EQ(document.tokens[i].xpos, xpos[i]) << document.tokens[i].form;
    EXPECT_EQ(document.tokens[i].features, features[i]) << document.tokens[i].form;
    EXPECT_EQ(document.tokens[i].lemma, lemmas[i]) << document.tokens[i].form;
  }
}

}  // namespace
}  // namespace kronika::tag

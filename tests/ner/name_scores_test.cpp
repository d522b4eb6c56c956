#include "ner/name_scores.h"

#include <gtest/gtest.h>

#include <random>

#include "neural/tiny_model.h"

namespace kronika::ner {
namespace {

// Value of a quantised table or matrix.
double value(const neural::Model& model, const std::string& name, std::size_t row,
             std::size_t column) {
  const std::size_t width = model.shape(name)[1];
  return (*model.bytes(name, {0, 0}))[row * width + column] *
         static_cast<double>((*model.floats(name + ".scale", {0}))[row]);
}

// The sums as the header says them, in double precision.
std::vector<double> plain_scores(const neural::Model& model, std::size_t word, std::size_t words,
                                 const neural::Activation* vectors,
                                 const std::vector<std::vector<std::uint32_t>>& classes) {
  const std::size_t width = *model.encoding_width(), units = model.shape("ner.hidden.b")[0];
  std::vector<double> hidden(units);
  for (std::size_t u = 0; u < units; ++u) {
    hidden[u] = (*model.floats("ner.hidden.b", {units}))[u];
    for (std::size_t k = 0; k < width; ++k)
      hidden[u] += value(model, "ner.hidden.w", u, k) * (vectors[word * width + k] - 128) / 127.0;
    for (const std::uint32_t c : classes[word]) hidden[u] += value(model, "ner.here", c, u);
    if (word > 0) {
      for (const std::uint32_t c : classes[word - 1]) hidden[u] += value(model, "ner.before", c, u);
    }
    if (word + 1 < words) {
      for (const std::uint32_t c : classes[word + 1]) hidden[u] += value(model, "ner.after", c, u);
    }
  }
  std::vector<double> scores;
  for (std::size_t label = 0; label < model.labels().names.size(); ++label) {
    scores.push_back((*model.floats("ner.b", {0}))[label]);
    for (std::size_t u = 0; u < units; ++u)
      scores.back() += value(model, "ner.w", label, u) * std::max(0.0, hidden[u]);
  }
  return scores;
}

TEST(NameScores, EqualThePlainSums) {
  const auto model = test::TinyModel(9).model();
  const auto scores = NameScores::load(model, nullptr);
  ASSERT_TRUE(scores.ok()) << scores.error().message;
  const std::vector<std::pair<const char*, std::vector<std::uint32_t>>> words = {
      {"Kot", {1}}, {"w", {}}, {"Warszawa", {0, 2}}, {"Kot", {1}}, {"kot", {}}};
  std::vector<Token> sentence;
  std::vector<std::vector<std::uint32_t>> classes;
  for (const auto& [form, of_form] : words) {
    sentence.emplace_back().form = form;
    classes.push_back(of_form);
  }
  std::mt19937 random(5);
  std::vector<neural::Activation> vectors(words.size() * *model->encoding_width());
  for (neural::Activation& activation : vectors)
    activation = static_cast<neural::Activation>(1 + random() % 255);
  scores->with_scores(sentence, vectors.data(), nullptr, [&](std::span<const float> found) {
    ASSERT_EQ(found.size(), words.size() * scores->labels());
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::vector<double> expected =
          plain_scores(*model, i, words.size(), vectors.data(), classes);
      // The hidden layer is rounded to 127 steps of its greatest value.
      for (std::size_t label = 0; label < expected.size(); ++label)
        EXPECT_NEAR(found[i * expected.size() + label], expected[label], 0.15) << i << ' ' << label;
    }
  });
}

TEST(NameScores, NamesWhatIsMissing) {
  for (const char* name : {"ner.hidden.w", "ner.hidden.b", "ner.here", "ner.after.scale", "ner.w",
                           "gazetteer.hash", "gazetteer.sets"}) {
    test::TinyModel tiny;
    tiny.file.remove(name);
    const auto scores = NameScores::load(tiny.model(), nullptr);
    ASSERT_FALSE(scores.ok()) << name;
    EXPECT_NE(scores.error().message.find(name), std::string::npos) << scores.error().message;
  }
}

}  // namespace
}  // namespace kronika::ner

#include "tag/lemmatizer.h"

#include <gtest/gtest.h>

#include "neural/tiny_model.h"

namespace kronika::tag {
namespace {

// The tiny model's scripts: 0 lower, 1 keep, 2 lower without the last letter, 3 the last letter
// becomes "a", 4 capitalised with the last three letters become "ć", 5 lower without three at the
// front, the last becomes "y". sure -0.1, rest -0.3, floor -12.
std::shared_ptr<const AnalysisSet> set_of(std::initializer_list<std::size_t> analyses) {
  const auto set = std::make_shared<AnalysisSet>(8);
  for (const std::size_t analysis : analyses) set->add(analysis);
  return set;
}

struct Case {
  const char* what;
  const char* form;
  std::vector<Candidate> candidates;
  std::vector<float> script;  // log-probabilities
  const char* lemma;
};

TEST(Lemmatizer, FollowsTheRule) {
  const auto lemmatizer = Lemmatizer::load(test::TinyModel().model());
  ASSERT_TRUE(lemmatizer.ok());
  const Case cases[] = {
      {"no candidates: the best script", "Koty", {}, {-1, -2, -0.9f, -3, -4, -5}, "kot"},
      {"no candidates, the best script cuts too much: the next",
       "Ęą",
       {},
       {-3, -2, -4, -9, -0.1f, -5},
       "Ęą"},
      {"no script applies but one", "a", {}, {-9, -9, -1, -9, -2, -3}, "a"},
      {"sure of a script: it",
       "koty",
       {{"kota", set_of({3})}},
       {-5, -5, -0.05f, -5, -5, -5},
       "kot"},
      {"not sure: the candidate that the analysis allows",
       "koty",
       {{"kota", set_of({3})}, {"kocić", set_of({4})}},
       {-5, -5, -0.2f, -5, -5, -5},
       "kota"},
      {"none allowed, rather sure of a script: it",
       "koty",
       {{"kota", set_of({4})}},
       {-5, -5, -0.2f, -5, -5, -5},
       "kot"},
      {"none allowed, not sure: all candidates",
       "koty",
       {{"kota", set_of({4})}},
       {-5, -5, -0.4f, -5, -5, -5},
       "kota"},
      {"several allowed: the one that a script makes more likely",
       "koty",
       {{"kota", set_of({3})}, {"kot", set_of({3})}},
       {-5, -5, -0.9f, -0.8f, -5, -5},
       "kota"},
      {"several allowed that no script makes: the first in byte order",
       "koty",
       {{"zzz", set_of({3})}, {"bbb", set_of({3})}},
       {-5, -5, -0.9f, -0.8f, -5, -5},
       "bbb"},
      {"below the floor is as good as not made",
       "koty",
       {{"kot", set_of({3})}, {"bbb", set_of({3})}},
       {-0.5f, -5, -20, -5, -5, -5},
       "bbb"},
  };
  for (const Case& test : cases) {
    EXPECT_EQ(lemmatizer->lemma(test.form, 3, test.candidates, test.script), test.lemma)
        << test.what;
  }
}

// The tiny model knows the words "kot", "pies" and "warszawa".
TEST(Lemmatizer, PrefersKnownWordsWithoutCandidates) {
  test::TinyModel tiny;
  tiny.file.header["config"]["lemma_known_margin"] = 2.0;
  const auto lemmatizer = Lemmatizer::load(tiny.model());
  ASSERT_TRUE(lemmatizer.ok());
  const Case cases[] = {
      {"the best makes no word, another a little less likely does",
       "Koty",
       {},
       {-0.5f, -9, -2, -9, -9, -9},
       "kot"},
      {"the other is much less likely", "Koty", {}, {-0.5f, -9, -2.6f, -9, -9, -9}, "koty"},
      {"the best makes a word", "Kot", {}, {-0.5f, -0.6f, -0.7f, -9, -9, -9}, "kot"},
      {"none makes a word", "Kogut", {}, {-0.5f, -0.6f, -0.7f, -9, -9, -9}, "kogut"},
      {"with candidates nothing changes",
       "koty",
       {{"kota", set_of({3})}},
       {-5, -5, -0.2f, -5, -5, -5},
       "kota"},
  };
  for (const Case& test : cases) {
    EXPECT_EQ(lemmatizer->lemma(test.form, 3, test.candidates, test.script), test.lemma)
        << test.what;
  }
}

TEST(Lemmatizer, NamesWhatIsMissing) {
  test::TinyModel tiny;
  tiny.file.header["config"].erase("lemma_script_rest");
  const auto lemmatizer = Lemmatizer::load(tiny.model());
  ASSERT_FALSE(lemmatizer.ok());
  EXPECT_NE(lemmatizer.error().message.find("lemma_script_rest"), std::string::npos);
}

TEST(Lemmatizer, AsksNoScriptWhereTheDictionaryDecides) {
  const auto lemmatizer = Lemmatizer::load(test::TinyModel().model());
  ASSERT_TRUE(lemmatizer.ok());
  struct Asked {
    const char* form;
    Upos upos;
    std::vector<Candidate> candidates;
    std::optional<std::string> lemma;
  };
  const Asked cases[] = {
      {",", Upos::PUNCT, {}, ","},
      {"7", Upos::NUM, {}, "7"},
      {"'", Upos::PUNCT, {}, std::nullopt},
      {"a", Upos::CCONJ, {}, std::nullopt},
      {"„", Upos::PUNCT, {}, std::nullopt},
      {"koty", Upos::NOUN, {}, std::nullopt},
      {"koty", Upos::NOUN, {{"kot", set_of({3})}}, "kot"},
      {"koty",
       Upos::NOUN,
       {{"kot", set_of({2, 3})}, {"kot", set_of({3})}, {"kota", set_of({2})}},
       "kot"},
      {"koty", Upos::NOUN, {{"kot", set_of({3})}, {"kota", set_of({3})}}, std::nullopt},
      {"koty", Upos::NOUN, {{"kot", set_of({2})}}, std::nullopt},
      {"sobą", Upos::PRON, {{"się", set_of({3})}}, std::nullopt},
      {"Kropa", Upos::PROPN, {{"kropa", set_of({3})}}, std::nullopt},
  };
  for (const Asked& c : cases)
    EXPECT_EQ(lemmatizer->without_script(c.form, 3, c.upos, c.candidates), c.lemma) << c.form;
}

}  // namespace
}  // namespace kronika::tag

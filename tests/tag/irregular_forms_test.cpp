#include "tag/irregular_forms.h"

#include <gtest/gtest.h>

#include <fstream>

#include "support/conllu.h"

namespace kronika::tag {
namespace {

std::filesystem::path written(const char* name, const char* rows) {
  const std::filesystem::path path = std::filesystem::path(testing::TempDir()) / name;
  std::ofstream(path) << "lemma\tupos\tforms\n" << rows;
  return path;
}

TEST(IrregularForms, HoldForOnePartOfSpeech) {
  const auto forms = IrregularForms::load(
      written("irregular_forms.tsv", "leave\tVERB\tleft|leaving\nleaf\tNOUN\tleaves\n"));
  ASSERT_TRUE(forms.ok());
  EXPECT_EQ(forms->lemma("left", Upos::VERB), "leave");
  EXPECT_EQ(forms->lemma("Left", Upos::VERB), "leave");
  EXPECT_EQ(forms->lemma("left", Upos::ADJ), "");
  EXPECT_EQ(forms->lemma("leaves", Upos::NOUN), "leaf");
  EXPECT_EQ(forms->lemma("leaves", Upos::VERB), "");
}

TEST(IrregularForms, AreNoneWithoutATable) {
  const auto forms = IrregularForms::load("no such file");
  ASSERT_TRUE(forms.ok());
  EXPECT_EQ(forms->lemma("left", Upos::VERB), "");
}

TEST(IrregularForms, NamesTheWrongRow) {
  for (const char* rows : {"leave\tVRB\tleft\n", "leave\tVERB\t-\n", "-\tVERB\tleft\n",
                           "leave\tVERB\tLeft\n", "leave\tVERB\tleft\nlet\tVERB\tleft\n"}) {
    const auto forms = IrregularForms::load(written("wrong_forms.tsv", rows));
    ASSERT_FALSE(forms.ok()) << rows;
    EXPECT_NE(forms.error().message.find("wrong_forms.tsv:"), std::string::npos);
  }
}

TEST(IrregularForms, OfEnglish) {
  const auto forms = IrregularForms::load(test::source_path("resources/en/irregular_forms.tsv"));
  ASSERT_TRUE(forms.ok()) << forms.error().message;
  EXPECT_EQ(forms->lemma("overthrown", Upos::VERB), "overthrow");
  EXPECT_EQ(forms->lemma("gunmen", Upos::NOUN), "gunman");
  EXPECT_EQ(forms->lemma("banned", Upos::VERB), "ban");
  EXPECT_EQ(forms->lemma("worst", Upos::ADJ), "bad");
}

}  // namespace
}  // namespace kronika::tag

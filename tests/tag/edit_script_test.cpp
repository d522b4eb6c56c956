#include "tag/edit_script.h"

#include <gtest/gtest.h>

namespace kronika::tag {
namespace {

using Case = neural::EditScript::Case;

struct Example {
  const char* form;
  neural::EditScript script;
  const char* lemma;  // null: does not apply
};

TEST(EditScripts, Apply) {
  const Example examples[] = {
      {"Domami", {Case::lower, 0, 3, "", ""}, "dom"},
      {"Domami", {Case::keep, 0, 3, "", ""}, "Dom"},
      {"KOWALSKIEJ", {Case::capitalised, 0, 3, "", "a"}, "Kowalska"},
      {"łąkach", {Case::lower, 0, 2, "", ""}, "łąka"},
      {"najlepsze", {Case::lower, 8, 0, "dobr", "y"}, "dobrey"},
      {"najnowszy", {Case::lower, 3, 3, "", "y"}, "nowy"},
      {"się", {Case::lower, 0, 0, "", ""}, "się"},
      {"em", {Case::lower, 0, 2, "", "być"}, "być"},
      {"em", {Case::lower, 0, 3, "", "być"}, nullptr},
      {"em", {Case::lower, 2, 1, "", "x"}, nullptr},
      {"em", {Case::lower, 1, 1, "", ""}, nullptr},
      {"İ", {Case::lower, 0, 0, "", ""}, "İ"},
  };
  for (const Example& example : examples) {
    const EditScripts scripts({example.script});
    const auto lemma = scripts.apply(0, CasedForm(example.form));
    EXPECT_EQ(lemma.has_value(), example.lemma != nullptr) << example.form;
    EXPECT_EQ(lemma.value_or(""), example.lemma == nullptr ? "" : example.lemma);
  }
}

// makers is apply, asked the other way round.
TEST(EditScripts, MakersAreThoseWhoseResultItIs) {
  std::vector<neural::EditScript> all;
  for (const Case mode : {Case::lower, Case::keep, Case::capitalised}) {
    for (std::size_t front = 0; front < 3; ++front) {
      for (std::size_t back = 0; back < 4; ++back) {
        for (const char* added : {"", "a", "ać", "ny"}) {
          all.push_back({mode, front, back, front == 2 ? "od" : "", added});
        }
      }
    }
  }
  const EditScripts scripts(all);
  for (const char* text : {"Ala", "ala", "ŻYŁA", "x", "ęą", "anana"}) {
    const CasedForm form(text);
    for (std::size_t i = 0; i < scripts.size(); ++i) {
      const auto lemma = scripts.apply(i, form);
      if (!lemma) continue;
      std::vector<std::size_t> expected;
      for (std::size_t k = 0; k < scripts.size(); ++k) {
        if (scripts.apply(k, form) == lemma) expected.push_back(k);
      }
      EXPECT_EQ(scripts.makers(form, *lemma), expected) << text << " " << *lemma;
    }
    EXPECT_TRUE(scripts.makers(form, "zupełnie inny").empty());
    EXPECT_TRUE(scripts.makers(form, "").empty());
  }
}

}  // namespace
}  // namespace kronika::tag

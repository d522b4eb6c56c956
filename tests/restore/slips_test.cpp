#include "restore/slips.h"

#include <gtest/gtest.h>

#include "restore/support.h"

namespace kronika::restore {
namespace {

std::string restored(std::string_view text) { return test::restored(test::polish(), text); }

TEST(RestoreSlips, OneWordAmongNormalOnes) {
  EXPECT_EQ(restored("Prezydent przyjął wczoraj grupę uchodzcow z Gruzji ."),
            "Prezydent przyjął wczoraj grupę uchodźców z Gruzji .");
  EXPECT_EQ(restored("Premier podkreslila , że się zgadza ."),
            "Premier podkreśliła , że się zgadza .");
}

TEST(RestoreSlips, WordsThatExistOnlyInCarelessDocuments) {
  EXPECT_EQ(restored("Bronił swoich tez , choć był zmęczony ."),
            "Bronił swoich tez , choć był zmęczony .");
  EXPECT_EQ(restored("Dodała tez , że się zgadza . / Podkreslila to podczas wizyty u uchodzcow , "
                     "gdzie rozmawiala z władzami ."),
            "Dodała też , że się zgadza . / Podkreslila to podczas wizyty u uchodźców , gdzie "
            "rozmawiała z władzami .")
      << "a capital at the sentence's head may be a name";
}

TEST(RestoreSlips, TwoSlipsInALongDocumentAreNotCareless) {
  std::string text = "Grupa uchodzcow rozmawiala z władzami . / Bronił swoich tez .";
  const auto count = [&] { return test::document_of(text).tokens.size(); };
  EXPECT_TRUE(restored(text).ends_with("swoich też ."));
  while (count() < 400) text += " / Rząd się zgodził .";
  EXPECT_NE(restored(text).find("swoich tez ."), std::string::npos);
}

TEST(RestoreSlips, ForeignWordsStay) {
  for (const std::string_view text :
       {"Na metce było napisane „ made in China ” , więc się śmiał .",
        "Wyświetlił się błąd „ file not found ” .",
        "Powiedział „ love story ” i wyszedł , żeby się przewietrzyć ."}) {
    EXPECT_EQ(restored(text), text);
  }
}

}  // namespace
}  // namespace kronika::restore

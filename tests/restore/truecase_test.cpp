#include "restore/truecase.h"

#include <gtest/gtest.h>

#include "restore/support.h"

namespace kronika::restore {
namespace {

Shouting shouting(std::string_view sentence) {
  return shouting_of(test::document_of(sentence).tokens);
}

TEST(RestoreCase, WhichSentencesAreInCapitals) {
  EXPECT_EQ(shouting("PREZYDENT SPOTKAŁ SIĘ Z PREMIEREM"), Shouting::sure);
  EXPECT_EQ(shouting("WYBUCH W FABRYCE"), Shouting::sure)
      << "two words that no abbreviation would be";
  EXPECT_EQ(shouting("NIE MA"), Shouting::possible);
  EXPECT_EQ(shouting("ONZ"), Shouting::possible);
  EXPECT_EQ(shouting("ONZ , NATO i UE"), Shouting::possible) << "abbreviations alone";
  EXPECT_EQ(shouting("Prezydent spotkał się z szefem NATO"), Shouting::none);
  EXPECT_EQ(shouting("PILNE : prezydent podał się do dymisji"), Shouting::none);
  EXPECT_EQ(shouting("平壌 で 会談"), Shouting::none) << "letters without case";
  EXPECT_EQ(shouting("12 30 !"), Shouting::none);
  EXPECT_EQ(shouting(""), Shouting::none);
}

TEST(RestoreCase, UsualCaseOfAForm) {
  const Resources resources = test::shipped_resources();
  const auto letters =
      Diacritics::read(
          Table::load(resources.language("pl", "diacritics.tsv"), {"plain", "marked"}).value())
          .value();
  auto counts =
      FormCounts::read(
          Table::load(resources.language("pl", "form_counts.tsv"), {"form", "count"}).value(),
          letters)
          .value();
  const Candidates words(letters, std::move(counts), test::polish_dictionary());
  for (const auto& [written, expected] :
       std::vector<std::pair<std::string, std::string>>{{"PREZYDENT", "prezydent"},
                                                        {"ŁOTWA", "Łotwa"},
                                                        {"KIM", "Kim"},
                                                        {"NATO", "NATO"},
                                                        {"UE", "UE"},
                                                        {"LANDSBERGIS", "Landsbergis"},
                                                        {"Z", "z"},
                                                        {"McDonald", "McDonald"},
                                                        {"wojna", "wojna"},
                                                        {"2023", "2023"}}) {
    EXPECT_EQ(truecase(written, words), expected);
  }
}

}  // namespace
}  // namespace kronika::restore

#include "restore/missing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "restore/support.h"

namespace kronika::restore {
namespace {

using testing::ElementsAre;

class RestoreMissing : public testing::Test {
 protected:
  static const Candidates& shipped() {
    static const Candidates candidates = test::polish_candidates();
    return candidates;
  }

  static std::vector<bool> missing(std::string_view written) {
    CandidateMemory memory(shipped());
    return sentences_without_diacritics(test::document_of(written), memory);
  }
};

TEST_F(RestoreMissing, OneSentence) {
  EXPECT_THAT(missing("Rzad nie przyjal zadnej poprawki ."), ElementsAre(true));
  EXPECT_THAT(missing("Rząd nie przyjął żadnej poprawki ."), ElementsAre(false));
  EXPECT_THAT(missing("Putin w Moskwie"), ElementsAre(false));
  EXPECT_THAT(missing("The government has not accepted the offer ."), ElementsAre(false));
  EXPECT_THAT(missing("12 : 30 !"), ElementsAre(false));
  EXPECT_THAT(missing(""), ElementsAre());
}

TEST_F(RestoreMissing, TheDocumentShiftsTheBalance) {
  EXPECT_THAT(missing("Strzaly w Lublinie"), ElementsAre(false)) << "one odd word alone";
  EXPECT_THAT(missing("Strzaly w Lublinie / Policja zatrzymala mezczyzne , ktory strzelal ."),
              ElementsAre(true, true));
  EXPECT_THAT(missing("Strzaly w Lublinie / Policja zatrzymała mężczyznę , który strzelał ."),
              ElementsAre(false, false));
}

TEST_F(RestoreMissing, OneLineInPlainLettersAmongNormalOnes) {
  EXPECT_THAT(
      missing(
          "Rząd przyjął poprawkę . / Rzad nie przyjal zadnej innej poprawki , bo sie spieszyl . / "
          "Sąd się zgodził ."),
      ElementsAre(false, true, false));
}

}  // namespace
}  // namespace kronika::restore

// Sentences with their trees → reports: tests/attribution/data/cases.txt and cases_en.txt, a case
// for every pattern.

#include <gtest/gtest.h>

#include "attribution/cases.h"
#include "support/conllu.h"

namespace kronika {
namespace {

TEST(Attribution, CasesGiveTheExpectedReports) {
  const std::vector<test::AttributionCase> cases = test::attribution_cases();
  EXPECT_GT(cases.size(), 160u);
  for (const test::AttributionCase& c : cases) {
    SCOPED_TRACE(c.name);
    Document document = c.document;
    test::attribution_stage(c.language).run(document);
    std::vector<std::string> found;
    for (const Report& report : document.reports)
      found.push_back(test::described(document, report));
    EXPECT_EQ(found, c.expected);
  }
}

TEST(Attribution, RunningTwiceGivesTheSame) {
  for (const test::AttributionCase& c : test::attribution_cases()) {
    Document document = c.document;
    test::attribution_stage(c.language).run(document);
    const std::vector<ReportIndex> report_of = document.report_of;
    const std::size_t reports = document.reports.size(), quotes = document.quotes.size();
    test::attribution_stage(c.language).run(document);
    EXPECT_EQ(document.report_of, report_of) << c.name;
    EXPECT_EQ(document.reports.size(), reports);
    EXPECT_EQ(document.quotes.size(), quotes);
  }
}

TEST(Attribution, EmptyAndTinyDocumentsAreFine) {
  Document empty;
  test::attribution_stage().run(empty);
  EXPECT_TRUE(empty.reports.empty());
  EXPECT_TRUE(empty.report_of.empty());
  for (const std::string token :
       {"powiedział powiedzieć VERB _ VerbForm=Fin", "– – PUNCT _ _", "„ „ PUNCT _ _",
        "według według ADP _ _", "jak jak ADV _ _", "że że SCONJ _ _",
        "said say VERB _ VerbForm=Fin", "fears fear NOUN _ Number=Plur",
        "according accord VERB _ _", "as as SCONJ _ _", "that that SCONJ _ _"}) {
    for (const char* language : {"pl", "en"}) {
      Document document = test::document_from_conllu("1 " + token + " 0 root _ _\n");
      test::attribution_stage(language).run(document);
      EXPECT_EQ(document.report_of.size(), 1u);
    }
  }
}

// A quotation tells whose words it holds; a title does not.
TEST(Attribution, QuotesKnowTheirSpeaker) {
  for (const test::AttributionCase& c : test::attribution_cases()) {
    Document document = c.document;
    test::attribution_stage(c.language).run(document);
    for (const Quote& quote : document.quotes) {
      const std::string text = test::words(document, quote.tokens);
      if (text == "Trud" || text == "Kurier Bałtycki") {
        EXPECT_EQ(quote.report, none<ReportIndex>) << text;
      } else {
        ASSERT_NE(quote.report, none<ReportIndex>) << c.name << ": " << text;
      }
    }
  }
}

}  // namespace
}  // namespace kronika

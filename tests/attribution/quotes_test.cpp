// Quotation marks → quotations. A space separates tokens and stands in the text; "_" joins them.

#include "attribution/quotes.h"

#include <gtest/gtest.h>

#include <sstream>

#include "attribution/cases.h"
#include "support/conllu.h"

namespace kronika {
namespace {

// "„_Ala_” ma": tokens „, Ala, ”, ma without spaces around the joins; "¶" begins a paragraph.
Document document_of(const std::string& text) {
  std::string conllu;
  int number = 0;
  std::istringstream in(text);
  for (std::string group; in >> group;) {
    if (group == "¶") {
      conllu += "\n# newpar\n";
      number = 0;
      continue;
    }
    for (std::size_t begin = 0; begin <= group.size();) {
      const std::size_t end = std::min(group.find('_', begin), group.size());
      const std::string form = group.substr(begin, end - begin);
      conllu += std::to_string(number + 1) + "\t" + form + "\t" + form + "\tX\t_\t_\t" +
                std::to_string(number) + "\t" + (number == 0 ? "root" : "dep") + "\t_\t" +
                (end < group.size() ? "SpaceAfter=No" : "_") + "\n";
      ++number;
      begin = end + 1;
    }
  }
  return test::document_from_conllu(conllu);
}

std::string quotations(const std::string& text) {
  const Document document = document_of(text);
  std::string found;
  for (const Quote& quote : attribution::find_quotations(document).quotes)
    found += (found.empty() ? "" : " | ") + test::words(document, quote.tokens);
  return found;
}

struct Case {
  const char* text;
  const char* expected;
};

TEST(Quotes, EveryStyle) {
  for (const Case& c : {
           Case{"„_Ala_” ma", "Ala"},
           {"\"_Ala ma_\" kota", "Ala ma"},
           {"»_Ala_« ma", "Ala"},
           {"«_Ala_» ma", "Ala"},
           {"“_Ala_” ma", "Ala"},
           {"„_Ala_“ ma", "Ala"},
           {"'_Ala_' ma", "Ala"},
           {"‚_Ala_’ ma", "Ala"},
           {"‘_Ala_’ ma", "Ala"},
           {",,_Ala_'' ma", "Ala"},
           {"„ Ala ” ma", "Ala"},
           {"\" Ala \" ma \" kota \"", "Ala | kota"},
           {"(_\"_Ala_\"_)", "Ala"},
           {"\"_Ala_\"_, \"_kot_\"_.", "Ala | kot"},
       }) {
    EXPECT_EQ(quotations(c.text), c.expected) << c.text;
  }
}

TEST(Quotes, Nested) {
  EXPECT_EQ(quotations("„_Ala «_ma_» kota_”"), "Ala « ma » kota | ma");
  EXPECT_EQ(quotations("\"_Ala \"_ma_\" kota_\""), "Ala \" ma \" kota | ma");
  EXPECT_EQ(quotations("„_Ala „_ma_” kota_”"), "Ala „ ma ” kota | ma");
  EXPECT_EQ(quotations("„_„_Ala_” ma_” kota"), "„ Ala ” ma | Ala");
}

TEST(Quotes, OverSentencesUpToTheParagraph) {
  EXPECT_EQ(quotations("„_Ala ma_. Kot śpi_” tu"), "Ala ma . Kot śpi");
  EXPECT_EQ(quotations("„_Ala ma kota ¶ Kot śpi"), "Ala ma kota");
  EXPECT_EQ(quotations("„_Ala ma ¶ „_Kot śpi_”"), "Ala ma | Kot śpi");
  EXPECT_EQ(quotations("\"_Ala ma ¶ \"_Kot śpi_\""), "Ala ma | Kot śpi");
}

TEST(Quotes, Unbalanced) {
  EXPECT_EQ(quotations("\"_Ala ma kota"), "");  // a straight mark alone is nothing
  EXPECT_EQ(quotations("Ala ma_\" kota"), "");
  EXPECT_EQ(quotations("Ala ma_” kota"), "");
  EXPECT_EQ(quotations("„_Ala ma – powiedział kot"), "Ala ma");  // ends before the attribution
  EXPECT_EQ(quotations("O_'_Neill ma d_’_Or"), "");              // apostrophes
  EXPECT_EQ(quotations("„_”"), "");
  EXPECT_EQ(quotations("„_Ala \"_ma_” kota"), "Ala \" ma");
}

TEST(Quotes, ResumedInTheNextParagraph) {
  const Document document = document_of("„_Ala ma ¶ „_Kot śpi_”");
  const attribution::Quotations found = attribution::find_quotations(document);
  ASSERT_EQ(found.quotes.size(), 2u);
  EXPECT_FALSE(found.resumed[0]);
  EXPECT_TRUE(found.resumed[1]);
}

// Ten thousand marks of every kind: bounded nesting, no quotation beyond its paragraph, and quick.
TEST(Quotes, TenThousandMarksAreSane) {
  for (const std::string mark : {"„", "\"", "«", "'", "“", "”", ",,"}) {
    std::string text;
    for (int i = 0; i < 10000; ++i) text += mark + (i % 3 == 0 ? "_" : " ") + "a ";
    const Document document = document_of(text);
    for (const Quote& quote : attribution::find_quotations(document).quotes) {
      EXPECT_FALSE(quote.tokens.empty());
      EXPECT_LE(quote.tokens.end, TokenIndex(document.tokens.size()));
    }
  }
}

}  // namespace
}  // namespace kronika

// The tables: what they say, and that a broken row is an error with file and line.

#include "tokenize/lexicon.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tokenize/contraction.h"
#include "tokenize/support.h"

namespace kronika::test {
namespace {

using Parts = std::vector<std::size_t>;

Parts divided(std::string_view form, bool first = false) {
  static const auto table = Table::load(source_path("resources/pl/contractions.tsv"),
                                        {"kind", "form", "parts", "reading"});
  static const auto contractions = tokenize::Contractions::read(*table);
  static const auto words = polish_dictionary();
  std::vector<dictionary::Analysis> room;
  return contractions->divide(form, {first, {}}, words.get(), room);
}

TEST(Contractions, DictionaryDecides) {
  EXPECT_EQ(divided("zrobiłem"), Parts({7, 2}));
  EXPECT_EQ(divided("bylibyśmy"), Parts({4, 2, 4}));
  EXPECT_EQ(divided("powinniście"), Parts({7, 5}));
  EXPECT_EQ(divided("ZROBIŁAM"), Parts({8, 1}));
  EXPECT_EQ(divided("brakłoby"), Parts({7, 2}));
}
TEST(Contractions, OtherWordsStay) {
  for (const char* form :
       {"problem", "systemem", "działem", "rozdziałem", "ktoś", "gdzieś", "liście", "aby", "żeby",
        "m", "em", "by", "ś", "Pawłem", "kościołem", "", "słaby", "tyłem"}) {
    EXPECT_EQ(divided(form), Parts()) << form;
  }
}
TEST(Contractions, ClosedClasses) {
  EXPECT_EQ(divided("Żebyśmy"), Parts({5, 4}));
  EXPECT_EQ(divided("nań"), Parts({2, 2}));
  EXPECT_EQ(divided("tyś"), Parts({2, 2}));
  EXPECT_EQ(divided("czybyśmy"), Parts({3, 2, 4}));
}
TEST(Contractions, UnknownVerbs) {
  EXPECT_EQ(divided("wyguglałem"), Parts({9, 2}));
  EXPECT_EQ(divided("Wyguglałem"), Parts());
  EXPECT_EQ(divided("Wyguglałem", true), Parts({9, 2}));
}

// A copy of the resources in which one table has another text.
class BrokenTable
    : public testing::TestWithParam<std::tuple<const char*, const char*, const char*>> {};

TEST_P(BrokenTable, IsAnErrorWithFileAndLine) {
  const auto [file, text, message] = GetParam();
  const auto root =
      std::filesystem::temp_directory_path() /
      ("kronika_tokenize_" + std::to_string(std::hash<std::string>()(std::string(file) + text)));
  std::filesystem::remove_all(root);
  for (const char* table : {"pl/conventions.tsv", "pl/abbreviations.tsv", "pl/contractions.tsv",
                            "pl/compounds.tsv", "common/units.tsv", "common/emoticons.tsv"}) {
    std::filesystem::create_directories((root / table).parent_path());
    std::filesystem::copy_file(source_path("resources") / table, root / table);
  }
  std::ofstream(root / file, std::ios::trunc) << text;
  const auto stage = tokenize::Stage::load({root, root}, "pl", nullptr);
  ASSERT_FALSE(stage);
  EXPECT_EQ(stage.error().code, ErrorCode::damaged_resource);
  EXPECT_NE(stage.error().message.find(message), std::string::npos) << stage.error().message;
  std::filesystem::remove_all(root);
}

INSTANTIATE_TEST_SUITE_P(
    Tokenize, BrokenTable,
    testing::Values(
        std::tuple{"pl/abbreviations.tsv", "form\tuse\tmeaning\nr\tsometimes\trok\n",
                   "abbreviations.tsv:2: unknown use"},
        std::tuple{"pl/abbreviations.tsv", "form\tuse\tmeaning\nr.\tafter\trok\n",
                   "abbreviations.tsv:2: an abbreviation"},
        std::tuple{"pl/abbreviations.tsv", "form\tuse\tmeaning\nr\t-\trok\n",
                   "abbreviations.tsv:2: the use is missing"},
        std::tuple{"pl/abbreviations.tsv", "form\tuse\tmeaning\nr\tafter\trok\n\nR\tafter\trok\n",
                   "abbreviations.tsv:4: 'r' has"},
        std::tuple{"pl/contractions.tsv", "kind\tform\tparts\treading\nodd\ta\t-\t-\n",
                   "contractions.tsv:2: unknown kind"},
        std::tuple{"pl/contractions.tsv", "kind\tform\tparts\treading\nword\tnań\tna+m\t-\n",
                   "contractions.tsv:2: the parts"},
        std::tuple{"pl/contractions.tsv", "kind\tform\tparts\treading\nreading\tem\tm+e\tpraet\n",
                   "contractions.tsv:2: the form does"},
        std::tuple{"pl/contractions.tsv", "kind\tform\tparts\treading\nunknown\tem\tem\tpraet\n",
                   "contractions.tsv:2: tag fields"},
        std::tuple{"pl/contractions.tsv", "kind\tform\tparts\treading\nkeep\tem\tem\t-\n",
                   "contractions.tsv:2: a row"},
        std::tuple{"pl/compounds.tsv", "kind\tform\nwhole\te-mail\npart\te\n",
                   "compounds.tsv:3: unknown kind"},
        std::tuple{"pl/contractions.tsv", "kind\tform\tparts\treading\nslip\tits\tit+s\t-\n",
                   "contractions.tsv:2: the words that follow"},
        std::tuple{"pl/conventions.tsv", "convention\tholds\tmeaning\nelision\tperhaps\t-\n",
                   "conventions.tsv:2: a convention is yes or no"},
        std::tuple{"pl/conventions.tsv", "convention\tholds\tmeaning\nodd\tyes\t-\n",
                   "conventions.tsv:2: unknown convention 'odd'"},
        std::tuple{"pl/conventions.tsv",
                   "convention\tholds\tmeaning\nelision\tno\t-\nelision\tno\t-\n",
                   "conventions.tsv:3: the convention has a row already"},
        std::tuple{"pl/conventions.tsv", "convention\tholds\tmeaning\nelision\tno\t-\n",
                   "conventions.tsv: the convention 'stop_of_abbreviation' is missing"},
        std::tuple{"common/units.tsv", "form\nkm\n-\n", "units.tsv:3: the unit is missing"},
        std::tuple{"common/emoticons.tsv", "form\n-\n", "emoticons.tsv:2: the face is missing"},
        std::tuple{"pl/compounds.tsv", "form\n", "compounds.tsv:1: the columns must be"}));

TEST(TokenizeStage, MissingTableIsUnreadable) {
  const auto stage = tokenize::Stage::load({"/nowhere", "/nowhere"}, "pl", nullptr);
  ASSERT_FALSE(stage);
  EXPECT_EQ(stage.error().code, ErrorCode::unreadable);
}

}  // namespace
}  // namespace kronika::test

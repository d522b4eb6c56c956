// The tables load; a wrong row is an error with file and line. Offices by date.

#include "link/knowledge.h"

#include <gtest/gtest.h>

#include <fstream>

#include "link/offices.h"
#include "link/phrases.h"
#include "link/stage.h"
#include "link/support.h"

namespace kronika::link {
namespace {

std::optional<Day> day(std::string_view text) { return parse_date(text)->first_day(); }

class SmallKnowledge : public ::testing::Test {
 protected:
  void SetUp() override {
    Result<Knowledge> loaded = Knowledge::load(test::link_resources("knowledge"), "pl");
    ASSERT_TRUE(loaded.ok()) << loaded.error().message;
    k = std::move(*loaded);
  }
  std::string who(std::string_view office, const std::string& of, std::optional<Day> on) const {
    const std::vector<std::string> offices{std::string(office)};
    const auto person = holder(k, offices, k.by_id.at(of), on);
    return person ? k.entities[*person].id : "";
  }
  Knowledge k;
};

TEST_F(SmallKnowledge, OfficesByDate) {
  EXPECT_EQ(who("head_of_state", "country/USA", day("2016-07-01")), "person/barack-obama");
  EXPECT_EQ(who("head_of_state", "country/USA", day("2023-07-01")), "person/joe-biden");
  EXPECT_EQ(who("head_of_state", "country/USA", day("2017-01-19")), "person/barack-obama");
  EXPECT_EQ(who("head_of_state", "country/USA", day("2017-01-20")),
            "");  // the small tables lack the next one
  EXPECT_EQ(who("head_of_state", "country/USA", std::nullopt), "person/joe-biden");
  EXPECT_EQ(who("leader", "country/PRK", day("2021-01-01")), "person/kim-jong-un");
  EXPECT_EQ(who("leader", "country/RUS", day("2021-01-01")), "person/vladimir-putin");
  EXPECT_EQ(who("*", "org/nato", day("2021-01-01")), "person/jens-stoltenberg");
  EXPECT_EQ(who("spokesperson", "country/RUS", day("2012-06")), "person/dmitry-peskov");
  EXPECT_EQ(who("head_of_state", "country/NOR", day("2021-01-01")), "");
}

TEST_F(SmallKnowledge, NamesakesByTerm) {
  const EntityId father = k.by_id.at("person/george-bush"),
                 son = k.by_id.at("person/george-w-bush");
  EXPECT_TRUE(in_office(k, son, day("2003-05-01")));
  EXPECT_FALSE(in_office(k, father, day("2003-05-01")));
  EXPECT_GT(nearness(k, father, day("1994-05-01")), nearness(k, son, day("1994-05-01")));
}

// A row appended to a table, and what the error says.
class BrokenTable : public ::testing::TestWithParam<std::array<const char*, 3>> {};

TEST_P(BrokenTable, NamesFileAndLine) {
  const auto& [table, row, message] = GetParam();
  const Resources resources = test::link_resources("broken");
  std::ofstream(resources.root / table, std::ios::app) << row << "\n";
  const Result<Stage> stage = Stage::load(resources, "pl");
  ASSERT_FALSE(stage.ok()) << table << ": " << row;
  EXPECT_EQ(stage.error().code, ErrorCode::damaged_resource);
  EXPECT_NE(stage.error().message.find(std::string(table) + ":"), std::string::npos)
      << stage.error().message;
  EXPECT_NE(stage.error().message.find(message), std::string::npos) << stage.error().message;
}

INSTANTIATE_TEST_SUITE_P(
    Link, BrokenTable,
    ::testing::Values(
        std::array{"common/countries.tsv", "XX\tNowhere", "three letters"},
        std::array{"common/countries.tsv", "POL\tPoland", "second time"},
        std::array{"common/persons.tsv", "x\tX\tQQQ\tGOV\tm", "unknown country"},
        std::array{"common/persons.tsv", "x\tX\tPOL\tGOV\tq", "unknown gender"},
        std::array{"common/persons.tsv", "joe-biden\tX\tPOL\tGOV\tm", "second time"},
        std::array{"common/offices.tsv", "nobody\tleader\tPOL", "unknown person"},
        std::array{"common/offices.tsv", "joe-biden\tleader\tQQQ", "neither a country nor"},
        std::array{"common/offices.tsv", "joe-biden\t-\tPOL", "no office"},
        std::array{"common/offices.tsv", "joe-biden\tleader\tPOL\t2023-02-30", "2023-02-30"},
        std::array{"common/organisations.tsv", "x\tX\tshop", "unknown kind"},
        std::array{"common/places.tsv", "x\tX\tcity\tPOL\tnorth\t1", "coordinate"},
        std::array{"common/name_order.tsv", "POL\tlast", "only 'first'"},
        std::array{"pl/countries.tsv", "QQQ\tX", "unknown country"},
        std::array{"pl/person_names.tsv", "nobody\tX", "unknown id"},
        std::array{"pl/organisation_adjectives.tsv", "nobody\tX", "unknown id"},
        std::array{"pl/name_endings.tsv", "a\tbig\tb", "unknown gender"},
        std::array{"pl/name_endings.tsv", "=\tmasc\tb", "no base after"},
        std::array{"pl/roles.tsv", "x\t-\tGOV\tking", "unknown kind"},
        std::array{"pl/roles.tsv", "-\t-\tGOV\tstate", "no lemma"},
        std::array{"pl/state_organs.tsv", "x\t-\t-\t-\torgan", "no sector"},
        std::array{"pl/state_organs.tsv", "x\tGOV\t-\t-\tbig", "unknown kind"},
        std::array{"pl/name_nouns.tsv", "x\tshop", "unknown kind"},
        std::array{"pl/link_words.tsv", "colour\tred", "unknown class"}),
    [](const auto& row) { return "Row" + std::to_string(row.index); });

TEST(Knowledge, AMissingTableIsAnError) {
  const Resources resources = test::link_resources("missing");
  std::filesystem::remove(resources.root / "common/persons.tsv");
  const Result<Stage> stage = Stage::load(resources, "pl");
  ASSERT_FALSE(stage.ok());
  EXPECT_NE(stage.error().message.find("persons.tsv"), std::string::npos);
}

}  // namespace
}  // namespace kronika::link

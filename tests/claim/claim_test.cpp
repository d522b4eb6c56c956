// Events, mentions, reports and times → claims.

#include <gtest/gtest.h>

#include "claim/stage.h"
#include "support/conllu.h"

namespace kronika {
namespace {

// Fictional.
constexpr std::string_view kText = R"(
1 Premier premier NOUN _ Case=Nom|Gender=Masc|Number=Sing 2 nsubj _ _
2 odwiedził odwiedzić VERB _ Tense=Past|VerbForm=Fin 0 root _ _
3 Kijów Kijów PROPN _ Case=Acc 2 obj _ SpaceAfter=No
4 . . PUNCT _ _ 2 punct _ _

1 Przywódcy przywódca NOUN _ Case=Nom|Number=Plur 2 nsubj _ _
2 spotkali spotkać VERB _ Tense=Past|VerbForm=Fin 0 root _ _
3 się się PRON _ _ 2 expl:pv _ SpaceAfter=No
4 . . PUNCT _ _ 2 punct _ _

1 Separatyści separatysta NOUN _ Animacy=Hum|Case=Nom|Number=Plur 2 nsubj _ _
2 zaatakowali zaatakować VERB _ Tense=Past|VerbForm=Fin 0 root _ _
3 posterunek posterunek NOUN _ Case=Acc 2 obj _ SpaceAfter=No
4 . . PUNCT _ _ 2 punct _ _
)";

class ClaimTest : public ::testing::Test {
 protected:
  void SetUp() override {
    document_ = test::document_from_conllu(kText);
    document_.report_of.assign(document_.tokens.size(), none<ReportIndex>);
    Result<claim::Stage> loaded = claim::Stage::load({test::source_path("resources"), {}}, "pl");
    ASSERT_TRUE(loaded.ok()) << loaded.error().message;
    stage_.emplace(std::move(*loaded));
  }

  EntityIndex entity(std::string id, EntityKind kind, std::string country) {
    Entity e;
    e.name = id;
    e.id = std::move(id);
    e.kind = kind;
    e.country = std::move(country);
    return document_.add_entity(e);
  }

  void mention(std::string_view word, std::vector<EntityIndex> referents, Via via = Via::name) {
    Mention m;
    m.head = test::find_token(document_, word);
    m.tokens = {m.head, m.head + 1};
    m.span = document_.token(m.head).span;
    m.via = via;
    m.referents = std::move(referents);
    document_.set_mention(m);
  }

  Event& event(std::string_view trigger, std::string type, std::string mode) {
    Event e;
    e.trigger = test::find_token(document_, trigger);
    e.trigger_tokens = {e.trigger};
    e.type = std::move(type);
    e.mode = std::move(mode);
    document_.events.push_back(e);
    return document_.events.back();
  }

  Source source(std::string id) {
    Source s;
    s.id = std::move(id);
    return s;
  }

  ReportIndex report(std::vector<std::string> ids, ReportIndex parent, Factuality content) {
    Report r;
    for (std::string& id : ids) r.sources.push_back(source(std::move(id)));
    r.parent = parent;
    r.content = content;
    document_.reports.push_back(r);
    return ReportIndex(document_.reports.size() - 1);
  }

  TokenIndex token(std::string_view form) { return test::find_token(document_, form); }

  Document document_;
  std::optional<claim::Stage> stage_;
};

TEST_F(ClaimTest, ACityAsHostStandsForItsCountry) {
  mention("Premier", {entity("person/p", EntityKind::person, "POL")});
  mention("Kijów", {entity("place/kyiv", EntityKind::place, "UKR")});
  Event& e = event("odwiedził", "CONSULT", "visit");
  e.actors = {token("Premier")};
  e.recipients = {token("Kijów")};
  e.place = token("Kijów");
  stage_->run(document_);
  ASSERT_EQ(document_.claims.size(), 1u);
  const Claim& claim = document_.claims[0];
  EXPECT_EQ(claim.actors[0].id, "person/p");
  EXPECT_EQ(claim.recipients[0].id, "country/UKR");
  EXPECT_EQ(claim.place->id, "place/kyiv");
  EXPECT_EQ(claim.cameo, "042");
  EXPECT_EQ(claim.quad, "verbal cooperation");
  EXPECT_DOUBLE_EQ(claim.score, 4);
  EXPECT_EQ(claim.event, "test/e1");
  ASSERT_EQ(claim.sources.size(), 1u);
  EXPECT_EQ(claim.sources[0].id, "author");
}

TEST_F(ClaimTest, AJourneyAtHomeIsNoVisit) {
  mention("Premier", {entity("person/p", EntityKind::person, "UKR")});
  mention("Kijów", {entity("place/kyiv", EntityKind::place, "UKR")});
  Event& e = event("odwiedził", "CONSULT", "visit");
  e.actors = {token("Premier")};
  e.recipients = {token("Kijów")};
  stage_->run(document_);
  EXPECT_TRUE(document_.claims.empty());
}

TEST_F(ClaimTest, AGroupIsItsMembers) {
  mention("Przywódcy",
          {entity("person/a", EntityKind::person, "POL"),
           entity("person/b", EntityKind::person, "LTU")},
          Via::group);
  event("spotkali", "CONSULT", "").actors = {token("Przywódcy")};
  stage_->run(document_);
  ASSERT_EQ(document_.claims.size(), 1u);
  ASSERT_EQ(document_.claims[0].actors.size(), 2u);
  EXPECT_EQ(document_.claims[0].actors[1].id, "person/b");
  EXPECT_EQ(document_.claims[0].actors[1].via, Via::group);
}

TEST_F(ClaimTest, WhoeverIsUnknownIsNamedByTheText) {
  event("zaatakowali", "ASSAULT", "").actors = {token("Separatyści")};
  stage_->run(document_);
  ASSERT_EQ(document_.claims.size(), 1u);
  EXPECT_EQ(document_.claims[0].actors[0].id, "group/separatysta");
  EXPECT_EQ(document_.claims[0].actors[0].name, "separatysta");
}

TEST_F(ClaimTest, ChainsRunFromTheOutermostReportInwards) {
  mention("Premier", {entity("person/p", EntityKind::person, "POL")});
  const ReportIndex outer =
      report({"org/reuters", "org/kcna"}, none<ReportIndex>, Factuality::certain);
  const ReportIndex inner = report({"country/USA"}, outer, Factuality::possible);
  Event& e = event("odwiedził", "CONSULT", "visit");
  e.actors = {token("Premier")};
  e.report = inner;
  e.factuality = Factuality::certain_not;
  stage_->run(document_);
  ASSERT_EQ(document_.claims.size(), 1u);
  std::vector<std::string> ids;
  for (const Source& s : document_.claims[0].sources) ids.push_back(s.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"author", "org/reuters", "org/kcna", "country/USA"}));
  EXPECT_EQ(document_.claims[0].factuality, Factuality::possible_not);
}

TEST_F(ClaimTest, WhoeverActsBySpeakingIsNoSourceOfTheAct) {
  mention("Premier", {entity("person/p", EntityKind::person, "POL")});
  const ReportIndex outer = report({"org/reuters"}, none<ReportIndex>, Factuality::certain);
  const ReportIndex own = report({"person/p"}, outer, Factuality::certain);
  Event& e = event("odwiedził", "ACCUSE", "");
  e.actors = {token("Premier")};
  e.report = own;
  stage_->run(document_);
  ASSERT_EQ(document_.claims.size(), 1u);
  ASSERT_EQ(document_.claims[0].sources.size(), 2u);
  EXPECT_EQ(document_.claims[0].sources[1].id, "org/reuters");
}

TEST_F(ClaimTest, TheSameEventIsSharedAndPassesOnItsTime) {
  mention("Premier", {entity("person/p", EntityKind::person, "POL")});
  mention("Przywódcy", {EntityIndex(0)});
  Timex timex;
  timex.interval = Interval{std::chrono::sys_days(std::chrono::year(2021) / 5 / 1),
                            std::chrono::sys_days(std::chrono::year(2021) / 6 / 1), Grain::month};
  timex.tokens = {token("Kijów"), token("Kijów") + 1};
  timex.head = token("Kijów");
  document_.timexes.push_back(timex);
  Event& first = event("odwiedził", "CONSULT", "");
  first.actors = {token("Premier")};
  first.timex = TimexIndex(0);
  event("spotkali", "CONSULT", "").actors = {token("Przywódcy")};
  stage_->run(document_);
  ASSERT_EQ(document_.claims.size(), 2u);
  EXPECT_EQ(document_.claims[0].event, document_.claims[1].event);
  ASSERT_TRUE(document_.claims[1].time.has_value());
  EXPECT_EQ(document_.claims[1].time->basis, TimeBasis::inherited);
  EXPECT_EQ(document_.claims[1].number, 2u);
}

// "Iran zaprzeczył, by miał coś wspólnego z atakiem": the attack is not what is denied.
TEST_F(ClaimTest, ADenialSparesWhatIsToldInPassing) {
  for (const bool background : {false, true}) {
    SetUp();
    const ReportIndex denial = report({"person/p"}, none<ReportIndex>, Factuality::certain_not);
    document_.reports[denial.value].kind = ReportKind::denial;
    Event& e = event("zaatakowali", "ASSAULT", "");
    e.actors = {token("Separatyści")};
    e.report = denial;
    e.background = background;
    stage_->run(document_);
    ASSERT_EQ(document_.claims.size(), 1u);
    EXPECT_EQ(document_.claims[0].factuality, background ? Factuality::certain : Factuality::certain_not);
    EXPECT_EQ(document_.claims[0].sources.back().id, "person/p");
  }
}

TEST_F(ClaimTest, EmptyDocument) {
  Document empty;
  stage_->run(empty);
  EXPECT_TRUE(empty.claims.empty());
}

}  // namespace
}  // namespace kronika

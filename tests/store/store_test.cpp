// What is written reads back the same; one writer; what was not committed is not there; a broken store is recognised.

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "document/record.h"
#include "store/check.h"
#include "store/search_text.h"
#include "store/support.h"

namespace kronika::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> ids(Reader& reader, const Filter& filter, const Page& page = {}) {
  std::vector<std::string> found;
  const Status done = reader.claims(filter, page, [&](const FoundClaim& claim) {
    found.push_back(claim.claim.document);
    return true;
  });
  EXPECT_TRUE(done.ok()) << done.error().message;
  return found;
}

void expect_equal(const Words& a, const Words& b) {
  EXPECT_EQ(a.text, b.text);
  EXPECT_EQ(a.span, b.span);
}

TEST(Store, AClaimReadsBackAsItWasWritten) {
  const TemporaryStore store;
  const Document document = visit("00000000000000aa");
  add_all(store.path(), {document});
  Result<Reader> reader = Reader::open(store.path());
  ASSERT_TRUE(reader.ok()) << reader.error().message;
  const ClaimRecord written = records_of(document).claims.at(0);
  std::size_t count = 0;
  const Status done = reader->claims({}, {}, [&](const FoundClaim& found) {
    const ClaimRecord& read = found.claim;
    ++count;
    EXPECT_EQ(read.id(), written.id());
    EXPECT_EQ(read.event, written.event);
    EXPECT_EQ(read.type + read.mode + read.cameo + read.quad, written.type + written.mode + written.cameo + written.quad);
    EXPECT_EQ(read.score, written.score);
    EXPECT_EQ(read.contexts, written.contexts);
    expect_equal(read.trigger, written.trigger);
    EXPECT_EQ(read.trigger_lemma, written.trigger_lemma);
    EXPECT_EQ(read.actors.size(), 1u);
    EXPECT_EQ(read.actors[0].id, "person/jan-nowak");
    EXPECT_EQ(read.actors[0].via, Via::description);
    expect_equal(read.actors[0].words, written.actors[0].words);
    EXPECT_EQ(read.recipients.at(0).country, "UKR");
    expect_equal(read.matter.value(), written.matter.value());
    EXPECT_EQ(read.place.value().id, "place/kyiv");
    EXPECT_EQ(read.place->latitude, written.place->latitude);
    EXPECT_EQ(read.time.value().interval, written.time->interval);
    EXPECT_EQ(read.time->basis, TimeBasis::document);
    EXPECT_FALSE(read.time->words.has_value());
    EXPECT_EQ(read.factuality, Factuality::probable);
    EXPECT_EQ(read.sources.at(0).id, "author");
    EXPECT_FALSE(read.sources[0].words.has_value());
    EXPECT_EQ(read.sources.at(1).kind, SourceKind::agency);
    expect_equal(read.sources[1].cue.value(), written.sources[1].cue.value());
    EXPECT_EQ(read.sources[1].with, written.sources[1].with);
    expect_equal(read.quotes.at(0), written.quotes.at(0));
    EXPECT_EQ(read.evidence, written.evidence);
    EXPECT_EQ(read.confidence, 0.83);
    EXPECT_EQ(found.sentence, "Prezydent Łodzi odwiedził Kijów.");
    return true;
  });
  EXPECT_TRUE(done.ok()) << done.error().message;
  EXPECT_EQ(count, 1u);
}

TEST(Store, ADocumentReadsBackAsItWasWritten) {
  const TemporaryStore store;
  const Document document = visit("00000000000000aa");
  add_all(store.path(), {document});
  Result<Reader> reader = Reader::open(store.path());
  ASSERT_TRUE(reader.ok());
  const auto found = reader->document("00000000000000aa");
  ASSERT_TRUE(found.ok() && found->has_value());
  EXPECT_EQ((*found)->text, document.text);
  EXPECT_EQ((*found)->published, document.published);
  EXPECT_EQ((*found)->url, document.url);
  EXPECT_FALSE((*found)->publisher.has_value());
  const auto missing = reader->document("00000000000000bb");
  ASSERT_TRUE(missing.ok());
  EXPECT_FALSE(missing->has_value());
}

TEST(Store, Filters) {
  const TemporaryStore store;
  add_all(store.path(), {visit("01"), visit("02", "person/anna-kowalska", 20), visit("03", "person/jan-nowak", 5, "org/tass")});
  Result<Reader> reader = Reader::open(store.path());
  ASSERT_TRUE(reader.ok());
  EXPECT_THAT(ids(*reader, {}), ElementsAre("01", "02", "03"));
  EXPECT_THAT(ids(*reader, {}, {.order = Order::time, .limit = 2, .offset = 0}), ElementsAre("03", "01"));
  EXPECT_THAT(ids(*reader, {}, {.order = Order::text, .limit = 2, .offset = 2}), ElementsAre("03"));
  const auto with = [](auto Filter::* field, auto value) {
    Filter filter;
    filter.*field = value;
    return filter;
  };
  EXPECT_THAT(ids(*reader, with(&Filter::actor, "person/anna-kowalska")), ElementsAre("02"));
  EXPECT_THAT(ids(*reader, with(&Filter::actor, "anna-kowalska")), ElementsAre("02"));
  EXPECT_THAT(ids(*reader, with(&Filter::actor, "country/UKR")), IsEmpty()) << "it is the recipient";
  EXPECT_THAT(ids(*reader, with(&Filter::recipient, "ukr")), ElementsAre("01", "02", "03"));
  EXPECT_THAT(ids(*reader, with(&Filter::participant, "Ukraina")), ElementsAre("01", "02", "03"));
  EXPECT_THAT(ids(*reader, with(&Filter::country, "DEU")), IsEmpty());
  EXPECT_THAT(ids(*reader, with(&Filter::mode, "visit")), ElementsAre("01", "02", "03"));
  EXPECT_THAT(ids(*reader, with(&Filter::place, "UKR")), ElementsAre("01", "02", "03"));
  EXPECT_THAT(ids(*reader, with(&Filter::place, "kijów")), ElementsAre("01", "02", "03"));
  EXPECT_THAT(ids(*reader, with(&Filter::source, "tass")), ElementsAre("03"));
  EXPECT_THAT(ids(*reader, with(&Filter::source, "author")), IsEmpty());
  EXPECT_THAT(ids(*reader, with(&Filter::factuality, "CT+,PR+")), ElementsAre("01", "02", "03"));
  EXPECT_THAT(ids(*reader, with(&Filter::factuality, "CT+")), IsEmpty());
  EXPECT_THAT(ids(*reader, with(&Filter::event, "02/e1")), ElementsAre("02"));
  EXPECT_THAT(ids(*reader, with(&Filter::during, *parse_date("2023-09-13"))), ElementsAre("01"));
  EXPECT_THAT(ids(*reader, with(&Filter::during, *parse_date("2023-09-14"))), IsEmpty());
}

TEST(Store, ValuesAreNeverPartOfTheStatement) {
  const TemporaryStore store;
  add_all(store.path(), {visit("01")});
  Result<Reader> reader = Reader::open(store.path());
  ASSERT_TRUE(reader.ok());
  Filter filter;
  filter.actor = "x' OR '1' = '1";
  EXPECT_THAT(ids(*reader, filter), IsEmpty());
}

TEST(Store, AnyFormOfAWordFindsAnyOther) {
  const TemporaryStore store;
  add_all(store.path(), {visit("01")});
  Result<Reader> reader = Reader::open(store.path());
  ASSERT_TRUE(reader.ok());
  for (const char* query : {"Łódź", "lodz", "łodzi", "LODZI", "prezydent", "\"lodzi odwiedził\""}) {
    Filter filter;
    filter.search = search_expression(query);
    EXPECT_THAT(ids(*reader, filter), ElementsAre("01")) << query;
  }
  for (const char* query : {"warszawa", "\"odwiedził łodzi\"", "prezydent AND warszawa", "NOT"}) {
    Filter filter;
    filter.search = search_expression(query);
    EXPECT_THAT(ids(*reader, filter), IsEmpty()) << query;
  }
  Document analysed;
  Token token;
  token.form = "prezydentem";
  token.lemma = "prezydent";
  analysed.tokens = {token};
  Filter filter;
  filter.search = search_expression("prezydentem", &analysed);
  EXPECT_THAT(ids(*reader, filter), ElementsAre("01"));
  EXPECT_EQ(search_expression(" \" ( * "), "");
}

TEST(Store, ASecondWriterIsToldSo) {
  const TemporaryStore store;
  const Result<Writer> first = Writer::open(store.path());
  ASSERT_TRUE(first.ok());
  const Result<Writer> second = Writer::open(store.path());
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().code, ErrorCode::busy);
  EXPECT_THAT(second.error().message, HasSubstr("another process is writing"));
}

TEST(Store, WhatWasNotCommittedIsNotThere) {
  const TemporaryStore store;
  add_all(store.path(), {visit("01")});
  {
    Result<Writer> writer = Writer::open(store.path());
    ASSERT_TRUE(writer.ok() && writer->begin().ok());
    ASSERT_TRUE(writer->add(visit("02"), {.origin = "02.txt", .url = {}, .publisher = {}, .published = {}}).ok());
  }
  Result<Reader> reader = Reader::open(store.path());
  ASSERT_TRUE(reader.ok());
  EXPECT_THAT(ids(*reader, {}), ElementsAre("01"));
  EXPECT_THAT(check(*reader).value(), IsEmpty());
}

TEST(Store, AKilledWriterLeavesWhatItCommitted) {
  const TemporaryStore store;
  add_all(store.path(), {visit("01")});
  const pid_t child = fork();
  if (child == 0) {
    Result<Writer> writer = Writer::open(store.path());
    if (!writer.ok() || !writer->begin().ok()) _exit(1);
    (void)writer->add(visit("02"), {.origin = "02.txt", .url = {}, .publisher = {}, .published = {}});
    if (!writer->commit().ok() || !writer->begin().ok()) _exit(1);
    (void)writer->add(visit("03"), {.origin = "03.txt", .url = {}, .publisher = {}, .published = {}});
    kill(getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  Result<Reader> reader = Reader::open(store.path());
  ASSERT_TRUE(reader.ok()) << reader.error().message;
  EXPECT_THAT(ids(*reader, {}), ElementsAre("01", "02"));
  EXPECT_THAT(check(*reader).value(), IsEmpty());
}

TEST(Store, TheSameTextAtAnotherPlaceIsAnAppearance) {
  const TemporaryStore store;
  add_all(store.path(), {visit("01")});
  Result<Writer> writer = Writer::open(store.path());
  ASSERT_TRUE(writer.ok() && writer->begin().ok());
  EXPECT_TRUE(writer->contains("01").value());
  EXPECT_FALSE(writer->contains("02").value());
  ASSERT_TRUE(writer->add_appearance("01", {.origin = "copy.txt", .url = {}, .publisher = "Portal", .published = {}}).ok());
  ASSERT_TRUE(writer->commit().ok());
  EXPECT_TRUE(writer->has_appeared("copy.txt", "01").value());
  EXPECT_FALSE(writer->has_appeared("copy.txt", "02").value());
  Result<Reader> reader = Reader::open(store.path());
  EXPECT_EQ(reader->counts().value().appearances, 2);
  EXPECT_EQ(reader->counts().value().documents, 1);
}

TEST(Store, AFailureGoesWhenItsOriginCanBeRead) {
  const TemporaryStore store;
  add_all(store.path(), {});
  {
    Result<Writer> writer = Writer::open(store.path());
    ASSERT_TRUE(writer.ok() && writer->begin().ok());
    ASSERT_TRUE(writer->add_failure("01.txt", {ErrorCode::not_text, "binary"}).ok());
    ASSERT_TRUE(writer->add_failure("02.txt", {ErrorCode::not_text, "binary"}).ok());
    ASSERT_TRUE(writer->commit().ok());
  }
  add_all(store.path(), {visit("01")});
  Result<Reader> reader = Reader::open(store.path());
  const auto failures = reader->failures();
  ASSERT_EQ(failures.value().size(), 1u);
  EXPECT_EQ(failures.value()[0].origin, "02.txt");
  EXPECT_EQ(failures.value()[0].code, "not_text");
}

TEST(Store, WhatIsNoStoreIsRefused) {
  const TemporaryStore store;
  EXPECT_EQ(Reader::open(store.path()).error().code, ErrorCode::unreadable);
  std::ofstream(store.path()) << "this is a text, long enough to be taken for the head of a database by nobody at all ......";
  EXPECT_EQ(Reader::open(store.path()).error().code, ErrorCode::damaged_store);
  EXPECT_EQ(Writer::open(store.path()).error().code, ErrorCode::damaged_store);
}

TEST(Store, AnotherProgramsDatabaseIsRefused) {
  const TemporaryStore store;
  {
    Result<Database> database = Database::open(store.path(), Access::write);
    ASSERT_TRUE(database->execute("CREATE TABLE mine (x)").ok());
  }
  EXPECT_THAT(Writer::open(store.path()).error().message, HasSubstr("belongs to another program"));
}

TEST(Store, ALaterVersionIsRefused) {
  const TemporaryStore store;
  add_all(store.path(), {visit("01")});
  {
    Result<Database> database = Database::open(store.path(), Access::write);
    ASSERT_TRUE(database->execute("PRAGMA user_version = 999").ok());
  }
  EXPECT_THAT(Reader::open(store.path()).error().message, HasSubstr("later than this program"));
}

// Each statement breaks the store in its own way; the check must name it.
TEST(StoreCheck, NamesWhatIsWrong) {
  const std::pair<const char*, const char*> cases[] = {
      {"DELETE FROM claims", "the number of claims"},
      {"DELETE FROM sentences", "the number of sentences"},
      {"UPDATE documents SET chars = 3", "the length"},
      {"DELETE FROM appearances", "met nowhere"},
      {"INSERT INTO search (search) VALUES ('delete-all')", "search index"},
      {"UPDATE appearances SET doc = 77", "an appearance belongs to no document"},
      {"UPDATE claims SET event = 77", "a claim belongs to no event"},
      {"DELETE FROM sources WHERE position = 0", "no sources"},
      {"UPDATE claims SET place = 77", "place of a claim"},
      {"DELETE FROM actors", "a participant is missing"},
      {"UPDATE participants SET claim = 77", "a participant is missing"},
      {"UPDATE mentions SET actor = 77", "a mention is of nobody"},
      {"UPDATE sentences SET span_end = 1000", "outside its text"},
      {"UPDATE claims SET trigger_start = 0", "words of a claim"},
      {"UPDATE participants SET span_end = span_end + 1", "words of a participant"},
      {"UPDATE sources SET cue_text = 'x' WHERE position = 1", "words of a source"},
      {"UPDATE quotes SET text = 'x'", "a quotation is not in its text"},
  };
  for (const auto& [statement, message] : cases) {
    const TemporaryStore store;
    add_all(store.path(), {visit("01")});
    {
      Result<Database> database = Database::open(store.path(), Access::write);
      const Status done = database->execute(statement);
      ASSERT_TRUE(done.ok()) << statement << ": " << done.error().message;
    }
    Result<Reader> reader = Reader::open(store.path());
    const auto found = check(*reader);
    ASSERT_TRUE(found.ok()) << found.error().message;
    EXPECT_THAT(*found, testing::Contains(HasSubstr(message))) << statement;
  }
}

}  // namespace
}  // namespace kronika::store

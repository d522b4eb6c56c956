#include "store/support.h"

namespace kronika::store {
namespace {

using namespace std::chrono_literals;

ByteSpan find(const Document& document, std::string_view words) {
  const std::size_t at = document.text.find(words);
  return {ByteOffset(at), ByteOffset(at + words.size())};
}

void add_tokens(Document& document) {
  const std::pair<const char*, const char*> words[] = {
      {"Prezydent", "prezydent"}, {"Łodzi", "Łódź"}, {"odwiedził", "odwiedzić"}, {"Kijów", "Kijów"}, {".", "."}};
  for (const auto& [form, lemma] : words) {
    Token token;
    token.form = form;
    token.lemma = lemma;
    token.span = token.surface = find(document, form);
    document.tokens.push_back(token);
  }
  Sentence sentence;
  sentence.tokens = {TokenIndex(0), TokenIndex(document.tokens.size())};
  sentence.span = {document.tokens.front().span.begin, document.tokens.back().span.end};
  document.sentences.push_back(sentence);
}

Claim visit_claim(const Document& document, const std::string& actor, unsigned day, const std::string& source) {
  Claim claim;
  claim.number = 1;
  claim.event = document.id + "/e1";
  claim.type = "CONSULT";
  claim.mode = "visit";
  claim.cameo = "042";
  claim.quad = "verbal cooperation";
  claim.score = 4;
  claim.contexts = {"diplomatic", "military"};
  claim.trigger = {find(document, "odwiedził")};
  claim.trigger_lemma = "odwiedzić";
  claim.actors = {{actor, "Jan Nowak", "POL", "GOV", find(document, "Prezydent Łodzi"), Via::description}};
  claim.recipients = {{"country/UKR", "Ukraina", "UKR", "", find(document, "Kijów"), Via::metonym}};
  claim.matter = find(document, "Łodzi odwiedził");
  claim.place = ClaimPlace{"place/kyiv", "Kijów", "UKR", 50.45, 30.52, find(document, "Kijów")};
  claim.time = ClaimTime{Interval::of_day(std::chrono::sys_days(2023y / 9 / day)), std::nullopt, TimeBasis::document, false};
  claim.factuality = Factuality::probable;
  Source author;
  author.id = "author";
  Source told;
  told.id = source;
  told.name = "PAP";
  told.kind = SourceKind::agency;
  told.head = TokenIndex(0);
  told.span = find(document, "Prezydent");
  told.cue = {TokenIndex(2), TokenIndex(3)};
  told.mode = QuoteMode::mixed;
  told.with = {"org/reuters", "org/afp"};
  claim.sources = {author, told};
  claim.quotes = {find(document, "odwiedził Kijów")};
  claim.rule = "visit";
  claim.confidence = 0.834;
  return claim;
}

}  // namespace

Document visit(const std::string& id, const std::string& actor, unsigned day, const std::string& source) {
  Document document;
  document.id = id;
  document.language = "pl";
  document.title = "Wizyta";
  document.url = "https://example.org/" + id;
  document.published = Interval::of_month(2023, 9);
  document.text = "😀 Prezydent Łodzi odwiedził Kijów. (" + id + ")";
  add_tokens(document);
  Entity entity;
  entity.id = actor;
  entity.name = "Jan Nowak";
  entity.country = "POL";
  Mention mention;
  mention.head = TokenIndex(0);
  mention.tokens = {TokenIndex(0), TokenIndex(2)};
  mention.span = document.bytes(mention.tokens);
  mention.via = Via::description;
  mention.referents = {document.add_entity(entity)};
  document.set_mention(mention);
  document.claims = {visit_claim(document, actor, day, source)};
  return document;
}

void add_all(const std::filesystem::path& path, const std::vector<Document>& documents) {
  Result<Writer> writer = Writer::open(path);
  ASSERT_TRUE(writer.ok()) << writer.error().message;
  for (const Document& document : documents) {
    ASSERT_TRUE(writer->begin().ok());
    const Status added = writer->add(document, {.origin = document.id + ".txt", .url = {}, .publisher = {}, .published = {}});
    ASSERT_TRUE(added.ok()) << added.error().message;
    ASSERT_TRUE(writer->commit().ok());
  }
}

}  // namespace kronika::store

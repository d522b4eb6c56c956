// Tested by tests/format/ (the records as JSON) and tests/store/.

#include "document/record.h"

#include <cmath>

#include "unicode/offsets.h"

namespace kronika {
namespace {

class RecordMaker {
 public:
  explicit RecordMaker(const Document& document)
      : document_(document), offsets_(document.text) {}

  DocumentRecord document() const {
    DocumentRecord record;
    record.id = document_.id;
    record.language = document_.language;
    record.title = document_.title;
    record.url = document_.url;
    record.publisher = document_.publisher;
    record.published = document_.published;
    record.chars = offsets_.code_point(ByteOffset(document_.text.size())).value;
    record.sentences = document_.sentences.size();
    record.tokens = document_.tokens.size();
    record.text = document_.text;
    return record;
  }

  ClaimRecord claim(const Claim& claim) const {
    ClaimRecord record;
    record.document = document_.id;
    record.number = claim.number;
    record.event = claim.event;
    record.type = claim.type;
    record.mode = claim.mode;
    record.cameo = claim.cameo;
    record.quad = claim.quad;
    record.score = claim.score;
    record.contexts = claim.contexts;
    record.trigger = words(claim.trigger.empty() ? ByteSpan{} : claim.trigger.front());
    record.trigger_lemma = claim.trigger_lemma;
    record.actors = participants(claim.actors);
    record.recipients = participants(claim.recipients);
    if (claim.matter) record.matter = words(*claim.matter);
    if (claim.place) record.place = place(*claim.place);
    if (claim.time) record.time = time(*claim.time);
    record.tense = claim.tense;
    record.factuality = claim.factuality;
    record.hypothetical = claim.hypothetical;
    for (const Source& s : claim.sources) record.sources.push_back(source(s));
    for (const ByteSpan quote : claim.quotes) record.quotes.push_back(words(quote));
    record.sentence = claim.sentence.value;
    record.evidence = offsets_.code_points(document_.sentences[claim.sentence.value].span);
    record.rule = claim.rule;
    record.confidence = std::round(claim.confidence * 100) / 100;
    return record;
  }

 private:
  Words words(ByteSpan bytes) const {
    return {std::string(document_.text_at(bytes)), offsets_.code_points(bytes)};
  }

  std::vector<ParticipantRecord> participants(const std::vector<Participant>& list) const {
    std::vector<ParticipantRecord> records;
    for (const Participant& p : list)
      records.push_back({p.id, p.name, p.country, p.sector, words(p.span), p.via});
    return records;
  }

  PlaceRecord place(const ClaimPlace& p) const {
    return {p.id, p.name, p.country, p.latitude, p.longitude, words(p.span)};
  }

  TimeRecord time(const ClaimTime& t) const {
    TimeRecord record{t.interval, std::nullopt, t.basis, t.conflict};
    if (t.span) record.words = words(*t.span);
    return record;
  }

  SourceRecord source(const Source& s) const {
    SourceRecord record{s.id, s.name, s.kind, std::nullopt, std::nullopt, s.mode, s.with};
    if (!s.span.empty()) record.words = words(s.span);
    if (!s.cue.empty()) record.cue = words(document_.bytes(s.cue));
    return record;
  }

  const Document& document_;
  unicode::CodePointOffsets offsets_;
};

}  // namespace

Records records_of(const Document& document) {
  const RecordMaker maker(document);
  Records records{maker.document(), {}};
  records.claims.reserve(document.claims.size());
  for (const Claim& claim : document.claims) records.claims.push_back(maker.claim(claim));
  return records;
}

}  // namespace kronika

// The records of docs/claims.md as values of their own: what `kronika read` writes, a store keeps and an interface
// shows, without the layers they were made from. Spans count code points of the document's text; every text stands
// beside its span, so that a record can be understood without the document.
//
// Algebra: for every Words w of a record, w.span lies in [0, chars] and w.text is the document's text there.
//   text "" : records_of gives chars 0 and no claims.
// Values: copy and move as you like.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "document/document.h"

namespace kronika {

struct Words {
  std::string text;
  CodePointSpan span;
};

struct DocumentRecord {
  std::string id, language;
  std::optional<std::string> title, url, publisher;
  std::optional<Interval> published;
  std::size_t chars = 0, sentences = 0, tokens = 0;
  std::string text;
};

struct ParticipantRecord {
  std::string id, name, country, sector;  // country "" for null; sector "" for UNK
  Words words;
  Via via = Via::name;
};

struct PlaceRecord {
  std::string id, name, country;  // country "" for null
  std::optional<double> latitude, longitude;
  Words words;
};

struct TimeRecord {
  Interval interval;
  std::optional<Words> words;  // none for basis document
  TimeBasis basis = TimeBasis::explicit_date;
  bool conflict = false;
};

struct SourceRecord {
  std::string id, name;  // name "" for null
  SourceKind kind = SourceKind::author;
  std::optional<Words> words, cue;
  QuoteMode mode = QuoteMode::indirect;
  std::vector<std::string> with;
};

struct ClaimRecord {
  std::string document;      // its id; the claim's own id is document + "#" + number
  std::uint32_t number = 0;  // from 1
  std::string event, type, mode, cameo, quad;  // mode, cameo, quad "" for null
  double score = 0;
  std::vector<std::string> contexts;
  Words trigger;
  std::string trigger_lemma;
  std::vector<ParticipantRecord> actors, recipients;
  std::optional<Words> matter;
  std::optional<PlaceRecord> place;
  std::optional<TimeRecord> time;
  Tense tense = Tense::past;
  Factuality factuality = Factuality::certain;
  bool hypothetical = false;
  std::vector<SourceRecord> sources;  // the author first
  std::vector<Words> quotes;
  std::size_t sentence = 0;
  CodePointSpan evidence;
  std::string rule;
  double confidence = 0.5;  // rounded to hundredths

  std::string id() const { return document + "#" + std::to_string(number); }
};

struct Records {
  DocumentRecord document;
  std::vector<ClaimRecord> claims;
};

Records records_of(const Document& document);

}  // namespace kronika

// The claim record of spec/claims.md, as the library gives it. Filled by claim.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "document/event.h"
#include "document/interval.h"
#include "document/mention.h"
#include "document/report.h"
#include "document/timex.h"

namespace kronika {

struct Participant {
  std::string id, name, country, sector;  // country "" and sector "" become null and "UNK" in JSON
  ByteSpan span;
  Via via = Via::name;
};

struct ClaimPlace {
  std::string id, name, country;
  std::optional<double> latitude, longitude;
  ByteSpan span;
};

struct ClaimTime {
  Interval interval;
  std::optional<ByteSpan> span;  // none for basis document
  TimeBasis basis = TimeBasis::explicit_date;
  bool conflict = false;
};

struct Claim {
  std::uint32_t number = 0;       // from 1, in text order of the trigger
  std::string event;              // event id, shared by claims about the same event
  std::string type, mode;         // mode "" for none
  std::string cameo, quad;        // quad "" for STATE
  double score = 0;
  std::vector<std::string> contexts;
  std::vector<ByteSpan> trigger;  // spans of the trigger's words; the output's span covers the first run
  std::string trigger_lemma;
  std::vector<Participant> actors, recipients;
  std::optional<ByteSpan> matter;
  std::optional<ClaimPlace> place;
  std::optional<ClaimTime> time;
  Tense tense = Tense::past;
  Factuality factuality = Factuality::certain;
  bool hypothetical = false;
  std::vector<Source> sources;    // the author first
  std::vector<ByteSpan> quotes;
  SentenceIndex sentence;
  std::string rule;
  double confidence = 0.5;
  EventIndex origin;              // the Event it was made from, for `kronika explain`
  EventIndex same_as = none<EventIndex>;  // of the earlier claim whose `event` it shares, for `kronika explain`
};

}  // namespace kronika

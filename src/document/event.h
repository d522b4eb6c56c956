// Events as the frames find them, before they become claims. Filled by event.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/report.h"

namespace kronika {

enum class Tense : std::uint8_t { past, present, future };
std::string_view name(Tense tense);

// A word by which an event is less than certain, denied or to come; `how` is a static text, for explain.
struct Qualifier {
  TokenIndex word = none<TokenIndex>;
  std::string_view how;
  Factuality factuality = Factuality::certain;  // of the event with this word and those before
};

// An argument of an event: the token that heads its words. Who that is, the mention with this head says
// (Document::mention_at). For a dropped subject the token is the verb.
struct Event {
  TokenIndex trigger = none<TokenIndex>;   // head of the trigger
  std::vector<TokenIndex> trigger_tokens;  // all its words, in text order ("uścisnął", "dłoń")
  std::string lemma;                       // of the trigger, in words: "uścisnąć dłoń"
  std::string rule;                        // id of the frame (and variant) that fired
  std::string type;                        // PLOVER type or STATE
  std::string mode;                        // "" for none
  std::vector<std::string> contexts;
  std::vector<TokenIndex> actors;
  std::vector<TokenIndex> recipients;
  std::optional<TokenSpan> matter;
  std::optional<TokenIndex> place;         // head of the mention of the most specific place
  std::optional<TimexIndex> timex;
  Factuality factuality = Factuality::certain;  // in the event's own clause: negation and modality, without reports
  std::vector<Qualifier> qualifiers;            // what made it so, from the trigger outwards
  Tense tense = Tense::past;
  bool hypothetical = false;
  // Told in passing: in a relative clause, or a noun that no verb carries and that depends on another verb than the
  // one that reports it. Who denies or passes over the sentence does not deny that.
  bool background = false;
  bool denial = false;                     // a statement that something is not so ("denied involvement")
  ReportIndex report = none<ReportIndex>;  // innermost report that covers the trigger
  std::vector<std::string> path;           // "podróż <-obj- kontynuować": how roles were found, for explain
  double confidence = 0.5;
};

// A word that names an event by some frame, and yet is no event of the document.
struct Rejection {
  TokenIndex trigger = none<TokenIndex>;
  std::string rule;    // id of the frame
  std::string reason;  // for explain
};

}  // namespace kronika

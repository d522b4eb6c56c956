// Event identity within a document: same type, participants that go together, no contradiction in
// time, place or tense. Greedy in text order, each claim against the events so far, latest first.
// Easy: a headline's visit and the body's. Hard: a denial (CT-) is about the event that it denies;
// two meetings on different days are two events. Tested in tests/claim/claim_test.cpp.

#include "claim/identity.h"

#include <algorithm>
#include <chrono>

namespace kronika::claim {
namespace {

constexpr std::size_t kDenialReach = 2;    // sentences from a deed to its denial
constexpr std::size_t kReach = 200;        // claims back that may be about the same event
constexpr std::chrono::days kNewsDays{2};  // between an event and an article that does not say when

bool subset(const std::vector<Participant>& a, const std::vector<Participant>& b) {
  return std::all_of(a.begin(), a.end(), [&](const Participant& p) {
    return std::any_of(b.begin(), b.end(), [&](const Participant& q) { return p.id == q.id; });
  });
}

bool go_together(const std::vector<Participant>& a, const std::vector<Participant>& b) {
  return a.empty() || b.empty() || subset(a, b) || subset(b, a);
}

// "Rebelianci zajęli Kitshangę", "M23 zdobył Kitshangę": a group without a name may be whoever is
// named elsewhere, if the same is done to the same one.
bool unnamed(const std::vector<Participant>& list) {
  return std::all_of(list.begin(), list.end(), [](const Participant& p) {
    return p.id.starts_with("group/") || p.id.starts_with("unknown/");
  });
}

bool actors_go_together(const Claim& a, const Claim& b) {
  if (go_together(a.actors, b.actors)) return true;
  const bool same_recipients = !a.recipients.empty() && subset(a.recipients, b.recipients) &&
                               subset(b.recipients, a.recipients) && a.mode == b.mode;
  return same_recipients && (unnamed(a.actors) || unnamed(b.actors));
}

// Is the date of one only that of the article? It is news of these days then.
bool times_go_together(const Claim& a, const Claim& b) {
  if (!a.time || !b.time || a.time->interval.overlaps(b.time->interval)) return true;
  const bool by_document =
      a.time->basis == TimeBasis::document || b.time->basis == TimeBasis::document;
  const auto distance = a.time->interval.start < b.time->interval.start
                            ? b.time->interval.start - a.time->interval.end
                            : a.time->interval.start - b.time->interval.end;
  return by_document && distance <= kNewsDays;
}

// "India, Pakistan agree to stop firing", "India and Pakistan agreed to observe a ceasefire": a
// headline says in other words what the text says with the same one.
bool headline_of(const Document& document, const Claim& a, const Claim& b) {
  const auto in_heading = [&](const Claim& c) {
    return document.sentences[c.sentence.value].heading;
  };
  if (in_heading(a) == in_heading(b)) return false;
  const auto lemma = [&](const Claim& c) -> const std::string& {
    return document.token(document.events[c.origin.value].trigger).lemma;
  };
  const bool same_actors =
      !a.actors.empty() && subset(a.actors, b.actors) && subset(b.actors, a.actors);
  return same_actors && lemma(a) == lemma(b) &&
         (a.tense == Tense::future) == (b.tense == Tense::future) && times_go_together(a, b) &&
         go_together(a.recipients, b.recipients);
}

// "blew himself up, killing nine": what a participle beside a deed of the same type says is its
// outcome.
bool outcome_of(const Document& document, const Claim& deed, const Claim& outcome) {
  if (deed.type != outcome.type || !subset(outcome.actors, deed.actors)) return false;
  const Token& token = document.token(document.events[outcome.origin.value].trigger);
  return token.head == document.events[deed.origin.value].trigger &&
         token.universal_relation() == "advcl" && token.feature("VerbForm") != "Fin" &&
         deed.factuality == outcome.factuality;
}

// "The Taliban denied involvement": a statement that denies is about the deed told last before it.
bool denies(const Document& document, const Claim& denial, const Claim& deed) {
  if (denial.type != "STATE" || deed.type == "STATE" || deed.tense == Tense::future) return false;
  if (denial.sentence - deed.sentence > kDenialReach) return false;
  return document.events[denial.origin.value].denial;
}

void unite_headline(const Document& document, std::vector<Claim>& claims, std::size_t i) {
  for (std::size_t k = 0; k < i && document.sentences[claims[k].sentence.value].heading; ++k) {
    if (claims[k].type == "STATE" && headline_of(document, claims[k], claims[i]))
      claims[k].event = claims[i].event;
  }
}

// "A bomber blew himself up. The Islamic State claimed responsibility": who is named a little later
// for a deed of somebody unnamed, against nobody else, did that.
bool claimed(const Claim& a, const Claim& b) {
  return a.type == "ASSAULT" && b.type == "ASSAULT" && !a.actors.empty() && unnamed(a.actors) &&
         !b.actors.empty() && !unnamed(b.actors) && b.recipients.empty() && b.mode.empty() &&
         b.sentence - a.sentence <= kDenialReach && b.sentence > a.sentence &&
         a.tense == Tense::past && b.tense == Tense::past && times_go_together(a, b);
}

bool same_event(const Claim& a, const Claim& b) {
  // A visit is not the talks held during it.
  if (a.type == "CONSULT" && (a.mode == "visit") != (b.mode == "visit")) return false;
  if (a.type != b.type || (!a.mode.empty() && !b.mode.empty() && a.mode != b.mode) ||
      a.type == "STATE")
    return false;
  if ((a.tense == Tense::future) != (b.tense == Tense::future)) return false;
  if (!actors_go_together(a, b) || !go_together(a.recipients, b.recipients)) return false;
  // "Stan wojenny w Mandalaj", "Junta wprowadziła stan wojenny": a mode of its own says enough
  // where one of the two names nobody.
  const bool bare =
      (a.actors.empty() && a.recipients.empty()) || (b.actors.empty() && b.recipients.empty());
  const bool telling_mode = bare && !a.mode.empty() && a.mode == b.mode;
  const bool no_actors = a.actors.empty() || b.actors.empty();
  if (no_actors && (a.recipients.empty() || b.recipients.empty()) && !telling_mode) return false;
  if (!times_go_together(a, b)) return false;
  if (a.place && b.place && a.place->id != b.place->id && a.place->country != b.place->country)
    return false;
  return true;
}

bool same_chain(const Claim& a, const Claim& b) {
  return std::equal(a.sources.begin(), a.sources.end(), b.sources.begin(), b.sources.end(),
                    [](const Source& x, const Source& y) { return x.id == y.id; });
}

// Does `b` repeat what `a` says? Then it is the noun that repeats the verb.
bool repeats(const Document& document, const Claim& a, const Claim& b) {
  const Token& token = document.token(document.events[b.origin.value].trigger);
  return a.sentence == b.sentence && a.event == b.event && a.factuality == b.factuality &&
         same_chain(a, b) && token.upos != Upos::VERB && subset(b.actors, a.actors) &&
         subset(b.recipients, a.recipients);
}

}  // namespace

void identify_events(Document& document) {
  std::vector<Claim>& claims = document.claims;
  std::size_t events = 0;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const std::size_t first = i > kReach ? i - kReach : 0;
    for (std::size_t k = i; k > first && claims[i].event.empty(); --k) {
      Claim& earlier = claims[k - 1];
      if (!same_event(earlier, claims[i]) && !headline_of(document, earlier, claims[i]) &&
          !outcome_of(document, earlier, claims[i]) && !denies(document, claims[i], earlier) &&
          !claimed(earlier, claims[i]))
        continue;
      claims[i].event = earlier.event;
      claims[i].same_as = earlier.origin;
      // The headline's denial, and the text's, which says of what.
      if (claims[i].type == "STATE") unite_headline(document, claims, i);
      const bool undated =
          !claims[i].time || (claims[i].time->basis == TimeBasis::document && earlier.time &&
                              !earlier.time->interval.overlaps(claims[i].time->interval));
      if (undated && earlier.time) {
        claims[i].time = earlier.time;
        claims[i].time->basis = TimeBasis::inherited;
      }
    }
    if (claims[i].event.empty()) claims[i].event = document.id + "/e" + std::to_string(++events);
  }
  std::vector<Claim> kept;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    bool repeated = false;
    const auto compare = [&](std::size_t k) {
      if (k == i || claims[k].sentence != claims[i].sentence) return;
      if (!repeats(document, claims[k], claims[i])) return;
      repeated = repeated || k < i || !repeats(document, claims[i], claims[k]);
    };
    for (std::size_t k = i; k > 0 && claims[k - 1].sentence == claims[i].sentence; --k)
      compare(k - 1);
    for (std::size_t k = i + 1; k < claims.size() && claims[k].sentence == claims[i].sentence; ++k)
      compare(k);
    if (!repeated)
      kept.push_back(claims[i]);
    else
      document.rejections.push_back({document.events[claims[i].origin.value].trigger,
                                     claims[i].rule,
                                     "repeats an event that its sentence has already"});
  }
  claims = std::move(kept);
}

}  // namespace kronika::claim

// The choice among events, after spec/claims.md ("The act and its content are two claims …") and
// spec/ontology.md (future events). Easy: "zapowiedział wsparcie dla Moskwy": the support is what
// is promised, one AGREE. Hard: "powiedział, że nie będziemy prowadzić rozmów": a refusal, REJECT
// meet, no STATE. Tested in tests/event/.

#include "event/selection.h"

#include <algorithm>
#include <set>

#include "event/faults.h"

namespace kronika::event {
namespace {

constexpr std::size_t kGuardWords =
    2;  // words of sports or weather that make a paragraph be about them

constexpr std::size_t kStatementReach = 40;  // events on both sides that a statement may be about

bool contains(const std::vector<TokenIndex>& list, TokenIndex i) {
  return std::find(list.begin(), list.end(), i) != list.end();
}

// Paragraphs about sports, weather or the arts: their attacks and defeats are none.
std::set<std::uint32_t> guarded_paragraphs(const Analysis& a) {
  const Document& document = a.document();
  std::vector<std::size_t> counts(document.paragraphs.size() + 1, 0);
  std::size_t all = 0;
  for (const Sentence& sentence : document.sentences) {
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (!a.in_class(i, "guard") || sentence.paragraph >= counts.size()) continue;
      ++counts[sentence.paragraph];
      ++all;
    }
  }
  std::set<std::uint32_t> guarded;
  const bool whole = all >= kGuardWords * 3 && all * 60 > document.tokens.size();
  for (std::uint32_t p = 0; p < counts.size(); ++p) {
    if (counts[p] >= kGuardWords || whole) guarded.insert(p);
  }
  return guarded;
}

// Is there a finite verb from `inner` up to, but not, `head`?
bool finite_between(const Analysis& a, TokenIndex inner, TokenIndex head) {
  for (TokenIndex i = inner; i != head; i = a.token(i).head) {
    if (a.is_verbal(i) && !a.is_nonfinite(i)) return true;
  }
  return false;
}

// Does a trigger stand in what another event demands, promises or refuses?
bool swallowed(const Analysis& a, const Found& inner, const Found& outer) {
  if (!outer.candidate.frame->swallow || &inner == &outer) return false;
  for (const TokenIndex head : outer.content) {
    if (head != inner.event.trigger && !a.tree().is_ancestor(head, inner.event.trigger)) continue;
    if (contains(outer.event.trigger_tokens, inner.event.trigger)) continue;
    // Between the two: only what is to happen; a relative clause or a past event inside is news of
    // its own.
    if (inner.event.tense == Tense::past && finite_between(a, inner.event.trigger, head))
      return false;
    for (TokenIndex i = inner.event.trigger; i != head; i = a.token(i).head) {
      if (a.token(i).relation == "acl:relcl") return false;
    }
    return true;
  }
  return false;
}

// What a statement says: its content clauses, and what attribution found it to report, also in
// other sentences of a quotation.
bool in_content(const Analysis& a, const Found& outer, TokenIndex trigger) {
  for (const TokenIndex head : outer.content) {
    if (head == trigger || a.tree().is_ancestor(head, trigger)) return true;
  }
  const std::vector<TokenSpan>* scope = a.reported_by(outer.event.trigger);
  return scope && std::any_of(scope->begin(), scope->end(),
                              [&](TokenSpan span) { return span.contains(trigger); });
}

bool same_side(const Analysis& a, const std::string& source, TokenIndex actor) {
  const Mention* mention = a.document().mention_at(actor);
  if (!mention) return false;
  const std::string_view country = a.country_of(source);
  for (const EntityIndex referent : mention->referents) {
    const Entity& entity = a.document().entity(referent);
    if (entity.id == source || (!country.empty() && entity.country == country)) return true;
  }
  return false;
}

// Events of the sentence of event `i`; they stand together, in text order.
std::pair<std::size_t, std::size_t> same_sentence(const Analysis& a,
                                                  const std::vector<Found>& events, std::size_t i) {
  const TokenSpan sentence = a.document().sentence_at(events[i].event.trigger).tokens;
  std::size_t first = i, last = i + 1;
  while (first > 0 && sentence.contains(events[first - 1].event.trigger)) --first;
  while (last < events.size() && sentence.contains(events[last].event.trigger)) ++last;
  return {first, last};
}

// Per event why it is none, "" while it is one.
using Reasons = std::vector<std::string_view>;

// "threatened to blacklist two firms", "refused to meet the government": who would be met with it
// is whom the act is aimed at.
void pass_on_recipients(const Analysis& a, const Found& inner, Found& outer) {
  // "approved the sale of parts to Taiwan": what is agreed on goes to somebody, too.
  const bool given =
      outer.event.type == "AGREE" && (inner.event.type == "AID" || inner.event.type == "COOPERATE");
  const bool aimed = given || outer.event.type == "THREATEN" || outer.event.type == "REJECT";
  if (!aimed || !outer.event.recipients.empty()) return;
  const auto own = [&](TokenIndex i) { return contains(outer.event.actors, i); };
  const bool mutual = inner.event.type == "CONSULT" || inner.event.type == "COOPERATE";
  for (const auto* list : {&inner.event.recipients, mutual ? &inner.event.actors : nullptr}) {
    if (list == nullptr) continue;
    for (const TokenIndex party : *list) {
      const Mention* mention = a.resolved(party);
      const bool place =
          mention && a.document().entity(mention->referents.front()).kind == EntityKind::place;
      if (!own(party) && !place) outer.event.recipients.push_back(party);
    }
  }
}

void drop_parts(const Analysis& a, std::vector<Found>& events, Reasons& why) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto [first, last] = same_sentence(a, events, i);
    for (std::size_t k = first; k < last; ++k) {
      if (i == k || !why[k].empty()) continue;
      const bool part = events[k].event.trigger != events[i].event.trigger &&
                        contains(events[k].candidate.words, events[i].event.trigger);
      if (part) {
        if (why[i].empty()) why[i] = "part of a longer trigger";
        if (a.is_verbal(events[i].event.trigger)) pass_on_recipients(a, events[i], events[k]);
      } else if (swallowed(a, events[i], events[k])) {
        if (why[i].empty()) why[i] = "what another event demands, promises or refuses";
        if (contains(events[k].content, events[i].event.trigger))
          pass_on_recipients(a, events[i], events[k]);
      }
    }
  }
}

// A statement whose content is an event is no claim of its own; a noun counts as that event only if
// a verb carries it.
void drop_empty_statements(const Analysis& a, const std::vector<Found>& events, Reasons& why) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!why[i].empty() || !events[i].candidate.frame->fallback) continue;
    const std::size_t first = i > kStatementReach ? i - kStatementReach : 0;
    const std::size_t last = std::min(events.size(), i + kStatementReach);
    for (std::size_t k = first; k < last; ++k) {
      // What the content says in its turn is a statement too, and no event.
      if (k == i || !why[k].empty() || events[k].candidate.frame->fallback) continue;
      const ReportIndex report = events[k].event.report;
      const bool spared = events[k].event.background && report != none<ReportIndex> &&
                          a.document().reports[report.value].kind == ReportKind::denial;
      if (spared)
        continue;  // "zaprzeczył, by miał coś wspólnego z atakiem": the attack is not what is
                   // denied
      const bool bare = a.voice(events[k].event.trigger) == Voice::noun &&
                        events[k].candidate.hosts.carrier == none<TokenIndex>;
      if (!bare && in_content(a, events[i], events[k].event.trigger))
        why[i] = "a statement whose content is an event";
    }
  }
}

}  // namespace

void select(const Analysis& a, std::vector<Found>& events, std::vector<Rejection>& rejections) {
  const std::set<std::uint32_t> guarded = guarded_paragraphs(a);
  Reasons why(events.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    const bool elsewhere =
        guarded.contains(a.document().sentence_at(events[i].event.trigger).paragraph);
    why[i] = elsewhere ? "a text about sports, weather, the arts or the home" : fault(a, events[i]);
  }
  drop_parts(a, events, why);
  drop_empty_statements(a, events, why);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!why[i].empty()) {
      rejections.push_back({events[i].event.trigger, events[i].event.rule, std::string(why[i])});
      continue;
    }
    if (kept != i) events[kept] = std::move(events[i]);
    ++kept;
  }
  events.resize(kept);
}

void recode(const Analysis& a, Found& found) {
  Event& event = found.event;
  if (event.tense != Tense::future) return;
  // "Tokyo would not comment": who would not has been asked before.
  if (event.type == "STATE" && !event.hypothetical && found.candidate.phrase->negated)
    event.tense = Tense::past;
  const Document& document = a.document();
  const bool promisable = event.type == "CONSULT" || event.type == "SUPPORT" ||
                          event.type == "COOPERATE" || event.type == "AID";
  const bool concession = event.type == "RETREAT";
  if (!promisable && !concession) return;
  std::string source;
  if (event.report != none<ReportIndex> && !document.reports[event.report.value].sources.empty()) {
    const Source& innermost = document.reports[event.report.value].sources.back();
    // A state's news agency reports plans; it does not promise.
    const bool reporter =
        innermost.kind == SourceKind::agency || innermost.kind == SourceKind::media;
    if (!reporter) source = innermost.id;
  }
  bool own = false;
  for (const TokenIndex actor : event.actors)
    own = own || (!source.empty() && same_side(a, source, actor));
  if (event.factuality == Factuality::certain_not && found.first_person && own) {
    event.mode = event.type == "CONSULT" ? "meet" : event.type == "AID" ? "assist" : "yield";
    event.type = "REJECT";
    event.factuality = Factuality::certain;
    event.tense = Tense::past;
    event.rule += "+refused";
    return;
  }
  const bool positive =
      event.factuality == Factuality::certain || event.factuality == Factuality::probable;
  if (!own || !positive) return;
  event.type = promisable ? "AGREE" : "CONCEDE";
  event.mode.clear();
  event.rule += "+future";
}

}  // namespace kronika::event

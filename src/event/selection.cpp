// The choice among events, after spec/claims.md ("The act and its content are two claims …") and
// spec/ontology.md (future events). Easy: "zapowiedział wsparcie dla Moskwy": the support is what
// is promised, one AGREE. Hard: "powiedział, że nie będziemy prowadzić rozmów": a refusal, REJECT
// meet, no STATE. Tested in tests/event/.

#include "event/selection.h"

#include <algorithm>
#include <set>

namespace kronika::event {
namespace {

constexpr std::size_t kGuardWords =
    2;  // words of sports or weather that make a paragraph be about them

bool has_participants(const Event& event) {
  return !event.actors.empty() || !event.recipients.empty();
}

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

// Does a trigger stand in what another event demands, promises or refuses?
bool swallowed(const Analysis& a, const Found& inner, const Found& outer) {
  if (!outer.candidate.frame->swallow || &inner == &outer) return false;
  for (const TokenIndex head : outer.content) {
    if (head != inner.event.trigger && !a.tree().is_ancestor(head, inner.event.trigger)) continue;
    if (contains(outer.event.trigger_tokens, inner.event.trigger)) continue;
    // Between the two: only what is to happen; a relative clause or a past event inside is news of
    // its own.
    if (inner.finite && inner.event.tense == Tense::past && inner.event.trigger != head)
      return false;
    for (TokenIndex i = inner.event.trigger; i != head; i = a.token(i).head) {
      if (a.token(i).relation == "acl:relcl") return false;
    }
    const bool open = a.is_verbal(head) || a.is_verbal(inner.event.trigger);
    if (open || inner.event.actors.empty() || a.tree().is_ancestor(head, inner.event.trigger) ||
        head == inner.event.trigger)
      return true;
  }
  return false;
}

bool in_content(const Analysis& a, const Found& outer, TokenIndex trigger) {
  for (const TokenIndex head : outer.content) {
    if (head == trigger || a.tree().is_ancestor(head, trigger)) return true;
  }
  // A quotation that the statement hangs on: "„…” – powiedział X" with the quote as the tree's
  // upper part.
  for (const Report& report : a.document().reports) {
    if (report.cue_head != outer.event.trigger) continue;
    for (const TokenSpan scope : report.scope) {
      if (scope.contains(trigger)) return true;
    }
  }
  return false;
}

bool same_side(const Document& document, const std::string& source, TokenIndex actor) {
  const Mention* mention = document.mention_at(actor);
  if (!mention) return false;
  std::string country;
  for (const Entity& entity : document.entities) {
    if (entity.id == source) country = entity.country;
  }
  for (const EntityIndex referent : mention->referents) {
    const Entity& entity = document.entity(referent);
    if (entity.id == source || (!country.empty() && entity.country == country)) return true;
  }
  return false;
}

// A statement is a claim if a person, a state or an organisation that is no reporter makes it, in a
// finite verb.
bool is_public_statement(const Analysis& a, const Found& found) {
  const Token& t = a.token(found.event.trigger);
  if (a.voice(found.event.trigger) != Voice::noun && t.feature("VerbForm") == "Conv") return false;
  for (const TokenIndex actor : found.event.actors) {
    const Mention* mention = a.resolved(actor);
    if (!mention && !a.document().mention_at(actor)) continue;
    if (!mention) continue;
    for (const EntityIndex referent : mention->referents) {
      const Entity& entity = a.document().entity(referent);
      const bool reporter = entity.kind == EntityKind::media || entity.kind == EntityKind::agency ||
                            entity.kind == EntityKind::document || entity.sector == "MED";
      if (!reporter) return true;
    }
  }
  return false;
}

}  // namespace

void select(const Analysis& a, std::vector<Found>& events) {
  const std::set<std::uint32_t> guarded = guarded_paragraphs(a);
  std::vector<bool> keep(events.size(), true);
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Found& f = events[i];
    const Frame& frame = *f.candidate.frame;
    const bool noun = a.voice(f.event.trigger) == Voice::noun;
    const bool carried = f.candidate.hosts.carrier != none<TokenIndex>;
    if (f.thing_subject && !frame.any_subject) keep[i] = false;
    const bool headline =
        a.document().sentence_at(f.event.trigger).heading && a.token(f.event.trigger).is_root();
    if (!has_participants(f.event) &&
        !(frame.agentless && (f.event.place || carried || !noun || headline)))
      keep[i] = false;
    if (frame.needs_actor && f.event.actors.empty()) keep[i] = false;
    if (frame.needs_recipient && f.event.recipients.empty()) keep[i] = false;
    if (frame.fallback && !is_public_statement(a, f)) keep[i] = false;
    if (guarded.contains(a.document().sentence_at(f.event.trigger).paragraph)) keep[i] = false;
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    for (std::size_t k = 0; k < events.size() && keep[i]; ++k) {
      if (i == k || !keep[k]) continue;
      const bool part = events[k].event.trigger != events[i].event.trigger &&
                        contains(events[k].candidate.words, events[i].event.trigger);
      if (part || swallowed(a, events[i], events[k])) keep[i] = false;
    }
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!keep[i] || !events[i].candidate.frame->fallback) continue;
    for (std::size_t k = 0; k < events.size(); ++k) {
      if (k == i || !keep[k]) continue;
      const bool bare = a.voice(events[k].event.trigger) == Voice::noun &&
                        events[k].candidate.hosts.carrier == none<TokenIndex>;
      if (!bare && in_content(a, events[i], events[k].event.trigger)) keep[i] = false;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!keep[i]) continue;
    if (kept != i) events[kept] = std::move(events[i]);
    ++kept;
  }
  events.resize(kept);
}

void recode(const Analysis& a, Found& found) {
  Event& event = found.event;
  if (event.tense != Tense::future) return;
  const Document& document = a.document();
  const bool promisable = event.type == "CONSULT" || event.type == "SUPPORT" ||
                          event.type == "COOPERATE" || event.type == "AID";
  const bool concession = event.type == "RETREAT";
  if (!promisable && !concession) return;
  std::string source;
  if (event.report != none<ReportIndex>)
    source = document.reports[event.report.value].sources.back().id;
  bool own = false;
  for (const TokenIndex actor : event.actors)
    own = own || (!source.empty() && same_side(document, source, actor));
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

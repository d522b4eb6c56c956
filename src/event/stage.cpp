// From candidates to events: roles, matter, time, place, factuality; then the choice among them.
// Tested in tests/event/.

#include "event/stage.h"

#include <algorithm>

#include "event/circumstance.h"
#include "event/selection.h"
#include "event/setting.h"

namespace kronika::event {
namespace {

std::string lemma_of(const Analysis& a, const std::vector<TokenIndex>& words) {
  std::string lemma;
  for (const TokenIndex i : words) {
    if (!lemma.empty()) lemma += ' ';
    lemma += a.token(i).lemma;
  }
  return lemma;
}

// A reciprocal "their meeting with X": the partner is named, the other one is whoever the clause is
// about.
void complete_reciprocal(const Analysis& a, const Candidate& candidate, Event& event) {
  const std::vector<Slot>& partner = a.lexicon().words.partner;
  const bool reciprocal = std::any_of(
      candidate.frame->actors.begin(), candidate.frame->actors.end(), [&](const Slot& slot) {
        return std::find(partner.begin(), partner.end(), slot) != partner.end();
      });
  if (!reciprocal || event.actors.size() != 1 || candidate.hosts.carrier != none<TokenIndex>)
    return;
  const TokenIndex noun = candidate.hosts.trigger;
  if (a.voice(noun) != Voice::noun || a.token(noun).is_root() ||
      !a.tree().is_ancestor(noun, event.actors.front()))
    return;
  const TokenIndex verb = a.token(noun).head;
  // "is due in Ankara for talks with Erdogan"
  const bool predicate = a.is_verbal(verb) ? a.voice(verb) == Voice::active
                                           : a.tree().child(verb, "cop") != none<TokenIndex>;
  if (!predicate) return;
  const TokenIndex subject = a.is_verbal(verb) ? a.subject(verb) : a.overt_subject(verb);
  if (subject == none<TokenIndex>) return;
  for (const TokenIndex party : Arguments(a, candidate.hosts).resolve(subject, false)) {
    if (std::find(event.actors.begin(), event.actors.end(), party) == event.actors.end())
      event.actors.insert(event.actors.begin(), party);
  }
}

// "zażądał, by Rosja wycofała wojska": who is to do what is demanded is who is asked; "ostrzegł, że
// jeśli Oslo się nie wycofa, …": whose deed the threat depends on is who is threatened.
void complete_addressee(const Analysis& a, const Arguments& arguments, Found& found) {
  Event& event = found.event;
  const bool demand = event.type == "REQUEST";
  if ((!demand && event.type != "THREATEN") || !event.recipients.empty()) return;
  const auto subject_of = [&](TokenIndex clause) {
    const TokenIndex subject = a.overt_subject(clause);
    if (subject == none<TokenIndex>) return false;
    for (const TokenIndex party : arguments.resolve(a.antecedent(subject), true)) {
      if (a.resolved(party) &&
          std::find(event.actors.begin(), event.actors.end(), party) == event.actors.end())
        event.recipients.push_back(party);
    }
    return true;
  };
  for (const TokenIndex clause : arguments.fillers(Slot{Slot::Kind::clause, {}, {}})) {
    const bool conditional = a.is_open_condition(clause);
    // Of several clauses the first: what follows a semicolon is none of the demand's.
    if ((demand || conditional) && subject_of(clause) && demand) break;
    if (demand || !event.recipients.empty()) continue;
    for (const TokenIndex c : a.tree().children(clause)) {
      if (a.is_open_condition(c)) subject_of(c);
    }
  }
}

EntityKind document_kind(const Analysis& a, const Mention& mention) {
  return a.document().entity(mention.referents.front()).kind;
}

// "threatened to blacklist two firms", "refused to meet the government": whom the deed would hit is
// the recipient, unless it is only a place.
void complete_target(const Analysis& a, const Arguments& arguments, Event& event) {
  if ((event.type != "THREATEN" && event.type != "REJECT") || !event.recipients.empty()) return;
  if (event.mode == "yield") return;  // "refused to withdraw its police": one's own
  for (const TokenIndex deed : arguments.fillers(Slot{Slot::Kind::infinitive, {}, {}})) {
    for (const TokenIndex object : a.tree().children_with(deed, "obj")) {
      for (const TokenIndex party : arguments.resolve(a.antecedent(object), true)) {
        const Mention* mention = a.resolved(party);
        const bool place = mention && document_kind(a, *mention) == EntityKind::place;
        if (!place) event.recipients.push_back(party);
      }
    }
  }
}

void fill_matter(const Analysis& a, const Arguments& arguments, Found& found) {
  const Frame& frame = *found.candidate.frame;
  for (const Slot& slot : frame.matter) {
    for (const TokenIndex head : arguments.fillers(slot)) {
      if (std::find(found.content.begin(), found.content.end(), head) == found.content.end())
        found.content.push_back(head);
    }
  }
  if (frame.swallow) {
    // Whatever verb an act of promising, asking or refusing governs says what is promised, asked …
    for (const Slot::Kind kind : {Slot::Kind::infinitive, Slot::Kind::gerund}) {
      for (const TokenIndex head : arguments.fillers(Slot{kind, {}, {}})) {
        if (std::find(found.content.begin(), found.content.end(), head) == found.content.end())
          found.content.push_back(head);
      }
    }
  }
  if (!found.content.empty()) found.event.matter = a.tree().subtree_span(found.content.front());
}

void fill_participants(const Analysis& a, const Arguments& arguments, Found& found) {
  const Frame& frame = *found.candidate.frame;
  const Hosts& hosts = found.candidate.hosts;
  const bool noun = a.voice(hosts.trigger) == Voice::noun;
  Event& event = found.event;
  event.actors = arguments.participants(frame.actors, noun);
  event.recipients = arguments.participants(frame.recipients, true);
  if (hosts.light && hosts.light->subject == "recipient") {
    const TokenIndex subject = a.subject(hosts.carrier);
    if (subject != none<TokenIndex>) event.recipients = arguments.resolve(subject, false);
  }
  if (hosts.light && hosts.light->source == "actor" && event.actors.empty()) {
    event.actors = arguments.participants(a.lexicon().words.giver, false);
  }
  if (hosts.light && hosts.light->source == "recipient" && event.recipients.empty()) {
    event.recipients = arguments.participants(a.lexicon().words.receiver, true);
  }
  complete_reciprocal(a, found.candidate, event);
  complete_addressee(a, arguments, found);
  complete_target(a, arguments, event);
  std::erase_if(event.recipients, [&](TokenIndex r) {
    return std::find(event.actors.begin(), event.actors.end(), r) != event.actors.end();
  });
  if (frame.fallback) {  // to whom it is said counts if that is somebody in public life
    std::erase_if(event.recipients, [&](TokenIndex r) {
      const Mention* mention = a.resolved(r);
      return !mention || document_kind(a, *mention) == EntityKind::media ||
             document_kind(a, *mention) == EntityKind::agency ||
             document_kind(a, *mention) == EntityKind::group ||
             document_kind(a, *mention) == EntityKind::unknown;
    });
  }
  if (event.type == "MOBILIZE") {  // where they are sent, and who is sent, is not against whom
    std::erase_if(event.recipients, [&](TokenIndex r) {
      const Mention* mention = a.resolved(r);
      return !mention || document_kind(a, *mention) == EntityKind::place ||
             document_kind(a, *mention) == EntityKind::group;
    });
  }
  if (frame.human_recipient) {
    std::erase_if(event.recipients, [&](TokenIndex r) {
      const Mention* mention = a.resolved(r);
      return mention && a.is_location(*mention);
    });
  }
}

bool is_background(const Analysis& a, const Candidate& candidate, ReportIndex report) {
  const TokenIndex cue =
      report == none<ReportIndex> ? none<TokenIndex> : a.document().reports[report.value].cue_head;
  const bool carried = candidate.hosts.carrier != none<TokenIndex>;
  bool nouns_only = a.voice(candidate.hosts.trigger) == Voice::noun && !carried;
  for (TokenIndex i = candidate.hosts.trigger; i != cue && !a.token(i).is_root();
       i = a.token(i).head) {
    const TokenIndex above = a.token(i).head;
    if (a.token(i).relation == "acl:relcl" && above != cue) return true;
    if (nouns_only && above != cue && a.voice(above) != Voice::noun && a.is_verbal(above))
      return true;
    if (!a.is_nominal(above)) nouns_only = false;
  }
  return false;
}

double confidence(const Found& found) {
  double value = 0.5;
  if (!found.event.actors.empty()) value += 0.15;
  if (!found.event.recipients.empty()) value += 0.1;
  if (found.finite) value += 0.1;
  if (found.event.trigger_tokens.size() > 1) value += 0.05;
  return value;
}

Found build(const Analysis& a, Candidate candidate, std::optional<TimexIndex> timex) {
  const Document& document = a.document();
  Found found;
  found.candidate = std::move(candidate);
  const Candidate& c = found.candidate;
  const Arguments arguments(a, c.hosts);
  Event& event = found.event;
  event.trigger = c.hosts.trigger;
  event.trigger_tokens = c.words;
  if (c.hosts.carrier != none<TokenIndex>) {
    // Verb and noun are the trigger together where they stand together.
    const TokenIndex carrier = c.hosts.carrier;
    if (carrier + 1 == c.words.front() || c.words.back() + 1 == carrier)
      event.trigger_tokens.push_back(carrier);
    std::sort(event.trigger_tokens.begin(), event.trigger_tokens.end());
  }
  event.lemma = lemma_of(a, event.trigger_tokens);
  event.rule = c.frame->id;
  event.type = c.frame->type;
  event.mode = c.frame->mode;
  event.contexts = c.frame->contexts;
  event.timex = timex;
  fill_participants(a, arguments, found);
  fill_matter(a, arguments, found);
  event.place = place(a, c, event.recipients);

  const Circumstance when =
      circumstance(a, c.hosts.carrier != none<TokenIndex> ? c.hosts.carrier : c.hosts.trigger,
                   c.phrase->negated);
  event.qualifiers = when.qualifiers;
  event.factuality = when.factuality;
  const auto qualify = [&](Factuality outer, TokenIndex word, std::string_view how) {
    if (outer == Factuality::certain) return;
    event.factuality = weaken(outer, event.factuality);
    event.qualifiers.push_back({word, how, event.factuality});
  };
  qualify(c.frame->factuality, c.hosts.trigger, "the frame");
  event.tense = when.tense;
  event.hypothetical = when.hypothetical;
  found.first_person = when.first_person;
  found.finite = when.finite;
  if (c.hosts.light) {
    qualify(c.hosts.light->factuality, c.hosts.carrier, "light verb");
    if (c.hosts.light->tense == "future") event.tense = Tense::future;
  }
  if (timex && document.published) {
    const Interval& interval = *document.timexes[timex->value].interval;
    const bool to_come = interval.start >= document.published->end;
    // "zaprosił go do Wilna na czerwiec": the act is past, what it promises is to come.
    const bool act = event.type == "AGREE" || event.type == "REQUEST" || event.type == "THREATEN";
    if (to_come && act && when.tense_known && when.tense == Tense::past)
      event.timex.reset();
    else if (to_come)
      event.tense = Tense::future;
  }
  if (!c.frame->tense.empty()) {
    event.tense = c.frame->tense == "future"    ? Tense::future
                  : c.frame->tense == "present" ? Tense::present
                                                : Tense::past;
  }
  if (event.trigger.value < document.report_of.size())
    event.report = document.report_of[event.trigger.value];
  event.background = is_background(a, c, event.report);
  event.denial = event.type == "STATE" && a.lexicon().words.denial.contains(a.lemma(event.trigger));
  found.thing_subject = arguments.subject_is_thing();
  event.confidence = confidence(found);
  for (const auto* list : {&event.actors, &event.recipients}) {
    for (const TokenIndex party : *list) {
      if (party != event.trigger && a.tree().is_ancestor(event.trigger, party))
        event.path.push_back(a.tree().path(party, event.trigger));
    }
  }
  return found;
}

}  // namespace

Result<Stage> Stage::load(const Resources& resources, std::string_view language) {
  Result<Lexicon> lexicon = load_lexicon(resources, language);
  if (!lexicon) return lexicon.error();
  return Stage(std::make_shared<const Lexicon>(std::move(*lexicon)));
}

void Stage::run(Document& document) const {
  document.events.clear();
  document.rejections.clear();
  const Analysis analysis(document, *lexicon_);
  std::vector<Candidate> triggers = candidates(analysis, document.rejections);
  const std::vector<std::optional<TimexIndex>> when = times(analysis, triggers);
  std::vector<Found> events;
  for (std::size_t i = 0; i < triggers.size(); ++i)
    events.push_back(build(analysis, std::move(triggers[i]), when[i]));
  select(analysis, events, document.rejections);
  std::stable_sort(document.rejections.begin(), document.rejections.end(),
                   [](const Rejection& x, const Rejection& y) { return x.trigger < y.trigger; });
  for (Found& found : events) recode(analysis, found);
  for (Found& found : events) document.events.push_back(std::move(found.event));
}

}  // namespace kronika::event

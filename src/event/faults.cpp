// Why an event, looked at alone, is no claim: nobody takes part, or nobody in public life; it is
// said to the reader; its subject is a thing.
//
// Easy: "nobody takes part". Hard: "Odwołano szczyt": nobody is named, and yet it happened. Tested
// in tests/event/.

#include "event/faults.h"

#include <algorithm>

namespace kronika::event {
namespace {

bool has_participants(const Event& event) {
  return !event.actors.empty() || !event.recipients.empty();
}

bool is_reporter(const Entity& entity) {
  return entity.kind == EntityKind::media || entity.kind == EntityKind::agency ||
         entity.kind == EntityKind::document || entity.sector == "MED";
}

// "powiedział w rozmowie z BBC", "told reporters after meeting journalists": who talks with the
// press gives an interview, which is no consultation.
bool is_interview(const Analysis& a, const Event& event) {
  if (event.type != "CONSULT" || event.mode == "visit") return false;
  for (const auto* list : {&event.actors, &event.recipients}) {
    for (const TokenIndex party : *list) {
      const Mention* mention = a.resolved(party);
      if (mention && is_reporter(a.document().entity(mention->referents.front()))) return true;
    }
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
    if (!mention || a.in_class(actor, "thing")) continue;  // "Gwiazdy zapowiadają …"
    for (const EntityIndex referent : mention->referents) {
      const Entity& entity = a.document().entity(referent);
      if (!is_reporter(entity)) return true;
    }
  }
  return false;
}

// "Odwołano szczyt", "Podpisano umowę": without an agent nobody is named, and yet it happened,
// where a phrase or the class of the object says what.
bool needs_no_participants(const Analysis& a, const Found& f) {
  const Frame& frame = *f.candidate.frame;
  const Hosts& hosts = f.candidate.hosts;
  const TokenIndex verb = hosts.carrier != none<TokenIndex> ? hosts.carrier : hosts.trigger;
  const Voice voice = a.voice(verb);
  if ((voice != Voice::passive && voice != Voice::impersonal)) return false;
  if (!f.finite && !a.document().sentence_at(verb).heading) return false;
  if (f.event.type == "PROTEST") return false;  // "Droga była zablokowana": by an accident
  if (frame.needs_recipient && f.event.recipients.empty()) return false;
  const bool patient =
      std::any_of(frame.conditions.begin(), frame.conditions.end(), [](const Condition& c) {
        return c.slot.kind == Slot::Kind::object && !c.negated && c.word_class != "name" &&
               c.word_class != "absent";
      });
  return !frame.fallback && (patient || !f.candidate.phrase->words.empty());
}

// An imperative coordinated with a verb that is none ("imposed a curfew, shut the airport") is
// misread.
bool is_second_person(const Analysis& a, TokenIndex i) {
  const Token& t = a.token(i);
  if (t.feature("Person") == "2") return true;
  if (t.feature("Mood") != "Imp") return false;
  return t.relation != "conj" || a.token(t.head).feature("Mood") != "Ind";
}

// "Możesz negocjować, szef nie odrzuci żądań, jeśli zachowasz spokój": what stands beside or hangs
// on what the one reader does.
bool is_said_of_reader(const Analysis& a, TokenIndex verb) {
  const auto one = [&](TokenIndex i) {
    return a.is_verbal(i) && is_second_person(a, i) && a.token(i).number() == "Sing";
  };
  for (const TokenIndex c : a.tree().children_with(verb, "advcl")) {
    if (one(c)) return true;
  }
  while (a.token(verb).universal_relation() == "conj") verb = a.token(verb).head;
  return one(verb);
}

// "Odmów pożyczki", "poprosi cię o pomoc", "wesprze twoje plany": advice to the reader.
bool addresses_reader(const Analysis& a, const Found& f) {
  const Hosts& hosts = f.candidate.hosts;
  for (TokenIndex i : {hosts.trigger, hosts.carrier}) {
    if (i == none<TokenIndex>) continue;
    if (is_second_person(a, i) || is_second_person(a, a.clause_head(i))) return true;
    if (a.is_verbal(i) && is_said_of_reader(a, a.clause_head(i))) return true;
    for (const TokenIndex c : a.tree().children(i)) {
      if (is_second_person(a, c) && !a.is_verbal(c)) return true;
      const std::string_view relation = a.token(c).universal_relation();
      if (relation == "conj" || relation == "ccomp" || relation == "acl") continue;
      for (const TokenIndex d : a.tree().children(c)) {
        if (a.token(d).universal_relation() == "det" && a.token(d).feature("Poss") == "Yes" &&
            is_second_person(a, d))
          return true;
      }
    }
  }
  return false;
}

// Nobody in public life takes part: "Kardiolog radzi", "klienci atakują półki"; or somebody unnamed
// is spoken with, nobody knows by whom: "Jak rozmawiać z nastolatkiem?". Who strikes or stands in a
// street does so in public: "kierowcy strajkują", but "rodzice protestują".
bool is_private(const Analysis& a, const Found& f) {
  if (f.event.type == "PROTEST" && (f.event.mode != "demo" || f.event.place)) return false;
  bool single = f.event.actors.size() + f.event.recipients.size() == 1;
  bool any = false;
  for (const auto* list : {&f.event.actors, &f.event.recipients}) {
    for (const TokenIndex party : *list) {
      if (a.resolved(party)) return false;
      any = true;
      if (!a.in_class(party, "private") &&
          !(single && f.event.type == "CONSULT" && a.token(party).number() == "Sing"))
        return false;
    }
  }
  return any;
}

}  // namespace

std::string_view fault(const Analysis& a, const Found& f) {
  const Frame& frame = *f.candidate.frame;
  const bool carried = f.candidate.hosts.carrier != none<TokenIndex>;
  if (f.thing_subject && !frame.any_subject) return "its subject is a thing";
  const bool headline =
      a.document().sentence_at(f.event.trigger).heading && a.token(f.event.trigger).is_root();
  const bool agentless = needs_no_participants(a, f);
  if (!has_participants(f.event) && !agentless &&
      !(frame.agentless && (f.event.place || carried || f.finite || headline)))
    return "nobody takes part";
  if (frame.needs_actor && f.event.actors.empty() && !agentless) return "no actor";
  if (frame.needs_recipient && f.event.recipients.empty()) return "no recipient";
  if (addresses_reader(a, f)) return "said to the reader";
  if (is_interview(a, f.event)) return "an interview";
  if (is_private(a, f)) return "nobody in public life takes part";
  if (frame.fallback && !is_public_statement(a, f)) return "no public statement";
  return {};
}

}  // namespace kronika::event

// Roles. A slot of a frame is looked for where the form of the trigger puts it: the object of an
// active verb is the subject of the passive, the genitive of the noun ("zatrzymanie
// opozycjonisty"), and with a light verb part of the arguments hang on the verb ("złożyć wizytę w
// Wilnie"). What is found is then taken for the party that it names.
//
// Easy: "Litwa przekazała Ukrainie karetki". Hard: "dwóch z nich zostało rannych": the quantity
// stands for what it counts; "ostrzelali pozycje ukraińskie": a thing stands for its owner. Tested
// in tests/event/.

#include "event/arguments.h"

#include <algorithm>

#include "event/misplaced.h"

namespace kronika::event {
namespace {

constexpr int kMaxDepth =
    6;  // nested noun phrases between an argument and the party that it stands for

void add(std::vector<TokenIndex>& list, TokenIndex token) {
  if (token != none<TokenIndex> && std::find(list.begin(), list.end(), token) == list.end())
    list.push_back(token);
}

bool is_dependent_noun(std::string_view relation) {
  return relation == "obl" || relation == "nmod" || relation == "iobj" || relation == "obj" ||
         relation == "appos" || relation == "orphan" || relation == "advcl" || relation == "nsubj";
}

}  // namespace

bool Arguments::denotes_party(TokenIndex head) const {
  if (a_.resolved(head)) return true;
  const Token& t = a_.token(head);
  // "Tłum protestował": a crowd that nothing is said to consist of is somebody itself.
  const bool quantity = a_.in_class(head, "quantity");
  if (quantity && a_.in_class(head, "crowd") && a_.tree().child(head, "nmod") == none<TokenIndex>)
    return true;
  if (quantity || a_.in_class(head, "thing")) return false;
  if (a_.in_class(head, "person") || a_.in_class(head, "organisation")) return true;
  const std::string_view relation = t.universal_relation();
  const bool nominalised = t.upos == Upos::ADJ && (relation == "obj" || relation == "nsubj" ||
                                                   relation == "iobj" || relation == "obl");
  return (t.upos == Upos::NOUN || t.upos == Upos::PROPN || nominalised) &&
         t.feature("Animacy") == "Hum" && !a_.is_gerund(head);
}

void Arguments::resolve_into(TokenIndex head, bool owners, int depth,
                             std::vector<TokenIndex>& found) const {
  head = a_.canonical(a_.antecedent(head));
  if (depth > kMaxDepth) return;
  const std::size_t before = found.size();
  const Mention* mention = a_.resolved(head);
  const bool pronoun =
      a_.document().mention_at(head) && a_.document().mention_at(head)->via == Via::dropped;
  if (pronoun) {
    if (mention) add(found, head);
    return;
  }
  if (const std::size_t owned = found.size();
      !mention && (a_.in_class(head, "official") || a_.in_class(head, "fighter"))) {
    // A state's people and organs stand for the state: "rosyjscy dyplomaci", "wojska Azerbejdżanu".
    add_owner(head, found);
    if (found.size() > owned) {
      add_conjuncts(head, owners, depth, found);
      return;
    }
  }
  if (denotes_party(head)) {
    add(found, head);
  } else {
    // A quantity stands for what it counts: "grupa mężczyzn", "jeden z deputowanych", "trzech
    // żołnierzy".
    const bool quantity = a_.in_class(head, "quantity") || a_.token(head).upos == Upos::NUM ||
                          a_.token(head).upos == Upos::DET || a_.token(head).upos == Upos::ADJ ||
                          a_.token(head).upos == Upos::PRON;
    for (const TokenIndex c : a_.tree().children(head)) {
      const Token& t = a_.token(c);
      const bool noun = t.universal_relation() == "nmod" || t.universal_relation() == "obl" ||
                        t.universal_relation() == "obj";
      if (quantity && noun && t.feature("Case") == "Gen" && a_.is_nominal(c))
        resolve_into(c, owners, depth + 1, found);
    }
    if (found.size() == before && owners) {
      for (const TokenIndex c : a_.tree().children(head)) {
        const Token& t = a_.token(c);
        const std::string_view relation = t.universal_relation();
        if (relation == "amod" && a_.adjective(c)) add(found, c);
        if (relation == "det" && t.feature("Poss") == "Yes" && a_.resolved(c)) add(found, c);
        const bool indeclinable = t.upos == Upos::PROPN && a_.resolved(c) && c > head;
        if (relation == "nmod" && (t.feature("Case") == "Gen" || indeclinable) &&
            a_.tree().preposition(c).empty())
          resolve_into(c, true, depth + 1, found);  // "decyzja Litwy", "decyzja Oslo"
        if (relation == "appos" && a_.resolved(c)) add(found, c);
      }
    }
  }
  add_conjuncts(head, owners, depth, found);
}

void Arguments::add_conjuncts(TokenIndex head, bool owners, int depth,
                              std::vector<TokenIndex>& found) const {
  for (const TokenIndex c : a_.tree().children(head)) {
    if (a_.token(c).relation == "conj" && a_.is_nominal(c))
      resolve_into(c, owners, depth + 1, found);
  }
}

// A country that an adjective or a genitive names as the owner.
void Arguments::add_owner(TokenIndex head, std::vector<TokenIndex>& found) const {
  for (const TokenIndex c : a_.tree().children(head)) {
    const std::string_view relation = a_.token(c).universal_relation();
    if (relation == "amod" && a_.adjective(c)) return add(found, c);
    if (relation != "nmod" || !a_.tree().preposition(c).empty()) continue;
    if (const Mention* mention = a_.resolved(c);
        mention && (a_.is_location(*mention) || a_.in_class(head, "fighter")))
      return add(found, c);
    if (a_.in_class(c, "official") || a_.in_class(c, "person")) {
      const std::size_t before = found.size();
      add_owner(c, found);
      if (found.size() > before) return;
    }
  }
}

std::vector<TokenIndex> Arguments::resolve(TokenIndex head, bool owners) const {
  std::vector<TokenIndex> found;
  resolve_into(head, owners, 0, found);
  return found;
}

void Arguments::noun_dependents(TokenIndex noun, bool actor, std::vector<TokenIndex>& found) const {
  const bool genitive = actor == hosts_.frame->genitive_is_actor;
  for (const TokenIndex c : a_.tree().children(noun)) {
    const Token& t = a_.token(c);
    const std::string_view relation = t.universal_relation();
    const std::string preposition = a_.tree().preposition(c);
    if (genitive && preposition.empty() && t.feature("Case") == "Gen" && a_.is_nominal(c) &&
        (relation == "nmod" || relation == "obj" || relation == "nsubj" || relation == "iobj" ||
         relation == "flat" || relation == "obl")) {
      add(found, c);
    }
    if (actor && relation == "obl" && t.relation == "obl:agent") add(found, c);
    if (actor && relation == "amod" && a_.adjective(c)) add(found, c);
    if (actor && relation == "det" && t.feature("Poss") == "Yes") add(found, c);
    if (!genitive && relation == "nsubj" && preposition.empty() && actor) add(found, c);
  }
}

void Arguments::subject_fillers(std::vector<TokenIndex>& found) const {
  if (hosts_.carrier != none<TokenIndex> && hosts_.light->subject == "actor" &&
      a_.voice(hosts_.carrier) == Voice::active) {
    add(found, a_.subject(hosts_.carrier));
  }
  const TokenIndex agent_host =
      hosts_.carrier != none<TokenIndex> ? hosts_.carrier : hosts_.trigger;
  if (a_.voice(agent_host) != Voice::active || noun_trigger()) {
    for (const TokenIndex host : {hosts_.trigger, agent_host}) {
      for (const TokenIndex c : a_.tree().children(host)) {
        const auto kind = a_.lexicon().place_words.find(a_.tree().preposition(c));
        const bool agent = kind != a_.lexicon().place_words.end() && kind->second == "agent" &&
                           !resolve(c, false).empty();
        if (a_.token(c).relation == "obl:agent" || agent) add(found, c);
      }
    }
  }
  if (noun_trigger()) {
    if (found.empty()) noun_dependents(hosts_.trigger, true, found);
    return;
  }
  if (a_.voice(hosts_.trigger) == Voice::active) add(found, a_.subject(hosts_.trigger));
}

void Arguments::object_fillers(std::vector<TokenIndex>& found) const {
  if (noun_trigger()) {
    noun_dependents(hosts_.trigger, false, found);
    return;
  }
  if (a_.voice(hosts_.trigger) == Voice::passive) {
    add(found, a_.subject(hosts_.trigger));
    return;
  }
  const TokenIndex subject = a_.voice(hosts_.trigger) == Voice::impersonal
                                 ? none<TokenIndex>
                                 : a_.overt_subject(hosts_.trigger);
  for (const TokenIndex c : a_.dependents(hosts_.trigger)) {
    const std::string_view relation = a_.token(c).universal_relation();
    const bool bare = (relation == "obl" || relation == "nmod") && a_.is_nominal(c) &&
                      a_.tree().preposition(c).empty() &&
                      (a_.token(c).feature("Case") == "Acc" || is_counted_object(a_, c)) &&
                      !a_.in_class(c, "time") && !a_.is_time(c);
    if ((relation != "obj" && relation != "nsubj" && !bare) || c == subject ||
        a_.token(c).feature("VerbForm") == "Inf")
      continue;
    const std::string_view grammatical = a_.token(c).feature("Case");
    if (relation == "nsubj" && (!a_.is_nominal(c) || a_.in_class(c, "time") ||
                                grammatical == "Dat" || grammatical == "Ins"))
      continue;
    add(found, a_.antecedent(c));
  }
  if (found.empty() && a_.token(hosts_.trigger).universal_relation() == "acl") {
    // "marynarze, których piraci uprowadzili": wherever the parser hung the pronoun.
    const TokenIndex noun = a_.token(hosts_.trigger).head;
    for (TokenIndex i = noun + 1; i < hosts_.trigger; ++i) {
      const std::string_view grammatical = a_.token(i).feature("Case");
      const bool object = grammatical == "Acc" || grammatical == "Gen";
      if (!a_.is_relative(i) || !object || !a_.tree().preposition(i).empty()) continue;
      if (i > noun + 1 && a_.token(i - 1).upos == Upos::ADP) continue;
      if (a_.token(i).universal_relation() != "nmod" && noun != subject) add(found, noun);
    }
  }
  if (found.empty() && a_.token(hosts_.trigger).relation == "conj" &&
      a_.is_verbal(a_.token(hosts_.trigger).head)) {
    // A shared object before both verbs, or after the second one, hangs on the first: only take it
    // if that is early.
    const TokenIndex first = a_.token(hosts_.trigger).head;
    const TokenIndex shared = a_.tree().child(first, "obj");
    const bool after_both = shared != none<TokenIndex> && shared > hosts_.trigger;
    if (shared != none<TokenIndex> && (shared < first || after_both))
      add(found, a_.antecedent(shared));
  }
  if (found.empty() && a_.voice(hosts_.trigger) != Voice::passive) {
    for (const TokenIndex loose : loose_objects(a_, hosts_.trigger)) add(found, loose);
  }
}

void Arguments::with_case(TokenIndex host, const Slot& slot, std::vector<TokenIndex>& found) const {
  const auto fits = [&](TokenIndex c) {
    if (!a_.is_nominal(c) && a_.token(c).upos != Upos::ADJ && !a_.is_relative(c)) return false;
    if (!is_dependent_noun(a_.token(c).universal_relation())) return false;
    if (a_.tree().preposition(c) != slot.preposition) return false;
    const std::string_view grammatical = a_.token(c).feature("Case");
    if (grammatical == slot.grammatical_case) return true;
    if (slot.kind != Slot::Kind::preposition) return false;
    // The tagger mistakes cases that look alike; only prepositions with two cases need the case.
    const auto cases = a_.lexicon().governed_cases.find(slot.preposition);
    return grammatical.empty() || cases == a_.lexicon().governed_cases.end() ||
           cases->second.size() < 2;
  };
  for (const TokenIndex c : a_.dependents(host)) {
    if (fits(c)) add(found, a_.antecedent(c));
  }
  if (slot.grammatical_case == "Dat" && slot.kind == Slot::Kind::bare_case && found.empty()) {
    // Feminine datives look like genitives and locatives: "zarzuciła Rosji".
    for (const TokenIndex c : a_.tree().children(host)) {
      const std::string_view relation = a_.token(c).universal_relation();
      const std::string_view grammatical = a_.token(c).feature("Case");
      const bool syncretic = relation == "iobj" ||
                             (relation == "obj" && (grammatical == "Gen" || grammatical == "Loc" ||
                                                    grammatical.empty()));
      if (syncretic && a_.resolved(c) && a_.tree().preposition(c).empty()) add(found, c);
    }
  }
  if (slot.kind != Slot::Kind::preposition || !found.empty()) return;
  // The parser may hang a prepositional phrase on a noun beside: "przeprowadził rozmowy
  // telefoniczne z X".
  for (const TokenIndex c : a_.tree().children(host)) {
    const std::string_view relation = a_.token(c).universal_relation();
    // "spotkanie Paszyniana z Alijewem": the partner hangs on the other one.
    const bool of_noun = relation == "nmod" && noun_trigger() && a_.tree().preposition(c).empty();
    if (relation != "obj" && relation != "obl" && relation != "iobj" && relation != "nsubj" &&
        !of_noun)
      continue;
    for (const TokenIndex member : a_.tree().conjuncts(c)) {
      for (const TokenIndex d : a_.tree().children(member)) {
        if (a_.token(d).universal_relation() == "nmod" && fits(d) && a_.resolved(d)) add(found, d);
      }
    }
  }
}

std::vector<TokenIndex> Arguments::fillers(const Slot& slot) const {
  std::vector<TokenIndex> found;
  switch (slot.kind) {
    case Slot::Kind::subject:
      subject_fillers(found);
      break;
    case Slot::Kind::object:
      object_fillers(found);
      break;
    case Slot::Kind::bare_case:
    case Slot::Kind::preposition:
      with_case(hosts_.trigger, slot, found);
      for (const TokenIndex word : hosts_.words) {
        if (word != hosts_.trigger && a_.is_nominal(word)) with_case(word, slot, found);
      }
      if (hosts_.carrier != none<TokenIndex>) with_case(hosts_.carrier, slot, found);
      break;
    case Slot::Kind::clause:
      for (const TokenIndex c : a_.tree().children(hosts_.trigger)) {
        if (a_.is_marked_clause(c)) add(found, c);
      }
      break;
    case Slot::Kind::infinitive:
      for (const TokenIndex c : a_.tree().children_with(hosts_.trigger, "xcomp")) add(found, c);
      break;
  }
  found.erase(std::remove(found.begin(), found.end(), hosts_.trigger), found.end());
  const auto dropped = a_.subject(hosts_.trigger);
  if (slot.kind == Slot::Kind::subject && dropped == hosts_.trigger && !noun_trigger() &&
      a_.voice(dropped) == Voice::active)
    add(found, dropped);
  if (slot.kind == Slot::Kind::object && dropped == hosts_.trigger &&
      a_.voice(dropped) == Voice::passive)
    add(found, dropped);
  return found;
}

std::vector<TokenIndex> Arguments::participants(const std::vector<Slot>& slots, bool owners) const {
  std::vector<TokenIndex> found;
  for (const Slot& slot : slots) {
    for (const TokenIndex filler : fillers(slot)) {
      if (a_.adjective(filler)) {
        add(found, filler);
        continue;
      }
      for (const TokenIndex party : resolve(filler, owners)) add(found, party);
    }
  }
  return found;
}

bool Arguments::subject_is_thing() const {
  if (noun_trigger() && hosts_.carrier == none<TokenIndex>) return false;
  const TokenIndex verb = hosts_.carrier != none<TokenIndex> ? hosts_.carrier : hosts_.trigger;
  if (a_.voice(verb) != Voice::active || (hosts_.light && hosts_.light->subject != "actor"))
    return false;
  const TokenIndex subject = a_.subject(verb);
  return subject != none<TokenIndex> && subject != verb && resolve(subject, false).empty();
}

}  // namespace kronika::event

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

void add(std::vector<TokenIndex>& list, TokenIndex token) {
  if (token != none<TokenIndex> && std::find(list.begin(), list.end(), token) == list.end())
    list.push_back(token);
}

bool is_dependent_noun(std::string_view relation) {
  return relation == "obl" || relation == "nmod" || relation == "iobj" || relation == "obj" ||
         relation == "appos" || relation == "orphan" || relation == "advcl" || relation == "nsubj";
}

}  // namespace

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
        const bool agent =
            a_.lexicon().words.agent.contains(a_.preposition(c)) && !resolve(c, false).empty();
        if (a_.token(c).relation == "obl:agent" || agent) add(found, c);
      }
    }
  }
  if (noun_trigger()) {
    if (found.empty()) noun_dependents(hosts_.trigger, true, found);
    return;
  }
  if (a_.voice(hosts_.trigger) != Voice::active) return;
  add(found, a_.subject(hosts_.trigger));
  add_listed(hosts_.trigger, found);
}

// "India, Pakistan agree": two subjects with a comma between.
void Arguments::add_listed(TokenIndex verb, std::vector<TokenIndex>& found) const {
  if (found.empty() || !a_.document().sentence_at(verb).heading) return;
  for (const TokenIndex c : a_.tree().children(verb)) {
    if (c < verb && a_.token(c).universal_relation() == "nsubj" && a_.resolved(c)) add(found, c);
  }
}

void Arguments::with_case(TokenIndex host, const Slot& slot, std::vector<TokenIndex>& found) const {
  const auto fits = [&](TokenIndex c) {
    if (!a_.is_nominal(c) && a_.token(c).upos != Upos::ADJ && !a_.is_relative(c)) return false;
    if (!is_dependent_noun(a_.token(c).universal_relation())) return false;
    if (a_.preposition(c) != slot.preposition) return false;
    const std::string_view grammatical = a_.token(c).feature("Case");
    if (slot.grammatical_case.empty() || grammatical == slot.grammatical_case) return true;
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
      if (syncretic && a_.resolved(c) && a_.preposition(c).empty()) add(found, c);
    }
  }
  if (slot.kind != Slot::Kind::preposition || !found.empty()) return;
  if (a_.lexicon().words.genitive.contains(slot.preposition)) return;  // hangs where it belongs
  // The parser may hang a prepositional phrase on a noun beside: "przeprowadził rozmowy
  // telefoniczne z X".
  for (const TokenIndex c : a_.tree().children(host)) {
    const std::string_view relation = a_.token(c).universal_relation();
    // "spotkanie Paszyniana z Alijewem", "a visit by Tsai to Prague": the partner hangs on the
    // other.
    const std::string preposition = a_.preposition(c);
    const bool of_noun = relation == "nmod" && noun_trigger() &&
                         (preposition.empty() || a_.lexicon().words.agent.contains(preposition));
    // Without cases only what belongs to the object is taken for the verb's.
    if (slot.grammatical_case.empty() && relation != "obj" && relation != "nsubj" && !of_noun)
      continue;
    if (relation != "obj" && relation != "obl" && relation != "iobj" && relation != "nsubj" &&
        !of_noun)
      continue;
    for (const TokenIndex member : a_.tree().conjuncts(c)) {
      for (const TokenIndex d : a_.tree().children(member)) {
        if (a_.token(d).universal_relation() != "nmod") continue;
        if (fits(d) && a_.resolved(d)) add(found, d);
        if (!a_.is_genitive(d)) continue;
        for (const TokenIndex e : a_.tree().children(d)) {  // "a round of talks with X"
          if (a_.token(e).universal_relation() == "nmod" && fits(e) && a_.resolved(e))
            add(found, e);
        }
      }
    }
  }
}

// "agreed to hold", "plans to visit", "ruled out sending".
void Arguments::nonfinite_fillers(bool gerunds, std::vector<TokenIndex>& found) const {
  for (const TokenIndex c : a_.tree().children(hosts_.trigger)) {
    const std::string_view relation = a_.token(c).universal_relation();
    const std::string_view form = a_.token(c).feature("VerbForm");
    const bool gerund = form == "Ger" || form == "Part";
    if (gerunds) {
      const bool bare = a_.tree().child(c, "mark") == none<TokenIndex> && c > hosts_.trigger &&
                        a_.tree().child(c, "punct") == none<TokenIndex>;
      if (gerund && bare &&
          (relation == "xcomp" || relation == "ccomp" || relation == "advcl" || relation == "obj"))
        add(found, c);
      continue;
    }
    if (relation == "xcomp" && form != "Ger") add(found, c);
    // "was asked by Kyiv to send": far from its verb the parser takes it for an adverbial clause.
    if (relation == "advcl" && form == "Inf" && c > hosts_.trigger && a_.is_nonfinite(c) &&
        a_.lexicon().object_control.contains(a_.lemma(hosts_.trigger)))
      add(found, c);
    if (relation == "acl" && form == "Inf" && noun_trigger()) add(found, c);
  }
}

// "accused the army of bombing", "a plan for sending": gerunds with the slot's preposition as their
// mark, also where the parser hung them on the object.
void Arguments::marked_gerunds(const std::string& preposition,
                               std::vector<TokenIndex>& found) const {
  const auto marked = [&](TokenIndex c) {
    const TokenIndex mark = a_.tree().child(c, "mark");
    return a_.is_verbal(c) && mark != none<TokenIndex> && a_.lemma(mark) == preposition &&
           a_.is_nonfinite(c) && a_.token(c).feature("VerbForm") != "Inf";
  };
  for (const TokenIndex c : a_.tree().children(hosts_.trigger)) {
    const std::string_view relation = a_.token(c).universal_relation();
    if (relation == "advcl" || relation == "acl" || relation == "ccomp" || relation == "xcomp") {
      if (marked(c)) add(found, c);
    }
    if (relation != "obj" && relation != "iobj") continue;
    for (const TokenIndex d : a_.tree().children(c)) {
      if (a_.token(d).universal_relation() == "acl" && marked(d)) add(found, d);
    }
  }
}

// "wezwała ich, by nie uznawali wyników": where the parser took what is asked for for a purpose.
bool Arguments::is_demanded(TokenIndex clause) const {
  if (hosts_.frame->type != "REQUEST" || a_.token(clause).universal_relation() != "advcl")
    return false;
  const auto marks = a_.tree().children_with(clause, "mark");
  return std::any_of(marks.begin(), marks.end(),
                     [&](TokenIndex mark) { return a_.in_class(mark, "purpose_mark"); });
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
      if (slot.kind == Slot::Kind::preposition) marked_gerunds(slot.preposition, found);
      with_case(hosts_.trigger, slot, found);
      for (const TokenIndex word : hosts_.words) {
        if (word != hosts_.trigger && a_.is_nominal(word)) with_case(word, slot, found);
      }
      if (hosts_.carrier != none<TokenIndex>) with_case(hosts_.carrier, slot, found);
      break;
    case Slot::Kind::clause:
      for (const TokenIndex c : a_.tree().children(hosts_.trigger)) {
        if (a_.is_marked_clause(c) || is_demanded(c)) add(found, c);
      }
      break;
    case Slot::Kind::indirect_object:
      indirect_object_fillers(found);
      break;
    case Slot::Kind::infinitive:
    case Slot::Kind::gerund:
      nonfinite_fillers(slot.kind == Slot::Kind::gerund, found);
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
  bool filled = false;
  const std::set<std::string>& places = a_.lexicon().words.at;
  // "shelled a post at Tattapani": beside what it is done to a place is only where; so these come
  // last.
  for (const bool where : {false, true}) {
    for (const Slot& slot : slots) {
      const bool place = slot.kind == Slot::Kind::preposition && slot.grammatical_case.empty() &&
                         places.contains(slot.preposition);
      if (place != where || (where && !found.empty())) continue;
      const bool target = a_.lexicon().words.target.contains(slot.preposition);
      if (where && filled && !target) continue;
      for (const TokenIndex filler : fillers(slot)) {
        filled = true;
        if (a_.adjective(filler)) {
          add(found, filler);
          continue;
        }
        for (const TokenIndex party : resolve(filler, owners)) add(found, party);
      }
    }
  }
  return found;
}

// "hit by a recession", "killed by a landslide", but "hit by a missile": weapons have owners.
bool Arguments::agent_is_thing(TokenIndex verb) const {
  for (const TokenIndex c : a_.tree().children(verb)) {
    if (a_.token(c).relation != "obl:agent" || a_.token(c).upos != Upos::NOUN) continue;
    const bool weapon = a_.in_class(c, "weapon") || a_.in_class(c, "explosive") ||
                        a_.in_class(c, "firearm") || a_.in_class(c, "acting_thing");
    if (!weapon && resolve(c, true).empty()) return true;
  }
  return false;
}

bool Arguments::subject_is_thing() const {
  if (noun_trigger() && hosts_.carrier == none<TokenIndex>) return false;
  const TokenIndex verb = hosts_.carrier != none<TokenIndex> ? hosts_.carrier : hosts_.trigger;
  if (a_.voice(verb) == Voice::passive) return agent_is_thing(verb);
  if (a_.voice(verb) != Voice::active || (hosts_.light && hosts_.light->subject != "actor"))
    return false;
  const TokenIndex subject = a_.subject(verb);
  return subject != none<TokenIndex> && subject != verb && resolve(subject, false).empty();
}

}  // namespace kronika::event

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

// Words from a verb to the next one with which it shares its object: "beat and then detained".
constexpr std::size_t kBesideNext = 3;

void add(std::vector<TokenIndex>& list, TokenIndex token) {
  if (token != none<TokenIndex> && std::find(list.begin(), list.end(), token) == list.end())
    list.push_back(token);
}

bool is_dependent_noun(std::string_view relation) {
  return relation == "obl" || relation == "nmod" || relation == "iobj" || relation == "obj" ||
         relation == "appos" || relation == "orphan" || relation == "advcl" || relation == "nsubj";
}

}  // namespace

// "atak Rosji na …", "Russia's attack": a genitive is who acts with frames that say so; else it is
// whom the deed is done to ("zatrzymanie opozycjonisty").
void Arguments::noun_dependents(TokenIndex noun, bool actor, std::vector<TokenIndex>& found) const {
  const bool genitive = actor == hosts_.frame->genitive_is_actor;
  for (const TokenIndex c : a_.tree().children(noun)) {
    const Token& t = a_.token(c);
    const std::string_view relation = t.universal_relation();
    const std::string preposition = a_.preposition(c);
    const bool bare_genitive =
        preposition.empty() && t.feature("Case") == "Gen" &&
        (relation == "nmod" || relation == "obj" || relation == "nsubj" || relation == "iobj" ||
         relation == "flat" || relation == "obl");
    if (a_.is_possessive(c)) {
      if (actor == possessor_acts(noun, c)) add(found, c);
    } else if (a_.is_nominal(c) && (bare_genitive || a_.is_genitive(c))) {
      const bool named = !preposition.empty() && has_slot(preposition);
      if (!named && (bare_genitive ? genitive : actor == genitive_acts(noun))) add(found, c);
    } else if (relation == "compound" && a_.is_nominal(c)) {
      if (!is_mere_place(c) && actor == modifier_acts(c)) add(found, c);
    }
    if (actor && t.relation == "obl:agent") add(found, c);
    if (actor && relation == "amod" && a_.adjective(c)) add(found, c);
    if (!genitive && relation == "nsubj" && preposition.empty() && actor) add(found, c);
  }
}

bool Arguments::has_slot(const std::string& preposition) const {
  const Frame& frame = *hosts_.frame;
  for (const auto* slots : {&frame.actors, &frame.recipients, &frame.matter}) {
    for (const Slot& slot : *slots) {
      if (slot.kind == Slot::Kind::preposition && slot.preposition == preposition) return true;
    }
  }
  return false;
}

// "the visit of the minister", but "Russia's invasion of Ukraine", "the Taliban takeover of Kabul":
// beside somebody in front, what follows with "of" is whom it is done to.
bool Arguments::genitive_acts(TokenIndex noun) const {
  if (!hosts_.frame->genitive_is_actor) return false;
  const auto children = a_.tree().children(noun);
  return std::none_of(children.begin(), children.end(), [&](TokenIndex c) {
    const std::string_view relation = a_.token(c).universal_relation();
    return a_.is_possessive(c) || (relation == "amod" && a_.adjective(c)) ||
           (relation == "compound" && modifier_acts(c));
  });
}

// "Russia's invasion", "its attack", but "Navalny's arrest", "the town's capture": where a genitive is
// whom it is done to, so is a possessor, unless another one is named or it is a state or a body.
bool Arguments::possessor_acts(TokenIndex noun, TokenIndex possessor) const {
  if (hosts_.frame->genitive_is_actor || a_.token(possessor).universal_relation() == "det") return true;
  for (const TokenIndex c : a_.tree().children(noun)) {
    if (c != possessor && a_.is_genitive(c) && !a_.is_possessive(c)) return true;
  }
  const Mention* mention = a_.resolved(possessor);
  if (!mention) return a_.in_class(possessor, "organisation");
  const EntityKind kind = a_.document().entity(mention->referents.front()).kind;
  return kind != EntityKind::person && kind != EntityKind::place && kind != EntityKind::group;
}

// "the Kabul attack": a town in front says where; that of a visit is who is visited.
bool Arguments::is_mere_place(TokenIndex modifier) const {
  const Mention* mention = a_.resolved(modifier);
  return mention && !hosts_.frame->host && a_.is_location(*mention) &&
         a_.document().entity(mention->referents.front()).kind == EntityKind::place;
}

// "the Taliban attack", "a police raid", "U.S. strikes" name who acts; "the China visit", "a missile
// test", "the Khashoggi killing" do not. A state's whole name in this place says where or to whom:
// who acts would be an adjective, which only letters ("U.S.", "UAE") do not have.
bool Arguments::modifier_acts(TokenIndex modifier) const {
  const Mention* mention = a_.resolved(modifier);
  if (!mention)
    return hosts_.frame->genitive_is_actor ? denotes_party(modifier)
                                           : a_.in_class(modifier, "organisation");
  const std::string& form = a_.token(modifier).form;
  const bool letters = std::all_of(form.begin(), form.end(), [](char c) {
    return c == '.' || (c >= 'A' && c <= 'Z');
  });
  if (a_.is_location(*mention)) return letters;
  const EntityKind kind = a_.document().entity(mention->referents.front()).kind;
  return hosts_.frame->genitive_is_actor || kind != EntityKind::person;
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
                      a_.preposition(c).empty() &&
                      (a_.token(c).feature("Case") == "Acc" || is_counted_object(a_, c) ||
                       a_.is_approximate(c)) &&
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
  if (found.empty()) add_object_of_next(found);
  if (found.empty()) {  // "warned Israel", the second object not named: a dative has its case
    const TokenIndex indirect = a_.tree().child(hosts_.trigger, "iobj");
    const bool caseless = indirect != none<TokenIndex> &&
                          (a_.token(indirect).feature("Case").empty() ||
                           a_.token(indirect).feature("Case") == "Acc");
    if (caseless) add(found, a_.antecedent(indirect));
  }
  if (found.empty() && a_.token(hosts_.trigger).relation == "acl:relcl" && subject_differs(subject))
    add(found, a_.token(hosts_.trigger).head);
  if (found.empty() && a_.token(hosts_.trigger).universal_relation() == "acl") {
    // "marynarze, których piraci uprowadzili": wherever the parser hung the pronoun.
    const TokenIndex noun = a_.token(hosts_.trigger).head;
    for (TokenIndex i = noun + 1; i < hosts_.trigger; ++i) {
      const std::string_view grammatical = a_.token(i).feature("Case");
      const bool object = grammatical == "Acc" || grammatical == "Gen";
      if (!a_.is_relative(i) || !object || !a_.preposition(i).empty()) continue;
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

// "beat and detained two men": what stands after both verbs hangs on the second.
void Arguments::add_object_of_next(std::vector<TokenIndex>& found) const {
  for (const TokenIndex next : a_.tree().children_with(hosts_.trigger, "conj")) {
    const bool beside = next > hosts_.trigger && next - hosts_.trigger <= kBesideNext;
    if (!beside || !a_.is_verbal(next) || a_.tree().child(next, "nsubj") != none<TokenIndex>)
      continue;
    for (const TokenIndex c : a_.tree().children(next)) {
      const Token& t = a_.token(c);
      const bool counted = t.universal_relation() == "obl" && a_.is_approximate(c);
      if (c > next && (t.universal_relation() == "obj" || counted)) add(found, c);
    }
  }
}

// Is the antecedent of a relative clause free to be its object: "the fisherman it had captured"?
bool Arguments::subject_differs(TokenIndex subject) const {
  if (subject == none<TokenIndex> || a_.is_relative(subject)) return false;
  const auto children = a_.tree().children(hosts_.trigger);
  return std::none_of(children.begin(), children.end(),
                      [&](TokenIndex c) {
                        return a_.is_relative(c) && a_.token(c).universal_relation() != "mark";
                      });
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
  // The parser may hang a prepositional phrase on a noun beside: "przeprowadził rozmowy
  // telefoniczne z X".
  for (const TokenIndex c : a_.tree().children(host)) {
    const std::string_view relation = a_.token(c).universal_relation();
    // "spotkanie Paszyniana z Alijewem": the partner hangs on the other one.
    const bool of_noun = relation == "nmod" && noun_trigger() && a_.preposition(c).empty();
    if (relation != "obj" && relation != "obl" && relation != "iobj" && relation != "nsubj" &&
        !of_noun)
      continue;
    for (const TokenIndex member : a_.tree().conjuncts(c)) {
      for (const TokenIndex d : a_.tree().children(member)) {
        if (a_.token(d).universal_relation() != "nmod") continue;
        if (fits(d) && a_.resolved(d)) add(found, d);
        if (!a_.is_genitive(d)) continue;
        for (const TokenIndex e : a_.tree().children(d)) {  // "a round of talks with X"
          if (a_.token(e).universal_relation() == "nmod" && fits(e) && a_.resolved(e)) add(found, e);
        }
      }
    }
  }
}

// "gave it tanks": the parser says iobj, or makes a name the modifier of what is given ("gave Ukraine
// tanks"), or takes both for objects.
void Arguments::indirect_object_fillers(std::vector<TokenIndex>& found) const {
  const TokenIndex verb = noun_trigger() ? hosts_.carrier : hosts_.trigger;
  if (verb == none<TokenIndex>) return;
  if (a_.voice(verb) == Voice::passive) {  // "Ukraine was given tanks"
    if (a_.tree().child(verb, "obj") != none<TokenIndex>) add(found, a_.subject(verb));
    return;
  }
  std::vector<TokenIndex> objects;
  for (const TokenIndex c : a_.tree().children(verb)) {
    const std::string_view relation = a_.token(c).universal_relation();
    if (relation == "iobj") return add(found, a_.antecedent(c));
    if (relation == "obj" && c > verb) objects.push_back(c);
  }
  if (objects.size() > 1) return add(found, objects.front());
  if (objects.empty()) return;
  for (const TokenIndex c : a_.tree().children(objects.front())) {
    if (a_.token(c).universal_relation() == "compound" && c == verb + 1 && a_.resolved(c))
      return add(found, c);
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
      if (gerund && bare && (relation == "xcomp" || relation == "ccomp" || relation == "advcl" ||
                             relation == "obj"))
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
           a_.is_nonfinite(c);
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
        if (a_.is_marked_clause(c)) add(found, c);
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
  const std::set<std::string>& places = a_.lexicon().words.at;
  for (const Slot& slot : slots) {
    // "shelled a post at Tattapani": beside a party a place is only where.
    const bool place = slot.kind == Slot::Kind::preposition && slot.grammatical_case.empty() &&
                       places.contains(slot.preposition);
    if (place && !found.empty()) continue;
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

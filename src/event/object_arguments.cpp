// The objects of a verb, also where the parser hung them elsewhere or they are shared.
//
// Easy: "odwiedził Kijów". Hard: "the fisherman it had captured": the antecedent; "beat and
// detained two men": the next verb's; "lets in medical teams": read as a prepositional phrase;
// "gave Ukraine tanks": the receiver, read as a modifier of what is given. Tested in tests/event/.

#include <algorithm>

#include "event/arguments.h"
#include "event/misplaced.h"

namespace kronika::event {
namespace {

// Words from a verb to the next one with which it shares its object: "beat and then detained".
constexpr std::size_t kBesideNext = 3;

void add(std::vector<TokenIndex>& list, TokenIndex token) {
  if (token != none<TokenIndex> && std::find(list.begin(), list.end(), token) == list.end())
    list.push_back(token);
}

}  // namespace

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
  for (const TokenIndex word : hosts_.words) {  // "threatened to blacklist two firms"
    if (!found.empty() || word == hosts_.trigger || !a_.is_verbal(word) || a_.is_gerund(word))
      continue;
    for (const TokenIndex c : a_.tree().children_with(word, "obj")) add(found, a_.antecedent(c));
  }
  if (found.empty()) add_object_of_particle(found);
  if (found.empty()) add_object_of_next(found);
  if (found.empty()) {  // "warned Israel", the second object not named: a dative has its case
    const TokenIndex indirect = a_.tree().child(hosts_.trigger, "iobj");
    const bool caseless =
        indirect != none<TokenIndex> &&
        (a_.token(indirect).feature("Case").empty() || a_.token(indirect).feature("Case") == "Acc");
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

// "lets in medical teams": the particle of the phrase, read as the object's preposition.
void Arguments::add_object_of_particle(std::vector<TokenIndex>& found) const {
  for (const TokenIndex c : a_.tree().children(hosts_.trigger)) {
    if (a_.token(c).universal_relation() != "obl" || a_.is_time(c)) continue;
    for (const TokenIndex d : a_.tree().children(c)) {
      const bool particle =
          a_.token(d).universal_relation() == "case" &&
          std::find(hosts_.words.begin(), hosts_.words.end(), d) != hosts_.words.end();
      if (particle) add(found, c);
    }
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
  return std::none_of(children.begin(), children.end(), [&](TokenIndex c) {
    return a_.is_relative(c) && a_.token(c).universal_relation() != "mark";
  });
}

// "gave it tanks": the parser says iobj, or makes a name the modifier of what is given ("gave
// Ukraine tanks"), or takes both for objects.
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

}  // namespace kronika::event

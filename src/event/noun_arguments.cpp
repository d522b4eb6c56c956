// Who acts, and to whom it is done, around an event noun: genitives, possessors, adjectives and
// nouns in front.
//
// Easy: "atak Rosji na Kijów", "Russia's attack". Hard: "Navalny's arrest", "the Kabul attack",
// "the China visit", "U.S. strikes": what stands in front may be who acts, whom it is done to, or
// where. Tested in tests/event/.

#include <algorithm>

#include "event/arguments.h"

namespace kronika::event {
namespace {

void add(std::vector<TokenIndex>& list, TokenIndex token) {
  if (token != none<TokenIndex> && std::find(list.begin(), list.end(), token) == list.end())
    list.push_back(token);
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
    const bool bare_genitive = preposition.empty() && t.feature("Case") == "Gen" &&
                               (relation == "nmod" || relation == "obj" || relation == "nsubj" ||
                                relation == "iobj" || relation == "flat" || relation == "obl");
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
    if (relation == "nsubj" && preposition.empty() && predicate_subject(noun, actor)) add(found, c);
  }
}

// "is on a visit", "was under attack": the copula's row for the preposition says what the subject
// is; of a bare predicate it is who acts.
bool Arguments::predicate_subject(TokenIndex noun, bool actor) const {
  const TokenIndex copula = a_.tree().child(noun, "cop");
  const std::string preposition = a_.preposition(noun);
  if (copula == none<TokenIndex> || preposition.empty())
    return actor && !hosts_.frame->genitive_is_actor;
  const auto lights = a_.lexicon().light_verbs.find(a_.lemma(copula));
  if (lights == a_.lexicon().light_verbs.end()) return false;
  for (const LightVerb& light : lights->second) {
    if (light.phrase.words.empty() && light.noun.preposition == preposition)
      return light.subject == (actor ? "actor" : "recipient");
  }
  return false;
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

// "Russia's invasion", "its attack", but "Navalny's arrest", "the town's capture": where a genitive
// is whom it is done to, so is a possessor, unless another one is named or it is a state or a body.
bool Arguments::possessor_acts(TokenIndex noun, TokenIndex possessor) const {
  if (hosts_.frame->genitive_is_actor || a_.token(possessor).universal_relation() == "det")
    return true;
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

// "the Taliban attack", "a police raid", "U.S. strikes" name who acts; "the China visit", "a
// missile test", "the Khashoggi killing" do not. A state's whole name in this place says where or
// to whom: who acts would be an adjective, which only letters ("U.S.", "UAE") do not have.
bool Arguments::modifier_acts(TokenIndex modifier) const {
  const Mention* mention = a_.resolved(modifier);
  if (!mention)
    return hosts_.frame->genitive_is_actor ? denotes_party(modifier)
                                           : a_.in_class(modifier, "organisation");
  const std::string& form = a_.token(modifier).form;
  const bool letters = std::all_of(form.begin(), form.end(),
                                   [](char c) { return c == '.' || (c >= 'A' && c <= 'Z'); });
  if (a_.is_location(*mention)) return letters;
  const EntityKind kind = a_.document().entity(mention->referents.front()).kind;
  return hosts_.frame->genitive_is_actor || kind != EntityKind::person;
}

}  // namespace kronika::event

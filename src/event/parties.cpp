// From a noun phrase to the parties that it names: a name or a description is itself, a quantity
// stands for what it counts, a state's people for the state, a thing for its owner.
//
// Easy: "prezydent Litwy". Hard: "dwóch z nich zostało rannych", "dozens of protesters": the
// quantity stands for what it counts; "ostrzelali pozycje ukraińskie", "Saudi oil depots": a thing
// stands for its owner. Tested in tests/event/.

#include <algorithm>

#include "event/arguments.h"

namespace kronika::event {
namespace {

constexpr int kMaxDepth =
    6;  // nested noun phrases between an argument and the party that it stands for

void add(std::vector<TokenIndex>& list, TokenIndex token) {
  if (token != none<TokenIndex> && std::find(list.begin(), list.end(), token) == list.end())
    list.push_back(token);
}

}  // namespace

bool Arguments::denotes_party(TokenIndex head) const {
  if (a_.resolved(head)) return true;
  const Token& t = a_.token(head);
  // "Tłum protestował": a crowd that nothing is said to consist of is somebody itself.
  const bool quantity = a_.in_class(head, "quantity");
  if (quantity && a_.in_class(head, "crowd") && a_.tree().child(head, "nmod") == none<TokenIndex>)
    return true;
  // "medical teams": a quantity of nothing that is somebody by another class.
  const bool somebody = a_.in_class(head, "person") || a_.in_class(head, "organisation");
  const auto below = a_.tree().children(head);
  const bool counts =
      std::any_of(below.begin(), below.end(), [&](TokenIndex c) { return a_.is_genitive(c); });
  if (quantity && somebody && !counts && t.feature("Case").empty()) return true;
  if (quantity || a_.in_class(head, "thing")) return false;
  if (somebody || a_.in_class(head, "official") || a_.in_class(head, "fighter")) return true;
  const std::string_view relation = t.universal_relation();
  const bool nominalised = t.upos == Upos::ADJ && (relation == "obj" || relation == "nsubj" ||
                                                   relation == "iobj" || relation == "obl");
  return (t.upos == Upos::NOUN || t.upos == Upos::PROPN || nominalised) &&
         t.feature("Animacy") == "Hum" && !a_.is_gerund(head);
}

// Nobody, or somebody of whom only a word is known.
bool Arguments::is_unnamed(const Mention* mention) const {
  if (!mention) return true;
  if (mention->referents.size() != 1) return false;
  const std::string& id = a_.document().entity(mention->referents.front()).id;
  return id.starts_with("group/") || id.starts_with("unknown/");
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
      is_unnamed(mention) && (a_.in_class(head, "official") || a_.in_class(head, "fighter") ||
                              a_.in_class(head, "acting_thing"))) {
    // A state's people, organs, ships and drones stand for the state: "rosyjscy dyplomaci", "wojska
    // Azerbejdżanu", "a Chinese cutter".
    add_owner(head, found);
    if (found.size() > owned) {
      add_conjuncts(head, owners, depth, found);
      return;
    }
  }
  // "Taiz, a city that the Houthis have besieged": in apposition to a name it is who that names.
  const Token& t = a_.token(head);
  if (is_unnamed(mention) && t.relation == "appos" && t.feature("Case").empty() &&
      a_.resolved(t.head)) {
    add(found, t.head);
  } else if (denotes_party(head)) {
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
      const bool counted = a_.is_genitive(c) || (noun && t.feature("Case") == "Gen");
      if (quantity && counted && a_.is_nominal(c)) resolve_into(c, owners, depth + 1, found);
    }
    if (found.size() == before && owners) {
      for (const TokenIndex c : a_.tree().children(head)) {
        const Token& t = a_.token(c);
        const std::string_view relation = t.universal_relation();
        if (relation == "amod" && a_.adjective(c)) add(found, c);
        if (a_.is_possessive(c) && a_.resolved(c)) add(found, c);
        if (relation == "compound" && a_.resolved(c) && modifier_acts(c))
          add(found, c);  // "a U.S. base"
        const bool indeclinable = relation == "nmod" && t.upos == Upos::PROPN && a_.resolved(c) &&
                                  c > head && a_.preposition(c).empty();
        if ((a_.is_genitive(c) && !is_patient(head, c)) || indeclinable)
          resolve_into(c, true, depth + 1, found);  // "decyzja Litwy", "decyzja Oslo"
        if (relation == "appos" && a_.resolved(c)) add(found, c);
      }
    }
  }
  add_conjuncts(head, owners, depth, found);
}

// "condemned the killing of Khashoggi", "turned down the offer of doctors": with an event noun,
// what follows with "of" may be whom it was done to, and is no owner.
bool Arguments::is_patient(TokenIndex noun, TokenIndex genitive) const {
  if (a_.is_possessive(genitive)) return false;
  const auto entries = a_.lexicon().index.find(a_.lemma(noun));
  if (entries == a_.lexicon().index.end()) return false;
  for (const auto& [frame, trigger] : entries->second) {
    const auto& [form, phrase] = a_.lexicon().frames[frame].triggers[trigger];
    if (form == Form::noun && phrase.words.empty())
      return !a_.lexicon().frames[frame].genitive_is_actor;
  }
  return false;
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
    if (relation == "amod" && a_.adjective(c)) {
      add(found, c);
      for (const TokenIndex also : a_.tree().children_with(c, "conj")) {
        if (a_.adjective(also)) add(found, also);  // "Syrian and Russian aircraft"
      }
      return;
    }
    const bool bare = relation == "nmod" && a_.preposition(c).empty();
    if (!bare && !a_.is_genitive(c) && (relation != "compound" || !modifier_acts(c))) continue;
    if (const Mention* mention = a_.resolved(c);
        mention && (a_.is_location(*mention) || a_.in_class(head, "fighter") ||
                    relation == "compound" || a_.in_class(head, "acting_thing")))
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

}  // namespace kronika::event

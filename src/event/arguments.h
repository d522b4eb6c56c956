// From a frame's slots to the words that fill them, and from those to participants.
#pragma once

#include <vector>

#include "event/analysis.h"

namespace kronika::event {

// The words among whose dependents arguments stand: the trigger, and the verb that carries it if it
// is a light one.
struct Hosts {
  TokenIndex trigger = none<TokenIndex>;
  TokenIndex carrier = none<TokenIndex>;  // light verb, or none
  const LightVerb* light = nullptr;
  bool displaced = false;  // the parser hung the noun on another phrase of the light verb
  const Frame* frame = nullptr;
  std::vector<TokenIndex> words;  // of a phrase, beside the trigger: "dłoń" in "uścisnąć dłoń"
};

class Arguments {
 public:
  Arguments(const Analysis& analysis, const Hosts& hosts) : a_(analysis), hosts_(hosts) {}

  // Heads of what fills the slot; coordinated ones are not listed singly.
  std::vector<TokenIndex> fillers(const Slot& slot) const;
  // All participants that the slots name; `owners`: a thing stands for whom it belongs to.
  std::vector<TokenIndex> participants(const std::vector<Slot>& slots, bool owners) const;
  // A subject stands there that is neither a person nor an organisation.
  bool subject_is_thing() const;
  // The participants that one noun phrase names: its conjuncts, the whole of "two of them", the
  // owner of a thing.
  std::vector<TokenIndex> resolve(TokenIndex head, bool owners) const;
  bool denotes_party(TokenIndex head) const;

 private:
  void subject_fillers(std::vector<TokenIndex>& found) const;
  void object_fillers(std::vector<TokenIndex>& found) const;
  void noun_dependents(TokenIndex noun, bool actor, std::vector<TokenIndex>& found) const;
  void add_listed(TokenIndex verb, std::vector<TokenIndex>& found) const;
  void add_object_of_particle(std::vector<TokenIndex>& found) const;
  void add_object_of_next(std::vector<TokenIndex>& found) const;
  bool is_mere_place(TokenIndex modifier) const;
  bool is_patient(TokenIndex noun, TokenIndex genitive) const;
  bool predicate_subject(TokenIndex noun, bool actor) const;
  bool is_demanded(TokenIndex clause) const;
  bool is_unnamed(const Mention* mention) const;
  bool has_slot(const std::string& preposition) const;
  bool genitive_acts(TokenIndex noun) const;
  bool agent_is_thing(TokenIndex verb) const;
  bool possessor_acts(TokenIndex noun, TokenIndex possessor) const;
  bool modifier_acts(TokenIndex modifier) const;
  bool subject_differs(TokenIndex subject) const;
  void indirect_object_fillers(std::vector<TokenIndex>& found) const;
  void nonfinite_fillers(bool gerunds, std::vector<TokenIndex>& found) const;
  void marked_gerunds(const std::string& preposition, std::vector<TokenIndex>& found) const;
  void with_case(TokenIndex host, const Slot& slot, std::vector<TokenIndex>& found) const;
  void resolve_into(TokenIndex head, bool owners, int depth, std::vector<TokenIndex>& found) const;
  void add_conjuncts(TokenIndex head, bool owners, int depth, std::vector<TokenIndex>& found) const;
  void add_owner(TokenIndex head, std::vector<TokenIndex>& found) const;
  bool noun_trigger() const {
    return a_.voice(hosts_.trigger) == Voice::noun || !a_.is_verbal(hosts_.trigger);
  }

  const Analysis& a_;
  const Hosts& hosts_;
};

}  // namespace kronika::event

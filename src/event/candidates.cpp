// Triggers: a word whose lemma heads a frame's phrase, in the right part of speech, under the frame's conditions; and the
// light verb that carries a noun. Of several frames the longest phrase wins, then the one with most conditions, then
// the earlier row. Easy: "odwiedził". Hard: "złożył rewizytę", "doszło w nocy do zamieszek", "mieć w planach podróż",
// where a noun names the event and the verb its certainty and its time. Tested in tests/event/.

#include "event/candidates.h"

#include <algorithm>

namespace kronika::event {
namespace {

bool form_fits(const Analysis& a, TokenIndex i, Form form) {
  const Token& t = a.token(i);
  switch (form) {
    case Form::verb: return a.is_verbal(i);
    case Form::noun: return t.upos == Upos::NOUN || t.upos == Upos::PROPN || a.is_gerund(i);
    case Form::adjective: return t.upos == Upos::ADJ || t.upos == Upos::ADV || t.upos == Upos::VERB;
  }
  return false;
}

// The slot in which a noun stands to its governor.
bool stands_in(const Analysis& a, TokenIndex noun, TokenIndex verb, const Slot& slot) {
  const Token& t = a.token(noun);
  const std::string_view relation = t.universal_relation();
  const std::string preposition = a.tree().preposition(noun);
  switch (slot.kind) {
    case Slot::Kind::subject:
      return relation == "nsubj" || (a.voice(verb) == Voice::passive && relation == "nsubj");
    case Slot::Kind::object:
      if (a.voice(verb) == Voice::passive) return relation == "nsubj" || a.token(verb).head == noun;
      return (relation == "obj" || relation == "iobj" || (a.is_gerund(verb) && relation == "nmod")) && preposition.empty();
    case Slot::Kind::bare_case: return preposition.empty() && t.feature("Case") == slot.grammatical_case;
    case Slot::Kind::preposition:
      return preposition == slot.preposition && (t.feature("Case").empty() || t.feature("Case") == slot.grammatical_case);
    default: return false;
  }
}

void attach_light_verb(const Analysis& a, Hosts& hosts) {
  TokenIndex noun = hosts.trigger;
  while (a.token(noun).relation == "conj" && a.is_nominal(a.token(noun).head)) noun = a.token(noun).head;
  std::vector<TokenIndex> governors;
  if (!a.token(noun).is_root()) governors.push_back(a.token(noun).head);
  for (const TokenIndex c : a.tree().children(noun)) {  // "wizyta złożona w maju", "rozmowy, które prowadzono"
    if (a.token(c).universal_relation() == "amod" || a.token(c).universal_relation() == "acl") governors.push_back(c);
  }
  for (const TokenIndex governor : governors) {
    const auto found = a.lexicon().light_verbs.find(a.token(governor).lemma);
    if (found == a.lexicon().light_verbs.end()) continue;
    const bool above = a.token(noun).head == governor;
    for (const LightVerb& light : found->second) {
      if (!a.match(governor, light.phrase)) continue;
      bool stands = above && stands_in(a, noun, governor, light.noun);
      if (!above) {
        const Slot::Kind kind = light.noun.kind;
        stands = (a.voice(governor) == Voice::passive && kind == Slot::Kind::object) ||
                 (a.voice(governor) == Voice::active && kind == Slot::Kind::subject && a.token(governor).feature("VerbForm") == "Part");
        for (const TokenIndex c : a.tree().children(governor)) {
          if (a.is_relative(c) && a.antecedent(c) == noun && stands_in(a, c, governor, light.noun)) stands = true;
        }
      }
      if (!stands) continue;
      hosts.carrier = governor;
      hosts.light = &light;
      return;
    }
  }
}

bool holds(const Analysis& a, const Condition& condition, const Hosts& hosts) {
  const std::vector<TokenIndex> fillers = Arguments(a, hosts).fillers(condition.slot);
  bool found = false;
  if (condition.word_class == "absent") {
    found = fillers.empty();
  } else {
    for (const TokenIndex filler : fillers) {
      for (const TokenIndex member : a.tree().conjuncts(filler)) {
        if (a.in_class(member, condition.word_class)) found = true;
        if (!a.in_class(member, "quantity")) continue;
        for (const TokenIndex counted : a.tree().children_with(member, "nmod")) {
          if (a.in_class(counted, condition.word_class)) found = true;
        }
      }
    }
  }
  return found != condition.negated;
}

}  // namespace

std::vector<Candidate> candidates(const Analysis& a) {
  std::vector<Candidate> found;
  for (std::size_t n = 0; n < a.document().tokens.size(); ++n) {
    const TokenIndex i(n);
    const auto entries = a.lexicon().index.find(a.token(i).lemma);
    if (entries == a.lexicon().index.end()) continue;
    for (const auto& [frame_number, trigger_number] : entries->second) {
      const Frame& frame = a.lexicon().frames[frame_number];
      const auto& [form, phrase] = frame.triggers[trigger_number];
      if (!form_fits(a, i, form)) continue;
      std::optional<std::vector<TokenIndex>> words = a.match(i, phrase);
      if (!words) continue;
      Candidate candidate{&frame, &phrase, form, std::move(*words), {i, none<TokenIndex>, nullptr, &frame}};
      if (a.voice(i) == Voice::noun) attach_light_verb(a, candidate.hosts);
      const bool fits = std::all_of(frame.conditions.begin(), frame.conditions.end(),
                                    [&](const Condition& c) { return holds(a, c, candidate.hosts); });
      if (!fits) continue;
      found.push_back(std::move(candidate));
      break;
    }
  }
  return found;
}

}  // namespace kronika::event

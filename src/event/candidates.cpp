// Triggers: a word whose lemma heads a frame's phrase, in the right part of speech, under the
// frame's conditions; and the light verb that carries a noun. Of several frames the longest phrase
// wins, then the one with most conditions (positive ones count double), then the earlier row. Easy:
// "odwiedził". Hard: "złożył rewizytę", "doszło w nocy do zamieszek", "mieć w planach podróż",
// where a noun names the event and the verb its certainty and its time. Tested in tests/event/.

#include "event/candidates.h"

#include <algorithm>

#include "event/circumstance.h"
#include "unicode/characters.h"

namespace kronika::event {
namespace {

bool form_fits(const Analysis& a, TokenIndex i, Form form) {
  const Token& t = a.token(i);
  switch (form) {
    case Form::verb:
      return a.is_verbal(i);
    case Form::noun:
      return t.upos == Upos::NOUN || t.upos == Upos::PROPN || a.is_gerund(i) ||
             // "accused of bombing": the verb, by the row of the noun of that form.
             (t.feature("VerbForm") == "Ger" && unicode::lower(t.form) == a.lemma(i));
    case Form::adjective:
      return t.upos == Upos::ADJ || t.upos == Upos::ADV || t.upos == Upos::VERB;
  }
  return false;
}

// The slot in which a noun stands to its governor.
bool stands_in(const Analysis& a, TokenIndex noun, TokenIndex verb, const Slot& slot) {
  const Token& t = a.token(noun);
  const std::string_view relation = t.universal_relation();
  const std::string preposition = a.preposition(noun);
  switch (slot.kind) {
    case Slot::Kind::subject:
      return relation == "nsubj" || (a.voice(verb) == Voice::passive && relation == "nsubj");
    case Slot::Kind::object: {
      if (a.voice(verb) == Voice::passive) return relation == "nsubj" || a.token(verb).head == noun;
      if (!preposition.empty()) return false;
      const bool labelled =
          relation == "obj" || relation == "iobj" || (a.is_gerund(verb) && relation == "nmod");
      // An accusative that the parser took for something else: "wyraził „…” poparcie".
      const bool misread =
          (relation == "conj" || relation == "obl" || relation == "nsubj" || relation == "xcomp") &&
          verb < noun && t.feature("Case") != "Ins" && a.overt_subject(verb) != noun &&
          a.tree().child(noun, "cc") == none<TokenIndex>;
      return labelled || misread;
    }
    case Slot::Kind::bare_case:
      return preposition.empty() && t.feature("Case") == slot.grammatical_case;
    case Slot::Kind::preposition:
      return preposition == slot.preposition &&
             (t.feature("Case").empty() || slot.grammatical_case.empty() ||
              t.feature("Case") == slot.grammatical_case);
    default:
      return false;
  }
}

void attach_light_verb(const Analysis& a, Hosts& hosts) {
  TokenIndex noun = hosts.trigger;
  while (a.token(noun).relation == "conj" && a.is_nominal(a.token(noun).head))
    noun = a.token(noun).head;
  std::vector<TokenIndex> governors;
  if (!a.token(noun).is_root()) {
    governors.push_back(a.token(noun).head);
    // "wizyta miała się odbyć": the subject hangs on the modal verb.
    for (TokenIndex verb = a.tree().child(governors.front(), "xcomp"); verb != none<TokenIndex>;
         verb = a.tree().child(verb, "xcomp")) {
      governors.push_back(verb);
    }
    // "ma w planach podróż": the noun hangs on a word of the light phrase.
    if (!a.is_verbal(governors.front()) && !a.token(governors.front()).is_root()) {
      const TokenIndex above = a.token(governors.front()).head;
      const auto lights = a.lexicon().light_verbs.find(a.lemma(above));
      if (lights != a.lexicon().light_verbs.end()) {
        for (const LightVerb& light : lights->second) {
          const auto words = a.match(above, light.phrase);
          if (!words || std::find(words->begin(), words->end(), governors.front()) == words->end())
            continue;
          hosts.carrier = above;
          hosts.light = &light;
          return;
        }
      }
    }
  }
  for (const TokenIndex c :
       a.tree().children(noun)) {  // "wizyta złożona w maju", "rozmowy, które prowadzono"
    if (a.token(c).universal_relation() == "amod" || a.token(c).universal_relation() == "acl")
      governors.push_back(c);
  }
  // "nie prowadził z X rozmów": the parser may hang the object on the phrase before it.
  if (!governors.empty() && !a.is_verbal(governors.front()) &&
      !a.token(governors.front()).is_root() && governors.front() < noun &&
      a.preposition(noun).empty() && !a.preposition(governors.front()).empty() &&
      a.is_verbal(a.token(governors.front()).head) &&
      a.is_negated(a.token(governors.front()).head)) {
    hosts.displaced = true;
    governors.push_back(a.token(governors.front()).head);
  }
  for (const TokenIndex governor : governors) {
    const auto found = a.lexicon().light_verbs.find(a.lemma(governor));
    if (found == a.lexicon().light_verbs.end()) continue;
    const bool above =
        a.token(noun).head == governor || (a.token(governor).universal_relation() == "xcomp" &&
                                           a.tree().is_ancestor(a.token(noun).head, governor));
    for (const LightVerb& light : found->second) {
      if (governor == noun || !a.match(governor, light.phrase)) continue;
      bool stands = above && stands_in(a, noun, governor, light.noun);
      if (!above && hosts.displaced && governor == governors.back())
        stands = light.noun.kind == Slot::Kind::object;
      if (!above && !stands) {
        const Slot::Kind kind = light.noun.kind;
        stands = (a.voice(governor) == Voice::passive && kind == Slot::Kind::object) ||
                 (a.voice(governor) == Voice::active && kind == Slot::Kind::subject &&
                  a.token(governor).feature("VerbForm") == "Part");
        for (const TokenIndex c : a.tree().children(governor)) {
          if (a.is_relative(c) && a.antecedent(c) == noun && stands_in(a, c, governor, light.noun))
            stands = true;
        }
      }
      if (!stands) continue;
      hosts.carrier = governor;
      hosts.light = &light;
      return;
    }
  }
}

// A noun of the class somewhere in the verb's clause without a preposition: what the parser hung
// elsewhere.
bool loose_object(const Analysis& a, TokenIndex verb, const std::string& word_class, int depth) {
  for (const TokenIndex c : a.tree().children(verb)) {
    const std::string_view relation = a.token(c).universal_relation();
    const bool noun_phrase = relation == "obj" || relation == "obl" || relation == "nsubj" ||
                             relation == "nmod" || relation == "iobj" || relation == "nummod";
    if (!noun_phrase) continue;
    const bool accusative =
        a.token(c).feature("Case") == "Acc" || a.token(c).feature("Case") == "Gen";
    if (c > verb && accusative && a.preposition(c).empty() && a.in_class(c, word_class))
      return true;
    if (depth < 2 && loose_object(a, c, word_class, depth + 1)) return true;
  }
  return false;
}

// "Hurricane Odette", "Defence Minister Hulusi Akar": a name is also what the word before it says.
bool titled(const Analysis& a, TokenIndex name, const std::string& word_class) {
  const std::vector<TokenIndex> titles = a.tree().children_with(name, "nmod:desc");
  return std::any_of(titles.begin(), titles.end(), [&](TokenIndex title) {
    return word_class != "name" && a.in_class(title, word_class);
  });
}

bool holds(const Analysis& a, const Condition& condition, const Hosts& hosts) {
  const std::vector<TokenIndex> fillers = Arguments(a, hosts).fillers(condition.slot);
  bool found = false;
  if (condition.word_class == "absent") {
    found = fillers.empty();
  } else if (condition.word_class == "several") {
    std::size_t parties = 0;
    for (const TokenIndex filler : fillers) {
      for (const TokenIndex member : a.tree().conjuncts(filler)) {
        if (const Mention* mention = a.resolved(member)) parties += mention->referents.size();
      }
    }
    found = parties > 1;
  } else {
    for (const TokenIndex filler : fillers) {
      for (const TokenIndex member : a.tree().conjuncts(filler)) {
        if (a.in_class(member, condition.word_class) || titled(a, member, condition.word_class))
          found = true;
        if (!a.in_class(member, "quantity")) continue;
        for (const TokenIndex counted : a.tree().children_with(member, "nmod")) {
          if (a.in_class(counted, condition.word_class)) found = true;
        }
      }
    }
  }
  if (!found && !condition.negated && condition.slot.kind == Slot::Kind::object &&
      condition.word_class != "absent" && condition.word_class != "name" &&
      a.voice(hosts.trigger) == Voice::active) {
    found = loose_object(a, hosts.trigger, condition.word_class, 0);
  }
  return found != condition.negated;
}

bool tense_fits(const Analysis& a, const Candidate& candidate) {
  const Frame& frame = *candidate.frame;
  if (!frame.needs_future && !frame.needs_past) return true;
  const Hosts& hosts = candidate.hosts;
  const TokenIndex predicate = hosts.carrier != none<TokenIndex> ? hosts.carrier : hosts.trigger;
  const bool future = circumstance(a, predicate, candidate.phrase->negated).tense == Tense::future;
  return frame.needs_future == future;
}

}  // namespace

std::vector<Candidate> candidates(const Analysis& a, std::vector<Rejection>& rejections) {
  std::vector<Candidate> found;
  for (std::size_t n = 0; n < a.document().tokens.size(); ++n) {
    const TokenIndex i(n);
    auto entries = a.lexicon().index.find(a.lemma(i));
    if (entries == a.lexicon().index.end() && a.is_verbal(i)) {
      // Text without diacritics ("potepiła") has lemmas without them.
      const auto unaccented = a.lexicon().unaccented.find(unicode::fold(a.token(i).lemma));
      if (unaccented != a.lexicon().unaccented.end())
        entries = a.lexicon().index.find(unaccented->second);
    }
    if (entries == a.lexicon().index.end() && a.is_gerund(i))
      entries = a.lexicon().index.find(a.noun_lemma(i));
    if (entries == a.lexicon().index.end()) continue;
    const Frame* close = nullptr;  // a frame that only its conditions keep away
    std::string missing;           // the first of them that does not hold
    bool fired = false;
    for (const auto& [frame_number, trigger_number] : entries->second) {
      const Frame& frame = a.lexicon().frames[frame_number];
      const auto& [form, phrase] = frame.triggers[trigger_number];
      if (!form_fits(a, i, form)) continue;
      std::optional<std::vector<TokenIndex>> words = a.match(i, phrase);
      if (!words) continue;
      Candidate candidate{&frame,
                          &phrase,
                          form,
                          std::move(*words),
                          {i, none<TokenIndex>, nullptr, false, &frame, {}}};
      candidate.hosts.words = candidate.words;
      if (a.voice(i) == Voice::noun) attach_light_verb(a, candidate.hosts);
      const auto failing =
          std::find_if(frame.conditions.begin(), frame.conditions.end(),
                       [&](const Condition& c) { return !holds(a, c, candidate.hosts); });
      if (failing != frame.conditions.end() || !tense_fits(a, candidate)) {
        if (close != nullptr) continue;
        close = &frame;
        missing = failing != frame.conditions.end() ? failing->text
                  : frame.needs_future              ? "if-future"
                                                    : "if-past";
        continue;
      }
      found.push_back(std::move(candidate));
      fired = true;
      break;
    }
    if (!fired && close != nullptr && a.token(i).upos != Upos::AUX)
      rejections.push_back({i, close->id, "the frame asks for " + missing});
  }
  return found;
}

}  // namespace kronika::event

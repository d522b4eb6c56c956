// Frames: which words name an event, and where its participants stand.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "document/event.h"

namespace kronika::event {

// Where an argument stands, relative to the word that governs it.
//   "nsubj"       the subject; with a passive its agent; with a noun an adjective, a possessive …
//   "obj"         the object; with a passive its subject; with a noun a genitive
//   "iobj"        the indirect object of a language without a dative: "gave it tanks"
//   "dat", "gen"  a bare case
//   "wobec+gen"   a preposition with its case; several words are joined by "_": "pod_adres+gen"
//   "with"        a preposition with any case, also with a gerund: "accused of bombing"; "out_of"
//   "clause"      a content clause or quotation; "inf" an infinitive; "ger" a bare gerund
struct Slot {
  enum class Kind {
    subject,
    object,
    indirect_object,
    bare_case,
    preposition,
    clause,
    infinitive,
    gerund
  };
  Kind kind = Kind::subject;
  std::string preposition;
  std::string grammatical_case;  // "Gen" …, "" for any
  bool operator==(const Slot&) const = default;
};
// Errors: invalid_argument for anything else.
Result<Slot> parse_slot(std::string_view text);

// A word or fixed phrase: "uścisnąć dłoń", "dojść do+porozumienie", "spotkać się", "rule out",
// "not comment". "się" asks for the reflexive, "nie" and "not" for a negation (which then is part
// of the meaning); the other words are lemmas of dependents of the head word, with their
// prepositions.
struct Phrase {
  struct Word {
    std::string preposition;
    std::string lemma;
    bool operator==(const Word&) const = default;
  };
  std::string head;
  std::vector<Word> words;
  bool reflexive = false;
  bool negated = false;
  bool operator==(const Phrase&) const = default;
  std::size_t specificity() const { return words.size() * 2 + reflexive + negated * 2; }
};
Result<Phrase> parse_phrase(std::string_view text);

// "obj:weapon" or "obj:!weapon": the argument in this slot has (not) a head noun of the class.
// "absent" is the class of a slot that nothing fills, "several" of one that names two or more.
struct Condition {
  Slot slot;
  std::string word_class;
  bool negated = false;
  std::string text = {};  // as the table writes it, for explain
};

enum class Form { verb, noun, adjective };

struct Frame {
  std::string id, type, mode;
  std::vector<std::string> contexts;
  std::vector<std::pair<Form, Phrase>> triggers;
  std::vector<Slot> actors, recipients, matter;
  std::vector<Condition> conditions;
  bool genitive_is_actor = false;  // "atak Rosji na …", as against "zatrzymanie opozycjonisty"
  bool host = false;      // a recipient that is a place stands for its country, and is the place
  bool goal = false;      // the place is where somebody is to come: "zaprosić do Wilna"
  bool swallow = false;   // clauses, infinitives and gerunds in `matter` are no events of their own
  bool fallback = false;  // only if its content holds no other event
  bool agentless = false;  // needs no participants, a place or a verb of happening is enough
  bool needs_actor = false;
  bool needs_recipient = false;
  bool any_subject = false;      // the subject may be a thing (a weapon, a text)
  bool human_recipient = false;  // recipients are people or organisations, no countries
  bool needs_future = false, needs_past = false;
  Factuality factuality = Factuality::certain;
  std::string tense;  // "", "past", "present", "future": fixed by the frame
};

// Frames by the lemma of the trigger's head word, the most specific first.
using FrameIndex =
    std::unordered_map<std::string, std::vector<std::pair<std::size_t, std::size_t>>>;

}  // namespace kronika::event

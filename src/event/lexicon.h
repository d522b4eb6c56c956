// All tables of the event stage, checked when loaded.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "event/frame.h"
#include "event/inflection.h"

namespace kronika::event {

// A verb that only carries an event noun: "złożyć wizytę", "doszło do zamieszek", "wizyta odbyła
// się".
struct LightVerb {
  Phrase phrase;
  Slot noun;            // where the event noun stands
  std::string subject;  // what the verb's subject is to the noun's event: "actor", "recipient", "-"
  std::string source;   // what its "od+gen" or dative is: "actor", "recipient", "-"
  bool negative = false;  // the event does not take place: "odwołać wizytę"
  std::string tense;      // forced tense, "" for the verb's own
  Factuality factuality = Factuality::certain;
};

// A word that says how certain or when what hangs on it is.
struct Modality {
  std::string lemma;
  std::string form;        // of the word: present, past, future, conditional, any
  std::string complement;  // inf, noun, clause, adverb, auxiliary, mark, preposition, existence
  Factuality factuality = Factuality::certain;
  std::string tense;  // "" for that of the word
  bool hypothetical = false;
  bool only_negated = false;      // "nie wiadomo", "nie ma informacji o"
  bool only_conditional = false;  // with an open condition beside: "would send troops if …"
};

// Words that do in this language what endings or other words do in another.
struct GrammarWords {
  std::set<std::string> at;            // prepositions of places: "w", "near"
  std::set<std::string> during;        // of an event within which another happens: "podczas"
  std::set<std::string> agent;         // of who does what a passive or a noun names: "przez", "by"
  std::set<std::string> genitive;      // that do what a genitive does: "of", "'s"
  std::set<std::string> negation;      // beside what features say: "neither", "nor", "hardly"
  std::set<std::string> origin;        // prepositions of where something is taken from: "from"
  std::set<std::string> target;        // prepositions of places that are also of aims: "at", "on"
  std::set<std::string> denial;        // verbs that say that something is not so
  std::set<std::string> there;         // adverbs that point back at a place
  std::set<std::string> subordinator;  // prepositions that also begin clauses: "after"
  std::set<std::string> approximate;   // before numbers: "at least", "up to"
  std::vector<Slot> giver, receiver;   // of a light verb's event: "od+gen", "from"; "dat", "to"
  std::vector<Slot> partner;           // with whom something mutual is done: "z+ins", "with"
};

struct Lexicon {
  std::vector<Frame> frames;
  FrameIndex index;  // head lemma → (frame, trigger)
  std::unordered_map<std::string, std::string>
      unaccented;  // folded head lemma → head lemma, for misspelt words
  std::unordered_map<std::string, std::vector<LightVerb>> light_verbs;  // by head lemma
  std::unordered_map<std::string, std::vector<Modality>> modality;      // by lemma
  std::unordered_map<std::string, std::set<std::string>> classes;       // lemma → classes
  std::vector<std::pair<std::string, std::string>> class_endings;       // ending → class
  std::map<std::string, std::set<std::string>> governed_cases;  // preposition → cases in the frames
  std::unordered_set<std::string>
      object_control;  // verbs whose object does what the infinitive says
  GrammarWords words;
  Inflection inflection;

  // A lemma that no class names is in those of its ending: "beekeeper", by "~keeper".
  bool is_a(const std::string& lemma, const std::string& word_class) const {
    const auto found = classes.find(lemma);
    if (found != classes.end()) return found->second.contains(word_class);
    return std::any_of(class_endings.begin(), class_endings.end(), [&](const auto& ending) {
      return ending.second == word_class && lemma.ends_with(ending.first);
    });
  }
};

// Errors: unreadable; damaged_resource with file and line.
Result<Lexicon> load_lexicon(const Resources& resources, std::string_view language);

}  // namespace kronika::event

// All tables of the event stage, checked when loaded.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "event/frame.h"

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
  std::string complement;  // inf, noun, clause, adverb, mark, preposition, existence (a bare noun)
  Factuality factuality = Factuality::certain;
  std::string tense;  // "" for that of the word
  bool hypothetical = false;
  bool only_negated = false;  // "nie wiadomo", "nie ma informacji o"
};

struct Lexicon {
  std::vector<Frame> frames;
  FrameIndex index;  // head lemma → (frame, trigger)
  std::unordered_map<std::string, std::string>
      unaccented;  // folded head lemma → head lemma, for misspelt words
  std::unordered_map<std::string, std::vector<LightVerb>> light_verbs;  // by head lemma
  std::unordered_map<std::string, std::vector<Modality>> modality;      // by lemma
  std::unordered_map<std::string, std::set<std::string>> classes;       // lemma → classes
  std::map<std::string, std::set<std::string>> governed_cases;  // preposition → cases in the frames
  std::unordered_map<std::string, std::string>
      place_words;  // preposition → "at", "during" or "agent"

  bool is_a(const std::string& lemma, const std::string& word_class) const {
    const auto found = classes.find(lemma);
    return found != classes.end() && found->second.contains(word_class);
  }
};

// Errors: unreadable; damaged_resource with file and line.
Result<Lexicon> load_lexicon(const Resources& resources, std::string_view language);

}  // namespace kronika::event

// The verb as a guide to time: "w maju odwiedził" was last May, "w maju odwiedzi" will be the next.
#pragma once

#include <vector>

#include "document/document.h"
#include "timex/calendar.h"
#include "timex/vocabulary.h"

namespace kronika::timex {

class TenseGuide {
 public:
  // O(tokens); both must outlive it.
  TenseGuide(const Document& document, const Vocabulary& vocabulary);

  // What the verb above `token` says.
  Direction direction(TokenIndex token) const;
  // Does the verb above tell one completed event?
  bool single_event(TokenIndex token) const;

 private:
  // What the auxiliaries, the copula and the particle of a predicate say.
  struct Auxiliaries {
    Direction tense = Direction::unknown;
    bool modal = false;    // "would", "may": what it governs lies ahead
    bool future = false;   // "will"
    bool perfect = false;  // "been"
    bool passive = false;
    bool infinitive = false;  // "to be approved"
    bool particle = false;    // "to": "is to meet", but not "did meet"
  };

  void note(const Token& token);
  bool has_sense(std::string_view form, WordClass word_class, int least) const;
  static Direction of_predicate(const Token& verb, const Auxiliaries& auxiliaries);
  bool looks_ahead(const Token& token) const;

  const Document& document_;
  const Vocabulary& vocabulary_;
  std::vector<Auxiliaries> auxiliaries_;  // per token
};

}  // namespace kronika::timex

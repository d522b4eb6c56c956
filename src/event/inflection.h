// Forms of the words that the tables name, where the tagger's lemma cannot be relied on.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "document/token.h"

namespace kronika::event {

// A language whose table has no rows knows nothing, and nothing is looked up.
class Inflection {
 public:
  // Errors: unreadable; damaged_resource with file and line.
  static Result<Inflection> load(const Resources& resources, std::string_view language);

  // Makes the word's forms known. `verb`: it is conjugated, else declined as a noun.
  void add(const std::string& lemma, bool verb);
  // The word that a token is a form of, where its own lemma is none that was added; else "".
  std::string_view lemma(const Token& token) const;
  bool empty() const { return endings_[0].empty() && endings_[1].empty(); }

 private:
  struct Ending {
    std::string base, form;
  };
  std::vector<Ending> endings_[2];                          // nouns, verbs
  std::unordered_map<std::string, std::string> lemmas_[2];  // form → lemma
  std::unordered_set<std::string> known_[2];
};

}  // namespace kronika::event

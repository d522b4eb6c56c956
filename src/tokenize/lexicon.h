// The tables of a language: conventions, abbreviations, compounds, function words; and emoticons,
// which are nobody's.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "base/table.h"
#include "tokenize/conventions.h"

namespace kronika::tokenize {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};
using StringSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;
template <class T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

// What the full stop of an abbreviation means for the sentence; abbreviations.tsv explains each.
struct AbbreviationUse {
  bool before = false, after = false, quantity = false, measure = false, closing = false;
  bool number = false;
};

class Abbreviations {
 public:
  static Result<Abbreviations> read(const Table& table);
  // `form` without its last full stop, as it stands in the text; null if it is none.
  const AbbreviationUse* find(std::string_view form) const;
  // Is it one with full stops inside ("m.in")?
  bool has_dotted(std::string_view form) const { return dotted_.contains(form); }
  std::size_t most_dots() const { return most_dots_; }

 private:
  StringMap<AbbreviationUse> uses_;
  StringSet dotted_;
  std::size_t most_dots_ = 0;
};

class Compounds {
 public:
  static Result<Compounds> read(const Table& table);
  bool is_prefix(std::string_view lower) const { return prefixes_.contains(lower); }
  bool is_whole(std::string_view lower) const { return wholes_.contains(lower); }
  bool is_domain(std::string_view lower) const { return domains_.contains(lower); }
  bool is_linking(std::string_view lower) const;
  bool is_syllable(std::string_view lower) const { return syllables_.contains(lower); }
  // Does it stand behind a number, so that "0,7kg" is two tokens?
  bool is_unit(std::string_view form) const { return units_.contains(form); }
  Status read_units(const Table& table);

 private:
  StringSet prefixes_, wholes_, domains_, syllables_, units_;
  std::vector<std::string> linking_;
};

// Faces by their first byte.
class Emoticons {
 public:
  static Result<Emoticons> read(const Table& table);
  // Length of the longest one that begins at `offset`, 0 if there is none.
  std::size_t match(std::string_view text, std::size_t offset) const;

 private:
  std::vector<std::vector<std::string>> by_first_ = std::vector<std::vector<std::string>>(256);
};

struct Lexicon {
  Conventions conventions;
  Abbreviations abbreviations;
  Compounds compounds;
  Emoticons emoticons;
  // Of a language without a dictionary: words that more often begin a sentence than they are names.
  StringSet function_words;
  StringSet agencies;  // in lower case; the first words of their names

  // Reads resources/<language>/{conventions,abbreviations,compounds}.tsv, function_words.tsv if
  // there is one, and common/{emoticons,units,agencies}.tsv. Errors: unreadable, damaged_resource.
  static Result<Lexicon> load(const Resources& resources, std::string_view language);
};

}  // namespace kronika::tokenize

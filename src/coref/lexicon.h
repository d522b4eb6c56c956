// The tables of the coref stage, checked when loaded: conventions, words of grammar, verbs without
// subjects, descriptions; and of the nouns of noun_classes.tsv who is human and what is not.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "coref/agreement.h"
#include "document/mention.h"

namespace kronika::coref {

enum class WordClass {
  first,
  personal,
  reflexive,
  reciprocal,
  own,
  relative,
  demonstrative,
  count,
  both,
  definite,
  indefinite,
  former,
  genitive,
  collective,
  counterpart,
  masculine,
  feminine,
  as,
  content,
  purpose,
  obligation,
  let,
  expletive,
  opinion,
  opening,
  closing,
  toggling
};

enum class With {
  any,
  bare,
  infinitive,
  clause,
  reflexive,
  impersonal_reflexive,
  dative,
  time,
  number,
  negated_genitive,
  passive,
  preposition
};

// A use of a verb that has no subject: "doszło do zamieszek".
struct ImpersonalUse {
  With with = With::any;
  std::string preposition, grammatical_case;  // of With::preposition
};

enum class PluralUse { none, counted, bare };

// What a noun such as "dyktator" or "resort" may stand for.
struct Description {
  std::vector<EntityKind> kinds;               // the likeliest first
  std::set<std::string, std::less<>> sectors;  // empty: any
  Gender gender = Gender::unknown;
  std::set<std::string, std::less<>> names;  // how the text must have called the entity
  bool any_name = false;
  PluralUse plural = PluralUse::none;
};

// Where the grammar of languages differs; reference_conventions.tsv says what each one means.
struct Conventions {
  bool dropped_subjects = false, natural_gender = false, articles = false, unquoted_speech = false;
};

// What sort of party a noun without a name is, by noun_classes.tsv.
enum class NounSort { unknown, human, institution, thing };

struct Lexicon {
  Conventions conventions;
  std::unordered_map<std::string, NounSort> sorts;
  std::unordered_map<std::string, std::uint8_t> first_names;
  std::map<std::string, std::set<WordClass>, std::less<>> words;
  std::map<std::string, std::size_t, std::less<>> counts;
  std::unordered_map<std::string, std::vector<ImpersonalUse>> impersonal;
  std::set<std::string, std::less<>> speech, directive, accusing;  // verbs
  std::vector<Description> descriptions;
  std::map<std::string, std::size_t, std::less<>> phrases;   // "szef rząd" → description
  std::vector<std::pair<std::string, std::size_t>> endings;  // "latek" → description

  bool is(std::string_view lemma, WordClass word_class) const;
  bool has(WordClass word_class) const;  // is there a word of this class at all?
  NounSort sort(const std::string& lemma) const;
  // The gender (a mask of agreement.h) of the people with this first name, as a slug.
  std::uint8_t first_name(const std::string& slug) const;
  std::size_t count(std::string_view lemma) const;  // 0: no count
  const Description* phrase(
      std::string_view words) const;  // words as they stand in the table, or null
  const Description* noun(
      std::string_view lemma) const;  // a single word, by its ending too, or null
};

// Errors: unreadable; damaged_resource with file and line.
Result<Lexicon> load_lexicon(const Resources& resources, std::string_view language);

}  // namespace kronika::coref

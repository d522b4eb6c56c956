// The tables of the attribution stage, checked when loaded.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "document/document.h"

namespace kronika::attribution {

// A noun phrase in which a reporting word has its content: "o+loc" is {"o", "Loc"}, "acc" is {"",
// "Acc"}; in a language without case "of+" is {"of", ""}, "object" is {"", ""}.
struct NounSlot {
  std::string preposition;  // lemmas; "" for a bare case
  std::string grammatical_case;
};

// One reporting word with what it does to what it reports (resources/<lang>/reporting.tsv).
struct Reporting {
  std::string id;                    // the words as the table has them
  std::string head;                  // lemma of the verb or noun
  std::vector<std::string> words;    // lemmas or forms that must stand near it: "nadzieja", "się"
  bool negation_in_meaning = false;  // "nie ukrywać"
  ReportKind kind = ReportKind::statement;
  Factuality content = Factuality::certain;
  Factuality negated = Factuality::unknown;
  bool clause = false, aside = false, quote = false;
  bool infinitive = false;  // "claims to have seen", "is said to have left"
  bool gerund = false;      // "admitted taking bribes"
  bool saying = false;      // its object is a noun of saying: "rejected accusations that"
  std::vector<NounSlot> slots;
  std::optional<NounSlot> source;  // where the source stands; none: it is the subject
  bool dash = false;               // an aside only after a dash or a quotation
  bool noun = false, continues = false, back = false, impersonal = false;
  bool adjective = false;  // "was confident that"
  bool listener = false;   // "told Reuters": an outlet as its object passes on what is said
  bool factive = false;    // "described how": question words leave nothing open
  bool known = false;      // says something only of who is known to be a source
  std::optional<Factuality> hearsay;  // the certainty where nobody is named: "is said to"
};

enum class PhraseRole : std::uint8_t { source, inner, relay, citing };

// A phrase that names a source (source_phrases.tsv): "według", "powołując się na", "w rozmowie z".
struct SourcePhrase {
  std::vector<std::string> words;
  PhraseRole role = PhraseRole::source;
  std::string grammatical_case;
  bool media_only = false;
};

// Classes of small words (attribution_words.tsv); a set of them is a bit mask.
enum class WordClass : std::uint8_t {
  complementizer,
  misspelt,
  whether,
  question,
  as,
  relative,
  subordinator,
  coordinator,
  closing,
  contrast,
  reflexive,
  negation,
  owner,
  impersonal,
  purpose,
  resuming,
  reportative,
  refusing,
  expressing,
  anonymous_noun,
  anonymous_adjective  // from anonymous_sources.tsv
};

struct Lexicon {
  // Do the tables name cases? In a language without case the order of words and the tree say who
  // speaks.
  bool has_cases = false;
  std::vector<Reporting> reporting;
  std::unordered_map<std::string, std::vector<std::size_t>>
      by_head;  // lemma → indices into reporting
  std::unordered_map<std::string, std::string>
      unaccented;  // folded head → head, for misspelt words
  std::vector<SourcePhrase> phrases;
  std::unordered_map<std::string, std::vector<std::size_t>>
      by_first;                                            // first word → phrases, longest first
  std::unordered_map<std::string, std::uint32_t> classes;  // word → mask of WordClass
  std::unordered_map<std::string, SourceKind> source_nouns;
  std::vector<std::vector<std::string>> anonymous_phrases;
  std::unordered_map<std::string, std::vector<std::size_t>> anonymous_by_first;

  std::uint32_t mask(const std::string& word) const {
    const auto found = classes.find(word);
    return found == classes.end() ? 0 : found->second;
  }
};

constexpr std::uint32_t bit(WordClass word_class) {
  return 1U << static_cast<unsigned>(word_class);
}

// Errors: unreadable; damaged_resource with file and line.
Result<Lexicon> load_lexicon(const Resources& resources, std::string_view language);

}  // namespace kronika::attribution

// Loads and checks the tables of attribution. Every kind, factuality, pattern, option, role, case
// and class must be a known one. Tested in tests/attribution/lexicon_test.cpp.

#include "attribution/lexicon.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/table.h"
#include "unicode/characters.h"

namespace kronika::attribution {
namespace {

using Row = Table::Row;

template <class Enum, std::size_t count>
std::optional<Enum> among(const std::array<std::string_view, count>& names, std::string_view text) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

constexpr std::array<std::string_view, 4> kKinds = {"statement", "belief", "denial",
                                                    "no_statement"};
constexpr std::array<std::string_view, 4> kRoles = {"source", "inner", "relay", "citing"};
constexpr std::array<std::string_view, 7> kCases = {"nom", "gen", "dat", "acc",
                                                    "ins", "loc", "voc"};
constexpr std::array<std::string_view, 19> kClasses = {
    "complementizer", "misspelt",     "whether",     "question",   "as",
    "relative",       "subordinator", "coordinator", "closing",    "contrast",
    "reflexive",      "negation",     "owner",       "impersonal", "purpose",
    "resuming",       "reportative",  "refusing",    "expressing"};

std::optional<SourceKind> source_kind_from(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(SourceKind::anonymous); ++i) {
    if (name(static_cast<SourceKind>(i)) == text) return static_cast<SourceKind>(i);
  }
  return std::nullopt;
}

// "gen" → "Gen", as the treebanks write it; "" if there is no such case.
std::string case_from(std::string_view text) {
  if (std::find(kCases.begin(), kCases.end(), text) == kCases.end()) return {};
  return unicode::upper_first(text);
}

// Words of a phrase; '+' binds like a space.
std::vector<std::string> words_of(std::string_view phrase) {
  std::string spaced(phrase);
  std::replace(spaced.begin(), spaced.end(), '+', ' ');
  std::vector<std::string> words;
  for (const std::string_view word : split(spaced, ' ')) words.emplace_back(word);
  return words;
}

std::optional<NounSlot> slot_from(std::string_view text) {
  const std::size_t plus = text.find('+');
  NounSlot slot;
  if (plus != std::string_view::npos) {
    slot.preposition = text.substr(0, plus);
    std::replace(slot.preposition.begin(), slot.preposition.end(), '_', ' ');
    text.remove_prefix(plus + 1);
    if (text.empty() && !slot.preposition.empty()) return slot;
  }
  if (text == "object") return slot;
  slot.grammatical_case = case_from(text);
  if (slot.grammatical_case.empty()) return std::nullopt;
  return slot;
}

Status set_patterns(const Row& row, Reporting& entry) {
  for (const std::string_view pattern : row.list("patterns")) {
    if (pattern == "clause") {
      entry.clause = true;
    } else if (pattern == "aside") {
      entry.aside = true;
    } else if (pattern == "quote") {
      entry.quote = true;
    } else if (pattern == "infinitive") {
      entry.infinitive = true;
    } else if (pattern == "gerund") {
      entry.gerund = true;
    } else if (pattern == "saying") {
      entry.saying = true;
    } else if (const auto slot = slot_from(pattern)) {
      entry.slots.push_back(*slot);
    } else {
      return row.error("unknown pattern '" + std::string(pattern) + "'");
    }
  }
  return Success{};
}

Status set_options(const Row& row, Reporting& entry) {
  for (const std::string_view option : row.list("options")) {
    if (option == "noun") {
      entry.noun = true;
    } else if (option == "dash") {
      entry.dash = true;
    } else if (option == "continues") {
      entry.continues = true;
    } else if (option == "back") {
      entry.back = true;
    } else if (option == "impersonal") {
      entry.impersonal = true;
    } else if (option == "adjective") {
      entry.adjective = true;
    } else if (option == "listener") {
      entry.listener = true;
    } else if (option == "factive") {
      entry.factive = true;
    } else if (option == "known") {
      entry.known = true;
    } else if (option.starts_with("hearsay=")) {
      entry.hearsay = factuality_from_name(option.substr(8));
      if (!entry.hearsay) return row.error("unknown factuality '" + std::string(option) + "'");
    } else if (option.starts_with("source=")) {
      entry.source = slot_from(option.substr(7));
      if (!entry.source) return row.error("no noun phrase: '" + std::string(option) + "'");
    } else {
      return row.error("unknown option '" + std::string(option) + "'");
    }
  }
  return Success{};
}

Result<Reporting> reporting_from(const Row& row) {
  Reporting entry;
  const auto kind = among<ReportKind>(kKinds, row["kind"]);
  if (!kind) return row.error("unknown kind '" + std::string(row["kind"]) + "'");
  const auto content = factuality_from_name(row["content"]),
             negated = factuality_from_name(row["negated"]);
  if (!content) return row.error("unknown factuality '" + std::string(row["content"]) + "'");
  if (!negated) return row.error("unknown factuality '" + std::string(row["negated"]) + "'");
  entry.kind = *kind;
  entry.content = *content;
  entry.negated = *negated;
  if (Status set = set_patterns(row, entry); !set) return set.error();
  if (Status set = set_options(row, entry); !set) return set.error();
  return entry;
}

Status load_reporting(const Resources& resources, std::string_view language, Lexicon& lexicon) {
  Result<Table> table = Table::load(resources.language(language, "reporting.tsv"),
                                    {"words", "kind", "content", "negated", "patterns", "options"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Row row = table->row(i);
    Result<Reporting> entry = reporting_from(row);
    if (!entry) return entry.error();
    if (row.list("words").empty()) return row.error("no words");
    for (const NounSlot& slot : entry->slots)
      lexicon.has_cases = lexicon.has_cases || !slot.grammatical_case.empty();
    for (const std::string_view phrase : row.list("words")) {
      Reporting one = *entry;
      one.id = phrase;
      one.words = words_of(phrase);
      if (one.words.size() > 1 && lexicon.mask(one.words.front()) & bit(WordClass::negation)) {
        one.negation_in_meaning = true;
        one.words.erase(one.words.begin());
      }
      one.head = one.words.front();
      one.words.erase(one.words.begin());
      lexicon.by_head[one.head].push_back(lexicon.reporting.size());
      lexicon.unaccented.emplace(unicode::fold(one.head), one.head);
      lexicon.reporting.push_back(std::move(one));
    }
  }
  // The longest phrase first: "mieć nadzieja" before "mieć".
  for (auto& [head, entries] : lexicon.by_head) {
    std::stable_sort(entries.begin(), entries.end(), [&](std::size_t a, std::size_t b) {
      const auto rank = [&](std::size_t e) {
        return lexicon.reporting[e].words.size() * 2 + lexicon.reporting[e].negation_in_meaning;
      };
      return rank(a) > rank(b);
    });
  }
  return Success{};
}

Status load_phrases(const Resources& resources, std::string_view language, Lexicon& lexicon) {
  Result<Table> table = Table::load(resources.language(language, "source_phrases.tsv"),
                                    {"words", "role", "case", "kinds"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Row row = table->row(i);
    const auto role = among<PhraseRole>(kRoles, row["role"]);
    if (!role) return row.error("unknown role '" + std::string(row["role"]) + "'");
    const std::string grammatical_case = case_from(row["case"]);
    if (grammatical_case.empty() && !row["case"].empty())
      return row.error("unknown case '" + std::string(row["case"]) + "'");
    if (!row["kinds"].empty() && row["kinds"] != "media")
      return row.error("unknown kinds '" + std::string(row["kinds"]) + "'");
    for (const std::string_view phrase : row.list("words")) {
      const SourcePhrase one{words_of(phrase), *role, grammatical_case, row["kinds"] == "media"};
      lexicon.by_first[one.words.front()].push_back(lexicon.phrases.size());
      lexicon.phrases.push_back(one);
    }
  }
  for (auto& [first, phrases] : lexicon.by_first) {
    std::stable_sort(phrases.begin(), phrases.end(), [&](std::size_t a, std::size_t b) {
      return lexicon.phrases[a].words.size() > lexicon.phrases[b].words.size();
    });
  }
  return Success{};
}

Status load_words(const Resources& resources, std::string_view language, Lexicon& lexicon) {
  Result<Table> table =
      Table::load(resources.language(language, "attribution_words.tsv"), {"class", "words"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Row row = table->row(i);
    const auto word_class = among<WordClass>(kClasses, row["class"]);
    if (!word_class) return row.error("unknown class '" + std::string(row["class"]) + "'");
    for (const std::string_view word : row.list("words"))
      lexicon.classes[std::string(word)] |= bit(*word_class);
  }
  return Success{};
}

Status load_source_nouns(const Resources& resources, std::string_view language, Lexicon& lexicon) {
  Result<Table> table =
      Table::load(resources.language(language, "source_nouns.tsv"), {"kind", "lemmas"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Row row = table->row(i);
    const auto kind = source_kind_from(row["kind"]);
    if (!kind) return row.error("unknown kind '" + std::string(row["kind"]) + "'");
    for (const std::string_view lemma : row.list("lemmas"))
      lexicon.source_nouns.emplace(lemma, *kind);
  }
  return Success{};
}

Status load_anonymous(const Resources& resources, std::string_view language, Lexicon& lexicon) {
  Result<Table> table =
      Table::load(resources.language(language, "anonymous_sources.tsv"), {"class", "words"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Row row = table->row(i);
    const std::string_view word_class = row["class"];
    if (word_class != "noun" && word_class != "adjective" && word_class != "phrase")
      return row.error("unknown class '" + std::string(word_class) + "'");
    for (const std::string_view words : row.list("words")) {
      if (word_class == "phrase") {
        std::vector<std::string> phrase = words_of(words);
        lexicon.anonymous_by_first[phrase.front()].push_back(lexicon.anonymous_phrases.size());
        lexicon.anonymous_phrases.push_back(std::move(phrase));
      } else {
        lexicon.classes[std::string(words)] |=
            bit(word_class == "noun" ? WordClass::anonymous_noun : WordClass::anonymous_adjective);
      }
    }
  }
  return Success{};
}

}  // namespace

Result<Lexicon> load_lexicon(const Resources& resources, std::string_view language) {
  Lexicon lexicon;
  for (const auto load :
       {load_words, load_reporting, load_phrases, load_source_nouns, load_anonymous}) {
    if (Status loaded = load(resources, language, lexicon); !loaded) return loaded.error();
  }
  return lexicon;
}

}  // namespace kronika::attribution

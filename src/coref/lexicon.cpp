// Loads and checks reference_conventions.tsv, reference_words.tsv and verb_subjects.tsv. Tested in
// tests/coref/lexicon_test.cpp.

#include "coref/lexicon.h"

#include <algorithm>
#include <charconv>

#include "coref/lexicon_tables.h"

namespace kronika::coref {
namespace {

constexpr std::array<std::pair<std::string_view, WordClass>, 27> kWordClasses{
    {{"first", WordClass::first},
     {"personal", WordClass::personal},
     {"reflexive", WordClass::reflexive},
     {"reciprocal", WordClass::reciprocal},
     {"own", WordClass::own},
     {"relative", WordClass::relative},
     {"demonstrative", WordClass::demonstrative},
     {"count", WordClass::count},
     {"both", WordClass::both},
     {"definite", WordClass::definite},
     {"indefinite", WordClass::indefinite},
     {"former", WordClass::former},
     {"genitive", WordClass::genitive},
     {"collective", WordClass::collective},
     {"counterpart", WordClass::counterpart},
     {"masculine", WordClass::masculine},
     {"feminine", WordClass::feminine},
     {"as", WordClass::as},
     {"content", WordClass::content},
     {"purpose", WordClass::purpose},
     {"obligation", WordClass::obligation},
     {"let", WordClass::let},
     {"expletive", WordClass::expletive},
     {"opinion", WordClass::opinion},
     {"opening", WordClass::opening},
     {"closing", WordClass::closing},
     {"toggling", WordClass::toggling}}};

constexpr std::array<std::pair<std::string_view, With>, 11> kConditions{
    {{"any", With::any},
     {"bare", With::bare},
     {"inf", With::infinitive},
     {"clause", With::clause},
     {"się", With::reflexive},
     {"impersonal_się", With::impersonal_reflexive},
     {"dat", With::dative},
     {"time", With::time},
     {"number", With::number},
     {"nie+gen", With::negated_genitive},
     {"passive", With::passive}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kCases{{{"gen", "Gen"},
                                                                               {"dat", "Dat"},
                                                                               {"acc", "Acc"},
                                                                               {"ins", "Ins"},
                                                                               {"loc", "Loc"},
                                                                               {"nom", "Nom"}}};

struct Convention {
  std::string_view name;
  bool Conventions::*holds;
};
constexpr std::array<Convention, 4> kConventions{
    {{"dropped_subjects", &Conventions::dropped_subjects},
     {"natural_gender", &Conventions::natural_gender},
     {"articles", &Conventions::articles},
     {"unquoted_speech", &Conventions::unquoted_speech}}};

Status load_conventions(const Resources& resources, std::string_view language, Lexicon& lexicon) {
  Result<Table> table = Table::load(resources.language(language, "reference_conventions.tsv"),
                                    {"convention", "holds", "meaning"});
  if (!table) return table.error();
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    const auto which =
        std::find_if(kConventions.begin(), kConventions.end(),
                     [&](const Convention& c) { return c.name == row["convention"]; });
    if (which == kConventions.end())
      return row.error(quoted("unknown convention", row["convention"]));
    if (row["holds"] != "yes" && row["holds"] != "no")
      return row.error("a convention is yes or no");
    if (!seen.insert(which->name).second) return row.error("the convention has a row already");
    lexicon.conventions.*(which->holds) = row["holds"] == "yes";
  }
  for (const Convention& convention : kConventions) {
    if (!seen.contains(convention.name))
      return Error{ErrorCode::damaged_resource, table->name() + ": the convention '" +
                                                    std::string(convention.name) + "' has no row"};
  }
  return Success{};
}

Status load_words(const Resources& resources, std::string_view language, Lexicon& lexicon) {
  Result<Table> table = Table::load(resources.language(language, "reference_words.tsv"),
                                    {"class", "lemmas", "value"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    const std::optional<WordClass> word_class = named(kWordClasses, row["class"]);
    if (!word_class) return row.error(quoted("unknown class", row["class"]));
    const bool counts = *word_class == WordClass::count || *word_class == WordClass::both;
    const std::string_view value = cell(row["value"]);
    std::size_t count = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), count);
    const bool number =
        !value.empty() && error == std::errc() && end == value.data() + value.size();
    if (counts ? !number || count < 2 : !value.empty())
      return row.error(quoted("wrong value", value));
    if (row.list("lemmas").empty()) return row.error("no lemmas");
    for (const std::string_view lemma : row.list("lemmas")) {
      lexicon.words[std::string(lemma)].insert(*word_class);
      if (counts) lexicon.counts[std::string(lemma)] = count;
    }
  }
  return Success{};
}

Result<ImpersonalUse> impersonal_use(const Table::Row& row) {
  const std::string_view text = row["with"];
  if (const std::optional<With> with = named(kConditions, text))
    return ImpersonalUse{*with, {}, {}};
  const std::size_t plus = text.find('+');
  if (plus == std::string_view::npos || plus == 0)
    return row.error(quoted("unknown condition", text));
  const std::optional<std::string_view> grammatical_case = named(kCases, text.substr(plus + 1));
  if (!grammatical_case) return row.error(quoted("unknown case in", text));
  return ImpersonalUse{With::preposition, std::string(text.substr(0, plus)),
                       std::string(*grammatical_case)};
}

Status load_verbs(const Resources& resources, std::string_view language, Lexicon& lexicon) {
  Result<Table> table =
      Table::load(resources.language(language, "verb_subjects.tsv"), {"lemmas", "with", "class"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    const Result<ImpersonalUse> use = impersonal_use(row);
    if (!use) return use.error();
    const std::string_view verb_class = row["class"];
    if (verb_class != "impersonal" && verb_class != "speech" && verb_class != "directive" &&
        verb_class != "accusing")
      return row.error(quoted("unknown class", verb_class));
    if (verb_class != "impersonal" && use->with != With::any)
      return row.error("only impersonal verbs have conditions");
    for (const std::string_view lemma : row.list("lemmas")) {
      if (verb_class == "impersonal") lexicon.impersonal[std::string(lemma)].push_back(*use);
      if (verb_class == "speech") lexicon.speech.emplace(lemma);
      if (verb_class == "accusing") lexicon.accusing.emplace(lemma);
      if (verb_class == "directive") lexicon.directive.emplace(lemma);
    }
  }
  return Success{};
}

}  // namespace

bool Lexicon::is(std::string_view lemma, WordClass word_class) const {
  const auto found = words.find(lemma);
  return found != words.end() && found->second.contains(word_class);
}

bool Lexicon::has(WordClass word_class) const {
  return std::any_of(words.begin(), words.end(),
                     [&](const auto& entry) { return entry.second.contains(word_class); });
}

NounSort Lexicon::sort(const std::string& lemma) const {
  const auto found = sorts.find(lemma);
  return found == sorts.end() ? NounSort::unknown : found->second;
}

std::uint8_t Lexicon::first_name(const std::string& slug) const {
  const auto found = first_names.find(slug);
  return found == first_names.end() || found->second == 0 ? kAnyGender : found->second;
}

std::size_t Lexicon::count(std::string_view lemma) const {
  const auto found = counts.find(lemma);
  return found == counts.end() ? 0 : found->second;
}

const Description* Lexicon::phrase(std::string_view text) const {
  const auto found = phrases.find(text);
  return found == phrases.end() ? nullptr : &descriptions[found->second];
}

const Description* Lexicon::noun(std::string_view lemma) const {
  if (const Description* found = phrase(lemma)) return found;
  for (const auto& [ending, number] : endings) {
    if (lemma.ends_with(ending)) return &descriptions[number];
  }
  return nullptr;
}

Result<Lexicon> load_lexicon(const Resources& resources, std::string_view language) {
  Lexicon lexicon;
  for (const auto load : {load_conventions, load_words, load_verbs, load_descriptions,
                          load_noun_sorts, load_first_names}) {
    const Status status = load(resources, language, lexicon);
    if (!status) return status.error();
  }
  return lexicon;
}

}  // namespace kronika::coref

// Loads and checks reference_words.tsv, verb_subjects.tsv and descriptions.tsv. Tested in
// tests/coref/lexicon_test.cpp.

#include "coref/lexicon.h"

#include <array>
#include <charconv>
#include <optional>

#include "base/table.h"

namespace kronika::coref {
namespace {

template <class T, std::size_t N>
std::optional<T> named(const std::array<std::pair<std::string_view, T>, N>& names,
                       std::string_view text) {
  for (const auto& [name, value] : names) {
    if (name == text) return value;
  }
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, WordClass>, 17> kWordClasses{
    {{"personal", WordClass::personal},
     {"reflexive", WordClass::reflexive},
     {"own", WordClass::own},
     {"relative", WordClass::relative},
     {"demonstrative", WordClass::demonstrative},
     {"count", WordClass::count},
     {"both", WordClass::both},
     {"indefinite", WordClass::indefinite},
     {"as", WordClass::as},
     {"content", WordClass::content},
     {"purpose", WordClass::purpose},
     {"let", WordClass::let},
     {"expletive", WordClass::expletive},
     {"opinion", WordClass::opinion},
     {"opening", WordClass::opening},
     {"closing", WordClass::closing},
     {"toggling", WordClass::toggling}}};

constexpr std::array<std::pair<std::string_view, With>, 10> kConditions{
    {{"any", With::any},
     {"bare", With::bare},
     {"inf", With::infinitive},
     {"clause", With::clause},
     {"się", With::reflexive},
     {"impersonal_się", With::impersonal_reflexive},
     {"dat", With::dative},
     {"time", With::time},
     {"number", With::number},
     {"nie+gen", With::negated_genitive}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kCases{{{"gen", "Gen"},
                                                                               {"dat", "Dat"},
                                                                               {"acc", "Acc"},
                                                                               {"ins", "Ins"},
                                                                               {"loc", "Loc"},
                                                                               {"nom", "Nom"}}};

constexpr std::array<std::pair<std::string_view, EntityKind>, 8> kKinds{
    {{"person", EntityKind::person},
     {"country", EntityKind::country},
     {"place", EntityKind::place},
     {"organisation", EntityKind::organisation},
     {"media", EntityKind::media},
     {"agency", EntityKind::agency},
     {"document", EntityKind::document},
     {"group", EntityKind::group}}};

constexpr std::array<std::pair<std::string_view, Gender>, 3> kGenders{
    {{"masculine", Gender::masculine}, {"feminine", Gender::feminine}, {"", Gender::unknown}}};

constexpr std::array<std::pair<std::string_view, PluralUse>, 3> kPlurals{
    {{"bare", PluralUse::bare}, {"counted", PluralUse::counted}, {"", PluralUse::none}}};

std::string quoted(std::string_view what, std::string_view text) {
  return std::string(what) + " '" + std::string(text) + "'";
}

std::string_view cell(std::string_view text) { return text == "-" ? std::string_view{} : text; }

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

Result<Description> description(const Table::Row& row) {
  Description found;
  for (const std::string_view text : row.list("kinds")) {
    const std::optional<EntityKind> kind = named(kKinds, text);
    if (!kind) return row.error(quoted("unknown kind", text));
    found.kinds.push_back(*kind);
  }
  if (found.kinds.empty()) return row.error("no kinds");
  for (const std::string_view sector : row.list("sectors")) {
    const bool well_formed =
        sector.size() == 3 &&
        sector.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
    if (sector == "-") continue;
    if (!well_formed) return row.error(quoted("unknown sector", sector));
    found.sectors.emplace(sector);
  }
  const std::optional<Gender> gender = named(kGenders, cell(row["gender"]));
  if (!gender) return row.error(quoted("unknown gender", row["gender"]));
  found.gender = *gender;
  for (const std::string_view name : row.list("names")) {
    if (name == "*")
      found.any_name = true;
    else if (name != "-")
      found.names.emplace(name);
  }
  const std::optional<PluralUse> plural = named(kPlurals, cell(row["plural"]));
  if (!plural) return row.error(quoted("unknown use of the plural", row["plural"]));
  found.plural = *plural;
  return found;
}

Status load_descriptions(const Resources& resources, std::string_view language, Lexicon& lexicon) {
  Result<Table> table = Table::load(resources.language(language, "descriptions.tsv"),
                                    {"lemmas", "kinds", "sectors", "gender", "names", "plural"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    Result<Description> parsed = description(row);
    if (!parsed) return parsed.error();
    const std::size_t number = lexicon.descriptions.size();
    lexicon.descriptions.push_back(std::move(*parsed));
    if (row.list("lemmas").empty()) return row.error("no lemmas");
    for (const std::string_view lemma : row.list("lemmas")) {
      if (lemma.starts_with('*')) {
        if (lemma.size() == 1) return row.error("an empty ending");
        lexicon.endings.emplace_back(std::string(lemma.substr(1)), number);
      } else if (!lexicon.phrases.emplace(std::string(lemma), number).second) {
        return row.error(quoted("twice:", lemma));
      }
    }
  }
  return Success{};
}

}  // namespace

bool Lexicon::is(std::string_view lemma, WordClass word_class) const {
  const auto found = words.find(lemma);
  return found != words.end() && found->second.contains(word_class);
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
  for (const auto load : {load_words, load_verbs, load_descriptions}) {
    const Status status = load(resources, language, lexicon);
    if (!status) return status.error();
  }
  return lexicon;
}

}  // namespace kronika::coref

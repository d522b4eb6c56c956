// Loads and checks the tables beside the frames: light verbs, modality, noun classes, grammar
// words. Every name in a row (slot, class, factuality, option) must exist. Tested in
// tests/event/lexicon_test.cpp.

#include "event/lexicon.h"

#include <algorithm>
#include <array>

#include "base/table.h"
#include "event/frame_table.h"

namespace kronika::event {
namespace {

Status load_classes(const Resources& resources, std::string_view language, Lexicon& lexicon,
                    Vocabulary& vocabulary) {
  Result<Table> table =
      Table::load(resources.language(language, "noun_classes.tsv"), {"class", "lemmas"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    vocabulary.classes.emplace(row["class"]);
    for (const std::string_view lemma : row.list("lemmas")) {
      if (lemma.starts_with("~"))
        lexicon.class_endings.emplace_back(lemma.substr(1), row["class"]);
      else
        lexicon.classes[std::string(lemma)].emplace(row["class"]);
    }
  }
  return Success{};
}

Status load_light_verbs(const Resources& resources, std::string_view language,
                        const Vocabulary& vocabulary, Lexicon& lexicon) {
  Result<Table> table = Table::load(resources.language(language, "light_verbs.tsv"),
                                    {"verbs", "noun", "subject", "other", "factuality", "tense"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    Result<Slot> slot = checked_slot(row, row["noun"], vocabulary);
    if (!slot) return slot.error();
    const auto factuality =
        row["factuality"].empty() ? Factuality::certain : factuality_from_name(row["factuality"]);
    if (!factuality)
      return row.error("unknown factuality '" + std::string(row["factuality"]) + "'");
    if (!is_tense(row["tense"]))
      return row.error("unknown tense '" + std::string(row["tense"]) + "'");
    for (const std::string_view column : {"subject", "other"}) {
      if (!row[column].empty() && row[column] != "actor" && row[column] != "recipient") {
        return row.error("neither actor nor recipient: '" + std::string(row[column]) + "'");
      }
    }
    for (const std::string_view verb : row.list("verbs")) {
      Result<Phrase> phrase = parse_phrase(verb);
      if (!phrase) return row.error(phrase.error().message);
      LightVerb light;
      light.noun = *slot;
      light.subject = row["subject"];
      light.source = row["other"];
      light.factuality = *factuality;
      light.tense = row["tense"];
      light.phrase = *phrase;
      lexicon.light_verbs[phrase->head].push_back(std::move(light));
    }
  }
  return Success{};
}

Status load_modality(const Resources& resources, std::string_view language, Lexicon& lexicon) {
  Result<Table> table =
      Table::load(resources.language(language, "modality.tsv"),
                  {"words", "form", "complement", "factuality", "tense", "options"});
  if (!table) return table.error();
  constexpr std::array kForms = {"any", "present", "past", "future", "conditional"};
  constexpr std::array kComplements = {"inf",  "noun",        "clause",    "adverb",
                                       "mark", "preposition", "existence", "auxiliary"};
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    if (std::find(kForms.begin(), kForms.end(), row["form"]) == kForms.end())
      return row.error("unknown form");
    if (std::find(kComplements.begin(), kComplements.end(), row["complement"]) ==
        kComplements.end()) {
      return row.error("unknown complement");
    }
    const auto factuality = factuality_from_name(row["factuality"]);
    if (!factuality)
      return row.error("unknown factuality '" + std::string(row["factuality"]) + "'");
    if (!is_tense(row["tense"]))
      return row.error("unknown tense '" + std::string(row["tense"]) + "'");
    Modality entry{{},
                   std::string(row["form"]),
                   std::string(row["complement"]),
                   *factuality,
                   std::string(row["tense"]),
                   false,
                   false,
                   false};
    for (const std::string_view option : row.list("options")) {
      if (option == "hypothetical")
        entry.hypothetical = true;
      else if (option == "negated")
        entry.only_negated = true;
      else if (option == "conditional")
        entry.only_conditional = true;
      else
        return row.error("unknown option '" + std::string(option) + "'");
    }
    for (const std::string_view word : row.list("words")) {
      entry.lemma = word;
      lexicon.modality[entry.lemma].push_back(entry);
    }
  }
  return Success{};
}

Status load_control(const Resources& resources, std::string_view language, Lexicon& lexicon) {
  Result<Table> table =
      Table::load(resources.language(language, "control.tsv"), {"controller", "verbs"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    if (row["controller"] != "object") return row.error("the controller is no object");
    for (const std::string_view verb : row.list("verbs")) lexicon.object_control.emplace(verb);
  }
  return Success{};
}

Status load_grammar_words(const Resources& resources, std::string_view language,
                          Vocabulary& vocabulary, GrammarWords& words) {
  Result<Table> table =
      Table::load(resources.language(language, "grammar_words.tsv"), {"kind", "words"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    if (row["kind"] != "preposition") continue;
    for (const std::string_view word : row.list("words")) vocabulary.prepositions.emplace(word);
  }
  const std::map<std::string, std::set<std::string>*, std::less<>> sets = {
      {"at", &words.at},
      {"during", &words.during},
      {"agent", &words.agent},
      {"genitive", &words.genitive},
      {"negation", &words.negation},
      {"approximate", &words.approximate},
      {"origin", &words.origin},
      {"target", &words.target},
      {"denial", &words.denial},
      {"there", &words.there},
      {"subordinator", &words.subordinator}};
  const std::map<std::string, std::vector<Slot>*, std::less<>> slots = {
      {"giver", &words.giver}, {"receiver", &words.receiver}, {"partner", &words.partner}};
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    const auto set = sets.find(row["kind"]);
    const auto list = slots.find(row["kind"]);
    if (set == sets.end() && list == slots.end() && row["kind"] != "preposition")
      return row.error("unknown kind '" + std::string(row["kind"]) + "'");
    for (const std::string_view word : row.list("words")) {
      if (set != sets.end()) set->second->emplace(word);
      if (list == slots.end()) continue;
      Result<Slot> slot = checked_slot(row, word, vocabulary);
      if (!slot) return slot.error();
      list->second->push_back(std::move(*slot));
    }
  }
  return Success{};
}

// Makes the forms of all words that the tables name known.
void add_forms(Lexicon& lexicon) {
  if (lexicon.inflection.empty()) return;
  const auto add_phrase = [&](const Phrase& phrase, bool verb) {
    lexicon.inflection.add(phrase.head, verb);
    for (const Phrase::Word& word : phrase.words) lexicon.inflection.add(word.lemma, false);
  };
  for (const Frame& frame : lexicon.frames) {
    for (const auto& [form, phrase] : frame.triggers) add_phrase(phrase, form == Form::verb);
  }
  for (const auto& [head, lights] : lexicon.light_verbs) {
    for (const LightVerb& light : lights) add_phrase(light.phrase, true);
  }
  for (const auto& [lemma, entries] : lexicon.modality) {
    for (const Modality& entry : entries) {
      if (entry.complement == "inf" || entry.complement == "noun" || entry.complement == "clause")
        lexicon.inflection.add(lemma, true);
    }
  }
  for (const std::string& verb : lexicon.object_control) lexicon.inflection.add(verb, true);
  for (const auto& [lemma, classes] : lexicon.classes) lexicon.inflection.add(lemma, false);
}

}  // namespace

Result<Lexicon> load_lexicon(const Resources& resources, std::string_view language) {
  Lexicon lexicon;
  Result<Vocabulary> vocabulary = load_vocabulary(resources, language);
  if (!vocabulary) return vocabulary.error();
  if (Status s = load_grammar_words(resources, language, *vocabulary, lexicon.words); !s)
    return s.error();
  if (Status s = load_classes(resources, language, lexicon, *vocabulary); !s) return s.error();
  if (Status s = load_frames(resources, language, *vocabulary, lexicon); !s) return s.error();
  if (Status s = load_light_verbs(resources, language, *vocabulary, lexicon); !s) return s.error();
  if (Status s = load_modality(resources, language, lexicon); !s) return s.error();
  if (Status s = load_control(resources, language, lexicon); !s) return s.error();
  Result<Inflection> inflection = Inflection::load(resources, language);
  if (!inflection) return inflection.error();
  lexicon.inflection = std::move(*inflection);
  add_forms(lexicon);
  return lexicon;
}

}  // namespace kronika::event

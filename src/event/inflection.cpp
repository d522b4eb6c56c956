// Forms of known words. A tagger that has never seen "expelled" guesses its lemma ("expell"), and a
// frame that names "expel" would not find it. The words of the tables are known, so their forms can
// be made by the endings of inflection.tsv, all spellings that a base could have ("expeled",
// "expelled"): what nobody writes does no harm.
//
// Easy: "ratified". Hard: "shelling", a lemma of its own as a noun, and a form as a verb. Tested
// in tests/event/lexicon_test.cpp.

#include "event/inflection.h"

#include "base/table.h"
#include "unicode/characters.h"

namespace kronika::event {

Result<Inflection> Inflection::load(const Resources& resources, std::string_view language) {
  Inflection inflection;
  Result<Table> table =
      Table::load(resources.language(language, "inflection.tsv"), {"part", "base", "forms"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    if (row["part"] != "verb" && row["part"] != "noun") return row.error("neither verb nor noun");
    const std::size_t part = row["part"] == "verb";
    if (!row["base"].starts_with("~"))
      return row.error("no ending: '" + std::string(row["base"]) + "'");
    for (const std::string_view form : row.list("forms")) {
      if (!form.starts_with("~")) return row.error("no ending: '" + std::string(form) + "'");
      inflection.endings_[part].push_back(
          {std::string(row["base"].substr(1)), std::string(form.substr(1))});
    }
  }
  return inflection;
}

void Inflection::add(const std::string& lemma, bool verb) {
  if (empty() || !known_[verb].insert(lemma).second) return;
  for (const Ending& ending : endings_[verb]) {
    if (!lemma.ends_with(ending.base)) continue;
    lemmas_[verb].emplace(lemma.substr(0, lemma.size() - ending.base.size()) + ending.form, lemma);
  }
}

std::string_view Inflection::lemma(const Token& token) const {
  const bool verb = token.upos == Upos::VERB;
  if (empty() || (!verb && token.upos != Upos::NOUN)) return {};
  if (known_[verb].contains(token.lemma)) return {};
  const auto found = lemmas_[verb].find(unicode::lower(token.form));
  return found == lemmas_[verb].end() ? std::string_view{} : found->second;
}

}  // namespace kronika::event

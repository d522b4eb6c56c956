// A dictionary's tables of inflection in small: a word is a stem and the name of a paradigm, a
// paradigm a list of endings with the dictionary's tags (as in J. Tokarski, Schematyczny indeks a
// tergo polskich form wyrazowych, 1993). What it adds is what the network is worst at: without a
// reading it guesses lemma and case of "dronami" from the ending alone. Easy: "dron|em". Hard:
// "bezzałogow|iec", whose stem ends before what alternates. Tested in tests/tag/new_words_test.cpp.

#include "tag/new_words.h"

#include <map>

#include "base/table.h"

namespace kronika::tag {
namespace {

struct Ending {
  std::string letters, tag;
};

// "0=subst:sg:nom:m3": an ending and its tag; "0" is none.
Result<std::vector<Ending>> paradigm_from(const Table::Row& row) {
  std::vector<Ending> endings;
  for (const std::string_view text : row.list("words")) {
    const std::size_t equals = text.find('=');
    if (equals == 0 || equals == std::string_view::npos || equals + 1 == text.size())
      return row.error("no 'ending=tag' in '" + std::string(text) + "'");
    const std::string_view letters = text.substr(0, equals);
    endings.push_back(
        {letters == "0" ? "" : std::string(letters), std::string(text.substr(equals + 1))});
  }
  if (endings.empty()) return row.error("a paradigm without endings");
  return endings;
}

}  // namespace

Result<NewWords> NewWords::load(const std::filesystem::path& path) {
  NewWords words;
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return words;
  const Result<Table> table = Table::load(path, {"class", "value", "words"});
  if (!table) return table.error();
  std::map<std::string, std::vector<Ending>, std::less<>> paradigms;
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    if (row["class"] == "paradigm") {
      Result<std::vector<Ending>> endings = paradigm_from(row);
      if (!endings) return endings.error();
      paradigms[std::string(row["value"])] = std::move(*endings);
      continue;
    }
    const auto paradigm = paradigms.find(row["value"]);
    if (row["class"] != "stem" || paradigm == paradigms.end())
      return row.error("neither a paradigm nor stems of one that stands above");
    for (const std::string_view stem : row.list("words")) {
      const std::string lemma = std::string(stem) + paradigm->second.front().letters;
      for (const Ending& ending : paradigm->second)
        words.forms_[std::string(stem) + ending.letters].push_back({lemma, ending.tag});
    }
  }
  return words;
}

std::span<const dictionary::Analysis> NewWords::find(std::string_view form) const {
  const auto found = forms_.find(std::string(form));
  if (found == forms_.end()) return {};
  return found->second;
}

}  // namespace kronika::tag

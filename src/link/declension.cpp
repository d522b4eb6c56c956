// Declension by a table of endings. The lemmatiser knows the words of the dictionary; names from abroad it
// must guess, and often guesses wrong. So a form is compared with known names by undoing every ending that
// Polish could have put on it; only what a table of names holds then counts, which keeps the guesses honest.
// The classes are those of the usual descriptions (Saloni, Słownik gramatyczny języka polskiego, 2007).
//
// Easy: "Putina" is "Putin" with "~a". Hard: "Łukaszence", where "ko" or "ka" has become "ce"; "Niemczech".
// Tested in tests/link/declension_test.cpp: every form made from the table is undone by it.

#include "link/declension.h"

#include <algorithm>
#include <array>

#include "base/table.h"
#include "unicode/characters.h"

namespace kronika::link {
namespace {

constexpr std::size_t kShortestStem = 1;  // bytes

struct Column {
  std::string_view name;
  Cases cases;
};
constexpr std::array<Column, 6> kColumns = {{{"gen", kGenitive},
                                             {"dat", kDative},
                                             {"acc", kAccusative},
                                             {"ins", kInstrumental},
                                             {"loc", kLocative},
                                             {"others", kPlural}}};

bool gender_from(std::string_view text, Gender& gender) {
  if (text == "masc") gender = Gender::masculine;
  else if (text == "fem") gender = Gender::feminine;
  else if (text == "neut") gender = Gender::neuter;
  else if (text == "plur" || text == "adj") gender = Gender::unknown;
  else return false;
  return true;
}

std::string without_last_letter(std::string_view text) {
  if (text.empty()) return {};
  return std::string(text.substr(0, text.size() - unicode::decode_before(text, text.size()).length));
}

// "~" stands for the base's ending, "^" for it without its last letter, "0" for nothing.
std::string expand(std::string_view cell, std::string_view base) {
  std::string out;
  for (const char c : cell) {
    if (c == '~') out += base;
    else if (c == '^') out += without_last_letter(base);
    else if (c != '0') out += c;
  }
  return out;
}

}  // namespace

Cases case_from_feature(std::string_view feature) {
  if (feature == "Nom") return kNominative;
  if (feature == "Gen") return kGenitive;
  if (feature == "Dat") return kDative;
  if (feature == "Acc") return kAccusative;
  if (feature == "Ins") return kInstrumental;
  if (feature == "Loc") return kLocative;
  return kAnyCase;
}

Result<Declension> Declension::load(const Resources& resources, std::string_view language) {
  Result<Table> table = Table::load(resources.language(language, "name_endings.tsv"),
                                    {"base", "gender", "gen", "dat", "acc", "ins", "loc", "others"});
  if (!table) return table.error();
  Declension declension;
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    Gender gender = Gender::unknown;
    if (!gender_from(row["gender"], gender))
      return row.error("unknown gender '" + std::string(row["gender"]) + "'");
    if (row["base"].empty()) return row.error("no base");
    const Cases plural = row["gender"] == "plur" ? kPlural : Cases{0};
    for (std::string_view base : row.list("base")) {
      const bool whole = base.front() == '=';
      if (whole) base.remove_prefix(1);
      if (base.empty()) return row.error("no base after '='");
      for (const Column& column : kColumns) {
        for (const std::string_view cell : row.list(column.name)) {
          std::string form = expand(cell, base);
          if (form != base)
            declension.add({std::move(form), std::string(base), {}, Cases(column.cases | plural), gender, i, whole});
        }
      }
    }
  }
  return declension;
}

void Declension::add(Ending ending) {
  ending.folded_base = unicode::fold(ending.base);
  const auto index = static_cast<std::uint32_t>(endings_.size());
  longest_ = std::max(longest_, ending.form.size());
  by_form_[ending.form].push_back(index);
  by_folded_form_[unicode::fold(ending.form)].push_back(index);
  by_base_[ending.base].push_back(index);
  endings_.push_back(std::move(ending));
}

std::vector<Base> Declension::bases(std::string_view form, bool folded) const {
  std::vector<Base> found;
  const Index& index = folded ? by_folded_form_ : by_form_;
  for (std::size_t length = 0; length <= std::min(longest_, form.size()); ++length) {
    const auto endings = index.find(std::string(form.substr(form.size() - length)));
    if (endings == index.end()) continue;
    const std::string_view stem = form.substr(0, form.size() - length);
    for (const std::uint32_t i : endings->second) {
      const Ending& ending = endings_[i];
      if (ending.whole ? !stem.empty() : stem.size() < kShortestStem) continue;
      std::string text = std::string(stem) + (folded ? ending.folded_base : ending.base);
      // Folding makes some endings equal to their bases ("-ą" and "-a"): the form is then its own base.
      const auto same = std::find_if(found.begin(), found.end(), [&](const Base& b) {
        return b.text == text && b.gender == ending.gender && ((b.cases ^ ending.cases) & kPlural) == 0;
      });
      if (same != found.end()) {
        same->cases |= ending.cases;
        same->row = std::min(same->row, ending.row);
      } else {
        found.push_back({std::move(text), ending.cases, ending.gender, ending.row});
      }
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Base& a, const Base& b) { return a.row < b.row; });
  return found;
}

std::vector<Base> Declension::forms(std::string_view base) const {
  std::vector<Base> found;
  for (std::size_t length = 1; length <= base.size(); ++length) {
    const auto endings = by_base_.find(std::string(base.substr(base.size() - length)));
    if (endings == by_base_.end()) continue;
    const std::string_view stem = base.substr(0, base.size() - length);
    for (const std::uint32_t i : endings->second) {
      const Ending& ending = endings_[i];
      if (ending.whole ? !stem.empty() : stem.size() < kShortestStem) continue;
      found.push_back({std::string(stem) + ending.form, ending.cases, ending.gender, ending.row});
    }
  }
  return found;
}

}  // namespace kronika::link

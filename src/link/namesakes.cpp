// One sense per discourse (Gale, Church and Yarowsky 1992): a surname means whoever the document
// has named in full; only then does the knowledge base decide, by the countries that the document
// speaks of and by date.
//
// Easy: "Landsbergis" after "Gabrielius Landsbergis". Hard: "Bush" in 2003; "Talivo", whom nobody
// knows. Tested in tests/link/link_test.cpp.

#include "link/namesakes.h"

#include <algorithm>
#include <tuple>

#include "link/offices.h"
#include "unicode/characters.h"

namespace kronika::link {
namespace {

constexpr std::size_t kSamePrefix = 3;

// Transliterations of one sound as one letter: "Vladimir" and "Władimir", "Aleksandr" and
// "Alexander".
std::string sounds(std::string_view folded) {
  static constexpr std::pair<std::string_view, std::string_view> kSounds[] = {
      {"sch", "s"}, {"sz", "s"}, {"sh", "s"}, {"cz", "c"}, {"ch", "h"}, {"kh", "h"}, {"rz", "z"},
      {"zh", "z"},  {"ks", "x"}, {"ph", "f"}, {"th", "t"}, {"dj", "j"}, {"dz", "j"}, {"dh", "d"},
      {"ou", "u"},  {"v", "w"},  {"y", "j"},  {"i", "j"},  {"q", "k"},  {"'", ""}};
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    bool replaced = false;
    for (const auto& [from, to] : kSounds) {
      if (folded.substr(i, from.size()) != from) continue;
      out += to;
      i += from.size();
      replaced = true;
      break;
    }
    if (replaced) continue;
    if (out.empty() || out.back() != folded[i]) out += folded[i];
    ++i;
  }
  return out;
}

bool alike(std::string_view a, std::string_view b) {
  const std::string x = sounds(a), y = sounds(b);
  if (x.empty() || y.empty() || x[0] != y[0]) return false;
  if (a.size() <= 2 || b.size() <= 2) return a.size() == 1 || b.size() == 1;  // an initial
  const std::size_t n = std::min({x.size(), y.size(), kSamePrefix});
  return x.compare(0, n, y, 0, n) == 0;
}

}  // namespace

void Namesakes::saw_unknown(std::string_view base_form, EntityIndex entity) {
  const std::size_t space = base_form.rfind(' ');
  if (space == std::string_view::npos) return;
  const std::string surname = unicode::fold(base_form.substr(space + 1));
  surnames_.emplace(surname, entity);
}

std::optional<EntityIndex> Namesakes::unknown(std::string_view form) const {
  if (const auto found = acronyms_.find(std::string(form)); found != acronyms_.end())
    return found->second;
  const std::string folded = unicode::fold(form);
  if (const auto found = surnames_.find(folded); found != surnames_.end()) return found->second;
  for (const Base& base : k_.declension.bases(folded, true)) {
    if (const auto found = surnames_.find(base.text); found != surnames_.end())
      return found->second;
  }
  return std::nullopt;
}

std::optional<EntityId> Namesakes::person(const std::vector<Sense>& senses, SenseKind kind,
                                          std::optional<Day> day) const {
  std::optional<EntityId> best;
  std::tuple<bool, bool, bool, long> best_score;
  for (const Sense& sense : senses) {
    if (sense.kind != kind) continue;
    const std::tuple score(named_.contains(sense.entity),
                           countries_.contains(k_.entities[sense.entity].country),
                           in_office(k_, sense.entity, day), nearness(k_, sense.entity, day));
    if (best && score <= best_score) continue;
    best = sense.entity;
    best_score = score;
  }
  return best;
}

std::vector<Sense> Namesakes::with_given_name(const std::vector<Sense>& senses,
                                              std::string_view given_name) const {
  std::vector<Sense> kept;
  const std::string folded = unicode::fold(given_name);
  for (const Sense& sense : senses) {
    const auto names = k_.given_names.find(sense.entity);
    const bool person = sense.kind == SenseKind::surname || sense.kind == SenseKind::person;
    if (!person || names == k_.given_names.end()) continue;
    // A second given name only of somebody whose country the text speaks of: "Mohamed Ali" is
    // rarely Irfaan Mohamed Ali.
    const auto& given = names->second;
    const bool near = countries_.contains(k_.entities[sense.entity].country);
    if (std::any_of(given.begin(), near ? given.end() : given.begin() + 1,
                    [&](const std::string& n) { return alike(n, folded); }))
      kept.push_back({SenseKind::surname, sense.entity});
  }
  return kept;
}

}  // namespace kronika::link

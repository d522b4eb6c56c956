// Partial names, by folded words of the canonical names: the shorter one is the end of the longer
// one, and nobody else's. Easy: "Petr Novák … Novák". Hard: "Jan Novák i Petr Novák … Novák", who
// stays himself. Tested in tests/coref/.

#include "coref/names.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

#include "unicode/characters.h"

namespace kronika::coref {
namespace {

bool is_person(const Entity& entity) {
  return entity.kind == EntityKind::person || entity.kind == EntityKind::unknown;
}

std::string last_word(const std::string& slug) { return slug.substr(slug.rfind('-') + 1); }

}  // namespace

void merge_partial_names(Document& document) {
  std::multimap<std::string, std::size_t> by_surname;
  std::vector<std::string> slugs;
  for (std::size_t i = 0; i < document.entities.size(); ++i) {
    slugs.push_back(unicode::slug(document.entities[i].name));
    if (is_person(document.entities[i]) && slugs[i].find('-') != std::string::npos)
      by_surname.emplace(last_word(slugs[i]), i);
  }
  std::vector<EntityIndex> same;
  bool any = false;
  for (std::size_t i = 0; i < document.entities.size(); ++i) {
    same.push_back(EntityIndex(i));
    const Entity& entity = document.entities[i];
    if (!is_person(entity) || entity.in_knowledge_base || slugs[i].empty() ||
        !unicode::starts_upper(entity.name) || slugs[i].find('-') != std::string::npos)
      continue;
    const auto found = by_surname.find(slugs[i]);
    if (found == by_surname.end()) continue;
    if (const auto next = std::next(found); next != by_surname.end() && next->first == slugs[i])
      continue;
    const std::size_t full = found->second;
    const Gender a = entity.gender, b = document.entities[full].gender;
    if (a != Gender::unknown && b != Gender::unknown && a != b) continue;
    same.back() = EntityIndex(full);
    any = true;
  }
  if (!any) return;
  for (Mention& mention : document.mentions) {
    for (EntityIndex& referent : mention.referents) referent = same[referent.value];
    // A group that named both names once each is one person now.
    auto& list = mention.referents;
    for (std::size_t i = 1; i < list.size();) {
      const auto end = list.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::find(list.begin(), end, list[i]) != end)
        list.erase(end);
      else
        ++i;
    }
  }
}

}  // namespace kronika::coref

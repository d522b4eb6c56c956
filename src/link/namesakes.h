// Which person a name means, by what the document said before and by date.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "link/draft.h"

namespace kronika::link {

// What a document has named in full so far, to find by surname or acronym later. Refers to the
// knowledge.
class Namesakes {
 public:
  explicit Namesakes(const Knowledge& knowledge) : k_(knowledge) {}

  void saw_country(std::string_view code) { ++countries_[std::string(code)]; }
  void saw_person(EntityId person) { named_.insert(person); }
  void saw_unknown(std::string_view base_form, EntityIndex entity);  // a full name
  void saw_acronym(std::string_view acronym, EntityIndex entity) {
    acronyms_.emplace(acronym, entity);
  }

  // The unknown person with this surname, or the unknown organisation with this acronym.
  std::optional<EntityIndex> unknown(std::string_view form) const;
  // The person of the knowledge base among the senses of a name: one that the document has named in
  // full, else one of a country it speaks of, in office on that day.
  std::optional<EntityId> person(const std::vector<Sense>& senses, SenseKind kind,
                                 std::optional<Day> day) const;
  // The same for a surname after a given name that is spelt otherwise than the knowledge base
  // spells it.
  std::vector<Sense> with_given_name(const std::vector<Sense>& senses,
                                     std::string_view given_name) const;
  bool speaks_of(std::string_view country) const {
    return countries_.contains(std::string(country));
  }
  bool named(EntityId person) const { return named_.contains(person); }

 private:
  const Knowledge& k_;
  std::unordered_map<std::string, std::size_t> countries_;
  std::unordered_set<EntityId> named_;
  std::unordered_map<std::string, EntityIndex> surnames_, acronyms_;
};

}  // namespace kronika::link

// Nouns that name somebody spoken of before: one of them ("dyktator") or several ("obaj
// przywódcy").
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "coref/salience.h"

namespace kronika::coref {

bool is_land(EntityKind kind);
// By sector. That of a person may be unknown; what an institution is must be known, there are too
// many sorts.
bool goes_with(const Entity& entity, const Description& description);

// Refers to all of its arguments.
class Descriptions {
 public:
  Descriptions(const Document& document, const Tree& tree, const Lexicon& lexicon,
               const Salience& salience, const std::vector<Expression>& expressions);

  // Whom a description means, by what stands before it; none if that is not clear.
  EntityIndex referent(std::size_t description) const;
  // Whom a headline's description means, by what the body says first.
  EntityIndex referent_after(std::size_t description) const;
  // The members of a group noun; fewer than two: none.
  std::vector<EntityIndex> members(std::size_t group) const;
  // Whom a possessive pronoun of the noun means, its words for a country, and how the text has
  // called somebody; none, "" and empty if nothing is known.
  EntityIndex possessor(TokenIndex noun) const;
  std::string country_beside(TokenIndex noun) const;
  const std::set<std::string, std::less<>>& roles(EntityIndex entity) const;
  // Two who do something together lately, whom a plural ending or pronoun may mean; empty if there
  // are none.
  std::vector<EntityIndex> pair(std::size_t plural) const;

 private:
  // How well the entity of a candidate goes with a description.
  enum class Fit { none, kind, official, name };
  Fit fit(const Expression& description, const Expression& candidate,
          std::string_view country) const;
  // Has the text given the entity an office, and then one that the group noun names?
  bool belongs(EntityIndex entity, const Expression& group) const;
  std::string country_constraint(TokenIndex noun, bool& unknown, int depth = 0) const;
  EntityIndex only_official(std::size_t index, const std::vector<EntityIndex>& officials) const;
  bool brings_in_somebody(const Expression& description) const;
  EntityIndex country_of_text(const std::vector<EntityIndex>& excluded) const;
  EntityIndex home_of_possessor(TokenIndex noun) const;
  bool is_of_kind(const Expression& e, const Entity& entity, EntityKind kind) const;
  std::vector<EntityIndex> two_sides(std::size_t index, std::span<const EntityKind> kinds) const;
  std::size_t oldest(std::size_t index, const std::vector<EntityIndex>& of) const;
  std::vector<EntityIndex> coordinated(std::size_t index, std::size_t reach) const;
  std::vector<EntityIndex> members_standing_alone(std::size_t index) const;
  std::vector<EntityIndex> members_of_kind(std::size_t group, EntityKind kind,
                                           std::size_t count) const;

  const Document& document_;
  const Tree& tree_;
  const Lexicon& lexicon_;
  const Salience& salience_;
  const std::vector<Expression>& expressions_;
  std::map<std::string, EntityIndex> lands_;                // by country code
  std::vector<std::set<std::string, std::less<>>> called_;  // per entity: role and head nouns
};

}  // namespace kronika::coref

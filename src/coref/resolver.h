// Resolves a document's expressions one after another, each with what is known by then.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "coref/descriptions.h"
#include "coref/stage.h"

namespace kronika::coref {

// Refers to all of its arguments. Adds entities to the document only for nouns without a name to
// which a verb ending or a pronoun goes back ("Demonstranci … Spalili …").
class Resolver {
 public:
  Resolver(Document& document, const Tree& tree, const Clauses& clauses, const Lexicon& lexicon,
           const OfficeHolders& holders, std::vector<Expression>& expressions);

  void run();
  // The mentions of what was resolved, sorted by head, with those that the document had.
  std::vector<Mention> mentions() const;

 private:
  std::vector<std::size_t> order() const;
  void wait(const Expression& e, std::size_t& at, std::size_t& depth) const;
  void resolve(std::size_t index);
  void resolve_by_salience(std::size_t index);
  void learn_gender(const Expression& known);
  void resolve_description(std::size_t index);
  EntityIndex office_holder(std::size_t index);
  EntityIndex add(const Entity& entity);
  void resolve_speaker(std::size_t index);
  std::size_t before_colon(const Expression& verb) const;
  void resolve_relative(std::size_t index);
  void take_noun(Expression& relative, std::size_t noun) const;
  void resolve_reflexive(std::size_t index);
  void resolve_coordination(std::size_t index);
  void look_ahead_from_headings();
  std::vector<EntityIndex> unnamed(const Expression& noun);

  Document& document_;
  const Tree& tree_;
  const Clauses& clauses_;
  const OfficeHolders& holders_;
  std::vector<Expression>& expressions_;
  Salience salience_;
  Descriptions descriptions_;
  std::map<std::string, EntityIndex> by_id_;
  std::set<std::uint32_t> learned_;  // entities whose gender a pronoun has told
};

}  // namespace kronika::coref

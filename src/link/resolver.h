// From drafts to entities and mentions.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "link/base_form.h"
#include "link/draft.h"
#include "link/namesakes.h"

namespace kronika::link {

// Resolves the drafts of one document and writes its entities and mentions. Refers to its
// arguments.
class Resolver {
 public:
  Resolver(Document& document, const Words& words, const Tree& tree, const Knowledge& knowledge,
           const Phrases& phrases);

  void run(std::vector<Draft> drafts);

 private:
  struct Resolved {
    std::vector<EntityIndex> referents;
    Via via = Via::name;
    bool mention = true;  // false: the words refer to nobody after all
    bool done = false;
  };

  void choose_rivals();
  void note_organs();
  void count_countries(const std::vector<Draft>& drafts);
  std::optional<Day> day_of(const Draft& draft) const;

  // Names.
  void resolve_name(std::size_t i, bool full_names);
  bool name_in_document(std::size_t i);
  bool bracketed_acronym(std::size_t i);
  void resolve_person(std::size_t i, bool full_names);
  void resolve_known_name(std::size_t i, const Sense& sense);
  void resolve_unknown_name(std::size_t i);
  std::optional<Entity> town(const Draft& draft, EntityKind kind) const;
  bool is_rather_organisation(const NamePart& name) const;
  bool quoted(TokenSpan name) const;
  std::optional<Sense> best_sense(const Draft& draft) const;
  std::optional<EntityId> only_minister(EntityId country, const Draft& draft) const;
  std::optional<EntityId> holder_in_text(const std::vector<std::string>& offices, EntityId of,
                                         const Draft& draft) const;
  std::optional<EntityId> office_holder(const Draft& draft) const;
  std::optional<EntityId> similar_holder(const Draft& draft) const;

  // Descriptions.
  void note_actor(std::size_t i);
  bool may_be_actors(std::size_t i) const;
  void note_headline(const std::vector<Draft>& drafts);
  std::vector<std::string> counterpart_offices(std::size_t i) const;
  void resolve_description(std::size_t i);
  void resolve_role(std::size_t i);
  void resolve_organ(std::size_t i);
  void resolve_noun(std::size_t i);
  void appositions();
  void named_groups();
  std::vector<std::string> offices_of(const Draft& draft) const;
  std::optional<EntityId> article_country(std::size_t i) const;
  std::optional<EntityId> owner_country(std::size_t i) const;
  std::optional<std::size_t> possessor(std::size_t i) const;
  Entity unknown_entity(const Draft& draft, std::optional<EntityId> country) const;
  std::string sector_of(const Draft& draft) const;

  EntityIndex add(const Entity& entity);
  EntityIndex add_known(EntityId id);
  EntityIndex add_unknown(
      Entity entity);  // keeps apart what has the same name in different countries
  void write();
  TokenIndex head(const Draft& draft) const;

  Document& document_;
  const Words& words_;
  const Tree& tree_;
  const Knowledge& k_;
  const Phrases& phrases_;
  BaseForms base_forms_;
  Namesakes namesakes_;
  std::vector<Draft> drafts_;
  std::vector<Resolved> resolved_;
  std::map<std::string, EntityIndex> known_;  // id, name, sector → entity
  std::map<EntityId, std::size_t> country_counts_;
  std::optional<EntityId> main_country_;
  // "MSZ" → the drafts that name it with a country, in text order
  std::map<std::string, std::vector<std::pair<std::size_t, EntityId>>> organ_countries_;
  std::optional<EntityIndex> last_ministry_;     // for "resort"
  std::optional<EntityId> actor_;                // the state that acted last …
  std::optional<SentenceIndex> actor_sentence_;  // … and where …
  TokenSpan actor_words_;                        // … by these words
  std::optional<EntityId> headline_country_;     // the one that title or dateline name
  std::optional<Day> date_;
};

}  // namespace kronika::link

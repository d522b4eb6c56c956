// Fills a Knowledge from the tables; used by Knowledge::load alone.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "link/knowledge.h"

namespace kronika::link {

// "kim-jong-un" and "person/kim-jong-un" are the same.
inline std::string qualified(std::string_view folder, std::string_view id) {
  return id.find('/') == std::string_view::npos ? std::string(folder) + "/" + std::string(id)
                                                : std::string(id);
}

class KnowledgeLoader {
 public:
  KnowledgeLoader(const Resources& resources, std::string_view language)
      : resources_(resources), language_(language) {}

  Status all() {
    Result<Declension> declension = Declension::load(resources_, language_);
    if (!declension) return declension.error();
    k.declension = std::move(*declension);
    using Step = Status (KnowledgeLoader::*)();
    for (const Step step :
         {&KnowledgeLoader::countries, &KnowledgeLoader::country_names,
          &KnowledgeLoader::organisations, &KnowledgeLoader::places, &KnowledgeLoader::name_order,
          &KnowledgeLoader::persons, &KnowledgeLoader::offices}) {
      if (Status status = (this->*step)(); !status) return status;
    }
    if (Status s = names("organisation_names.tsv", "org", SenseKind::organisation); !s) return s;
    if (Status s = names("place_names.tsv", "place", SenseKind::place); !s) return s;
    if (Status s = names("person_names.tsv", "person", SenseKind::person); !s) return s;
    // "Haga" beside "Amsterdam", unless it is a town of its own.
    for (const auto& [name, capital] : other_capital_names_) {
      if (!place_names_.contains(name)) alias(name, SenseKind::capital, capital);
    }
    if (Status s = organisation_adjectives(); !s) return s;
    add_surnames();
    k.aliases.finish();
    return Success{};
  }

  Knowledge k;

 private:
  std::optional<EntityId> add(Entity entity) {
    const auto id = static_cast<EntityId>(k.entities.size());
    if (!k.by_id.emplace(entity.id, id).second) return std::nullopt;
    entity.in_knowledge_base = true;
    k.entities.push_back(std::move(entity));
    return id;
  }
  std::optional<EntityId> find(const std::string& id) const {
    const auto found = k.by_id.find(id);
    return found == k.by_id.end() ? std::nullopt : std::optional(found->second);
  }
  Status known_country_or_none(const Table::Row& row) const;
  bool is_country(std::string_view code) const { return k.country(code).has_value(); }
  void alias(std::string_view name, SenseKind kind, EntityId entity) {
    k.aliases.add(name, {kind, entity});
  }
  SenseKind place_sense(EntityId place) const {
    const auto country = k.country(k.entities[place].country);
    const auto capital = country ? k.capital_of.find(*country) : k.capital_of.end();
    return capital != k.capital_of.end() && capital->second == place ? SenseKind::capital
                                                                     : SenseKind::place;
  }

  Status countries();
  Status country_names();
  Status organisations();
  Status places();
  Status name_order();
  Status persons();
  Status offices();
  Status names(std::string_view file, std::string_view folder, SenseKind kind);
  Status organisation_adjectives();
  void add_surnames();

  const Resources& resources_;
  std::string_view language_;
  std::unordered_map<std::string, bool> family_name_first_;
  std::unordered_map<EntityId, std::vector<std::string>> person_names_;
  std::vector<std::pair<std::string, EntityId>> other_capital_names_;
  std::unordered_set<std::string> place_names_;
};

}  // namespace kronika::link

// The knowledge base: states, people and their offices, organisations, places, and what each is
// called.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "document/interval.h"
#include "document/mention.h"
#include "link/alias_index.h"
#include "link/declension.h"
#include "link/gazetteer.h"

namespace kronika::link {

using EntityId = std::uint32_t;  // index into Knowledge::entities

// Somebody held an office.
struct Tenure {
  EntityId person = 0;
  std::string office;
  EntityId of = 0;                      // a country or an organisation
  std::optional<Interval> from, until;  // until: when it is no longer held; none: still in office
};

// "rosyjski", "Russian": whose, and how it is written.
struct Adjective {
  EntityId owner = 0;
  bool capital = false;  // "Russian": in this form alone, and attributive unless it is an adjective
  bool joined = false;   // "Sino-": only before a hyphen
};

// Thread-safe after load.
struct Knowledge {
  std::vector<Entity> entities;
  std::vector<Tenure> tenures;
  AliasIndex aliases;
  Declension declension;
  Gazetteer towns;  // those that `entities` lacks

  std::unordered_map<std::string, EntityId> by_id;
  std::unordered_set<EntityId>
      state_organs;  // organisations that are a state's: "CIA", "Bundestag"
  std::unordered_map<EntityId, std::vector<EntityId>>
      rivals;  // countries that share an adjective with one
  std::unordered_map<std::string, Adjective>
      adjectives;  // lower case; of countries, "rosyjski" and "rosyjsko-"; of organisations,
                   // "unijny"
  std::unordered_map<EntityId, std::vector<std::uint32_t>> offices_of;    // of → tenures
  std::unordered_map<EntityId, std::vector<std::uint32_t>> offices_held;  // person → tenures
  std::unordered_map<EntityId, EntityId> capital_of;                      // country → place
  std::unordered_map<EntityId, std::vector<std::string>>
      given_names;  // person → folded given names

  // The country with this code ("RUS"), if there is one.
  std::optional<EntityId> country(std::string_view code) const;

  // Errors: unreadable; damaged_resource with file and line (unknown ids, codes, kinds, dates).
  static Result<Knowledge> load(const Resources& resources, std::string_view language);
};

}  // namespace kronika::link

// Who held an office on a day.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "link/knowledge.h"

namespace kronika::link {

// The holder of the first of `offices` that somebody holds of `of` on that day; without a day, the
// latest holder. "leader" is whoever leads in fact: where no row says who, the head of government
// or state. "*" is whoever heads the organisation. None if the tables do not tell.
std::optional<EntityId> holder(const Knowledge& knowledge, std::span<const std::string> offices,
                               EntityId of, std::optional<Day> day);

// Offices that several people hold at a time ("special_envoy"), of whom the table knows some: who is
// meant, only a name can tell.
bool is_shared(std::string_view office);

// Whether the person holds an office on that day (any, if no day is given).
bool in_office(const Knowledge& knowledge, EntityId person, std::optional<Day> day);

// What the person holds of a country on that day (any, if no day is given).
std::vector<std::string> offices_on(const Knowledge& knowledge, EntityId person,
                                    std::optional<Day> day);

// For a choice between namesakes: minus the days between `day` and the nearest term of office; 0
// within one, a very small number for somebody without an office.
long nearness(const Knowledge& knowledge, EntityId person, std::optional<Day> day);

}  // namespace kronika::link

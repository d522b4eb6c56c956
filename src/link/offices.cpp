// Offices by date. Terms are half-open: on the day of a handover the new holder holds the office.
// Easy: "prezydent USA" in 2023. Hard: the same in 2016; a term of which the table knows only the
// years. Tested in tests/link/offices_test.cpp.

#include "link/offices.h"

#include <algorithm>
#include <limits>

namespace kronika::link {
namespace {

constexpr long kFar = std::numeric_limits<long>::max() / 4;

// Offices that do not lead what they belong to.
bool leads(std::string_view office) {
  static constexpr std::string_view kOthers[] = {
      "spokes",         "ambassador",   "deputy",              "vice",      "envoy",
      "chief_of_staff", "commissioner", "high_representative", "opposition", "army_commander"};
  return std::none_of(std::begin(kOthers), std::end(kOthers), [&](std::string_view other) {
    return office.find(other) != std::string_view::npos;
  });
}

Day begin(const Tenure& t) { return t.from ? t.from->first_day() : Day::min(); }

// The first day (of the month, of the year) on which the office is no longer held.
Day end(const Tenure& t) { return t.until ? t.until->first_day() : Day::max(); }

bool holds(const Tenure& t, Day day) { return begin(t) <= day && day < end(t); }

const Tenure* holder_of(const Knowledge& k, std::string_view office, EntityId of,
                        std::optional<Day> day) {
  const auto rows = k.offices_of.find(of);
  if (rows == k.offices_of.end()) return nullptr;
  const Tenure* best = nullptr;
  for (const std::uint32_t i : rows->second) {
    const Tenure& t = k.tenures[i];
    if (office == "*" ? !leads(t.office) : t.office != office) continue;
    if (day && !holds(t, *day)) continue;
    // Without a day the open term counts, then the latest one.
    if (!best || (!day && std::pair(!t.until, begin(t)) > std::pair(!best->until, begin(*best))) ||
        (day && begin(t) > begin(*best))) {
      best = &t;
    }
  }
  return best;
}

}  // namespace

bool is_shared(std::string_view office) {
  return office == "special_envoy" || office == "commissioner" || office.starts_with("deputy_foreign");
}

std::optional<EntityId> holder(const Knowledge& k, std::span<const std::string> offices,
                               EntityId of, std::optional<Day> day) {
  for (const std::string& office : offices) {
    if (const Tenure* t = holder_of(k, office, of, day)) return t->person;
    if (office != "leader" || k.entities[of].kind != EntityKind::country) continue;
    for (const std::string_view other : {"head_of_state", "head_of_government"}) {
      if (const Tenure* t = holder_of(k, other, of, day)) return t->person;
    }
  }
  return std::nullopt;
}

bool in_office(const Knowledge& k, EntityId person, std::optional<Day> day) {
  const auto rows = k.offices_held.find(person);
  if (rows == k.offices_held.end()) return false;
  return std::any_of(rows->second.begin(), rows->second.end(), [&](std::uint32_t i) {
    return day ? holds(k.tenures[i], *day) : !k.tenures[i].until;
  });
}

std::vector<std::string> offices_on(const Knowledge& k, EntityId person, std::optional<Day> day) {
  std::vector<std::string> offices;
  const auto rows = k.offices_held.find(person);
  if (rows == k.offices_held.end()) return offices;
  for (const std::uint32_t i : rows->second) {
    const Tenure& t = k.tenures[i];
    if (k.entities[t.of].kind != EntityKind::country) continue;
    if (day ? holds(t, *day) : !t.until) offices.push_back(t.office);
  }
  return offices;
}

long nearness(const Knowledge& k, EntityId person, std::optional<Day> day) {
  const auto rows = k.offices_held.find(person);
  if (rows == k.offices_held.end()) return -kFar;
  long best = -kFar;
  for (const std::uint32_t i : rows->second) {
    const Tenure& t = k.tenures[i];
    long distance = 0;
    const long first = begin(t).time_since_epoch().count(),
               last = end(t).time_since_epoch().count();
    if (!day)
      distance = t.until ? 100000 - last : 0;
    else if (*day < begin(t))
      distance = first - day->time_since_epoch().count();
    else if (*day >= end(t))
      distance = day->time_since_epoch().count() - last;
    best = std::max(best, -distance);
  }
  return best;
}

}  // namespace kronika::link

// Descriptions: the holder of an office on the day, an agency without a name, somebody of whom the
// words tell no more than what they are. Tested in tests/link/link_test.cpp.

#include <algorithm>

#include "link/offices.h"
#include "link/resolver.h"
#include "unicode/characters.h"

namespace kronika::link {
namespace {

bool is_armed(std::string_view sector) {
  return sector == "REB" || sector == "MIL" || sector == "CRM";
}

}  // namespace

void Resolver::resolve_description(std::size_t i) {
  resolved_[i].done = true;
  resolved_[i].via = Via::description;
  const Draft& draft = drafts_[i];
  if (draft.adjective) {
    resolved_[i].via = Via::adjective;
    resolved_[i].referents = {add_known(*draft.adjective)};
  } else if (draft.role) {
    resolve_role(i);
  } else if (draft.organ) {
    resolve_organ(i);
  } else if (draft.noun) {
    resolve_noun(i);
  } else {
    resolved_[i].mention = false;
  }
}

std::string Resolver::sector_of(const Draft& draft) const {
  if (draft.organ && (!draft.role || draft.role->sector.empty() || draft.role->sector == "GOV"))
    return draft.organ->sector;
  if (draft.role) return draft.role->sector;
  if (draft.noun) return draft.noun->sector;
  return {};
}

std::vector<std::string> Resolver::offices_of(const Draft& draft) const {
  std::vector<std::string> offices;
  for (const std::string& office : draft.role->offices) {
    if (office == "head") {
      if (draft.organ && !draft.organ->head.empty()) offices.push_back(draft.organ->head);
      if (draft.organisation) offices.push_back("*");
    } else if (office == "spokesperson" && draft.organ) {
      const std::string& head = draft.organ->head;
      if (head == "foreign_minister")
        offices.push_back("foreign_spokesperson");
      else if (draft.organ->sector == "MIL")
        offices.push_back("defence_spokesperson");
      else if (head == "head_of_state" || head == "head_of_government")
        offices.push_back(office);
    } else if (!draft.organ || office != "*") {
      offices.push_back(office);
    }
  }
  return offices;
}

// "polski minister": the one minister of the country whom the text has named.
std::optional<EntityId> Resolver::only_minister(EntityId country, const Draft& draft) const {
  const auto rows = k_.offices_of.find(country);
  if (rows == k_.offices_of.end()) return std::nullopt;
  std::optional<EntityId> only;
  for (const std::uint32_t i : rows->second) {
    const Tenure& tenure = k_.tenures[i];
    if (!tenure.office.ends_with("_minister") || !namesakes_.named(tenure.person)) continue;
    if (holder(k_, std::span(&tenure.office, 1), country, day_of(draft)) != tenure.person) continue;
    if (only && *only != tenure.person) return std::nullopt;
    only = tenure.person;
  }
  return only;
}

// The holder of the first of the offices that somebody holds; of a shared one only somebody whom the
// text names.
std::optional<EntityId> Resolver::holder_in_text(const std::vector<std::string>& offices,
                                                 EntityId of, const Draft& draft) const {
  for (const std::string& office : offices) {
    const auto person = holder(k_, std::span(&office, 1), of, day_of(draft));
    if (person && (!is_shared(office) || namesakes_.named(*person))) return person;
  }
  return std::nullopt;
}

std::optional<EntityId> Resolver::office_holder(const Draft& draft) const {
  const std::vector<std::string> offices = offices_of(draft);
  if (draft.organisation) {
    const auto person = holder_in_text(offices, *draft.organisation, draft);
    if (person || !draft.organ) return person;
  }
  if (draft.organisation_name && !draft.organ) return std::nullopt;
  if (draft.place) return holder_in_text(offices, *draft.place, draft);
  std::optional<EntityId> country;
  if (draft.role->fixed)
    country = k_.country(draft.role->countries.front());
  else if (draft.countries.size() == 1)
    country = draft.countries.front();
  else if (draft.countries.empty() && draft.organ && !draft.organ->country.empty())
    country = k_.country(draft.organ->country);
  if (!country) return std::nullopt;
  const auto& only = draft.role->countries;
  if (!only.empty() &&
      std::find(only.begin(), only.end(), k_.entities[*country].country) == only.end())
    return std::nullopt;
  if (offices.size() == 1 && offices.front() == "any_minister")
    return only_minister(*country, draft);
  return holder_in_text(offices, *country, draft);
}

// "minister obrony", with the organ it belongs to: "rzecznik rząd" is not Polish, but a name is
// only a label.
Entity Resolver::unknown_entity(const Draft& draft, std::optional<EntityId> country) const {
  Entity entity;
  entity.name = draft.role_lemma;
  entity.id = (draft.plural ? "group/" : "unknown/") + unicode::slug(entity.name);
  entity.kind = draft.plural ? EntityKind::group : EntityKind::person;
  entity.plural = draft.plural;
  entity.sector = sector_of(draft);
  if (country) entity.country = k_.entities[*country].country;
  const std::string_view gender = words_.feature(draft.anchor, "Gender");
  if (gender == "Fem") entity.gender = Gender::feminine;
  return entity;
}

// "his Omani counterpart": the offices of the person who acts before it in the sentence.
std::vector<std::string> Resolver::counterpart_offices(std::size_t i) const {
  const TokenSpan sentence = document_.sentence_at(drafts_[i].anchor).tokens;
  std::vector<std::string> nearest;
  for (std::size_t j = i; j-- > 0 && drafts_[j].tokens.begin >= sentence.begin;) {
    std::vector<std::string> offices;
    if (drafts_[j].role && !drafts_[j].plural) offices = offices_of(drafts_[j]);
    const auto& referents = resolved_[j].referents;
    if (offices.empty() && referents.size() == 1) {
      const auto person = k_.by_id.find(document_.entity(referents.front()).id);
      if (person != k_.by_id.end()) offices = offices_on(k_, person->second, day_of(drafts_[j]));
    }
    if (offices.empty()) continue;
    if (words_.token(head(drafts_[j])).universal_relation() == "nsubj") return offices;
    if (nearest.empty()) nearest = std::move(offices);
  }
  return nearest;
}

void Resolver::resolve_role(std::size_t i) {
  Draft& draft = drafts_[i];
  Resolved& result = resolved_[i];
  if (draft.countries.empty()) {
    if (const auto country = owner_country(i)) draft.countries.push_back(*country);
  }
  if (draft.countries.empty() && draft.organ && !draft.organ->country.empty()) {
    if (const auto country = k_.country(draft.organ->country)) draft.countries.push_back(*country);
  }
  if (draft.countries.empty() && draft.organ && !draft.organisation && !draft.organisation_name &&
      !draft.place) {
    if (const auto country = article_country(i)) draft.countries.push_back(*country);
  }
  if (draft.plural) {
    if (draft.countries.size() > 1) {
      result.via = Via::group;
      for (const EntityId country : draft.countries) {
        Draft one = draft;
        one.countries = {country};
        one.plural = false;
        const auto person = draft.former ? std::nullopt : office_holder(one);
        result.referents.push_back(person ? add_known(*person)
                                          : add_unknown(unknown_entity(one, country)));
      }
      std::sort(result.referents.begin(), result.referents.end());
      result.referents.erase(std::unique(result.referents.begin(), result.referents.end()),
                             result.referents.end());
    } else if (draft.organisation && is_armed(k_.entities[*draft.organisation].sector) &&
               is_armed(draft.role->sector)) {
      result.referents = {add_known(*draft.organisation)};  // "Hamas fighters"
    } else if (draft.countries.size() == 1) {
      result.referents = {add_unknown(unknown_entity(draft, draft.countries.front()))};
    }
    return;
  }
  std::optional<EntityId> person;
  if (draft.role->offices == std::vector<std::string>{"counterpart"}) {
    if (draft.countries.size() == 1)
      person = holder(k_, counterpart_offices(i), draft.countries.front(), day_of(draft));
  } else if (!draft.former) {
    person = office_holder(draft);
  }
  if (person) {
    namesakes_.saw_person(*person);
    result.referents = {add_known(*person)};
    return;
  }
  std::optional<EntityId> country;
  if (!draft.countries.empty())
    country = draft.countries.front();
  else if (draft.place)
    country = k_.country(k_.entities[*draft.place].country);
  // "reporter Al-Dżaziry" speaks for the medium.
  if (draft.role->sector == "MED" && draft.organisation) {
    result.referents = {add_known(*draft.organisation)};
    return;
  }
  if (country || draft.organisation || draft.organisation_name || draft.place)
    result.referents = {add_unknown(unknown_entity(draft, country))};
}

// The draft in the possessive that belongs to this one: "Ghani's spokesman"; or the one whom it
// serves: "a spokesman for President Ghani".
std::optional<std::size_t> Resolver::possessor(std::size_t i) const {
  if (!phrases_.has("possessive")) return std::nullopt;
  const Draft& draft = drafts_[i];
  const TokenIndex noun = words_.token(draft.anchor).relation == "flat"
                              ? words_.token(draft.anchor).head
                              : draft.anchor;
  const auto covers = [](const Draft& other, TokenIndex child) {
    return other.tokens.contains(child);
  };
  for (const TokenIndex child : tree_.children_with(noun, "nmod")) {
    if (words_.token(child).relation == "nmod:poss") {
      for (std::size_t j = i; j-- > 0 && drafts_[j].tokens.end > child;) {
        if (covers(drafts_[j], child)) return j;
      }
    } else if (draft.role && draft.role->serves() &&
               phrases_.is("service_preposition", tree_.preposition(child))) {
      for (std::size_t j = i + 1; j < drafts_.size() && drafts_[j].tokens.begin <= child; ++j) {
        if (covers(drafts_[j], child) && drafts_[j].name) return j;
      }
    }
  }
  return std::nullopt;
}

// "rzecznik Putina", "the Trump administration", "Tsai's government".
std::optional<EntityId> Resolver::owner_country(std::size_t i) const {
  const Draft& draft = drafts_[i];
  if (draft.owner) {
    for (const SenseKind kind : {SenseKind::person, SenseKind::surname}) {
      const auto person = namesakes_.person(draft.owner->senses, kind, day_of(draft));
      if (person) return k_.country(k_.entities[*person].country);
    }
  }
  const auto owner = possessor(i);
  if (!owner || resolved_[*owner].referents.size() != 1) return std::nullopt;
  const Entity& entity = document_.entity(resolved_[*owner].referents.front());
  if (entity.kind == EntityKind::place) return std::nullopt;
  return k_.country(entity.country);
}

}  // namespace kronika::link

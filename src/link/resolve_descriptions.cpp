// Descriptions: the holder of an office on the day, a state by its organ, an agency without a name.
// A country that the words do not name comes, for an organ, from the article: that of the state or
// person that acts earlier in the sentence; else the country with which the same organ was last
// named before; else the country that has more than half of all names of countries in the article;
// else, if the article names no country or the organ is written as a proper name, the home country;
// and for acronyms that only the home country uses ("MSWiA") that country at once. Otherwise the
// mention stays without referents, for coref. Tested in tests/link/link_test.cpp.

#include <algorithm>

#include "link/offices.h"
#include "link/resolver.h"
#include "unicode/characters.h"

namespace kronika::link {

namespace {

// "MSZ" and "ministerstwo spraw zagranicznych" are one organ.
const std::string& organ_key(const Organ& organ) {
  return organ.head.ends_with("_minister") ? organ.head : organ.lemma;
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

// A government, an organ, or a state in the subject: an organ later in the sentence is likely of
// the same state
// ("Rzym odmówił zgody, a MSW zapowiedziało").
void Resolver::note_actor(std::size_t i) {
  const Resolved& result = resolved_[i];
  if (result.referents.size() != 1 || result.via == Via::adjective) return;
  const Entity& entity = document_.entity(result.referents.front());
  if (entity.kind != EntityKind::country && entity.kind != EntityKind::person) return;
  if (entity.country.empty()) return;
  const TokenIndex head = this->head(drafts_[i]);
  const SentenceIndex sentence = document_.sentence_of(head);
  const bool by_name = result.via == Via::name || entity.kind == EntityKind::person;
  if (by_name &&
      (words_.token(head).universal_relation() != "nsubj" || actor_sentence_ == sentence))
    return;
  actor_ = k_.country(entity.country);
  actor_sentence_ = sentence;
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

std::optional<EntityId> Resolver::office_holder(const Draft& draft) const {
  const std::vector<std::string> offices = offices_of(draft);
  if (draft.organisation) {
    const auto person = holder(k_, offices, *draft.organisation, day_of(draft));
    if (person || !draft.organ) return person;
  }
  if (draft.organisation_name && !draft.organ) return std::nullopt;
  if (draft.place) return holder(k_, offices, *draft.place, day_of(draft));
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
  return holder(k_, offices, *country, day_of(draft));
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
    } else if (draft.countries.size() == 1) {
      result.referents = {add_unknown(unknown_entity(draft, draft.countries.front()))};
    }
    return;
  }
  if (const auto person = draft.former ? std::nullopt : office_holder(draft)) {
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

// The draft in the possessive that belongs to this one: "Ghani's spokesman".
std::optional<std::size_t> Resolver::possessor(std::size_t i) const {
  if (!phrases_.has("possessive")) return std::nullopt;
  const TokenIndex head = words_.token(drafts_[i].anchor).relation == "flat"
                              ? words_.token(drafts_[i].anchor).head
                              : drafts_[i].anchor;
  for (const TokenIndex child : tree_.children_with(head, "nmod:poss")) {
    for (std::size_t j = i; j-- > 0;) {
      if (drafts_[j].tokens.contains(child)) return j;
      if (drafts_[j].tokens.end <= child) break;
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
  return k_.country(document_.entity(resolved_[*owner].referents.front()).country);
}

void Resolver::note_organs() {
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    const Draft& draft = drafts_[i];
    if (draft.organ && draft.organ->country.empty() && draft.countries.size() == 1)
      organ_countries_[organ_key(*draft.organ)].emplace_back(i, draft.countries.front());
  }
}

std::optional<EntityId> Resolver::article_country(std::size_t i) const {
  const Draft& draft = drafts_[i];
  const auto home = k_.country(phrases_.home);
  if (draft.organ->domestic) return home;
  if (draft.organ->forces) return std::nullopt;
  if (actor_ && actor_sentence_ == document_.sentence_of(draft.anchor)) return actor_;
  if (const auto named = organ_countries_.find(organ_key(*draft.organ));
      named != organ_countries_.end()) {
    const auto after =
        std::lower_bound(named->second.begin(), named->second.end(), std::pair(i, EntityId{0}));
    if (after != named->second.begin()) return std::prev(after)->second;
  }
  if (main_country_) return main_country_;
  // With capitals amid a sentence it is the proper name of an organ at home: "rzecznik Straży
  // Granicznej".
  const TokenIndex second = draft.anchor + 1;
  const bool capitals =
      words_[draft.anchor].capital &&
      (!words_[draft.anchor].opens || (draft.tokens.contains(second) && words_[second].capital));
  const bool proper = !draft.role && capitals && words_[draft.anchor].acronym.empty();
  if (proper) return home;
  return country_counts_.empty() ? home : std::nullopt;
}

void Resolver::resolve_organ(std::size_t i) {
  Draft& draft = drafts_[i];
  Resolved& result = resolved_[i];
  if (draft.countries.empty() && !draft.organ->country.empty()) {
    if (const auto country = k_.country(draft.organ->country)) draft.countries.push_back(*country);
  }
  if (draft.countries.empty()) {
    if (const auto country = owner_country(i)) draft.countries.push_back(*country);
  }
  if (draft.organ->generic && draft.countries.empty() && last_ministry_) {
    result.referents = {*last_ministry_};
    return;
  }
  if (draft.countries.empty()) {
    if (const auto country = article_country(i)) draft.countries.push_back(*country);
  }
  if (draft.countries.empty()) {
    result.mention = !draft.organ->forces;
    return;
  }
  for (const EntityId country : draft.countries) {
    add_known(country);  // so that the state's own name is found before its organs
    Entity organ = k_.entities[country];
    organ.name = draft.organ->lemma;
    organ.sector = draft.organ->sector;
    result.referents.push_back(add(organ));
  }
  if (draft.countries.size() > 1) result.via = Via::group;
  if (draft.organ->head.ends_with("_minister")) last_ministry_ = result.referents.front();
}

// "niemiecka telewizja": a medium without a name.
void Resolver::resolve_noun(std::size_t i) {
  const Draft& draft = drafts_[i];
  if (draft.countries.empty()) return;
  Entity entity = unknown_entity(draft, draft.countries.front());
  if (!draft.plural) entity.kind = draft.noun->kind;
  resolved_[i].referents = {add_unknown(std::move(entity))};
}

}  // namespace kronika::link

// Organs: a state by its organ. A country that the words do not name comes from the article: that of
// the state or person that acts earlier in the sentence; else the country with which the same organ was
// last named before; else the country that the article speaks of most; else, if the article names no
// country or the organ is written as a proper name, the home country; and for acronyms that only the
// home country uses ("MSWiA") that country at once. Otherwise the mention stays without referents, for
// coref. Tested in tests/link/link_test.cpp.

#include <algorithm>

#include "link/offices.h"
#include "link/resolver.h"

namespace kronika::link {
namespace {

// "MSZ" and "ministerstwo spraw zagranicznych" are one organ.
const std::string& organ_key(const Organ& organ) {
  return organ.head.ends_with("_minister") ? organ.head : organ.lemma;
}

}  // namespace

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

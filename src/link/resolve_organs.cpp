// Organs: a state by its organ. A country that the words do not name comes from the article: that
// of the state or person that acts earlier in the sentence; else the country with which the same
// organ was last named before; else the country that the article speaks of most; else the one of
// its title or dateline; else, if the article names no country or the organ is written as a proper
// name, the home country; and for acronyms that only the home country uses ("MSWiA") that country
// at once. Otherwise the mention stays without referents, for coref. Tested in
// tests/link/link_test.cpp.

#include <algorithm>

#include "link/grammar.h"
#include "link/offices.h"
#include "link/resolver.h"

namespace kronika::link {
namespace {

constexpr std::size_t kHeadSentences = 3;
constexpr std::size_t kMaxClauseDepth = 16;

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
  actor_words_ = drafts_[i].tokens;
}

// Not in a clause that has another subject: "South Africa offered to mediate, but the opposition
// would not talk to the government".
bool Resolver::may_be_actors(std::size_t i) const {
  const TokenIndex head = this->head(drafts_[i]);
  if (!actor_ || actor_sentence_ != document_.sentence_of(head)) return false;
  if (words_.token(head).universal_relation() == "nsubj") return true;
  TokenIndex verb = head;
  for (std::size_t n = 0; n < kMaxClauseDepth && !words_.token(verb).is_root(); ++n) {
    verb = words_.token(verb).head;
    const TokenIndex subject = tree_.child(verb, "nsubj");
    if (subject == none<TokenIndex>) continue;
    return words_.token(subject).upos == Upos::PRON || actor_words_.contains(subject);
  }
  return true;
}

// The one country that the title names, or where the dateline was written.
void Resolver::note_headline(const std::vector<Draft>& drafts) {
  std::optional<EntityId> written;
  bool several = false;
  for (const Draft& draft : drafts) {
    const SentenceIndex sentence = document_.sentence_of(draft.tokens.begin);
    if (sentence.value >= kHeadSentences) break;
    std::vector<EntityId> named = draft.countries;
    if (draft.adjective) named.push_back(*draft.adjective);
    for (const Sense& sense : draft.name ? draft.name->senses : std::vector<Sense>{}) {
      if (sense.kind > SenseKind::metonym && sense.kind != SenseKind::place) continue;
      if (const auto country = k_.country(k_.entities[sense.entity].country))
        named.push_back(*country);
      break;
    }
    if (named.empty()) continue;
    if (is_dateline(words_, draft.tokens, document_.sentences[sentence.value].tokens))
      written = named.front();
    if (sentence.value > 0) continue;
    several = several || (headline_country_ && *headline_country_ != named.front());
    headline_country_ = named.front();
  }
  if (several || !headline_country_) headline_country_ = written;
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
  if (may_be_actors(i)) return actor_;
  if (const auto named = organ_countries_.find(organ_key(*draft.organ));
      named != organ_countries_.end()) {
    const auto after =
        std::lower_bound(named->second.begin(), named->second.end(), std::pair(i, EntityId{0}));
    if (after != named->second.begin()) return std::prev(after)->second;
  }
  if (main_country_) return main_country_;
  if (headline_country_) return headline_country_;
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
  // "the Trump administration", "Tsai's government"
  if (draft.countries.empty() && !draft.organ->abroad) {
    if (const auto country = owner_country(i)) draft.countries.push_back(*country);
  }
  if (draft.organ->owned && draft.countries.empty()) {
    result.mention = false;
    return;
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

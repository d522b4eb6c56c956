// Groups go to the last entities that belong together, or to the two sides of a text about two;
// "the country" to the one that the text is about.
//
// Easy: "Putin met Kim. The leaders …". Hard: "obaj prezydenci" after a president, an envoy and a
// president: not the envoy; "both governments" after "British … his Japanese counterpart"; "the two
// sides" of a text that names a third one once. Tested in tests/coref/.

#include <algorithm>
#include <array>
#include <map>

#include "coref/descriptions.h"

namespace kronika::coref {
namespace {

constexpr std::size_t kReach = 240;           // expressions back for "both sides": a news article
constexpr std::size_t kHeadingTimes = 3;      // a name in the headline counts for so many
constexpr std::size_t kNamed = 2, kWeak = 1;  // a name, an adjective or somebody who acts for it
constexpr std::size_t kDominant = 2;          // so many times as often as the next one
constexpr std::size_t kGroupDistance = 3;  // sentences back in which the members of a group stand
constexpr std::size_t kPairDistance = 1;
constexpr std::size_t kGroupReach = 40;  // expressions back

void add(std::vector<EntityIndex>& list, EntityIndex entity) {
  if (std::find(list.begin(), list.end(), entity) == list.end()) list.push_back(entity);
}

}  // namespace

bool Descriptions::belongs(EntityIndex entity, const Expression& group) const {
  if (!group.description || group.description->any_name || group.description->names.empty())
    return true;
  if (entity.value >= called_.size()) return true;
  bool office = false;
  for (const std::string& name : called_[entity.value]) {
    if (name == document_.token(group.head).lemma || group.description->names.contains(name))
      return true;
    // "leader" may be a general; "envoy" is another office.
    const Description* other = lexicon_.phrase(name);
    office = office || (other && !other->names.contains(document_.token(group.head).lemma));
  }
  return !office;
}

// A person whom link could not name more exactly is one all the same.
bool Descriptions::is_of_kind(const Expression& e, const Entity& entity, EntityKind kind) const {
  if (entity.kind == kind) return true;
  return kind == EntityKind::person && entity.kind == EntityKind::unknown && e.preset && e.party &&
         lexicon_.conventions.natural_gender && (e.agreement.genders & kNeuter) == 0;
}

std::vector<EntityIndex> Descriptions::members_of_kind(std::size_t index, EntityKind kind,
                                                       std::size_t count) const {
  const Expression& group = expressions_[index];
  const std::size_t wanted = count == 0 ? 2 : count;
  const std::vector<EntityIndex> excluded = salience_.excluded(index);
  std::vector<EntityIndex> found;
  SentenceIndex last_sentence;
  std::size_t steps = 0;
  for (std::size_t k = index; k > 0 && steps < kGroupReach; ++steps) {
    const Expression& candidate = expressions_[--k];
    if (salience_.distance(group, candidate) > kGroupDistance) break;
    if (candidate.referents.empty()) continue;
    // "the two" after "a Japanese official" are not Japan.
    if (!group.description && candidate.role == Role::adjective) continue;
    // Enough, and the text before is about others.
    if (found.size() >= wanted && candidate.sentence != last_sentence) break;
    const bool several = candidate.referents.size() > 1;
    std::vector<EntityIndex> fitting;
    for (const EntityIndex i : candidate.referents) {
      const Entity& entity = document_.entity(i);
      if (!is_of_kind(candidate, entity, kind) || entity.plural) continue;
      if (std::find(excluded.begin(), excluded.end(), i) != excluded.end()) continue;
      if (group.description && !is_land(kind) && !goes_with(entity, *group.description)) continue;
      if (kind == EntityKind::person && !belongs(i, group)) continue;
      const bool female =
          candidate.agreement.genders == kFeminine && !several && kind == EntityKind::person;
      if (group.description && group.description->gender == Gender::feminine && !female &&
          candidate.agreement.genders != kAnyGender)
        continue;
      fitting.push_back(i);
    }
    // A group that was said before goes on.
    if (several && fitting.size() == candidate.referents.size() &&
        (count == 0 || fitting.size() == count))
      return fitting;
    for (const EntityIndex i : fitting) {
      const bool known = std::any_of(found.begin(), found.end(), [&](EntityIndex other) {
        return document_.entity(other).id == document_.entity(i).id;  // a state and its army
      });
      if (!known) found.push_back(i);
    }
    if (!fitting.empty()) last_sentence = candidate.sentence;
  }
  if (found.size() != wanted) return {};
  std::reverse(found.begin(), found.end());
  return found;
}

// How far back an expression for one of the entities stands; 0 if nowhere.
std::size_t Descriptions::oldest(std::size_t index, const std::vector<EntityIndex>& of) const {
  std::size_t oldest = index;
  for (const EntityIndex entity : of) {
    std::size_t k = index;
    for (std::size_t steps = 0; k > 0 && steps < kGroupReach; ++steps) {
      const auto& referents = expressions_[--k].referents;
      if (std::find(referents.begin(), referents.end(), entity) != referents.end()) break;
    }
    oldest = std::min(oldest, k);
  }
  return oldest;
}

// "obaj", "the two": people, countries or organisations, whichever was spoken of last; "the pair":
// people.
std::vector<EntityIndex> Descriptions::members_standing_alone(std::size_t index) const {
  const Expression& group = expressions_[index];
  const bool noun = document_.token(group.head).upos == Upos::NOUN;
  std::vector<EntityIndex> best;
  std::size_t nearest = 0;
  for (const EntityKind kind :
       {EntityKind::person, EntityKind::country, EntityKind::organisation}) {
    if (noun && kind != EntityKind::person) break;
    std::vector<EntityIndex> found = members_of_kind(index, kind, group.count);
    if (found.size() < 2) continue;
    const std::size_t at = oldest(index, found);
    if (!best.empty() && at <= nearest) continue;
    nearest = at;
    best = std::move(found);
  }
  if (!best.empty() || group.count != 2) return best;
  static constexpr std::array<EntityKind, 1> kPeople{EntityKind::person};
  return two_sides(index, kPeople);
}

// "The army and the rebels agreed on a truce, which both sides broke": two that stand together
// right before, and do not speak of others: "France and the US urged both sides".
std::vector<EntityIndex> Descriptions::coordinated(std::size_t index, std::size_t reach) const {
  const Expression& group = expressions_[index];
  const std::vector<EntityKind>& kinds = group.description->kinds;
  const std::vector<EntityIndex> excluded = salience_.excluded(index);
  for (std::size_t k = index, steps = 0; k > 0 && steps < kGroupReach; ++steps) {
    const Expression& e = expressions_[--k];
    if (salience_.distance(group, e) > reach) break;
    if (e.form != Form::coordination || salience_.is_told_by(group, e) || e.referents.size() != 2)
      continue;
    const bool fit = std::all_of(e.referents.begin(), e.referents.end(), [&](EntityIndex i) {
      const Entity& entity = document_.entity(i);
      return std::find(kinds.begin(), kinds.end(), entity.kind) != kinds.end() &&
             std::find(excluded.begin(), excluded.end(), i) == excluded.end() &&
             (is_land(entity.kind) || goes_with(entity, *group.description));
    });
    if (fit && document_.entity(e.referents[0]).id != document_.entity(e.referents[1]).id)
      return e.referents;
  }
  return {};
}

std::vector<EntityIndex> Descriptions::members(std::size_t index) const {
  const Expression& group = expressions_[index];
  if (!group.description) return members_standing_alone(index);
  const std::vector<EntityKind>& kinds = group.description->kinds;
  const bool two = group.count == 0 || group.count == 2;
  // "both sides": those that the whole text is about, rather than two that stand near.
  const bool sides = two && is_land(kinds.front()) && group.description->names.empty() &&
                     !group.description->any_name;
  const bool lands = two && is_land(kinds.front());
  std::vector<EntityIndex> found;
  if (lands) found = coordinated(index, 0);
  if (found.empty() && sides) found = two_sides(index, kinds);
  if (found.empty() && lands) found = coordinated(index, kPairDistance);
  if (!found.empty()) return found;
  for (const EntityKind kind : kinds) {
    found = members_of_kind(index, kind, group.count);
    if (found.size() > 1) return found;
  }
  return two && !sides ? two_sides(index, kinds) : std::vector<EntityIndex>{};
}

// "obie strony", "przywódcy" of a text about two: those named most often, and in its headline, if a
// third one is clearly behind.
std::vector<EntityIndex> Descriptions::two_sides(std::size_t index,
                                                 std::span<const EntityKind> kinds) const {
  const Expression& group = expressions_[index];
  const std::vector<EntityIndex> excluded = salience_.excluded(index);
  const auto may_be = [&](EntityIndex i) {
    const Entity& entity = document_.entity(i);
    if (entity.plural || std::find(kinds.begin(), kinds.end(), entity.kind) == kinds.end())
      return false;
    if (std::find(excluded.begin(), excluded.end(), i) != excluded.end()) return false;
    if (is_land(entity.kind) || !group.description) return true;
    return goes_with(entity, *group.description) &&
           (entity.kind != EntityKind::person || belongs(i, group));
  };
  const auto rebels = [&](EntityIndex i) {
    return document_.entity(i).kind == EntityKind::organisation &&
           document_.entity(i).sector == "REB";
  };
  std::map<std::uint32_t, std::size_t> times;
  std::vector<EntityIndex> in_heading;
  // Who the sides are may be told later; other nouns go back to what was said.
  const bool sides = group.description && group.description->names.empty();
  const std::size_t end = sides ? std::min(expressions_.size(), index + kReach) : index;
  for (std::size_t k = index > kReach ? index - kReach : 0; k < end; ++k) {
    const Expression& e = expressions_[k];
    if (e.referents.size() != 1) continue;
    const bool heading = document_.sentences[e.sentence.value].heading;
    const bool weak = e.role == Role::adjective;
    std::size_t weight = weak ? kWeak : kNamed;
    EntityIndex of = e.referents.front();
    // A state's organs are the state; a minister counts for it too.
    const bool state = document_.entity(of).kind == EntityKind::country;
    if (state || !may_be(of)) {
      const auto land = lands_.find(document_.entity(of).country);
      if (land == lands_.end() || !may_be(land->second)) continue;
      of = land->second;
      if (!state) weight = kWeak;
    }
    if (rebels(of)) weight *= 2;  // where there are rebels, they are a side
    times[of.value] += heading ? kHeadingTimes * weight : weight;
    if (heading) add(in_heading, of);
  }
  std::vector<std::pair<std::size_t, EntityIndex>> ranked;
  for (const auto& [entity, count] : times) ranked.emplace_back(count, EntityIndex(entity));
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  // Two there must be, so that less is enough than for "the leaders", who may be those of many.
  const std::size_t lead = sides ? 3 : 4;
  const bool clear = ranked.size() == 2 || (ranked.size() > 2 && ranked[1].first > kNamed &&
                                            ranked[2].first * lead <= ranked[1].first * 2);
  if (!clear && in_heading.size() == 2) return in_heading;
  if (!clear) return {};
  return {ranked[0].second, ranked[1].second};
}

std::vector<EntityIndex> Descriptions::pair(std::size_t index) const {
  const Expression& anaphor = expressions_[index];
  const std::vector<EntityIndex> excluded = salience_.excluded(index);
  for (const EntityKind kind : {EntityKind::person, EntityKind::country}) {
    std::vector<EntityIndex> found;
    bool man = false;
    std::size_t clause = kNoClause, steps = 0;
    for (std::size_t k = index; k > 0 && steps < kGroupReach; ++steps) {
      const Expression& e = expressions_[--k];
      if (salience_.distance(anaphor, e) > kPairDistance) break;
      if (e.referents.size() != 1 || e.clause == anaphor.clause || e.clause == kNoClause) continue;
      const bool argument = e.role == Role::subject || e.role == Role::object ||
                            e.role == Role::indirect || e.role == Role::oblique;
      if (!argument || document_.entity(e.referents.front()).kind != kind) continue;
      if (std::find(excluded.begin(), excluded.end(), e.referents.front()) != excluded.end())
        continue;
      if (clause == kNoClause) clause = e.clause;
      if (clause != e.clause) break;  // those who act together stand in one clause
      add(found, e.referents.front());
      man = man || (kind == EntityKind::person && (e.agreement.genders & kMasculine) != 0);
    }
    if (found.size() != 2) continue;
    if (anaphor.agreement.virility == Virility::virile && !man) continue;
    if (anaphor.agreement.virility == Virility::other && man) continue;
    std::reverse(found.begin(), found.end());
    return found;
  }
  return {};
}

// The country that the text speaks of most, its headline above all, if another one is clearly
// behind.
EntityIndex Descriptions::country_of_text(const std::vector<EntityIndex>& excluded) const {
  std::map<std::string, std::size_t> times;
  std::size_t steps = 0;
  for (const Expression& e : expressions_) {
    if (++steps > kReach) break;
    if (e.form != Form::fixed || e.referents.size() != 1) continue;
    const Entity& entity = document_.entity(e.referents.front());
    if (entity.country.empty() || !is_land(entity.kind)) continue;
    times[entity.country] += document_.sentences[e.sentence.value].heading ? kHeadingTimes : 1;
  }
  std::size_t most = 0, second = 0;
  std::string country;
  for (const auto& [code, count] : times) {
    second = std::max(second, std::min(most, count));
    if (count > most) country = code;
    most = std::max(most, count);
  }
  const auto land = lands_.find(country);
  if (most < kDominant * std::max<std::size_t>(second, 1) || land == lands_.end())
    return none<EntityIndex>;
  const bool out = std::find(excluded.begin(), excluded.end(), land->second) != excluded.end();
  return out ? none<EntityIndex> : land->second;
}

}  // namespace kronika::coref

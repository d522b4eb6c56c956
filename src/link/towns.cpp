// Toponyms (Leidner, Toponym resolution in text, 2007): of several towns with one name the one in a
// country that the text speaks of, else the one that is much bigger than the rest.
//
// Easy: "w Radomiu". Hard: "Springfield"; "Kent said", who is no town. Tested in
// tests/link/gazetteer_test.cpp.

#include "link/towns.h"

#include <algorithm>

#include "link/grammar.h"
#include "link/resolver.h"
#include "unicode/characters.h"

namespace kronika::link {
namespace {

constexpr std::size_t kMaxKeys = 32;
constexpr std::size_t kMaxWords = 4;
constexpr std::uint64_t kDominance = 3;                // times the second
constexpr std::uint64_t kKnownWithoutPlace = 100'000;  // inhabitants

// What a word of a name may be in base form, folded; the likeliest first.
std::vector<std::string> bases_of(const Words& words, const Knowledge& k, TokenIndex i) {
  std::vector<std::string> bases{gazetteer_key(words.token(i).form)};
  const auto add = [&](std::string base) {
    if (std::find(bases.begin(), bases.end(), base) == bases.end())
      bases.push_back(std::move(base));
  };
  add(gazetteer_key(words.token(i).lemma));
  for (Base& base : k.declension.bases(unicode::fold(words.token(i).form), true)) {
    if ((base.cases & kPlural) == 0) add(std::move(base.text));
  }
  return bases;
}

}  // namespace

std::vector<Town> towns_named(const Words& words, const Knowledge& k, TokenSpan name) {
  if (name.size() > kMaxWords) return {};
  std::vector<std::string> keys{""};
  for (TokenIndex i = name.begin; i < name.end; ++i) {
    if (!words[i].letters) continue;  // hyphens
    std::vector<std::string> longer;
    for (const std::string& base : bases_of(words, k, i)) {
      for (const std::string& key : keys) {
        if (longer.size() < kMaxKeys) longer.push_back(key.empty() ? base : key + " " + base);
      }
    }
    keys = std::move(longer);
  }
  for (const std::string& key : keys) {
    std::vector<Town> towns = k.towns.find(key);
    if (!towns.empty()) return towns;
  }
  return {};
}

bool is_after_place_preposition(const Words& words, const Phrases& phrases, TokenSpan name) {
  const TokenSpan sentence = words.document().sentence_at(name.begin).tokens;
  if (name.begin == sentence.begin) return false;
  const std::string& before = words[name.begin - 1].lemma;
  return words.token(name.begin - 1).upos == Upos::ADP &&
         (phrases.is("place_preposition", before) || phrases.is("place_case_preposition", before) ||
          phrases.is("place_case_preposition", before + "+Gen"));
}

// The town that an unknown name means, if it stands where a town does.
std::optional<Entity> Resolver::town(const Draft& draft, EntityKind kind) const {
  const TokenSpan name = draft.name->tokens;
  const bool noun = draft.noun && draft.noun->kind == EntityKind::place;
  const bool located = noun || is_after_place_preposition(words_, phrases_, name);
  if (kind != EntityKind::place && !(kind == EntityKind::unknown && located)) return std::nullopt;
  const std::vector<Town> towns = towns_named(words_, k_, name);
  const Town* best = nullptr;
  const Town* second = nullptr;
  for (const Town& town : towns) {
    const auto rank = [&](const Town& t) {
      return std::pair(namesakes_.speaks_of(t.country), t.population);
    };
    if (!best || rank(town) > rank(*best))
      second = std::exchange(best, &town);
    else if (!second || rank(town) > rank(*second))
      second = &town;
  }
  if (!best) return std::nullopt;
  const bool near = namesakes_.speaks_of(best->country);
  const bool same = second && second->id == best->id;
  if (!near && second && !same && best->population < kDominance * second->population)
    return std::nullopt;
  const std::string_view relation = words_.token(name.begin).universal_relation();
  const bool acts = relation == "nsubj" || relation == "flat" || relation == "obj";
  if (!located && name.size() == 1 && acts && best->population < kKnownWithoutPlace)
    return std::nullopt;
  Entity entity;
  entity.id = best->id;
  entity.name = best->name;
  entity.kind = EntityKind::place;
  entity.country = best->country;
  entity.latitude = best->latitude;
  entity.longitude = best->longitude;
  entity.in_knowledge_base = true;
  return entity;
}

}  // namespace kronika::link

// The order matters: full names first, then surnames, which may mean somebody named later
// ("Zaproszenie dla Zełenskiego" in a title), then descriptions, then appositions, which join two
// of them. Tested in tests/link/link_test.cpp.

#include "link/resolver.h"

#include <algorithm>
#include <utility>

#include "link/grammar.h"
#include "link/offices.h"
#include "unicode/characters.h"

namespace kronika::link {
namespace {

// A reference to the past in the same sentence dates the office, if it is at least this long ago.
constexpr int kOtherTimeDays = 60;
constexpr std::size_t kOften = 3;

std::optional<Day> date_of(const Document& document) {
  if (document.published) return document.published->first_day();
  for (const Timex& timex : document.timexes) {
    if (timex.interval && timex.basis == TimeBasis::explicit_date)
      return timex.interval->first_day();
  }
  return std::nullopt;
}

}  // namespace

Resolver::Resolver(Document& document, const Words& words, const Tree& tree,
                   const Knowledge& knowledge, const Phrases& phrases)
    : document_(document),
      words_(words),
      tree_(tree),
      k_(knowledge),
      phrases_(phrases),
      base_forms_(words, tree, knowledge.declension),
      namesakes_(knowledge),
      date_(date_of(document)) {}

void Resolver::run(std::vector<Draft> drafts) {
  drafts_ = std::move(drafts);
  resolved_.resize(drafts_.size());
  choose_rivals();
  count_countries(drafts_);
  note_headline(drafts_);
  note_organs();
  const auto names = [&](bool full_names) {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].name && !resolved_[i].done) resolve_name(i, full_names);
    }
  };
  names(true);
  // Holders of offices are named too, for surnames: "północnokoreański przywódca … Kim".
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    if (drafts_[i].role && !drafts_[i].name && !drafts_[i].plural && !drafts_[i].owner &&
        !possessor(i))
      resolve_description(i);
  }
  // "the Joint Chiefs of Staff (JCS)": the acronym is the organ's name further on.
  for (std::size_t i = 0; i + 1 < drafts_.size(); ++i) {
    const Draft& organ = drafts_[i];
    if (organ.organ && !organ.role && !organ.countries.empty() && !resolved_[i].done &&
        drafts_[i + 1].tokens.begin == organ.tokens.end + 1 &&
        words_.token(organ.tokens.end).form == "(")
      resolve_description(i);
  }
  names(false);
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    if (!resolved_[i].done) resolve_description(i);
    note_actor(i);
  }
  appositions();
  named_groups();
  write();
}

// "kongijski" is of either Congo: of the one that the text names.
void Resolver::choose_rivals() {
  std::unordered_set<EntityId> named;
  for (const Draft& draft : drafts_) {
    if (!draft.name) continue;
    for (const Sense& sense : draft.name->senses) {
      if (sense.kind > SenseKind::metonym) continue;
      if (const auto country = k_.country(k_.entities[sense.entity].country))
        named.insert(*country);
    }
  }
  const auto choose = [&](EntityId& country) {
    const auto rivals = k_.rivals.find(country);
    if (rivals == k_.rivals.end() || named.contains(country)) return;
    const auto better = std::find_if(rivals->second.begin(), rivals->second.end(),
                                     [&](EntityId other) { return named.contains(other); });
    if (better != rivals->second.end()) country = *better;
  };
  for (Draft& draft : drafts_) {
    for (EntityId& country : draft.countries) choose(country);
    if (draft.adjective) choose(*draft.adjective);
  }
}

// How often the text names each country, in any way; the main one has more than half of all, or is
// named often and twice as often as any other.
void Resolver::count_countries(const std::vector<Draft>& drafts) {
  std::size_t all = 0;
  const auto count = [&](EntityId country) {
    ++country_counts_[country];
    ++all;
    namesakes_.saw_country(k_.entities[country].country);
  };
  for (const Draft& draft : drafts) {
    for (const EntityId country : draft.countries) count(country);
    if (draft.adjective) count(*draft.adjective);
    if (!draft.name) continue;
    for (const Sense& sense : draft.name->senses) {
      if (sense.kind == SenseKind::surname || sense.kind == SenseKind::person) continue;
      const EntityKind kind = k_.entities[sense.entity].kind;
      if (kind == EntityKind::agency || kind == EntityKind::media) break;  // it only tells
      if (const auto country = k_.country(k_.entities[sense.entity].country)) {
        count(*country);
        break;
      }
    }
  }
  std::size_t most = 0, second = 0;
  for (const auto& [country, n] : country_counts_) {
    if (n > most) {
      second = std::exchange(most, n);
      main_country_ = country;
    } else {
      second = std::max(second, n);
    }
  }
  const bool clear = 2 * most > all || (most >= kOften && most >= 2 * second);
  if (!clear) main_country_.reset();
}

std::optional<Day> Resolver::day_of(const Draft& draft) const {
  if (!date_) return date_;
  const TokenSpan sentence = document_.sentence_at(draft.anchor).tokens;
  auto timex =
      std::lower_bound(document_.timexes.begin(), document_.timexes.end(), sentence.begin,
                       [](const Timex& t, TokenIndex begin) { return t.tokens.begin < begin; });
  std::optional<Day> other;
  for (; timex != document_.timexes.end() && timex->tokens.begin < sentence.end; ++timex) {
    if (!timex->interval || timex->earlier_event) continue;
    if (other) return date_;  // several times: which is the office's is unclear
    other = timex->interval->first_day();
  }
  return other && *date_ - *other > std::chrono::days(kOtherTimeDays) ? other : date_;
}

EntityIndex Resolver::add(const Entity& entity) {
  const auto [found, added] =
      known_.try_emplace(entity.id + '\n' + entity.name + '\n' + entity.sector,
                         EntityIndex(document_.entities.size()));
  if (added) document_.entities.push_back(entity);
  return found->second;
}

// An organisation that is an organ of a state acts for the state (claims.md, "Ids").
EntityIndex Resolver::add_known(EntityId id) {
  if (!k_.state_organs.contains(id)) return add(k_.entities[id]);
  Entity organ = k_.entities[id];
  const auto country = k_.country(organ.country);
  if (!country) return add(organ);
  add(k_.entities[*country]);  // so that the state's own name is found before its organs
  organ.id = k_.entities[*country].id;
  organ.kind = EntityKind::country;
  return add(organ);
}

EntityIndex Resolver::add_unknown(Entity entity) {
  const auto first = known_.try_emplace(entity.id, EntityIndex(document_.entities.size()));
  if (!first.second) {
    Entity& other = document_.entities[first.first->second.value];
    if (other.country.empty() || entity.country.empty() || other.country == entity.country) {
      if (other.country.empty()) other.country = entity.country;
      if (other.sector.empty()) other.sector = entity.sector;
      return first.first->second;
    }
    entity.id += "-" + unicode::slug(entity.country);
    const auto second = known_.try_emplace(entity.id, EntityIndex(document_.entities.size()));
    if (!second.second) return second.first->second;
  }
  document_.entities.push_back(std::move(entity));
  return EntityIndex(document_.entities.size() - 1);
}

TokenIndex Resolver::head(const Draft& draft) const {
  return head_of(document_, draft.tokens, draft.anchor);
}

// "Gabrielius Landsbergis, szef litewskiej dyplomacji": the description is of the person before the
// comma; or of the one after it.
void Resolver::appositions() {
  for (std::size_t i = 1; i < drafts_.size(); ++i) {
    Draft& a = drafts_[i - 1];
    Draft& b = drafts_[i];
    TokenIndex after = a.tokens.end;
    if (after >= b.tokens.begin || words_.token(after).form != ",") continue;
    ++after;
    if (after < b.tokens.begin && words_.token(after).upos == Upos::DET) ++after;
    if (after != b.tokens.begin) continue;
    const bool first_named = a.name && !b.name && b.role,
               second_named = b.name && !a.name && a.role;
    if (!first_named && !second_named) continue;
    const Token& token = words_.token(head(b));
    const std::string_view relation = token.universal_relation();
    if (token.is_root() || !a.tokens.contains(token.head)) continue;
    if (relation != "appos" && relation != "flat" && relation != "nmod") continue;
    const std::size_t named = first_named ? i - 1 : i, described = first_named ? i : i - 1;
    if (resolved_[named].referents.size() != 1 || drafts_[described].plural) continue;
    Entity& entity = document_.entities[resolved_[named].referents.front().value];
    if (entity.kind != EntityKind::person) continue;
    if (!entity.in_knowledge_base) {
      const Draft& d = drafts_[described];
      if (entity.country.empty() && !d.countries.empty())
        entity.country = k_.entities[d.countries.front()].country;
      if (entity.sector.empty()) entity.sector = sector_of(d);
    }
    resolved_[described].referents = resolved_[named].referents;
  }
}

// "prezydenci Duda i Zełenski": the noun in the plural means those who are named after it.
void Resolver::named_groups() {
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    if (!drafts_[i].role || !drafts_[i].plural || !resolved_[i].referents.empty()) continue;
    std::vector<EntityIndex> members;
    TokenIndex next = drafts_[i].tokens.end;
    std::size_t last = i;
    for (std::size_t j = i + 1; j < drafts_.size(); ++j) {
      const bool person =
          resolved_[j].referents.size() == 1 && drafts_[j].name &&
          document_.entity(resolved_[j].referents.front()).kind == EntityKind::person;
      if (!person || drafts_[j].tokens.begin != next) break;
      members.push_back(resolved_[j].referents.front());
      last = j;
      next = drafts_[j].tokens.end;
      if (next.value >= document_.tokens.size()) break;
      const std::string& joint = words_[next].form;
      if (joint != "," && words_.token(next).upos != Upos::CCONJ) break;
      ++next;
    }
    if (members.size() > 1) resolved_[i] = {std::move(members), Via::group, true, true};
    i = last;  // nobody is in two groups, and the whole stays linear
  }
}

void Resolver::write() {
  std::vector<Mention> mentions;
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    if (!resolved_[i].mention) continue;
    const Draft& draft = drafts_[i];
    Mention mention;
    mention.tokens = draft.tokens;
    mention.head = head(draft);
    mention.span = document_.bytes(draft.tokens);
    mention.via = resolved_[i].via;
    mention.referents = std::move(resolved_[i].referents);
    mention.role = draft.role_lemma;
    mentions.push_back(std::move(mention));
  }
  std::sort(mentions.begin(), mentions.end(),
            [](const Mention& a, const Mention& b) { return a.head < b.head; });
  document_.mentions = std::move(mentions);
}

}  // namespace kronika::link

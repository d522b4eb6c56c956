// Definite descriptions go to the last entity that the text has called so, else, where the lexicon
// allows any name, to the last one of that kind (Vieira and Poesio 2000: same head, then bridging
// by class, nearest first). Groups: groups.cpp.
//
// Easy: "Prezydent Litwy Gitanas Nausėda … Prezydent dodał": same role noun. Hard:
// "północnokoreański przywódca": the adjective must name the entity's country; "jego kraj": the
// possessor's; "w kraju" after two countries in a sentence: nobody knows. Tested in tests/coref/.

#include "coref/descriptions.h"

#include <algorithm>
#include <map>

#include "unicode/characters.h"

namespace kronika::coref {
namespace {

constexpr std::size_t kReach = 240;  // expressions back that a role noun reaches: a news article
constexpr std::size_t kKindDistance =
    4;  // sentences back for descriptions that only the kind supports
constexpr std::size_t kPlaceDistance =
    2;  // the same for countries and places, of which texts are full
constexpr std::size_t kHeadingReach = 40;  // expressions after a headline

void add(std::vector<EntityIndex>& list, EntityIndex entity) {
  if (std::find(list.begin(), list.end(), entity) == list.end()) list.push_back(entity);
}

}  // namespace

bool is_land(EntityKind kind) { return kind == EntityKind::country || kind == EntityKind::place; }

bool goes_with(const Entity& entity, const Description& description) {
  if (description.sectors.empty() || description.sectors.contains(entity.sector)) return true;
  const bool unknown = entity.sector.empty() || entity.sector == "UNK";
  return unknown && (entity.kind != EntityKind::organisation || !entity.in_knowledge_base);
}

Descriptions::Descriptions(const Document& document, const Tree& tree, const Lexicon& lexicon,
                           const Salience& salience, const std::vector<Expression>& expressions)
    : document_(document),
      tree_(tree),
      lexicon_(lexicon),
      salience_(salience),
      expressions_(expressions) {
  called_.resize(document.entities.size());
  for (std::size_t i = 0; i < document.entities.size(); ++i) {
    if (document.entities[i].kind == EntityKind::country)
      lands_.emplace(document.entities[i].country, EntityIndex(i));
  }
  for (const Expression& e : expressions) {
    if (e.form != Form::fixed || e.referents.size() != 1 || e.role == Role::adjective) continue;
    auto& names = called_[e.referents.front().value];
    names.insert(e.name);
    // The head of a role of several words: "foreign minister", "szef rządu".
    names.insert(e.name.substr(0, e.name.find(' ')));
    names.insert(e.name.substr(e.name.rfind(' ') + 1));
    const Mention* mention = document.mention_at(e.head);  // "King Charles"
    for (TokenIndex i = mention ? mention->tokens.begin : e.head;
         mention && i < mention->tokens.end; ++i)
      names.insert(unicode::lower(document.token(i).lemma));
    if (e.head.value < document.tokens.size()) names.insert(document.token(e.head).lemma);
  }
}

// The country that an adjective or a genitive gives the noun, "" if none; `unknown` if it has a
// genitive that is no country.
std::string Descriptions::country_constraint(TokenIndex noun, bool& unknown, int depth) const {
  for (const TokenIndex c : tree_.children(noun)) {
    const std::size_t at = salience_.at(c);
    const std::string_view relation = document_.token(c).universal_relation();
    if (relation != "amod" && relation != "nmod" && relation != "compound") continue;
    if (at == Salience::npos || expressions_[at].referents.empty()) {
      if (at != Salience::npos && expressions_[at].form == Form::personal) unknown = true;
      if (relation != "nmod" || depth > 0) continue;
      std::string below =
          country_constraint(c, unknown, depth + 1);  // "szef litewskiej dyplomacji"
      if (!below.empty()) return below;
      continue;
    }
    const Expression& e = expressions_[at];
    if (e.form == Form::personal) unknown = true;
    const Entity& entity = document_.entity(e.referents.front());
    if (is_land(entity.kind) && !entity.country.empty()) return entity.country;
    if (entity.kind == EntityKind::place) continue;  // "the Baltic country": a part of the world
    unknown = true;
  }
  return {};
}

Descriptions::Fit Descriptions::fit(const Expression& d, const Expression& candidate,
                                    std::string_view country) const {
  if (candidate.form != Form::fixed && candidate.form != Form::description) return Fit::none;
  if (candidate.referents.size() != 1 || candidate.role == Role::adjective) return Fit::none;
  const EntityIndex index = candidate.referents.front();
  const Entity& entity = document_.entity(index);
  const Description& lexical = *d.description;
  if (std::find(lexical.kinds.begin(), lexical.kinds.end(), entity.kind) == lexical.kinds.end())
    return Fit::none;
  if (!is_land(entity.kind) && !goes_with(entity, lexical)) return Fit::none;
  if (entity.kind == EntityKind::person) {
    const std::uint8_t own = candidate.agreement.genders;
    if (lexical.gender != Gender::unknown && (gender_mask(lexical.gender) & own) == 0)
      return Fit::none;
    // "Premier" is masculine in form and of any gender; an adjective or verb is not asked here.
  }
  if (!country.empty() && !entity.country.empty() && entity.country != country) return Fit::none;
  if (!country.empty() && is_land(entity.kind) && lexical.kinds.front() == EntityKind::person)
    return Fit::none;
  if (d.former) return belongs(index, d) ? Fit::kind : Fit::none;
  const std::set<std::string, std::less<>>* called =
      index.value < called_.size() ? &called_[index.value] : nullptr;
  const bool named =
      called && (called->contains(d.name) || called->contains(document_.token(d.head).lemma) ||
                 std::any_of(lexical.names.begin(), lexical.names.end(),
                             [&](const std::string& name) { return called->contains(name); }));
  if (named || lexical.names.contains(entity.id)) return Fit::name;
  // "północnokoreański przywódca": a state's politician whom the knowledge base knows needs no
  // introduction, unless the text has given another office.
  const bool official =
      entity.in_knowledge_base && entity.kind == EntityKind::person && entity.sector == "GOV" &&
      (country.empty() || entity.country == country) && called &&
      std::none_of(called->begin(), called->end(),
                   [&](const std::string& name) { return lexicon_.phrase(name) != nullptr; });
  if (lexical.any_name) return Fit::kind;
  return official ? Fit::official : Fit::none;
}

// "71-letni mężczyzna", "młody polityk": a noun that anybody may be called, with a quality of its
// own, brings in somebody new, unless a demonstrative points back.
bool Descriptions::brings_in_somebody(const Expression& d) const {
  if (!d.description->any_name || d.description->kinds.front() != EntityKind::person) return false;
  bool quality = false;
  for (const TokenIndex c : tree_.children(d.head)) {
    const Token& t = document_.token(c);
    if (t.feature("PronType") == "Dem") return false;
    const std::size_t at = salience_.at(c);
    const bool known = at != Salience::npos && !expressions_[at].referents.empty();
    quality = quality || (t.universal_relation() == "amod" && t.upos == Upos::ADJ && !known);
  }
  return quality;
}

EntityIndex Descriptions::possessor(TokenIndex noun) const {
  for (const TokenIndex c : tree_.children(noun)) {
    const std::size_t at = salience_.at(c);
    if (at == Salience::npos || !expressions_[at].possessive) continue;
    const Expression& e = expressions_[at];
    const bool pronoun = e.form == Form::personal || e.form == Form::reflexive;
    if (pronoun && e.referents.size() == 1) return e.referents.front();
  }
  return none<EntityIndex>;
}

std::string Descriptions::country_beside(TokenIndex noun) const {
  if (const Mention* mention = document_.mention_at(noun); mention && !mention->referents.empty()) {
    const std::string& country = document_.entity(mention->referents.front()).country;
    if (!country.empty()) return country;
  }
  for (const TokenIndex c : tree_.children(noun)) {
    const std::size_t at = salience_.at(c);
    if (at == Salience::npos || expressions_[at].referents.size() != 1) continue;
    const Entity& entity = document_.entity(expressions_[at].referents.front());
    if (expressions_[at].form == Form::fixed && is_land(entity.kind)) return entity.country;
  }
  return {};
}

const std::set<std::string, std::less<>>& Descriptions::roles(EntityIndex entity) const {
  static const std::set<std::string, std::less<>> kNone;
  return entity.value < called_.size() ? called_[entity.value] : kNone;
}

EntityIndex Descriptions::home_of_possessor(TokenIndex noun) const {
  const EntityIndex owner = possessor(noun);
  if (owner == none<EntityIndex>) return owner;
  const auto home = lands_.find(document_.entity(owner).country);
  return home == lands_.end() ? none<EntityIndex> : home->second;
}

EntityIndex Descriptions::referent(std::size_t index) const {
  const Expression& d = expressions_[index];
  if (!d.description || brings_in_somebody(d)) return none<EntityIndex>;
  const bool land = is_land(d.description->kinds.front());
  bool foreign = false;
  const std::string country = country_constraint(d.head, foreign);
  if (foreign) {  // "his country", "his army"; "its neighbour" is another one
    const bool own = d.description->any_name || !d.description->sectors.empty();
    return d.description->kinds.front() == EntityKind::country && own ? home_of_possessor(d.head)
                                                                      : none<EntityIndex>;
  }
  if (land && !country.empty())
    return none<EntityIndex>;  // "litewskie miasto": one more exact than its country
  const std::vector<EntityIndex> excluded = salience_.excluded(index);
  EntityIndex nearest = none<EntityIndex>;
  SentenceIndex nearest_sentence;
  std::vector<EntityIndex> officials;
  bool subject = false;
  std::size_t steps = 0;
  for (std::size_t k = index; k > 0 && steps < kReach; ++steps) {
    const Expression& candidate = expressions_[--k];
    const Fit how = fit(d, candidate, country);
    if (how == Fit::none) continue;
    const EntityIndex entity = candidate.referents.front();
    if (std::find(excluded.begin(), excluded.end(), entity) != excluded.end()) continue;
    if (how == Fit::name && (!land || d.description->names.contains(document_.entity(entity).id)))
      return entity;
    if (how == Fit::official) {
      add(officials, entity);
      continue;
    }
    if (salience_.distance(d, candidate) > (land ? kPlaceDistance : kKindDistance)) continue;
    if (nearest == none<EntityIndex>) {
      nearest = entity;
      nearest_sentence = candidate.sentence;
      subject = candidate.role == Role::subject;
    } else if (nearest_sentence == candidate.sentence && entity != nearest && !subject) {
      // Two of the kind in one sentence: the subject, else nobody can say.
      if (candidate.role != Role::subject) return none<EntityIndex>;
      nearest = entity;
      subject = true;
    }
  }
  if (nearest != none<EntityIndex>) return nearest;
  // "the country", "the government" of a text about one.
  const bool country_or_organ = d.description->kinds.front() == EntityKind::country &&
                                (d.description->any_name || !d.description->sectors.empty());
  if (country_or_organ && country.empty() && officials.empty()) return country_of_text(excluded);
  return only_official(index, officials);
}

// Of several officials the one of the country of whoever the sentence lets speak before: "Pieskow
// powiedział, że prezydent …" is Pieskow's president.
EntityIndex Descriptions::only_official(std::size_t index,
                                        const std::vector<EntityIndex>& officials) const {
  if (officials.size() == 1) return officials.front();
  const std::size_t first = index > kReach ? index - kReach : 0;
  for (std::size_t k = index;
       k > first && expressions_[k - 1].sentence == expressions_[index].sentence; --k) {
    const Expression& speaker = expressions_[k - 1];
    if (speaker.role != Role::subject || speaker.referents.size() != 1) continue;
    const std::string& country = document_.entity(speaker.referents.front()).country;
    EntityIndex found = none<EntityIndex>;
    for (const EntityIndex official : officials) {
      if (official == speaker.referents.front()) continue;  // who would say "I"
      if (country.empty() || document_.entity(official).country != country) continue;
      if (found != none<EntityIndex>) return none<EntityIndex>;
      found = official;
    }
    if (found != none<EntityIndex>) return found;
  }
  return none<EntityIndex>;
}

EntityIndex Descriptions::referent_after(std::size_t index) const {
  const Expression& d = expressions_[index];
  bool foreign = false;
  if (!d.description || brings_in_somebody(d)) return none<EntityIndex>;
  const std::string country = country_constraint(d.head, foreign);
  if (foreign) return none<EntityIndex>;
  EntityIndex found = none<EntityIndex>;
  for (std::size_t k = index + 1, steps = 0; k < expressions_.size() && steps < kHeadingReach;
       ++k, ++steps) {
    const Expression& candidate = expressions_[k];
    if (document_.sentences[candidate.sentence.value].heading) continue;
    if (candidate.sentence.value > d.sentence.value + kKindDistance) break;
    if (fit(d, candidate, country) == Fit::none) continue;
    if (fit(d, candidate, country) == Fit::name) return candidate.referents.front();
    if (found == none<EntityIndex> && !is_land(d.description->kinds.front()))
      found = candidate.referents.front();
  }
  return found;
}

}  // namespace kronika::coref

// Names: the knowledge base's sense that fits recogniser, grammar and date; else an unknown entity.
// Tested in tests/link/link_test.cpp.

#include <algorithm>

#include "link/grammar.h"
#include "link/offices.h"
#include "link/resolver.h"
#include "unicode/characters.h"

namespace kronika::link {
namespace {

EntityKind kind_of(NameType type) {
  switch (type) {
    case NameType::person:
      return EntityKind::person;
    case NameType::location:
      return EntityKind::place;
    case NameType::organisation:
      return EntityKind::organisation;
    case NameType::other:
      break;
  }
  return EntityKind::unknown;
}

Gender gender_of(std::string_view feature) {
  return feature == "Masc"  ? Gender::masculine
         : feature == "Fem" ? Gender::feminine
                            : Gender::unknown;
}

// Spellings of one surname: the first letters agree.
bool alike(std::string_view a, std::string_view b) {
  constexpr std::size_t kSame = 4;
  const std::string x = unicode::fold(a), y = unicode::fold(b);
  return x.size() >= kSame && y.size() >= kSame && x.compare(0, kSame, y, 0, kSame) == 0;
}

}  // namespace

void Resolver::resolve_name(std::size_t i, bool full_names) {
  const NamePart& name = *drafts_[i].name;
  if (drafts_[i].plural && name.senses.empty() && !full_names && !name.type) {
    resolved_[i] = {{}, Via::name, false, true};
    return;
  }
  const bool person =
      (name.type == NameType::person && !is_rather_organisation(name)) || drafts_[i].of_person();
  const bool may_be_person =
      has_sense(name.senses, SenseKind::person) || has_sense(name.senses, SenseKind::surname);
  const std::optional<Sense> sense = best_sense(drafts_[i]);
  const bool thing = sense && sense->kind != SenseKind::person && sense->kind != SenseKind::surname;
  if (thing && !(person && may_be_person)) {
    if (full_names) resolve_known_name(i, *sense);
    return;
  }
  if (may_be_person || person) return resolve_person(i, full_names);
  if (full_names) return;
  if (name_in_document(i) || bracketed_acronym(i)) return;
  resolve_unknown_name(i);
}

// "Bloomberg" by itself is the agency, unless the text has named the man.
bool Resolver::is_rather_organisation(const NamePart& name) const {
  return name.tokens.size() == 1 && has_sense(name.senses, SenseKind::organisation) &&
         std::none_of(name.senses.begin(), name.senses.end(), [&](const Sense& s) {
           return (s.kind == SenseKind::person || s.kind == SenseKind::surname) &&
                  namesakes_.named(s.entity);
         });
}

// In quotation marks, which hold nothing else: „Aurora”.
bool Resolver::quoted(TokenSpan name) const {
  if (name.begin.value == 0 || name.end.value >= document_.tokens.size()) return false;
  const std::string_view before = words_.token(name.begin - 1).form,
                         after = words_.token(name.end).form;
  const auto is_mark = [](std::string_view form) {
    return form == "\"" || form == "„" || form == "”" || form == "“" || form == "«" ||
           form == "»" || form == "‚" || form == "’" || form == "'";
  };
  return is_mark(before) && is_mark(after) && words_[name.begin].glued && words_[name.end].glued;
}

// The first kind among the senses, unless the recogniser says that it is another.
std::optional<Sense> Resolver::best_sense(const Draft& draft) const {
  const NamePart& name = *draft.name;
  if (name.senses.empty()) return std::nullopt;
  const auto of_kind = [&](SenseKind kind) {
    return std::find_if(name.senses.begin(), name.senses.end(),
                        [&](const Sense& s) { return s.kind == kind; });
  };
  if (name.type == NameType::location && has_sense(name.senses, SenseKind::place) &&
      !has_sense(name.senses, SenseKind::country) && !has_sense(name.senses, SenseKind::metonym))
    return *of_kind(SenseKind::place);
  if ((name.type == NameType::organisation || quoted(name.tokens)) &&
      has_sense(name.senses, SenseKind::organisation))
    return *of_kind(SenseKind::organisation);
  return *std::min_element(name.senses.begin(), name.senses.end(),
                           [](const Sense& a, const Sense& b) {
                             return std::pair(a.kind, a.entity) < std::pair(b.kind, b.entity);
                           });
}

void Resolver::resolve_known_name(std::size_t i, const Sense& sense) {
  const Draft& draft = drafts_[i];
  Resolved& result = resolved_[i];
  result.done = true;
  if (sense.kind == SenseKind::demonym) {
    const Entity& country = k_.entities[sense.entity];
    result.via = Via::description;
    const bool minority = !draft.countries.empty() && draft.countries.front() != sense.entity;
    if (minority) {
      Entity group;
      for (TokenIndex t = draft.tokens.begin; t < draft.tokens.end; ++t)
        group.name += (group.name.empty() ? "" : " ") + words_.token(t).lemma;
      group.id = "group/" + unicode::slug(group.name);
      group.kind = EntityKind::group;
      group.country = k_.entities[draft.countries.front()].country;
      group.plural = draft.plural;
      result.referents = {add_unknown(std::move(group))};
      return;
    }
    if (draft.plural) {
      result.referents = {add_known(sense.entity)};
      return;
    }
    Entity citizen;
    citizen.name = base_forms_.of(draft.name->tokens, draft.anchor, NameType::person);
    citizen.id = "unknown/" + unicode::slug(citizen.name);
    citizen.kind = EntityKind::person;
    citizen.country = country.country;
    citizen.gender = gender_of(words_.feature(draft.anchor, "Gender"));
    result.referents = {add_unknown(std::move(citizen))};
    return;
  }
  const bool government = has_sense(draft.name->senses, SenseKind::metonym);
  const auto seated = sense_entity(draft.name->senses, SenseKind::organisation);
  if (sense.kind == SenseKind::capital && !government && seated &&
      acts(words_, tree_, phrases_, draft.tokens, draft.name->cases,
           head(draft))) {  // "Bruksela" is the Union
    result.via = Via::metonym;
    result.referents = {add_known(*seated)};
    return;
  }
  if ((sense.kind == SenseKind::capital || sense.kind == SenseKind::metonym) && government) {
    const EntityId country = *sense_entity(draft.name->senses, SenseKind::metonym);
    const bool seat = sense.kind == SenseKind::metonym;  // "Kreml", which is no town
    if (seat ? !is_located(words_, phrases_, draft.tokens)
             : acts(words_, tree_, phrases_, draft.tokens, draft.name->cases, head(draft))) {
      result.via = Via::metonym;
      result.referents = {add_known(country)};
      return;
    }
    if (seat && has_sense(draft.name->senses, SenseKind::place)) {
      result.referents = {add_known(*sense_entity(draft.name->senses, SenseKind::place))};
      return;
    }
    if (seat) {  // "na Kremlu"
      const auto capital = k_.capital_of.find(country);
      if (capital != k_.capital_of.end()) {
        result.referents = {add_known(capital->second)};
        return;
      }
    }
  }
  result.referents = {add_known(sense.entity)};
  if (sense.kind == SenseKind::organisation && !words_[draft.anchor].acronym.empty())
    namesakes_.saw_acronym(words_[draft.anchor].acronym, result.referents.front());
}

// The office names its holder even where the name is spelt as nobody has spelt it before.
std::optional<EntityId> Resolver::similar_holder(const Draft& draft) const {
  if (!draft.role || draft.former) return std::nullopt;
  const auto person = office_holder(draft);
  if (!person) return std::nullopt;
  const std::string surname(words_.token(draft.name->tokens.end - 1).form);
  for (const std::string_view word : name_pieces(k_.entities[*person].name)) {
    if (alike(word, surname)) return person;
  }
  return std::nullopt;
}

void Resolver::resolve_person(std::size_t i, bool full_names) {
  const Draft& draft = drafts_[i];
  const NamePart& name = *draft.name;
  const bool single = name.tokens.size() == 1 || name.surname_only;
  if (full_names == single) return;
  std::optional<EntityId> person;
  const std::optional<Day> day = day_of(draft);
  if (has_sense(name.senses, SenseKind::person) && !name.given_name_differs) {
    person = namesakes_.person(name.senses, SenseKind::person, day);
    if (single && person && !namesakes_.named(*person) && name_in_document(i)) return;
  } else if (name.given_name_differs) {
    const auto kept = namesakes_.with_given_name(name.senses, words_.token(name.tokens.begin).form);
    person = namesakes_.person(kept, SenseKind::surname, day);
  } else if (has_sense(name.senses, SenseKind::surname)) {
    person = namesakes_.person(name.senses, SenseKind::surname, day);
    const bool proper =
        name.type == NameType::person || draft.of_person() || !words_[draft.anchor].opens;
    if (!(person && namesakes_.named(*person)) && (name_in_document(i) || !proper)) {
      if (!proper) resolved_[i] = {{}, Via::name, false, true};
      return;
    }
  }
  if (!person) person = similar_holder(draft);
  resolved_[i].done = true;
  if (person) {
    if (!single) namesakes_.saw_person(*person);
    resolved_[i].referents = {add_known(*person)};
    return;
  }
  if (single && name_in_document(i)) return;
  resolve_unknown_name(i);
}

void Resolver::resolve_unknown_name(std::size_t i) {
  const Draft& draft = drafts_[i];
  const NamePart& name = *draft.name;
  Entity entity;
  NameType type = name.type.value_or(NameType::other);
  if (draft.of_person() || (!draft.role_lemma.empty() && !draft.noun)) type = NameType::person;
  entity.kind = draft.noun ? draft.noun->kind : kind_of(type);
  // "agencja BNS", "BNS": an acronym is no place, whatever the recogniser says.
  if (!draft.noun && type == NameType::location && !words_[name.tokens.begin].acronym.empty() &&
      name.tokens.size() == 1)
    entity.kind = EntityKind::organisation;
  // The recogniser takes foreign people for places; people do what people do.
  const TokenIndex head = this->head(draft);
  if (!draft.noun && type == NameType::location && words_.token(head).relation == "nsubj" &&
      name.tokens.size() > 1 && words_.feature(words_.token(head).head, "Animacy") == "Hum") {
    type = NameType::person;
    entity.kind = EntityKind::person;
  }
  if (std::optional<Entity> known = town(draft, entity.kind)) {
    resolved_[i] = {{add(*known)}, Via::name, true, true};
    return;
  }
  // In quotation marks and after "portal", "wieś" stands the base form, if the tagger does not know
  // better.
  const bool kept = quoted(name.tokens) || (draft.noun && words_[name.tokens.begin].lemma ==
                                                              words_[name.tokens.begin].form);
  if (kept)
    entity.name = document_.text_at(document_.bytes(name.tokens));
  else
    entity.name = base_forms_.of(
        name.tokens, draft.role_lemma.empty() || draft.noun ? name.tokens.begin : draft.anchor,
        type);
  const std::string slug = unicode::slug(entity.name);
  if (slug.empty()) {
    resolved_[i] = {{}, Via::name, false, true};
    return;
  }
  entity.id = "unknown/" + slug;
  entity.sector = sector_of(draft);
  entity.plural = draft.plural;
  if (!draft.countries.empty())
    entity.country = k_.entities[draft.countries.front()].country;
  else if (draft.place)
    entity.country = k_.entities[*draft.place].country;
  else if (draft.organisation)
    entity.country = k_.entities[*draft.organisation].country;
  else if (const auto owner = draft.role ? owner_country(i) : std::nullopt)
    entity.country = k_.entities[*owner].country;
  if (entity.kind == EntityKind::person)
    entity.gender = gender_of(words_.feature(name.tokens.begin, "Gender"));
  const std::string full = entity.name;
  resolved_[i].done = true;
  resolved_[i].referents = {add_unknown(std::move(entity))};
  if (name.tokens.size() > 1) namesakes_.saw_unknown(full, resolved_[i].referents.front());
}

}  // namespace kronika::link

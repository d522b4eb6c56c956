// The countries and places of a described phrase behind its head: whose it is, where it sits, where
// somebody is posted. Tested in tests/link/link_test.cpp.

#include <algorithm>

#include "link/finder.h"

namespace kronika::link {
namespace {

bool has(const std::vector<EntityId>& list, EntityId id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

}  // namespace

// "Litwy", "ukraińskie" after the head, "Kremla", "w Santiago" (of a government).
bool Finder::country_complement(Draft& draft) {
  if (seat_complement(draft)) return false;  // the place is a mention of its own
  const auto start = owner_start(draft);
  if (!start) return false;
  const TokenIndex at = *start;
  const Word& word = words_[at];
  if (word.adjective && !word.capital) {
    const bool noun_follows =
        at + 1 < end_ && words_.token(at + 1).upos == Upos::NOUN && words_.token(at).head == at + 1;
    if (noun_follows && !phrase_at(at + 1)) return false;
    if (noun_follows) return false;
    belongs_to(draft, *word.adjective);
    ++draft.tokens.end;
    return true;
  }
  if (!word.capital) return false;
  const auto alias = words_.alias(at, end_, true);
  if (!alias || ((alias->cases & kGenitive) == 0 && !alias->exact))
    return false;  // "Chile" is not declined
  if (!reaches(draft, {at, alias->tokens.end})) return false;
  if (auto country = sense_entity(alias->senses, SenseKind::country)) {
    if (!has(draft.countries, *country)) draft.countries.push_back(*country);
  } else if (auto town = sense_entity(alias->senses, SenseKind::capital);
             town && draft.role && draft.role->scope != Role::Scope::organisation &&
             (draft.role->scope == Role::Scope::local || draft.organ == nullptr)) {
    if (draft.countries.empty())
      draft.place = town;
    else
      return false;
  } else if (auto seat = sense_entity(alias->senses, SenseKind::metonym)) {
    if (!has(draft.countries, *seat)) draft.countries.push_back(*seat);
  } else if (auto any = sense_entity(alias->senses, SenseKind::place);
             any && draft.role && !draft.organ && !draft.place && draft.countries.empty()) {
    draft.place = any;
  } else {
    return false;
  }
  if (!owns(draft)) return false;
  draft.tokens.end = alias->tokens.end;
  return true;
}

// "władze w Santiago", "the government in Kabul": the country of the town.
bool Finder::seat_complement(Draft& draft) {
  const TokenIndex at = draft.tokens.end;
  if (!draft.organ || draft.organ->abroad || draft.role || !draft.countries.empty() ||
      at + 1 >= end_ || !phrases_.is("seat_preposition", words_[at].lemma))
    return false;
  const auto alias = words_.alias(at + 1, end_);
  if (!alias) return false;
  for (const SenseKind kind : {SenseKind::country, SenseKind::capital, SenseKind::place}) {
    const auto place = sense_entity(alias->senses, kind);
    if (!place) continue;
    if (const auto country = k_.country(k_.entities[*place].country))
      draft.countries.push_back(*country);
    return true;
  }
  return false;
}

// "szefowie dyplomacji Polski, Niemiec i Francji".
bool Finder::coordinated_country(Draft& draft) {
  const TokenIndex at = draft.tokens.end;
  if (!draft.plural || draft.countries.empty() || at + 1 >= end_) return false;
  if (words_.token(at).form != "," && words_.token(at).upos != Upos::CCONJ) return false;
  const auto alias = words_.alias(at + 1, end_, true);
  const auto country = alias ? sense_entity(alias->senses, SenseKind::country) : std::nullopt;
  if (!country) return false;
  if (phrases_.has("genitive_preposition")) {
    const Token& token = words_.token(at + 1);  // "the leaders of France and Germany"
    if (token.universal_relation() != "conj" || !draft.tokens.contains(token.head)) return false;
  } else if ((alias->cases & kGenitive) == 0) {
    return false;
  }
  const std::string_view grammatical = words_.feature(at + 1, "Case");
  if (grammatical != "Gen" && !grammatical.empty() && alias->cases != kAnyCase &&
      (alias->cases & kGenitive) == 0)
    return false;
  if (!has(draft.countries, *country)) draft.countries.push_back(*country);
  draft.tokens.end = alias->tokens.end;
  return true;
}

// "ambasador Rosji | w Polsce | Siergiej Andriejew": where somebody is posted stands before the
// name.
bool Finder::posting(Draft& draft) {
  const TokenIndex at = draft.tokens.end;
  if (words_.token(at).upos != Upos::ADP || !phrases_.is("posting_preposition", words_[at].lemma))
    return false;
  const auto place = words_.alias(at + 1, end_, true);
  if (!place || place->tokens.end >= end_ || has_sense(place->senses, SenseKind::person) ||
      has_sense(place->senses, SenseKind::organisation))
    return false;
  const auto person = person_at(place->tokens.end);
  if (!person || words_.token(person->tokens.begin).upos != Upos::PROPN) return false;
  const TokenIndex before = draft.tokens.end;
  draft.tokens.end = place->tokens.end;
  if (person_complement(draft) && draft.name) return true;
  draft.tokens.end = before;
  return false;
}

}  // namespace kronika::link

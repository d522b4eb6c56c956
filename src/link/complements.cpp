// What follows the head of a described phrase: whose it is, and who holds it.
// Tested in tests/link/link_test.cpp.

#include <algorithm>

#include "link/finder.h"
#include "link/offices.h"

namespace kronika::link {
namespace {

constexpr std::size_t kMaxComplements = 8;
constexpr std::size_t kMaxAffairsWords = 8;

}  // namespace

void Finder::complements(Draft& draft) {
  for (std::size_t n = 0; n < kMaxComplements && draft.tokens.end < end_ && !draft.name; ++n) {
    const TokenIndex at = draft.tokens.end;
    const Word& word = words_[at];
    if (words_.token(at).form == "." && word.glued && words_[at - 1].form.size() <= 5 &&
        draft.role && at == draft.anchor + 1 && at + 1 < end_ && words_[at + 1].capital) {
      ++draft.tokens.end;  // "gen. Załużny"
      continue;
    }
    if (coordinated_country(draft) || country_complement(draft)) continue;
    if (organ_complement(draft)) continue;
    if (draft.role && affairs_complement(draft)) continue;
    if (draft.of_person() && person_complement(draft)) continue;
    if (organisation_complement(draft)) continue;
    if (draft.of_person() && (rank_complement(draft) || posting(draft))) continue;
    break;
  }
  // "szef delegacji Jan Kowalski": nouns that say more of the office stand before the name.
  if (draft.role && !draft.name && !draft.plural) {
    if (const auto person = person_after_nouns(draft)) {
      const TokenIndex before = draft.tokens.end;
      draft.tokens.end = *person;
      const bool found = person_complement(draft) && draft.name;
      if (!found) draft.tokens.end = before;
    }
  }
}

// "szef | litewskiej dyplomacji", "rzecznik | rosyjskiego ministerstwa obrony".
bool Finder::organ_complement(Draft& draft) {
  const bool servant = draft.organ && draft.organ->forces && !draft.role;  // "urzędnik Pentagonu"
  if (servant ? !draft.countries.empty() : draft.organ || !draft.role) return false;
  if (draft.organisation_name) return false;
  const auto start = owner_start(draft);
  if (!start) return false;
  Draft before;
  TokenIndex at = *start;
  modifiers(at, before, true);
  if (at >= end_) return false;
  const auto match = phrase_at(at);
  if (!match || match->kind != PhraseKind::organ || phrases_.organs[match->index].forces)
    return false;
  if (servant && words_.feature(match->tokens.begin, "Case") == "Nom") return false;
  if (!reaches(draft, {*start, match->tokens.end})) return false;
  draft.organ = &phrases_.organs[match->index];
  for (const EntityId owner : before.countries) belongs_to(draft, owner);
  if (!draft.organisation) draft.organisation = before.organisation;
  for (const TokenIndex i : match->inserted) belongs_to(draft, *words_[i].adjective);
  // "dyrektor FBI": an organ that is an organisation of its own in the knowledge base.
  if (const auto alias = words_.alias(at, end_); alias && alias->tokens.end == match->tokens.end)
    draft.organisation = sense_entity(alias->senses, SenseKind::organisation);
  draft.tokens.end = words_.with_ending(match->tokens.end, end_);
  return true;
}

// "NATO", "Komisji Europejskiej", "partii Fidesz".
bool Finder::organisation_complement(Draft& draft) {
  if (draft.organisation || draft.organisation_name || !draft.role) return false;
  const auto start = owner_start(draft);
  if (!start) return false;
  const TokenIndex at = *start;
  if (const auto match = phrase_at(at); match && match->kind == PhraseKind::name_noun) {
    Draft named;
    named.noun = &phrases_.name_nouns[match->index];
    named.tokens = {at, match->tokens.end};
    named.anchor = anchor_of(match->tokens);
    if (!quoted_or_plain_name(named, false)) return false;
    if (!reaches(draft, {at, named.tokens.end})) return false;
    if (named.name->senses.empty() && person_at(named.name->tokens.begin)) return false;
    draft.organisation = sense_entity(named.name->senses, SenseKind::organisation);
    draft.organisation_name = std::move(named.name);
    draft.tokens.end = named.tokens.end;
    return true;
  }
  const auto name = name_at(at);
  if (!name || !words_[at].capital) return false;
  const auto organisation = sense_entity(name->senses, SenseKind::organisation);
  if (!organisation && !(name->senses.empty() && name->type == NameType::organisation))
    return false;
  if (!reaches(draft, {at, name->tokens.end})) return false;
  const bool declined = (name->cases & kGenitive) != 0;
  if (!declined && !(name->exact && words_.feature(at, "Case") != "Nom")) return false;
  draft.organisation = organisation;
  draft.organisation_name = name;
  draft.tokens.end = name->tokens.end;
  return true;
}

// "szef sztabu | gen. | Rajmund Andrzejczak": a rank or a title between the office and the name.
bool Finder::rank_complement(Draft& draft) {
  const auto match = phrase_at(draft.tokens.end);
  if (!match || match->kind != PhraseKind::role ||
      phrases_.roles[match->index].scope != Role::Scope::rank)
    return false;
  TokenIndex after = match->tokens.end;
  if (after < end_ && words_.token(after).form == "." && words_[after].glued) ++after;
  if (!person_at(after)) return false;
  const TokenIndex before = draft.tokens.end;
  draft.tokens.end = after;
  if (person_complement(draft) && draft.name) return true;
  draft.tokens.end = before;
  return false;
}

// "ds. europejskich", "do spraw uchodźców".
bool Finder::affairs_complement(Draft& draft) {
  TokenIndex at = draft.tokens.end;
  const bool names = phrases_.has("genitive_preposition");  // "minister for European Affairs"
  if (names && draft.role->scope != Role::Scope::state) return false;
  if (at + 1 < end_ && phrases_.is("affairs", words_[at].form + " " + words_[at + 1].form))
    at = at + 2;
  else if (phrases_.is("affairs", words_[at].form))
    at = at + 1;
  else
    return false;
  const TokenIndex field = at;
  if (at < end_ && words_.token(at).form == ".") at = at + 1;
  for (std::size_t n = 0; n < kMaxAffairsWords && at < end_; ++n, ++at) {
    const Upos upos = words_.token(at).upos;
    const bool joins =
        upos == Upos::CCONJ && at + 1 < end_ && !words_[at + 1].capital &&
        (words_.token(at + 1).upos == Upos::NOUN || words_.token(at + 1).upos == Upos::ADJ);
    const bool noun =
        (upos == Upos::NOUN || upos == Upos::ADJ || (names && upos == Upos::PROPN)) &&
        (!words_[at].capital || (names && !words_.alias(at, end_) && !words_[at].name));
    if (!noun && !joins) break;
  }
  if (names && at == field) return false;
  draft.tokens.end = at;
  return true;
}

// Is the name the holder's ("prezydent Władimir Putin") or the superior's ("rzecznik Władimira
// Putina")? The cases tell: a holder's name stands in the case of the noun.
bool Finder::same_person(const Draft& draft, const NamePart& name) const {
  const std::string_view feature = words_.feature(draft.anchor, "Case");
  const Cases noun = feature.empty() ? kAnyCase : case_from_feature(feature);
  const bool takes_owner = phrases_.is("owner_role", words_[draft.anchor].lemma);
  const std::string_view relation = words_.token(name.tokens.begin).universal_relation();
  const bool apposition = relation == "flat" || relation == "appos";
  if (name.exact) {
    const bool indeclinable = (noun & kNominative) == 0;
    return !indeclinable || !takes_owner || apposition;
  }
  if ((name.cases & noun) != 0) return !(takes_owner && noun == kGenitive && !apposition);
  // The tagger takes genitives for accusatives and so on; a noun in the nominative it does not
  // miss.
  if (noun == kNominative && (name.cases & kGenitive) != 0) return apposition && !takes_owner;
  return !takes_owner;
}

bool Finder::person_complement(Draft& draft) {
  if (draft.plural) return false;
  TokenIndex at = draft.tokens.end;
  const auto owner = phrases_.has("genitive_preposition") ? owner_start(draft) : std::nullopt;
  if (owner) at = *owner;  // "the spokesman for Ghani"
  std::optional<NamePart> name = person_at(at);
  if (!name) return false;
  if (name->senses.empty() && name->tokens.size() > 1 && !name->given_name_differs) {
    const auto last = words_.alias(name->tokens.end - 1, end_);
    if (last && has_sense(last->senses, SenseKind::surname) &&
        last->tokens.end >= name->tokens.end) {
      name->senses = last->senses;
      name->given_name_differs = true;
      name->cases = last->cases;
      name->exact = last->exact;
    }
  }
  if (!owner && same_person(draft, *name)) {
    draft.tokens.end = name->tokens.end;
    draft.name = std::move(name);
    return true;
  }
  draft.owner = std::move(name);
  return false;
}

}  // namespace kronika::link

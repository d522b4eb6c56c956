// Reads noun phrases on the surface: [adjective of a country] head [complements] [name]. The surface is used
// instead of the tree because in "minister spraw zagranicznych Litwy Gabrielius Landsbergis" parser and name
// recogniser disagree about where the name begins, while the order of the words leaves no doubt.
//
// Easy: "premier Włoch". Hard: "rzeczniczka rosyjskiego MSZ Maria Zacharowa" (the name after an organ is the
// speaker's), "rzecznik Putina" (the name is not the speaker's). Tested in tests/link/link_test.cpp.

#include "link/finder.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::link {
namespace {

constexpr std::size_t kMaxModifiers = 6;
constexpr std::size_t kMaxNounsBeforeName = 5;

// "partia", "miasto" and "żołnierze" by themselves name nobody.
bool says_something(const Draft& draft) {
  if (draft.noun && !draft.name) return draft.noun->alone;
  if (draft.role && draft.role->scope == Role::Scope::rank && draft.role->sector.empty()) return draft.name.has_value();
  return !draft.organ || draft.role || !draft.organ->forces || !draft.countries.empty();
}

}  // namespace

std::vector<Draft> Finder::find(TokenSpan sentence) {
  begin_ = sentence.begin;
  end_ = sentence.end;
  std::vector<Draft> drafts;
  for (TokenIndex i = begin_; i < end_;) {
    std::optional<Draft> draft = words_[i].letters ? phrase(i) : std::nullopt;
    if (!draft) {
      ++i;
      continue;
    }
    i = draft->tokens.end;
    if (draft->name && !draft->role && !draft->organ && !draft->noun) extend_left(*draft, drafts);
    drafts.push_back(std::move(*draft));
  }
  return drafts;
}

std::optional<Draft> Finder::phrase(TokenIndex at) {
  const std::optional<AliasMatch> alias = words_.alias(at, end_);
  const auto described_match = phrases_.match(words_, k_.declension, at, end_);
  const std::size_t described_length = described_match ? described_match->tokens.size() : 0;
  if (alias && alias->words > 1 && alias->tokens.size() > described_length) return bare_name(at);
  if (std::optional<Draft> draft = described(at)) return draft;
  return bare_name(at);
}

// "były", "rosyjski", "polsko-ukraiński", "polskie i amerykańskie", with other adjectives between.
void Finder::modifiers(TokenIndex& at, std::vector<EntityId>& countries, bool& former) const {
  const TokenIndex first = at;
  bool joint = false;  // the last word joins two adjectives and may not end the row
  TokenIndex after = at;
  while (at < end_ && at - first < kMaxModifiers) {
    const Word& word = words_[at];
    const bool adjective = words_.token(at).upos == Upos::ADJ || word.adjective;
    // "Koreańska Centralna Agencja Prasowa" is a name, not an agency from Korea
    const bool in_name = word.capital && word.name && at + 1 < end_ && words_[at + 1].capital &&
                         words_[at + 1].name == word.name && word.name->type != NameType::location;
    if (word.adjective && !in_name) {
      if (std::find(countries.begin(), countries.end(), *word.adjective) == countries.end())
        countries.push_back(*word.adjective);
      joint = false;
    } else if (phrases_.is("former", word.lemma)) {
      former = true;
    } else if (at != first && (words_.token(at).form == "-" || word.form == "i" || word.form == "oraz") &&
               at + 1 < end_ && words_[at + 1].adjective && words_[at - 1].adjective) {
      joint = true;
    } else if (!adjective || word.capital || (at == first && !phrases_.is("modifier", word.lemma))) {
      break;
    }
    ++at;
    if (!joint) after = at;
  }
  at = after;
}

std::optional<Draft> Finder::described(TokenIndex at) {
  std::vector<EntityId> countries;
  bool former = false;
  TokenIndex head = at;
  // A phrase that begins with an adjective ("siły zbrojne" does not, "wysoki przedstawiciel" does) comes first.
  if (const auto match = phrases_.match(words_, k_.declension, at, end_)) {
    Draft draft = of_phrase(at, *match, {}, false);
    if (says_something(draft)) return draft;
  }
  modifiers(head, countries, former);
  if (head == at) return std::nullopt;
  if (head < end_) {
    if (const auto match = phrases_.match(words_, k_.declension, head, end_)) {
      Draft draft = of_phrase(at, *match, countries, former);
      if (says_something(draft)) return draft;
    }
    const auto name = name_at(head);
    if (name && !countries.empty() && name->tokens.size() == 1 && has_sense(name->senses, SenseKind::demonym) &&
        !has_sense(name->senses, SenseKind::country)) {
      if (std::optional<Draft> draft = bare_name(head)) {  // "kosowscy Serbowie"
        draft->tokens.begin = at;
        for (const EntityId owner : countries) belongs_to(*draft, owner);
        return draft;
      }
    }
    if (name && !countries.empty() && head == at + 1 &&
        (has_sense(name->senses, SenseKind::organisation) || name->type == NameType::organisation)) {
      if (std::optional<Draft> draft = bare_name(head)) {  // "koreańska KCNA"
        draft->tokens.begin = at;
        for (const EntityId owner : countries) belongs_to(*draft, owner);
        return draft;
      }
    }
  }
  if (!words_[at].adjective) return std::nullopt;
  Draft draft;
  draft.tokens = {at, at + 1};
  draft.anchor = at;
  draft.adjective = words_[at].adjective;
  return draft;
}

Draft Finder::of_phrase(TokenIndex at, const PhraseMatch& match, std::vector<EntityId> countries, bool former) {
  Draft draft;
  draft.tokens = {at, match.tokens.end};
  draft.anchor = match.tokens.begin;
  for (const EntityId owner : countries) belongs_to(draft, owner);
  draft.former = former;
  for (const TokenIndex i : match.inserted) belongs_to(draft, *words_[i].adjective);
  draft.plural = words_.feature(draft.anchor, "Number") == "Plur";
  switch (match.kind) {
    case PhraseKind::role:
      draft.role = &phrases_.roles[match.index];
      draft.role_lemma = draft.role->lemma;
      // A noun that is as in the table is no plural, even if the tagger thinks so.
      if (draft.role->lemma.substr(0, draft.role->lemma.find(' ')) == words_[draft.anchor].form) draft.plural = false;
      break;
    case PhraseKind::organ:
      draft.organ = &phrases_.organs[match.index];
      draft.role_lemma = draft.organ->lemma;
      draft.tokens.end = words_.with_ending(draft.tokens.end, end_);
      break;
    case PhraseKind::name_noun:
      draft.noun = &phrases_.name_nouns[match.index];
      draft.role_lemma = draft.noun->lemma;
      break;
  }
  if (draft.noun) {
    while (draft.tokens.end < end_ && words_.token(draft.tokens.end).upos == Upos::ADJ &&
           !words_[draft.tokens.end].capital) {  // "portal informacyjny", "telewizja państwowa"
      if (words_[draft.tokens.end].adjective) belongs_to(draft, *words_[draft.tokens.end].adjective);
      ++draft.tokens.end;
    }
    if (!quoted_or_plain_name(draft, true)) draft.tokens.end = match.tokens.end;
  } else {
    complements(draft);
  }
  return draft;
}

void Finder::belongs_to(Draft& draft, EntityId owner) const {
  if (k_.entities[owner].kind != EntityKind::country) {
    if (!draft.organisation) draft.organisation = owner;
  } else if (std::find(draft.countries.begin(), draft.countries.end(), owner) == draft.countries.end()) {
    draft.countries.push_back(owner);
  }
}

std::optional<NamePart> Finder::name_at(TokenIndex at) const {
  if (at >= end_ || !words_.may_begin_name(at)) return std::nullopt;
  const std::optional<AliasMatch> alias = words_.alias(at, end_);
  const Name* recognised = words_[at].name;
  // The recogniser's name from here on, if it begins here or what it covers before is no part of a name.
  TokenSpan span = recognised ? TokenSpan{at, std::min(recognised->tokens.end, end_)} : TokenSpan{at, at};
  if (!words_[at].capital) span.end = at;
  if (!recognised && !alias && words_[at].capital && words_.token(at).upos == Upos::PROPN) {
    while (span.end < end_ && words_[span.end].capital && !words_[span.end].name &&
           (span.end == at || (words_.token(span.end).relation == "flat" && span.contains(words_.token(span.end).head))))
      ++span.end;
    if (span.size() < 2) span.end = at;
  }
  if (!alias && span.empty()) return std::nullopt;
  NamePart name;
  if (recognised) name.type = recognised->type;
  else if (words_.feature(at, "Animacy") == "Hum") name.type = NameType::person;
  if (!alias) {
    name.tokens = {at, words_.with_ending(span.end, end_)};
    const std::string_view feature = words_.feature(at, "Case");
    name.cases = case_from_feature(feature);
    return name;
  }
  const bool weak = std::all_of(alias->senses.begin(), alias->senses.end(), [](const Sense& s) {
    return s.kind == SenseKind::surname || s.kind == SenseKind::place;
  });
  name.tokens = alias->tokens;
  // "Kim Nowak": the knowledge base knows a Kim, the text speaks of somebody else.
  if (weak && alias->words == 1 && recognised && name.type == NameType::person && span.end > alias->tokens.end) {
    name.tokens = {at, words_.with_ending(span.end, end_)};
    name.cases = case_from_feature(words_.feature(at, "Case"));
    if (const auto last = words_.alias(span.end - 1, end_); last && has_sense(last->senses, SenseKind::surname)) {
      name.senses = last->senses;
      name.given_name_differs = true;
      name.exact = last->exact;
    }
    return name;
  }
  name.senses = alias->senses;
  name.cases = alias->cases;
  name.exact = alias->exact;
  name.surname_only = weak && alias->words == 1;
  return name;
}

std::optional<NamePart> Finder::person_at(TokenIndex at) const {
  if (at >= end_ || !words_[at].capital) return std::nullopt;
  std::optional<NamePart> name = name_at(at);
  if (name && (has_sense(name->senses, SenseKind::person) || has_sense(name->senses, SenseKind::surname))) {
    name->type = NameType::person;
    return name;
  }
  if (name && !name->senses.empty()) return std::nullopt;  // a country, a town, an organisation
  // The recogniser takes people for places and organisations; the tagger's animacy tells them apart.
  const bool human = words_.feature(at, "Animacy") == "Hum" ||
                     (words_.feature(at, "Gender") == "Fem" && words_.token(at).relation == "flat");
  const bool thing = name && name->type && name->type != NameType::person && !human;
  if (thing) return std::nullopt;
  if (name && (name->type == NameType::person || name->tokens.size() > 1)) {
    // "Jacek Czaputowicz" that is not in the knowledge base; a surname there may belong to somebody else.
    name->type = NameType::person;
    return name;
  }
  const bool proper = words_.token(at).upos == Upos::PROPN || name;
  if (!proper || !words_[at].acronym.empty()) return std::nullopt;
  NamePart plain;
  TokenIndex end = at;
  while (end < end_ && (words_[end].capital || (end > at && phrases_.is("particle", words_[end].form) && end + 1 < end_ &&
                                                words_[end + 1].capital) ||
                        (end > at && words_[end].glued && words_.token(end).form == "-" && end + 1 < end_ &&
                         words_[end + 1].capital))) {
    ++end;
  }
  plain.tokens = {at, end};
  plain.type = NameType::person;
  plain.cases = case_from_feature(words_.feature(at, "Case"));
  return plain;
}

std::optional<Draft> Finder::bare_name(TokenIndex at) {
  std::optional<NamePart> name = name_at(at);
  if (!name) return std::nullopt;
  Draft draft;
  draft.anchor = at;
  // "Władimir Putin" where the knowledge base has the surname alone, in other spelling: see namesakes.cpp.
  if (name->senses.empty() && name->type == NameType::person && name->tokens.size() > 1) {
    const auto last = words_.alias(name->tokens.end - 1, end_);
    if (last && has_sense(last->senses, SenseKind::surname) && last->tokens.end == name->tokens.end) {
      name->senses = last->senses;
      name->given_name_differs = true;
      name->cases = last->cases;
      name->exact = last->exact;
    }
  }
  draft.tokens = name->tokens;
  draft.name = std::move(name);
  draft.plural = words_.feature(at, "Number") == "Plur";
  return draft;
}

// "rosyjski opozycjonista Aleksiej Nawalny": any noun of a person that the name is an apposition of.
void Finder::extend_left(Draft& draft, std::vector<Draft>& before) const {
  const TokenIndex name = draft.tokens.begin;
  const bool person = draft.name->type == NameType::person || has_sense(draft.name->senses, SenseKind::person);
  if (!person || name == begin_) return;
  TokenIndex noun = name - 1;
  const TokenIndex floor = before.empty() ? begin_ : before.back().adjective ? before.back().tokens.begin
                                                                          : before.back().tokens.end;
  if (noun < floor) return;
  const Token& host = words_.token(noun);
  const std::string_view host_case = words_.feature(noun, "Case");
  const bool attached = words_.token(name).head == noun;
  const std::string_view relation = words_.token(name).universal_relation();
  const bool human = words_.feature(noun, "Animacy") == "Hum" ||
                     (words_.feature(noun, "Gender") == "Fem" && attached && (relation == "flat" || relation == "appos"));
  if (host.upos != Upos::NOUN || words_[noun].capital != words_[noun].opens || words_[noun].name || !human) return;
  if (words_.feature(noun, "Number") == "Plur" || !host.feature("VerbForm").empty()) return;
  const bool agrees = (draft.name->cases & case_from_feature(host_case)) != 0 || draft.name->exact;
  const bool apposition = attached && (relation == "flat" || relation == "appos");
  if (!apposition && (!agrees || host_case == "Gen")) return;
  if (apposition && !agrees) return;
  if (phrases_.is("owner_role", words_[noun].lemma) && !draft.name->exact) return;  // "wspólnika Kalvejsa"
  draft.role_lemma = words_.token(noun).lemma;
  draft.anchor = noun;
  TokenIndex first = noun;
  while (first > floor && words_.token(first - 1).upos == Upos::ADJ && !words_[first - 1].capital) {
    --first;
    if (words_[first].adjective) belongs_to(draft, *words_[first].adjective);
  }
  if (first > floor && words_[first - 1].adjective && words_[first - 1].opens) {
    --first;
    belongs_to(draft, *words_[first].adjective);
  }
  draft.tokens.begin = first;
  while (!before.empty() && before.back().tokens.begin >= first) before.pop_back();
}

// The name after "dziennik", "agencja", "partia": in quotation marks, known, recognised, or in capitals.
bool Finder::quoted_or_plain_name(Draft& draft, bool any_capital) {
  const TokenIndex at = draft.tokens.end;
  if (at >= end_) return false;
  const std::string_view form = words_.token(at).form;
  const bool quoted = form == "\"" || form == "„" || form == "”" || form == "«" || form == "'" || form == "“" || form == "»";
  NamePart name;
  if (quoted) {
    TokenIndex close = at + 1;
    while (close < end_ && close - at <= kMaxNounsBeforeName + 1 && words_.token(close).upos != Upos::PUNCT) ++close;
    const std::string_view mark = close < end_ ? std::string_view(words_.token(close).form) : std::string_view{};
    if (close == at + 1 || !(mark == "\"" || mark == "”" || mark == "»" || mark == "'" || mark == "“" || mark == "«") ||
        !words_[at + 1].capital)
      return false;
    name.tokens = {at + 1, close};
    if (const auto alias = words_.alias(at + 1, close); alias && alias->tokens.end == close) name.senses = alias->senses;
    draft.tokens.end = close + 1;
  } else if (auto known = name_at(at); known && words_[at].capital) {
    name = std::move(*known);
    const bool place = draft.noun->kind == EntityKind::place;
    if (!place && (has_sense(name.senses, SenseKind::country) || has_sense(name.senses, SenseKind::capital)) &&
        !has_sense(name.senses, SenseKind::organisation))
      return false;  // "uniwersytet Łotwy"
    std::erase_if(name.senses, [&](const Sense& s) {
      return place ? s.kind != SenseKind::place && s.kind != SenseKind::capital
                                                   : s.kind != SenseKind::organisation;
    });
    draft.tokens.end = name.tokens.end;
  } else if (any_capital && words_[at].capital) {
    TokenIndex end = at;
    while (end < end_ && words_[end].capital && words_[end].letters) ++end;
    name.tokens = {at, end};
    draft.tokens.end = end;
  } else {
    return false;
  }
  name.type = draft.noun->kind == EntityKind::place ? NameType::location : NameType::organisation;
  draft.name = std::move(name);
  return true;
}

std::optional<TokenIndex> Finder::person_after_nouns(const Draft& draft) const {
  TokenIndex i = draft.tokens.end;
  for (std::size_t n = 0; n < kMaxNounsBeforeName && i < end_; ++n, ++i) {
    const Word& word = words_[i];
    if (word.capital && word.letters && !word.adjective && (n > 0 || word.name)) return i;
    const bool genitive = words_.feature(i, "Case") == "Gen" || words_.feature(i, "Case").empty();
    const Upos upos = words_.token(i).upos;
    const bool noun = (upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::DET) && !word.capital;
    if (!noun || !genitive) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace kronika::link

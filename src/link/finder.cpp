// Reads noun phrases on the surface: [adjective of a country] head [complements] [name]. The
// surface is used instead of the tree because in "minister spraw zagranicznych Litwy Gabrielius
// Landsbergis" parser and name recogniser disagree about where the name begins, while the order of
// the words leaves no doubt.
//
// Easy: "premier Włoch". Hard: "rzeczniczka rosyjskiego MSZ Maria Zacharowa" (the name after an
// organ is the speaker's), "rzecznik Putina" (the name is not the speaker's). Tested in
// tests/link/link_test.cpp.

#include "link/finder.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::link {
namespace {

constexpr std::size_t kMaxNounsBeforeName = 5;
constexpr std::size_t kMaxConjuncts = 8;

// "partia", "miasto" and "żołnierze" by themselves name nobody.
bool says_something(const Draft& draft) {
  if (draft.noun && !draft.name) return draft.noun->alone;
  if (draft.role && draft.role->scope == Role::Scope::rank && draft.role->sector.empty())
    return draft.name.has_value();
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
  const auto described_match = phrase_at(at);
  const std::size_t described_length = described_match ? described_match->tokens.size() : 0;
  const bool known = alias && alias->words > 1 && alias->tokens.size() > described_length;
  if (known && !phrases_.has("attributive_name")) return bare_name(at);
  std::optional<Draft> draft = described(at);
  if (known && !(draft && !draft->adjective && draft->tokens.end > alias->tokens.end))
    return bare_name(at);
  if (draft && !(draft->adjective && is_people(at))) return draft;
  return bare_name(at);
}

// "the French", "the Chinese": an adjective that stands for people.
bool Finder::is_people(TokenIndex at) const {
  TokenIndex head = at;  // "the French and the Chinese"
  for (std::size_t n = 0; n < kMaxConjuncts && words_.token(head).relation == "conj"; ++n)
    head = words_.token(head).head;
  const std::string_view relation = words_.token(head).universal_relation();
  const bool noun = relation.starts_with("nsubj") || relation == "obj" || relation == "obl" ||
                    relation == "iobj" || relation == "nmod";
  const bool adjective = words_[at].adjective || k_.adjectives.contains(words_[at].form);
  if (!noun || !words_[at].capital || !adjective) return false;
  const bool determined = at > begin_ && words_.token(at - 1).upos == Upos::DET;
  if (words_.token(at).upos != Upos::ADJ && !determined) return false;
  const auto alias = words_.alias(at, end_);
  return alias && has_sense(alias->senses, SenseKind::demonym);
}

std::optional<Draft> Finder::described(TokenIndex at) {
  Draft before;
  const std::vector<EntityId>& countries = before.countries;
  TokenIndex head = at;
  // A phrase that begins with an adjective ("siły zbrojne" does not, "wysoki przedstawiciel" does)
  // comes first.
  if (const auto match = phrase_at(at)) {
    Draft draft = of_phrase(at, *match, {});
    if (says_something(draft)) return draft;
  }
  modifiers(head, before, true);
  if (head == at) return std::nullopt;
  if (head < end_) {
    if (const auto match = phrase_at(head)) {
      Draft draft = of_phrase(at, *match, before);
      if (says_something(draft)) return draft;
    }
    const auto name = name_at(head);
    if (name && !countries.empty() && name->tokens.size() == 1 &&
        has_sense(name->senses, SenseKind::demonym) &&
        !has_sense(name->senses, SenseKind::country)) {
      if (std::optional<Draft> draft = bare_name(head)) {  // "kosowscy Serbowie"
        draft->tokens.begin = at;
        for (const EntityId owner : countries) belongs_to(*draft, owner);
        return draft;
      }
    }
    if (name && !countries.empty() && head == at + 1 &&
        (has_sense(name->senses, SenseKind::organisation) ||
         name->type == NameType::organisation)) {
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

Draft Finder::of_phrase(TokenIndex at, const PhraseMatch& match, Draft draft) {
  draft.tokens = {at, match.tokens.end};
  draft.anchor = anchor_of(match.tokens);
  for (const TokenIndex i : match.inserted) belongs_to(draft, *words_[i].adjective);
  draft.plural = words_.feature(draft.anchor, "Number") == "Plur";
  switch (match.kind) {
    case PhraseKind::role:
      take_role(draft, match);
      break;
    case PhraseKind::organ:
      draft.organ = &phrases_.organs[match.index];
      draft.role_lemma = draft.organ->lemma;
      draft.tokens.end = words_.with_ending(draft.tokens.end, end_);
      servant(draft);
      break;
    case PhraseKind::name_noun:
      draft.noun = &phrases_.name_nouns[match.index];
      draft.role_lemma = draft.noun->lemma;
      break;
  }
  if (draft.noun) {
    while (draft.tokens.end < end_ && words_.token(draft.tokens.end).upos == Upos::ADJ &&
           !words_[draft.tokens.end].capital) {  // "portal informacyjny", "telewizja państwowa"
      if (words_[draft.tokens.end].adjective)
        belongs_to(draft, *words_[draft.tokens.end].adjective);
      ++draft.tokens.end;
    }
    if (!quoted_or_plain_name(draft, true)) draft.tokens.end = match.tokens.end;
  } else {
    complements(draft);
    settle_place(draft);
  }
  return draft;
}

void Finder::belongs_to(Draft& draft, EntityId owner) const {
  if (k_.entities[owner].kind != EntityKind::country) {
    if (!draft.organisation) draft.organisation = owner;
  } else if (std::find(draft.countries.begin(), draft.countries.end(), owner) ==
             draft.countries.end()) {
    draft.countries.push_back(owner);
  }
}

// "rosyjski opozycjonista Aleksiej Nawalny": any noun of a person that the name is an apposition
// of.
void Finder::extend_left(Draft& draft, std::vector<Draft>& before) const {
  const TokenIndex name = draft.tokens.begin;
  const bool person =
      draft.name->type == NameType::person || has_sense(draft.name->senses, SenseKind::person);
  if (!person || name == begin_) return;
  TokenIndex noun = name - 1;
  const TokenIndex floor = before.empty()            ? begin_
                           : before.back().adjective ? before.back().tokens.begin
                                                     : before.back().tokens.end;
  if (noun < floor) return;
  const Token& host = words_.token(noun);
  const std::string_view host_case = words_.feature(noun, "Case");
  const bool attached = words_.token(name).head == noun;
  const std::string_view relation = words_.token(name).universal_relation();
  const bool title = host.head == name && (host.universal_relation() == "nmod" ||
                                           host.relation == "compound");  // "opposition leader X"
  const bool human = words_.feature(noun, "Animacy") == "Hum" || title ||
                     (attached && (relation == "flat" || relation == "appos"));
  if (host.upos != Upos::NOUN || words_[noun].capital != words_[noun].opens || words_[noun].name ||
      !human)
    return;
  if (words_.feature(noun, "Number") == "Plur" || !host.feature("VerbForm").empty()) return;
  const bool agrees = (draft.name->cases & case_from_feature(host_case)) != 0 || draft.name->exact;
  const bool apposition = title || (attached && (relation == "flat" || relation == "appos"));
  if (!apposition && (!agrees || host_case == "Gen")) return;
  if (apposition && !agrees) return;
  if (phrases_.is("owner_role", words_[noun].lemma) && !draft.name->exact)
    return;  // "wspólnika Kalvejsa"
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

std::optional<TokenIndex> Finder::person_after_nouns(const Draft& draft) const {
  if (phrases_.has("genitive_preposition")) return std::nullopt;  // they would need one
  TokenIndex i = draft.tokens.end;
  for (std::size_t n = 0; n < kMaxNounsBeforeName && i < end_; ++n, ++i) {
    const Word& word = words_[i];
    if (word.capital && word.letters && !word.adjective && (n > 0 || word.name)) return i;
    const bool genitive = words_.feature(i, "Case") == "Gen" || words_.feature(i, "Case").empty();
    const Upos upos = words_.token(i).upos;
    const bool noun =
        (upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::DET) && !word.capital;
    // "wojewoda mazowiecki Jan Nowak"
    const bool attribute =
        upos == Upos::ADJ && words_.feature(i, "Case") == words_.feature(draft.anchor, "Case");
    if (!noun || (!genitive && !attribute)) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace kronika::link

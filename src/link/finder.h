// Finds names, descriptions and adjectives of countries in a sentence.
#pragma once

#include <vector>

#include "link/draft.h"

namespace kronika::link {

// Refers to its arguments, which must outlive it.
class Finder {
 public:
  Finder(const Words& words, const Knowledge& knowledge, const Phrases& phrases)
      : words_(words), k_(knowledge), phrases_(phrases) {}

  // All drafts of the sentence, disjoint and in text order.
  std::vector<Draft> find(TokenSpan sentence);

 private:
  // From `at`: a draft, or none. `end_` bounds all.
  std::optional<Draft> phrase(TokenIndex at);
  std::optional<Draft> described(TokenIndex at);
  std::optional<Draft> bare_name(TokenIndex at);
  bool is_people(TokenIndex at) const;
  // `before`: what its modifiers said of it.
  Draft of_phrase(TokenIndex at, const PhraseMatch& match, Draft before);
  void extend_left(Draft& draft, std::vector<Draft>& before) const;

  // What stands before the head: owners.cpp. `names`: also names.
  void modifiers(TokenIndex& at, Draft& draft, bool names) const;
  bool is_head(TokenIndex at) const;
  bool takes_office_away(TokenIndex at) const;
  bool is_compound_noun(TokenIndex at) const;
  bool names_noun(TokenIndex at) const;
  bool reaches(const Draft& draft, TokenSpan owner) const;
  bool owns(const Draft& draft) const;
  bool attaches_to(const Draft& draft, TokenIndex preposition) const;
  bool is_noun(const PhraseMatch& match) const;
  std::optional<PhraseMatch> phrase_at(TokenIndex at) const;
  bool owner_name(TokenIndex& at, Draft& draft) const;
  bool is_possessive(TokenIndex at) const;
  bool is_attribute(TokenIndex at, TokenIndex end) const;
  TokenIndex anchor_of(TokenSpan phrase) const;
  bool servant(Draft& draft) const;
  void take_role(Draft& draft, const PhraseMatch& match) const;
  std::optional<TokenIndex> owner_start(const Draft& draft) const;
  void noun_after_name(Draft& draft) const;
  void settle_place(Draft& draft) const;

  // Complements of a role or an organ, from draft.tokens.end on.
  void complements(Draft& draft);
  bool country_complement(Draft& draft);
  bool seat_complement(Draft& draft);
  bool organ_complement(Draft& draft);
  bool organisation_complement(Draft& draft);
  bool affairs_complement(Draft& draft);
  bool posting(Draft& draft);
  bool rank_complement(Draft& draft);
  bool person_complement(Draft& draft);
  bool hangs_together(TokenIndex noun, TokenIndex name) const;
  bool quoted_or_plain_name(Draft& draft, bool any_capital);
  std::optional<TokenIndex> person_after_nouns(const Draft& draft) const;
  bool same_person(const Draft& draft, const NamePart& name) const;
  bool coordinated_country(Draft& draft);

  bool is_town(TokenIndex at) const;
  TokenIndex word_group_end(TokenSpan span) const;
  bool is_no_name(const NamePart& name) const;
  std::optional<NamePart> name_at(TokenIndex at) const;
  std::optional<NamePart> person_at(TokenIndex at) const;
  // Whose the draft is by an adjective: a country's or an organisation's.
  void belongs_to(Draft& draft, EntityId owner) const;

  const Words& words_;
  const Knowledge& k_;
  const Phrases& phrases_;
  TokenIndex begin_{}, end_{};
};

}  // namespace kronika::link

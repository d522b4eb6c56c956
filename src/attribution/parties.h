// Who a noun phrase, an ending or a pronoun names as a source.
#pragma once

#include <optional>
#include <string_view>

#include "attribution/cues.h"
#include "attribution/surface.h"

namespace kronika::attribution {

// The words that name a source, and the source without cue and mode.
struct Party {
  Source source;
  TokenSpan tokens;
};

class Parties {
 public:
  explicit Parties(const Surface& surface) : s_(surface) {}

  // The source that the noun phrase with a noun at `head` names.
  std::optional<Party> at(TokenIndex head) const;
  // The same for a noun whose mention, if it has one, does not count.
  std::optional<Party> nameless(TokenIndex noun) const;
  // The first noun phrase in [begin, limit) that can stand in this case, as the head of a source;
  // none if there is none.
  TokenIndex noun_after(TokenIndex begin, TokenIndex limit,
                        std::string_view grammatical_case) const;
  // Who says it: the subject of the verb, before or behind it; the noun's genitive or possessive.
  // `behind`: an aside, whose subject stands behind its verb.
  std::optional<Party> speaker(const Cue& cue, bool behind) const;
  // The source in a prepositional phrase: "z komunikatu X wynika", "czytamy w oświadczeniu X". Its
  // owner, if one is named.
  std::optional<Party> in_phrase(const Cue& cue, const NounSlot& slot) const;

  std::optional<SourceKind> noun_kind(TokenIndex noun) const;

 private:
  std::optional<Party> unnamed(TokenIndex noun) const;
  std::optional<Party> subject(TokenIndex verb, int hops) const;
  std::optional<Party> antecedent(TokenIndex relative) const;
  std::optional<Party> owner(TokenIndex noun) const;
  std::optional<Party> of_main_clause(TokenIndex possessive) const;
  TokenIndex relative_before(TokenIndex verb) const;
  std::optional<Party> name_before(const Cue& cue) const;
  std::optional<Party> of_converb(const Cue& cue) const;
  std::optional<Party> left_neighbour(TokenIndex verb) const;
  std::optional<Party> speaker_by_position(
      const Cue& cue, bool behind) const;  // positions.cpp: languages without case
  TokenIndex nearest_subject(TokenIndex verb, bool passive) const;
  std::optional<Party> subject_of(TokenIndex verb, int hops) const;
  std::optional<Party> agent(TokenIndex verb) const;
  std::optional<Party> of_participle(TokenIndex verb, int hops) const;
  std::optional<Party> neighbour(const Cue& cue) const;
  std::optional<Party> noun_before(const Cue& cue) const;
  std::optional<Party> possessor(TokenIndex noun) const;
  std::optional<Party> owner_by_position(TokenIndex noun) const;
  Party from_mention(const Mention& mention, TokenIndex noun) const;
  std::optional<Party> from_apposition(TokenIndex noun) const;
  bool can_stand_in(TokenIndex i, std::string_view grammatical_case, bool first, bool seen) const;
  void add_genitives(Party& party) const;
  void add_joint(TokenIndex head, Party& party) const;
  bool is_anonymous(TokenIndex noun) const;
  std::string base_name(TokenIndex noun) const;
  TokenSpan name_of_outlet(TokenIndex noun) const;
  bool is_somebody(TokenIndex word) const;
  SourceKind kind_of(const Entity& entity, TokenIndex noun) const;

  const Surface& s_;
};

Source anonymous_source();

}  // namespace kronika::attribution

// The language's words for offices, organs of a state, and nouns that stand before names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/resources.h"
#include "base/result.h"
#include "document/mention.h"
#include "link/words.h"

namespace kronika::link {

// "minister spraw zagranicznych": an office, or a rank.
struct Role {
  enum class Scope { state, organisation, any, rank, local };
  std::string lemma;
  std::vector<std::string>
      offices;  // tried in this order; "head": whatever heads the organ named with it
  std::string sector;
  Scope scope = Scope::state;
  std::vector<std::string>
      countries;       // the office is this only in these countries; empty: everywhere
  bool fixed = false;  // there is one such office in the world, that of countries.front()

  // Speaks or works for somebody, whom a preposition joins to it.
  bool serves() const;
};

// "rząd", "ministerstwo obrony": acts for its state.
struct Organ {
  std::string lemma;
  std::string sector;
  std::string head;      // office of who heads it
  std::string country;   // of "Pentagon"; "" for "parlament"
  bool forces = false;   // "żołnierze": stands for a state only if the state is named
  bool generic = false;  // "resort": the ministry named last
  bool owned = false;    // "office": somebody's or nobody's
  bool abroad = false;   // "ambasada": stands in a country that it is not of
  bool domestic =
      false;  // "MSZ" without a country is that of the language's home country, unless another fits
};

// "agencja", "dziennik", "partia": says what the name after it is.
struct NameNoun {
  std::string lemma;
  EntityKind kind = EntityKind::organisation;
  std::string sector;
  bool alone = false;  // a mention also without a name
};

enum class PhraseKind : std::uint8_t { role, organ, name_noun };

struct PhraseMatch {
  PhraseKind kind = PhraseKind::role;
  std::uint32_t index = 0;
  TokenSpan tokens;
  std::vector<TokenIndex> inserted;  // words between the phrase's own: adjectives of countries
};

// Thread-safe after load.
class Phrases {
 public:
  static Result<Phrases> load(const Resources& resources, std::string_view language);

  // The longest phrase that begins at `at` and ends before `end`.
  std::optional<PhraseMatch> match(const Words& words, const Declension& declension, TokenIndex at,
                                   TokenIndex end) const;

  std::vector<Role> roles;
  std::vector<Organ> organs;
  std::vector<NameNoun> name_nouns;
  std::string
      home;  // code of the country that an unqualified organ belongs to, if the text names no other
  // Words by class: see word_classes.tsv.
  bool is(std::string_view word_class, std::string_view lemma) const;
  bool has(std::string_view word_class) const;  // the language has words of this class

 private:
  friend class PhraseLoader;
  void follow(std::uint32_t node, const Words& words, const Declension* declension, TokenIndex at,
              std::vector<std::uint32_t>& found) const;
  std::uint32_t follow(std::uint32_t node, const std::string& key) const;
  void add(std::string_view pattern, PhraseKind kind, std::uint32_t index);
  void add(const std::vector<std::string>& tokens, PhraseKind kind, std::uint32_t index);

  std::unordered_map<std::string, std::uint32_t> keys_;
  std::unordered_map<std::uint64_t, std::uint32_t> steps_;
  std::unordered_map<std::uint32_t, std::pair<PhraseKind, std::uint32_t>> ends_;
  std::unordered_map<std::string, std::unordered_set<std::string>> classes_;
  std::uint32_t nodes_ = 1;
};

}  // namespace kronika::link

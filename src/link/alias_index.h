// All names that the knowledge base knows, in a trie of words.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "link/declension.h"

namespace kronika::link {

// What a name may mean. Earlier kinds win where nothing else decides.
enum class SenseKind : std::uint8_t {
  country,
  capital,
  metonym,
  organisation,
  person,
  place,
  surname,
  demonym
};

struct Sense {
  SenseKind kind = SenseKind::place;
  std::uint32_t entity =
      0;  // index into Knowledge::entities; of a metonym and a demonym the country
};

// Whether a sense of this kind is among them, and of which entity.
bool has_sense(std::span<const Sense> senses, SenseKind kind);
std::optional<std::uint32_t> sense_entity(std::span<const Sense> senses, SenseKind kind);

// A word of the index that a token may be a form of.
struct WordHit {
  std::uint32_t word = 0;
  Cases cases = 0;
  std::uint8_t cost = 0;  // 0 the very form, 1 the tagger's lemma, 2 an ending undone
};

// Built by add(), then finish(); thread-safe afterwards.
class AliasIndex {
 public:
  void add(std::string_view alias, Sense sense);
  void finish();

  // The index's words that a piece of text may be. `capital`: it begins with a capital letter; a
  // name written with capitals is not met by words without, but for particles inside it (`inner`).
  std::vector<WordHit> words(std::string_view piece, std::string_view lemma,
                             const Declension& declension, bool inner = false) const;
  // The node after `word`, or 0. The root is 0.
  std::uint32_t step(std::uint32_t node, std::uint32_t word) const;
  std::span<const Sense> senses(std::uint32_t node) const;
  std::size_t size() const { return senses_.size(); }

 private:
  void add_words(std::string_view alias, Sense sense);
  void find(const std::string& key, Cases cases, std::uint8_t cost,
            std::vector<WordHit>& hits) const;

  std::unordered_map<std::string, std::uint32_t> words_;
  std::unordered_map<std::uint64_t, std::uint32_t> steps_;
  std::vector<std::pair<std::uint32_t, Sense>> pairs_;  // node and sense, sorted by node
  std::vector<Sense> senses_;
  std::vector<std::uint32_t> first_;  // per node, plus one
  std::uint32_t nodes_ = 1;
};

// Pieces of a name: at spaces, hyphens, apostrophes and full stops ("Jean-Yves Le Drian": four).
std::vector<std::string_view> name_pieces(std::string_view text);
// "US" of "U.S."; "" for a word that is no row of capital letters with full stops.
std::string undotted(std::string_view word);
// At least two capital letters: "ONZ", "PiS".
bool is_acronym(std::string_view word);

}  // namespace kronika::link

// A trie over words (Aho and Corasick 1975 without failure links: names are short). Words are
// compared folded, so that diacritics and transliterations that differ in them alone are the same;
// acronyms are compared as they are written, so that "UE" is not "ue". A token may be several words
// of the index, because its ending can be undone in several ways.
//
// Easy: "Unii Europejskiej". Hard: "Kim Dzong Unem", of which only the last word is declined.
// Tested in tests/link/alias_index_test.cpp.

#include "link/alias_index.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::link {
namespace {

constexpr std::size_t kLongestParticle = 3;

bool is_separator(char32_t c) {
  switch (c) {
    case U' ':
    case U'-':
    case U'\'':
    case U'’':
    case U'.':
    case U'–':
    case U'"':
    case U'„':
    case U'”':
    case U'\u2011':
    case U'\u00a0':
    case U',':
    case U'`':
    case U'‘':
      return true;
    default:
      return false;
  }
}

// Keys: "=ONZ" an acronym as written; "rosja" a word that is written with a capital; "~na" one that
// is not.
std::string key_of(std::string_view piece) {
  if (is_acronym(piece)) return "=" + std::string(piece);
  return (unicode::starts_upper(piece) ? "" : "~") + unicode::fold(piece);
}

}  // namespace

bool has_sense(std::span<const Sense> senses, SenseKind kind) {
  return sense_entity(senses, kind).has_value();
}

std::optional<std::uint32_t> sense_entity(std::span<const Sense> senses, SenseKind kind) {
  const auto found =
      std::find_if(senses.begin(), senses.end(), [&](const Sense& s) { return s.kind == kind; });
  return found == senses.end() ? std::nullopt : std::optional(found->entity);
}

std::vector<std::string_view> name_pieces(std::string_view text) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size();) {
    const unicode::Decoded d =
        i < text.size() ? unicode::decode(text, i) : unicode::Decoded{U' ', 1};
    if (is_separator(d.code_point)) {
      if (i > begin) pieces.push_back(text.substr(begin, i - begin));
      begin = i + d.length;
    }
    i += d.length;
  }
  return pieces;
}

bool is_acronym(std::string_view word) {
  std::size_t capitals = 0, letters = 0;
  for (std::size_t i = 0; i < word.size();) {
    const unicode::Decoded d = unicode::decode(word, i);
    capitals += unicode::is_upper(d.code_point);
    letters += unicode::is_letter(d.code_point);
    i += d.length;
  }
  // "McCain", "DeSantis" are names; "PiS", "RŚA", "USA", "M23" are acronyms.
  return capitals >= 2 ? 2 * capitals >= letters
                       : capitals == 1 && letters == 1 && word.size() > 1 && word[1] <= '9';
}

std::string undotted(std::string_view word) {
  std::string letters;
  std::size_t count = 0;
  for (std::size_t i = 0; i < word.size();) {
    const unicode::Decoded d = unicode::decode(word, i);
    if (!unicode::is_upper(d.code_point)) return {};
    letters += word.substr(i, d.length);
    ++count;
    i += d.length;
    if (i < word.size() && word[i] != '.') return {};
    ++i;
  }
  return count >= 2 ? letters : std::string();
}

void AliasIndex::add(std::string_view alias, Sense sense) {
  add_words(alias, sense);
  if (alias.find('.') == std::string_view::npos) return;
  std::string plain;
  bool changed = false;
  for (std::size_t begin = 0; begin <= alias.size();) {
    const std::size_t end = std::min(alias.find(' ', begin), alias.size());
    const std::string_view word = alias.substr(begin, end - begin);
    const std::string letters = undotted(word);
    changed = changed || !letters.empty();
    plain += (begin == 0 ? "" : " ") + (letters.empty() ? std::string(word) : letters);
    begin = end + 1;
  }
  if (changed) add_words(plain, sense);
}

void AliasIndex::add_words(std::string_view alias, Sense sense) {
  std::uint32_t node = 0;
  for (const std::string_view piece : name_pieces(alias)) {
    const std::uint32_t word =
        words_.try_emplace(key_of(piece), static_cast<std::uint32_t>(words_.size())).first->second;
    const auto [step, added] = steps_.try_emplace(std::uint64_t{node} << 32 | word, nodes_);
    if (added) ++nodes_;
    node = step->second;
  }
  if (node != 0) pairs_.emplace_back(node, sense);
}

void AliasIndex::finish() {
  const auto before = [](const auto& a, const auto& b) {
    return std::tuple(a.first, a.second.kind, a.second.entity) <
           std::tuple(b.first, b.second.kind, b.second.entity);
  };
  std::sort(pairs_.begin(), pairs_.end(), before);
  first_.assign(nodes_ + 1, 0);
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    const auto& [node, sense] = pairs_[i];
    const bool repeated = i > 0 && pairs_[i - 1].first == node &&
                          pairs_[i - 1].second.kind == sense.kind &&
                          pairs_[i - 1].second.entity == sense.entity;
    if (repeated) continue;
    senses_.push_back(sense);
    ++first_[node + 1];
  }
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  pairs_.clear();
  pairs_.shrink_to_fit();
}

void AliasIndex::find(const std::string& key, Cases cases, std::uint8_t cost,
                      std::vector<WordHit>& hits) const {
  const auto found = words_.find(key);
  if (found == words_.end()) return;
  for (WordHit& hit : hits) {
    if (hit.word != found->second) continue;
    hit.cases |= cases;
    return;
  }
  hits.push_back({found->second, cases, cost});
}

std::vector<WordHit> AliasIndex::words(std::string_view piece, std::string_view lemma,
                                       const Declension& declension, bool inner) const {
  std::vector<WordHit> hits;
  const bool capital = unicode::starts_upper(piece);
  inner = inner && piece.size() <= kLongestParticle;  // "Al Thani" and "al-Thani"
  const std::string folded = unicode::fold(piece);
  const auto both = [&](const std::string& text, Cases cases, std::uint8_t cost) {
    if (capital || inner) find(text, cases, cost, hits);
    find("~" + text, cases, cost, hits);
  };
  if (is_acronym(piece)) find("=" + std::string(piece), kAnyCase, 0, hits);
  both(folded, kNominative, 0);
  // "Moskwą" is folded like "Moskwa", but its last letter says that it is no nominative.
  if (!folded.empty() && !piece.empty() && static_cast<unsigned char>(piece.back()) >= 0x80) {
    for (WordHit& hit : hits) {
      for (const Base& base : declension.bases(folded, true)) {
        if (base.text != folded) continue;
        hit.cases = Cases((hit.cases & ~kNominative) | base.cases);
        hit.cost = 2;
      }
    }
  }
  const std::string folded_lemma = unicode::fold(lemma);
  std::vector<WordHit> of_lemma;
  if (folded_lemma != folded) {
    if (capital) find(folded_lemma, kAnyCase, 1, of_lemma);
    find("~" + folded_lemma, kAnyCase, 1, of_lemma);
  }
  for (const Base& base : declension.bases(folded, true)) both(base.text, base.cases, 2);
  for (const WordHit& hit : of_lemma) {
    const auto same = std::find_if(hits.begin(), hits.end(),
                                   [&](const WordHit& h) { return h.word == hit.word; });
    if (same == hits.end())
      hits.push_back(hit);
    else
      same->cost = std::min<std::uint8_t>(same->cost, 1);
  }
  return hits;
}

std::uint32_t AliasIndex::step(std::uint32_t node, std::uint32_t word) const {
  const auto found = steps_.find(std::uint64_t{node} << 32 | word);
  return found == steps_.end() ? 0 : found->second;
}

std::span<const Sense> AliasIndex::senses(std::uint32_t node) const {
  return std::span<const Sense>(senses_).subspan(first_[node], first_[node + 1] - first_[node]);
}

}  // namespace kronika::link

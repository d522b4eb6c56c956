// Decoding of entity labels.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/mention.h"

namespace kronika::ner {

// The best valid sequence of BIOES labels: B begins a name of several words, I goes on, E ends it,
// S is a name of one word, O none. Immutable once made; thread-safe.
class EntityDecoder {
 public:
  // `labels`: "O", and for each type B-, I-, E- and S-; types PER, LOC, ORG, MISC. None if a label
  // is none of those, is there twice, or lacks its companions.
  static std::optional<EntityDecoder> make(const std::vector<std::string>& labels);

  std::size_t labels() const { return positions_.size(); }

  // scores: one row of labels() values a word, whose greatest sum is sought: log-probabilities, or
  // what differs from them by the same in all labels of a word. The label of each word; no words:
  // none.
  std::vector<std::size_t> decode(std::span<const float> scores) const;

  // The names that a valid sequence describes, as spans of word numbers counted from `first`.
  std::vector<Name> names(std::span<const std::size_t> labels, TokenIndex first) const;

 private:
  enum class Position { outside, begin, inside, end, single };
  bool may_start(std::size_t label) const;
  bool may_end(std::size_t label) const;
  bool may_follow(std::size_t label, std::size_t previous) const;

  std::vector<Position> positions_;  // per label
  std::vector<NameType> types_;
  std::vector<std::vector<std::size_t>> predecessors_;  // per label: those it may follow
};

}  // namespace kronika::ner

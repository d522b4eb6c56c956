// Viterbi decoding under hard constraints (A. Viterbi 1967; BIOES labels: L. Ratinov, D. Roth:
// Design challenges and misconceptions in named entity recognition, CoNLL 2009): a word's best
// label may be impossible beside its neighbours', so the best sequence among the possible ones is
// sought.
//   Easy: "Jan Kowalski": B-PER E-PER. Hard: B-ORG I-ORG O, where the greedy labels never close the
//   name.
// Tested in tests/ner/entity_labels_test.cpp against all sequences.

#include "ner/entity_labels.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string_view>

namespace kronika::ner {
namespace {

constexpr float kImpossible = -1e30f;

std::optional<NameType> type_from(std::string_view text) {
  if (text == "PER") return NameType::person;
  if (text == "LOC") return NameType::location;
  if (text == "ORG") return NameType::organisation;
  if (text == "MISC") return NameType::other;
  return std::nullopt;
}

}  // namespace

std::optional<EntityDecoder> EntityDecoder::make(const std::vector<std::string>& labels) {
  const std::set<std::string> all(labels.begin(), labels.end());
  if (all.size() != labels.size() || !all.contains("O")) return std::nullopt;
  EntityDecoder decoder;
  for (const std::string_view label : labels) {
    if (label == "O") {
      decoder.positions_.push_back(Position::outside);
      decoder.types_.push_back(NameType::other);
      continue;
    }
    const auto type =
        label.size() > 2 && label[1] == '-' ? type_from(label.substr(2)) : std::nullopt;
    const std::size_t position =
        label.empty() ? std::string_view::npos : std::string_view("BIES").find(label.front());
    if (position == std::string_view::npos || !type) return std::nullopt;
    for (const char companion : std::string_view("BIES")) {
      if (!all.contains(companion + std::string(label.substr(1)))) return std::nullopt;
    }
    constexpr Position kPositions[] = {Position::begin, Position::inside, Position::end,
                                       Position::single};
    decoder.positions_.push_back(kPositions[position]);
    decoder.types_.push_back(*type);
  }
  decoder.predecessors_.resize(labels.size());
  for (std::size_t label = 0; label < labels.size(); ++label) {
    for (std::size_t previous = 0; previous < labels.size(); ++previous) {
      if (decoder.may_follow(label, previous)) decoder.predecessors_[label].push_back(previous);
    }
  }
  return decoder;
}

bool EntityDecoder::may_start(std::size_t label) const {
  return positions_[label] != Position::inside && positions_[label] != Position::end;
}

bool EntityDecoder::may_end(std::size_t label) const {
  return positions_[label] != Position::begin && positions_[label] != Position::inside;
}

bool EntityDecoder::may_follow(std::size_t label, std::size_t previous) const {
  if (may_end(previous)) return may_start(label);
  return !may_start(label) && types_[label] == types_[previous];
}

std::vector<std::size_t> EntityDecoder::decode(std::span<const float> scores) const {
  const std::size_t count = labels();
  const std::size_t words = scores.size() / count;
  if (words == 0) return {};
  // Scores that are no numbers count as very bad ones.
  const auto score = [&](std::size_t word, std::size_t label) {
    const float value = scores[word * count + label];
    return value > -1e6f ? std::min(value, 1e6f) : -1e6f;
  };
  std::vector<float> best(count);
  std::vector<std::uint16_t> from(words * count);
  for (std::size_t label = 0; label < count; ++label)
    best[label] = may_start(label) ? score(0, label) : kImpossible;
  std::vector<float> next(count);
  for (std::size_t word = 1; word < words; ++word) {
    for (std::size_t label = 0; label < count; ++label) {
      std::size_t chosen = predecessors_[label].front();
      for (const std::size_t previous : predecessors_[label]) {
        if (best[previous] > best[chosen]) chosen = previous;
      }
      from[word * count + label] = static_cast<std::uint16_t>(chosen);
      next[label] = best[chosen] > kImpossible ? best[chosen] + score(word, label) : kImpossible;
    }
    best.swap(next);
  }
  for (std::size_t label = 0; label < count; ++label) {
    if (!may_end(label)) best[label] = kImpossible;
  }
  std::vector<std::size_t> labels_of(words);
  labels_of.back() =
      static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t word = words; word-- > 1;)
    labels_of[word - 1] = from[word * count + labels_of[word]];
  return labels_of;
}

std::vector<Name> EntityDecoder::names(std::span<const std::size_t> labels,
                                       TokenIndex first) const {
  std::vector<Name> found;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Position position = positions_[labels[i]];
    if (position == Position::begin || position == Position::single) begin = i;
    if (position == Position::end || position == Position::single) {
      found.push_back({{first + begin, first + (i + 1)}, types_[labels[i]]});
    }
  }
  return found;
}

}  // namespace kronika::ner

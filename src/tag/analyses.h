// The analyses that a word can have, and which of them the dictionary's tags allow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "neural/model_file.h"

namespace kronika::tag {

// A set of analyses, one bit each.
class AnalysisSet {
 public:
  AnalysisSet() = default;
  explicit AnalysisSet(std::size_t count) : words_((count + 63) / 64) {}
  bool contains(std::size_t analysis) const { return words_[analysis / 64] >> (analysis % 64) & 1; }
  void add(std::size_t analysis) { words_[analysis / 64] |= std::uint64_t{1} << (analysis % 64); }
  void unite(const AnalysisSet& other);
  void intersect(const AnalysisSet& other);
  bool empty() const;

 private:
  std::vector<std::uint64_t> words_;
};

// Every combination of part of speech, features and tag that the training trees hold: the model's
// tensor "analyses", one row an analysis of value numbers: part of speech, each segment of the
// features, each segment of the tag. Immutable once loaded; thread-safe; views into the model.
class Analyses {
 public:
  // Errors: damaged_resource if the tensor is missing, empty, or holds a number that is no value;
  // if the config lacks the aliases of the dictionary's tags.
  static Result<Analyses> load(std::shared_ptr<const neural::Model> model);

  std::size_t size() const { return size_; }
  std::size_t columns() const { return columns_; }
  // The value of a column: 0 is the part of speech, then features, then the tag's segments.
  std::size_t value(std::size_t analysis, std::size_t column) const {
    return static_cast<std::size_t>(table_[analysis * columns_ + column]);
  }
  // Which column holds the tag's own part of speech.
  std::size_t tag_column() const { return 1 + model_->labels().features.size(); }

  Upos upos(std::size_t analysis) const { return model_->labels().upos[value(analysis, 0)]; }
  // "Case=Nom|Gender=Masc", sorted by name without regard to case; "" if there are none.
  const std::string& features(std::size_t analysis) const { return features_[analysis]; }
  // "subst:sg:nom:m1"; "" if there is none.
  const std::string& xpos(std::size_t analysis) const { return xpos_[analysis]; }

  // The analyses that a raw tag of the dictionary ("adj:sg:nom.voc:m1.m2:pos") allows: those with
  // its part of speech that have, in each category which the tag names, one of its values or none
  // at all.
  std::shared_ptr<const AnalysisSet> matching(std::string_view dictionary_tag) const;

 private:
  struct Place {
    std::size_t segment = 0;  // of the tag
    std::size_t value = 0;
  };
  AnalysisSet compute_matching(std::string_view dictionary_tag) const;
  void describe();
  void index_tags();

  std::shared_ptr<const neural::Model> model_;
  std::span<const std::int8_t> table_;
  std::size_t size_ = 0, columns_ = 0;
  std::vector<std::string> features_, xpos_;  // per analysis
  std::map<std::string, std::string> aliases_;
  std::unordered_map<std::string, Place> places_;     // value of the tag -> where it stands
  std::vector<std::vector<AnalysisSet>> with_value_;  // [segment of the tag][value]
  // Per tag of the model's list; the keys live in its labels.
  std::unordered_map<std::string_view, std::shared_ptr<const AnalysisSet>> matching_;
};

}  // namespace kronika::tag

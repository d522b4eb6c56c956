#include "tag/analyses.h"

#include <algorithm>
#include <numeric>

#include "base/table.h"
#include "unicode/characters.h"

namespace kronika::tag {
namespace {

void append(std::string& text, char separator, std::string_view part) {
  if (!text.empty()) text += separator;
  text += part;
}

// Number of values of every column.
std::vector<std::size_t> column_sizes(const neural::Labels& labels) {
  std::vector<std::size_t> sizes{labels.upos.size()};
  for (const neural::Segment& segment : labels.features) sizes.push_back(segment.values.size());
  for (const neural::Segment& segment : labels.xpos) sizes.push_back(segment.values.size());
  return sizes;
}

}  // namespace

void AnalysisSet::unite(const AnalysisSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
}

void AnalysisSet::intersect(const AnalysisSet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
}

bool AnalysisSet::empty() const {
  return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
}

Result<Analyses> Analyses::load(std::shared_ptr<const neural::Model> model) {
  Analyses analyses;
  const std::vector<std::size_t> sizes = column_sizes(model->labels());
  const auto table = model->bytes("analyses", {0, sizes.size()});
  if (!table) return table.error();
  analyses.table_ = *table;
  analyses.columns_ = sizes.size();
  analyses.size_ = table->size() / sizes.size();
  if (analyses.size_ == 0) return model->error("tensor 'analyses' is empty");
  for (std::size_t i = 0; i < table->size(); ++i) {
    if ((*table)[i] < 0 || static_cast<std::size_t>((*table)[i]) >= sizes[i % sizes.size()]) {
      return model->error("tensor 'analyses' holds a number that is no value");
    }
  }
  auto aliases = model->map("dictionary_aliases");
  if (!aliases) return aliases.error();
  analyses.aliases_ = std::move(*aliases);
  analyses.model_ = std::move(model);
  analyses.describe();
  analyses.index_tags();
  return analyses;
}

void Analyses::describe() {
  const neural::Labels& labels = model_->labels();
  std::vector<std::size_t> order(labels.features.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return unicode::lower(labels.features[a].name) < unicode::lower(labels.features[b].name);
  });
  features_.resize(size_);
  xpos_.resize(size_);
  for (std::size_t analysis = 0; analysis < size_; ++analysis) {
    for (const std::size_t segment : order) {
      const std::size_t number = value(analysis, 1 + segment);
      const neural::Segment& feature = labels.features[segment];
      if (number > 0) append(features_[analysis], '|', feature.name + "=" + feature.values[number]);
    }
    for (std::size_t segment = 0; segment < labels.xpos.size(); ++segment) {
      const std::size_t number = value(analysis, tag_column() + segment);
      if (number > 0) append(xpos_[analysis], ':', labels.xpos[segment].values[number]);
    }
  }
}

void Analyses::index_tags() {
  const neural::Labels& labels = model_->labels();
  for (std::size_t segment = 0; segment < labels.xpos.size(); ++segment) {
    const auto& values = labels.xpos[segment].values;
    with_value_.emplace_back(values.size(), AnalysisSet(size_));
    for (std::size_t number = 1; number < values.size(); ++number)
      places_[values[number]] = {segment, number};
    for (std::size_t analysis = 0; analysis < size_; ++analysis) {
      with_value_.back()[value(analysis, tag_column() + segment)].add(analysis);
    }
  }
  for (const std::string& tag : labels.dictionary_tags)
    matching_.emplace(tag, std::make_shared<const AnalysisSet>(compute_matching(tag)));
}

AnalysisSet Analyses::compute_matching(std::string_view dictionary_tag) const {
  AnalysisSet result(size_);
  bool has_part_of_speech = false, first = true;
  for (const std::string_view part : split(dictionary_tag, ':')) {
    AnalysisSet allowed(size_);
    const Place* category =
        nullptr;  // the first value that is known names the category of the part
    for (const std::string_view written : split(part, '.')) {
      const auto alias = aliases_.find(std::string(written));
      const auto place =
          places_.find(alias == aliases_.end() ? std::string(written) : alias->second);
      if (place == places_.end()) continue;
      if (category == nullptr) category = &place->second;
      if (place->second.segment == category->segment) {
        allowed.unite(with_value_[category->segment][place->second.value]);
      }
    }
    if (category == nullptr) continue;
    if (category->segment == 0)
      has_part_of_speech = true;
    else
      allowed.unite(with_value_[category->segment][0]);
    if (first)
      result = allowed;
    else
      result.intersect(allowed);
    first = false;
  }
  return has_part_of_speech ? result : AnalysisSet(size_);
}

std::shared_ptr<const AnalysisSet> Analyses::matching(std::string_view dictionary_tag) const {
  const auto known = matching_.find(dictionary_tag);
  if (known != matching_.end()) return known->second;
  return std::make_shared<const AnalysisSet>(compute_matching(dictionary_tag));
}

}  // namespace kronika::tag

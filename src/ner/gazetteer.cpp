#include "ner/gazetteer.h"

#include <algorithm>

#include "neural/known_words.h"

namespace kronika::ner {
namespace {

std::size_t set_number(const std::int8_t* bytes) {
  return static_cast<std::uint8_t>(bytes[0]) |
         static_cast<std::size_t>(static_cast<std::uint8_t>(bytes[1])) << 8;
}

}  // namespace

Result<Gazetteer> Gazetteer::load(const neural::Model& model) {
  Gazetteer gazetteer;
  const auto hashes = model.hashes("gazetteer.hash", {0});
  if (!hashes) return hashes.error();
  if (!std::is_sorted(hashes->begin(), hashes->end()))
    return model.error("tensor 'gazetteer.hash' is not sorted");
  const auto numbers = model.bytes("gazetteer.set", {hashes->size(), 2});
  if (!numbers) return numbers.error();
  const auto sets = model.bytes("gazetteer.sets", {0, 0});
  if (!sets) return sets.error();
  const neural::Model::Shape shape = model.shape("gazetteer.sets");
  for (std::size_t i = 0; i < numbers->size(); i += 2) {
    if (set_number(numbers->data() + i) >= shape[0])
      return model.error("tensor 'gazetteer.set' names a set that there is not");
  }
  gazetteer.hashes_ = *hashes;
  gazetteer.numbers_ = *numbers;
  gazetteer.sets_ = *sets;
  gazetteer.places_ = shape[1];
  for (const std::int8_t number : *sets) {
    if (number < -1) return model.error("tensor 'gazetteer.sets' has a class below 0");
    gazetteer.classes_ = std::max(gazetteer.classes_, static_cast<std::size_t>(number + 1));
  }
  return gazetteer;
}

std::span<const std::int8_t> Gazetteer::find(std::string_view normal_word) const {
  const std::uint64_t hash = neural::fnv1a_64(normal_word);
  const auto found = std::lower_bound(hashes_.begin(), hashes_.end(), hash);
  if (found == hashes_.end() || *found != hash) return {};
  const auto word = static_cast<std::size_t>(found - hashes_.begin());
  const std::span<const std::int8_t> set =
      sets_.subspan(set_number(numbers_.data() + 2 * word) * places_, places_);
  return set.first(
      static_cast<std::size_t>(std::find(set.begin(), set.end(), std::int8_t{-1}) - set.begin()));
}

}  // namespace kronika::ner

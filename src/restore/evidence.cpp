#include "restore/evidence.h"

#include <array>
#include <charconv>
#include <cmath>

namespace kronika::restore {

enum class Evidence::Kind : std::uint8_t {
  ending,
  before,
  after,
  before_ending,
  after_ending,
  word_before,
  word_after,
  word_before_ending,
  word_after_ending,
  pair
};

namespace {

constexpr std::array<std::string_view, 10> kKindNames = {
    "ending",      "before",     "after",              "before_ending",     "after_ending",
    "word_before", "word_after", "word_before_ending", "word_after_ending", "pair"};

// FNV-1a of kind, candidate and neighbour. 64 bits: a chance of 10^-10 that any two of 60,000 rows meet, and
// the loader would say so.
class Hash {
 public:
  explicit Hash(std::uint8_t kind) { add(static_cast<char>(kind)); }
  Hash& add(std::string_view text) {
    for (const char c : text) add(c);
    add('\t');
    return *this;
  }
  std::uint64_t value() const { return value_; }

 private:
  void add(char c) { value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001B3u; }
  std::uint64_t value_ = 0xCBF29CE484222325u;
};

}  // namespace

std::string_view ending(std::string_view text, std::size_t letters) {
  std::size_t begin = text.size();
  while (begin > 0 && letters > 0) {
    --begin;
    if ((static_cast<unsigned char>(text[begin]) & 0xC0) != 0x80) --letters;
  }
  return text.substr(begin);
}

bool Evidence::kind_from_name(std::string_view name, Kind& kind) {
  for (std::size_t i = 0; i < kKindNames.size(); ++i) {
    if (kKindNames[i] != name) continue;
    kind = static_cast<Kind>(i);
    return true;
  }
  return false;
}

Result<Evidence> Evidence::read(const Table& table) {
  Evidence evidence;
  evidence.weights_.reserve(table.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    const Table::Row row = table.row(i);
    Kind kind{};
    if (!kind_from_name(row["kind"], kind))
      return row.error("unknown kind '" + std::string(row["kind"]) + "'");
    if (row["candidate"].empty()) return row.error("the candidate is missing");
    if (row["neighbour"].empty() != (kind == Kind::ending))
      return row.error("every kind but 'ending' has a neighbour");
    const std::string_view number = row["weight"];
    float weight = 0;
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), weight);
    if (error != std::errc{} || end != number.data() + number.size() || !std::isfinite(weight))
      return row.error("the weight is no number");
    const std::uint64_t hash = Hash(static_cast<std::uint8_t>(kind))
                                   .add(row["candidate"])
                                   .add(row["neighbour"])
                                   .value();
    if (!evidence.weights_.emplace(hash, weight).second) return row.error("the row stands twice");
  }
  return evidence;
}

float Evidence::weight(Kind kind, std::string_view candidate, std::string_view neighbour) const {
  const auto found = weights_.find(
      Hash(static_cast<std::uint8_t>(kind)).add(candidate).add(neighbour).value());
  return found == weights_.end() ? 0.0f : found->second;
}

float Evidence::local(std::string_view candidate, std::string_view before, std::string_view after,
                      bool frequent) const {
  const std::string_view one = ending(candidate, 1), two = ending(candidate, 2);
  float sum = weight(Kind::ending, ending(candidate, 3), "") + weight(Kind::ending, two, "") +
              weight(Kind::before, two, before) + weight(Kind::after, two, after) +
              weight(Kind::before_ending, two, ending(before, 2)) +
              weight(Kind::after_ending, two, ending(after, 2)) +
              weight(Kind::before, one, before) + weight(Kind::after, one, after) +
              weight(Kind::before_ending, one, ending(before, 3)) +
              weight(Kind::after_ending, one, ending(after, 3));
  if (!frequent) return sum;
  return sum + weight(Kind::word_before, candidate, before) +
         weight(Kind::word_after, candidate, after) +
         weight(Kind::word_before_ending, candidate, ending(before, 2)) +
         weight(Kind::word_after_ending, candidate, ending(after, 2));
}

float Evidence::pair(std::string_view left, std::string_view right) const {
  return weight(Kind::pair, ending(left, 2), ending(right, 2));
}

}  // namespace kronika::restore

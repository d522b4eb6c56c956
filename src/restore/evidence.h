// What a word's neighbours say about its candidates. Inside src/restore only.
//
// Kinds of evidence, as rows of restoration.tsv. "ending" means two letters, and for the words beside it
// also one:
//   ending              candidate's last two or three letters, whatever stands beside it
//   before, after       candidate's ending + the word in front of it, behind it
//   before_ending …     candidate's ending (two letters, one) + the neighbour's ending (two letters, three)
//   word_before …       the whole candidate, if it is frequent, + the word beside it, or its ending
//   pair                endings of two candidates side by side: "zagraniczną polityką"
// Neighbours are plain lower-case words as they stand in the text, or kEdge beyond the sentence.
// The definitions bind train/restoration.py too, which learns the weights.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "base/table.h"

namespace kronika::restore {

// Letters from the right end of a text; all of it if it has fewer.
std::string_view ending(std::string_view text, std::size_t letters);

// Immutable once read; thread-safe.
class Evidence {
 public:
  static constexpr std::string_view kEdge = ".";

  // Columns `kind`, `candidate`, `neighbour`, `weight`. Errors: damaged_resource with the row.
  static Result<Evidence> read(const Table& table);

  // What ending and neighbours say for a candidate (lower case). `frequent`: rows of whole words count too.
  float local(std::string_view candidate, std::string_view before, std::string_view after,
              bool frequent) const;
  // What a candidate on the left says for one on its right.
  float pair(std::string_view left, std::string_view right) const;

 private:
  enum class Kind : std::uint8_t;
  static bool kind_from_name(std::string_view name, Kind& kind);
  float weight(Kind kind, std::string_view candidate, std::string_view neighbour) const;

  std::unordered_map<std::uint64_t, float> weights_;  // by a hash of the whole row
};

}  // namespace kronika::restore

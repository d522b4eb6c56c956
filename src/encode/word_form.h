// What the network's input tables are asked about a word form. src/encode/README.md: the same
// definitions bind the trainer, and a change here changes the meaning of every trained model.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kronika::encode {

std::uint32_t fnv1a_32(std::string_view bytes);

// FNV-1a of every n-gram (n = 2 … 5) of '<' normal word '>' (neural/known_words.h); of more than 64
// code points, the first 32 and the last 32 stand for all. Appends to `hashes`; "" has the one
// n-gram "<>".
void ngram_hashes(std::string_view normal_word, std::vector<std::uint32_t>& hashes);

// Rows of the shape table: 1 to 8, and kFirstOfSentence more for the first word of a sentence.
//   "kot" 1, "Warszawa" 2, "NATO" 3, "iPhone" 4, "2023" 5, "F-16" 6, "," 7, "W" 8.
std::size_t shape(std::string_view form);
inline constexpr std::size_t kFirstOfSentence = 9;
inline constexpr std::size_t kShapeRows = 18;

}  // namespace kronika::encode

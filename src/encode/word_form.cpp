#include "encode/word_form.h"

#include "unicode/characters.h"

namespace kronika::encode {
namespace {

constexpr std::size_t kShortest = 2;  // n-grams, in code points
constexpr std::size_t kLongest = 5;
constexpr std::size_t kLimit = 64;  // code points with both marks

constexpr std::uint32_t kOffset32 = 0x811C9DC5u;
constexpr std::uint32_t kPrime32 = 0x01000193u;

}  // namespace

std::uint32_t fnv1a_32(std::string_view bytes) {
  std::uint32_t hash = kOffset32;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime32;
  return hash;
}

void ngram_hashes(std::string_view normal_word, std::vector<std::uint32_t>& hashes) {
  // Where each code point of the marked word begins, and one more: where it ends.
  std::string text = "<" + std::string(normal_word) + ">";
  std::vector<std::size_t> starts;
  const auto find_starts = [&] {
    starts.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
      if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
    }
    starts.push_back(text.size());
  };
  find_starts();
  const std::size_t length = starts.size() - 1;
  if (length > kLimit) {
    text.erase(starts[kLimit / 2], starts[length - kLimit / 2] - starts[kLimit / 2]);
    find_starts();
  }
  // The hash of an n-gram goes on from that of the (n-1)-gram with the same beginning.
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    std::uint32_t hash = kOffset32;
    for (std::size_t n = 1; n <= kLongest && i + n < starts.size(); ++n) {
      for (std::size_t k = starts[i + n - 1]; k < starts[i + n]; ++k) {
        hash = (hash ^ static_cast<unsigned char>(text[k])) * kPrime32;
      }
      if (n >= kShortest) hashes.push_back(hash);
    }
  }
}

std::size_t shape(std::string_view form) {
  std::size_t letters = 0, upper = 0, digits = 0, all = 0;
  bool first_upper = false;
  for (std::size_t i = 0; i < form.size();) {
    const auto [c, length] = unicode::decode(form, i);
    i += length;
    ++all;
    if (unicode::is_letter(c)) {
      ++letters;
      if (!unicode::is_upper(c)) continue;
      ++upper;
      if (letters == 1) first_upper = true;
    } else if (unicode::is_digit(c)) {
      ++digits;
    }
  }
  if (letters == 0) return digits == 0 ? 7 : digits == all ? 5 : 6;
  if (digits > 0) return 6;
  if (upper == 0) return 1;
  if (upper == letters) return letters == 1 ? 8 : 3;
  return first_upper && upper == 1 ? 2 : 4;
}

}  // namespace kronika::encode

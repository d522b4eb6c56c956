#include "neural/known_words.h"

#include <algorithm>

#include "unicode/characters.h"
#include "unicode/normal_form.h"

namespace kronika::neural {
namespace {

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

std::string normal_ascii(std::string_view form) {
  std::string text(form);
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c >= '0' && c <= '9') c = '0';
  }
  return text;
}

}  // namespace

std::string normal_word(std::string_view form) {
  if (is_ascii(form)) return normal_ascii(form);
  constexpr char32_t kDottedI = 0x130;  // its lower case is two code points
  const std::string composed = unicode::nfc(form);
  std::string text;
  for (std::size_t i = 0; i < composed.size();) {
    const auto [c, length] = unicode::decode(composed, i);
    if (unicode::is_digit(c))
      text += '0';
    else
      unicode::append(text, c == kDottedI ? c : unicode::lower(c));
    i += length;
  }
  return text;
}

std::uint64_t fnv1a_64(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

Result<KnownWords> KnownWords::load(const Model& model, std::size_t words) {
  const auto hashes = model.hashes("word.hash", {words});
  if (!hashes) return hashes.error();
  if (!std::is_sorted(hashes->begin(), hashes->end()))
    return model.error("tensor 'word.hash' is not sorted");
  KnownWords known;
  known.hashes_ = *hashes;
  return known;
}

std::uint32_t KnownWords::row(std::string_view normal_word) const {
  const std::uint64_t hash = fnv1a_64(normal_word);
  const auto found = std::lower_bound(hashes_.begin(), hashes_.end(), hash);
  if (found == hashes_.end() || *found != hash) return 0;
  return static_cast<std::uint32_t>(found - hashes_.begin()) + 1;
}

}  // namespace kronika::neural

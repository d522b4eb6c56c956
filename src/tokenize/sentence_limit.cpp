// Tested in tests/tokenize/sentence_limit_test.cpp.

#include "tokenize/sentence_limit.h"

#include "tokenize/characters.h"

namespace kronika::tokenize {
namespace {

// How good a place behind this token is, 0 for any.
int quality(const Token& token) {
  const char32_t c = at(token.form, 0);
  if (c == ';') return 3;
  if (c == ':' || is_dash(c)) return 2;
  return c == ',' ? 1 : 0;
}

bool inside_surface(const std::vector<Token>& tokens, std::size_t border) {
  return tokens[border - 1].surface == tokens[border].surface;
}

std::size_t best_cut(const std::vector<Token>& tokens, std::size_t begin, std::size_t limit) {
  std::size_t best = begin + limit;
  int best_quality = 0;
  for (std::size_t border = begin + limit; border > begin + limit / 2; --border) {
    const int q = quality(tokens[border - 1]);
    if (q > best_quality && !inside_surface(tokens, border)) {
      best = border;
      best_quality = q;
    }
  }
  if (best_quality == 0) {
    while (best > begin + 1 && inside_surface(tokens, best)) --best;
    if (best == begin + 1) best = begin + limit;
  }
  return best;
}

}  // namespace

std::vector<std::size_t> cut_sentence(const std::vector<Token>& tokens, std::size_t begin,
                                      std::size_t end, std::size_t limit) {
  std::vector<std::size_t> ends;
  while (end - begin > limit) {
    begin = best_cut(tokens, begin, limit);
    ends.push_back(begin);
  }
  ends.push_back(end);
  return ends;
}

}  // namespace kronika::tokenize

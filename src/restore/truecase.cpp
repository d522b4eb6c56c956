// Idea: of the ways in which the corpora write a form inside a sentence the most frequent one (L. V.
// Lita, A. Ittycheriah, S. Roukos, N. Kambhatla: tRuEcasIng, ACL 2003, its unigram model); what they do
// not contest the dictionary decides. Easy: "ROZMOWY". Hard: "KIM" (a name, or "kim", whom): counts;
// "LANDSBERGIS": unknown, so a name; "UE": an abbreviation. Names that are words too and that the corpora
// hardly have ("DUDA", bagpipes) go wrong. English has no table: there restoring in front of a model that was trained on
// capitals too lost more than it gained (eval/README.md).
// Tested in tests/restore/truecase_test.cpp.

#include "restore/truecase.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::restore {
namespace {

constexpr std::size_t kLeastWords = 3;
constexpr std::size_t kLongestAbbreviation = 4;  // letters of an unknown word that may be one

struct Letters {
  std::size_t all = 0, upper = 0;
};

Letters letters_of(std::string_view form) {
  Letters letters;
  for (std::size_t i = 0; i < form.size();) {
    const unicode::Decoded letter = unicode::decode(form, i);
    i += letter.length;
    letters.all += unicode::is_letter(letter.code_point);
    letters.upper += unicode::is_upper(letter.code_point);
  }
  return letters;
}

}  // namespace

Shouting shouting_of(std::span<const Token> sentence) {
  std::size_t words = 0, shouted = 0, longer = 0;
  for (const Token& token : sentence) {
    if (token.form.empty() || !unicode::is_letter(unicode::decode(token.form, 0).code_point)) continue;
    const Letters letters = letters_of(token.form);
    if (letters.all < 2) continue;
    ++words;
    if (letters.upper != letters.all) continue;
    ++shouted;
    longer += letters.all > kLongestAbbreviation;
  }
  if (words == 0 || shouted * 10 < words * 9) return Shouting::none;
  const bool enough = words >= kLeastWords ? longer * 3 >= words : longer == words && words > 1;
  return enough ? Shouting::sure : Shouting::possible;
}

std::string truecase(const std::string& form, const Candidates& words) {
  const Letters letters = letters_of(form);
  if (letters.all == 0 || letters.upper != letters.all) return form;
  const std::string lower = unicode::lower(form);
  if (const auto* counted = words.counts().with_key(words.diacritics().key(form))) {
    for (const CountedForm& other : *counted) {
      if (unicode::lower(other.form) == lower) return other.form;
    }
  }
  const std::string title = unicode::upper_first(lower);
  if (words.words() != nullptr) {
    for (const std::string* listed : {&lower, &title, &form}) {
      if (words.words()->contains(*listed)) return *listed;
    }
  }
  if (letters.all == 1) return lower;
  return letters.all <= kLongestAbbreviation ? form : title;
}

}  // namespace kronika::restore

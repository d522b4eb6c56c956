// Idea: two explanations compete for a sentence, "written as is" and "written without marks", and the
// logarithm of their likelihood ratio is summed over its words. A word with a mark speaks strongly for
// the first. A word without one speaks for the second as much as the forms that it may stand for are
// more frequent than itself: much for "sie", which is no word, some for "ze" (że), nothing for "Kim" or
// "spotkanie". The rest of the document shifts the balance, so that a short headline over an article in
// plain letters is restored and one over a normal article is left alone. As in word sense
// disambiguation by one sense a discourse (W. Gale, K. Church, D. Yarowsky, 1992).
//   Easy: an article without any mark. Hard: one line in plain letters between normal ones; a normal
//   headline that happens to have no mark ("Putin w Moskwie"); an English quotation, most of whose
//   words are no Polish ones in any spelling: it is left alone.
// Only sentences with no or hardly any marked word are looked up: normal text costs a look at its bytes.
// Tested in tests/restore/missing_test.cpp.

#include "restore/missing.h"

#include <algorithm>
#include <cmath>

#include "unicode/characters.h"

namespace kronika::restore {
namespace {

constexpr float kMarkedWord = -4.0f;     // what a word with a mark says
constexpr float kStrongest = 4.0f;       // what one word can say for missing marks at most
constexpr float kUnlisted = 2.5f;        // it is no word, its marked form is one: of unknown frequency
constexpr float kUnlistedName = 1.0f;    // the same with a capital: it may be a name from abroad
constexpr float kPrior = -4.0f;          // texts without marks are rare
constexpr float kFromDocument = 4.0f;    // what the document's other sentences can say at most
constexpr float kUnseen = 0.2f;          // count of a listed form that the corpora lack
constexpr std::size_t kWordsToMarked = 8;  // a marked word among fewer words settles it
constexpr double kKnownShare = 0.5;      // of the words must be Polish in some spelling

struct Counted {
  std::size_t words = 0, marked = 0;
};

bool is_word(const Token& token) {
  return !token.form.empty() && unicode::is_letter(unicode::decode(token.form, 0).code_point);
}

}  // namespace

float evidence_of(const std::string& key, const std::vector<Candidate>& candidates, bool name) {
  float plain = 0, marked = 0;
  bool plain_listed = false, counted = false;
  for (const Candidate& candidate : candidates) {
    const float count = static_cast<float>(candidate.count) + (candidate.listed ? kUnseen : 0);
    (candidate.form == key ? plain : marked) += count;
    if (candidate.form == key) plain_listed = plain > 0;
    counted = counted || candidate.count > 0;
  }
  if (marked == 0) return 0;
  if (name) return plain_listed ? 0 : kUnlistedName;
  if (!plain_listed) return counted ? kStrongest : kUnlisted;
  return std::min(kStrongest, std::log((plain + marked) / plain));
}

namespace {

class Judge {
 public:
  Judge(const Document& document, CandidateMemory& memory) : document_(document), memory_(memory) {}

  float sentence(const Sentence& sentence) {
    const Counted counted = count(sentence);
    float score = kMarkedWord * static_cast<float>(counted.marked);
    if (counted.words < kWordsToMarked * counted.marked) return score;
    std::size_t known = 0;
    const std::size_t plain = counted.words - counted.marked;
    bool first = true;
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& token = document_.token(i);
      if (!is_word(token)) continue;
      const bool name = !first && !shouted_ && unicode::starts_upper(token.form);
      first = false;
      if (diacritics().has_marked(token.form)) continue;
      const std::string key = diacritics().key(token.form);
      const std::vector<Candidate>& candidates = memory_.of(key);
      known += name || !candidates.empty();
      score += evidence_of(key, candidates, name);
    }
    return static_cast<double>(known) < kKnownShare * static_cast<double>(plain) ? 0 : score;
  }

 private:
  const Diacritics& diacritics() const { return memory_.source().diacritics(); }

  Counted count(const Sentence& sentence) {
    Counted counted;
    std::size_t capitals = 0;
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const Token& token = document_.token(i);
      if (!is_word(token)) continue;
      ++counted.words;
      counted.marked += diacritics().has_marked(token.form);
      capitals += unicode::starts_upper(token.form);
    }
    shouted_ = capitals * 4 > counted.words * 3;  // then a capital makes no name
    return counted;
  }

  const Document& document_;
  CandidateMemory& memory_;
  bool shouted_ = false;
};

}  // namespace

std::vector<bool> sentences_without_diacritics(const Document& document, CandidateMemory& memory) {
  std::vector<float> scores;
  Judge judge(document, memory);
  double sum = 0;
  for (const Sentence& sentence : document.sentences) {
    scores.push_back(judge.sentence(sentence));
    sum += scores.back();
  }
  std::vector<bool> missing;
  for (const float score : scores) {
    const double others = std::clamp<double>(sum - score, -kFromDocument, kFromDocument);
    missing.push_back(score > 0 && score + kPrior + others > 0);
  }
  return missing;
}

}  // namespace kronika::restore

// Idea: a lower-case word that neither dictionary nor corpora have, and that is a word once it gets
// its marks, was written carelessly (a non-word error: K. Kukich, Techniques for automatically
// correcting words in text, ACM Computing Surveys 24, 1992). Where there is one there are more, so
// that in a document with several of them also words are suspected that do exist, if their marked
// form is far more frequent.
//   Easy: "Prezydent przyjął uchodzcow". Hard: "tez" (of theses) for "też": only in a careless
//   document; "made in China": a short word alone may be foreign and is left, and so is one beside
//   words that are Polish in no spelling.
// Normal text costs a look into the dictionary for each word without marks, once a document.
// Tested in tests/restore/slips_test.cpp.

#include "restore/slips.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "restore/missing.h"
#include "unicode/characters.h"

namespace kronika::restore {
namespace {

constexpr std::size_t kShortest = 5;        // letters of a slip in a document that is not careless
constexpr std::size_t kCareless = 2;        // slips that make a document careless,
constexpr std::size_t kTokensToSlip = 150;  // if there is one in so many tokens
constexpr float kFarMoreFrequent = 2.5f;    // logarithm, as missing.h gives it

enum class Kind : std::uint8_t { right, unknown, suspect, slip };

class Finder {
 public:
  explicit Finder(CandidateMemory& memory) : memory_(memory) {}

  // unknown: Polish in no spelling; suspect: a slip if the document is careless.
  Kind kind(const Token& token) {
    if (token.form.size() < 2 || !is_plain_lower(token.form)) return Kind::right;
    const auto [found, added] = kinds_.try_emplace(token.form, Kind::right);
    if (added) found->second = kind_of(token.form);
    return found->second;
  }

 private:
  static bool is_plain_lower(std::string_view form) {
    return std::all_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  Kind kind_of(const std::string& form) {
    const Candidates& source = memory_.source();
    const bool counted = source.counts().with_key(form) != nullptr;
    if (!counted && source.words() != nullptr && source.words()->contains(form)) return Kind::right;
    const std::vector<Candidate>& candidates = memory_.of(form);
    if (candidates.empty()) return Kind::unknown;
    if (evidence_of(form, candidates, false) < kFarMoreFrequent) return Kind::right;
    const bool exists = std::any_of(candidates.begin(), candidates.end(),
                                    [&](const Candidate& c) { return c.form == form; });
    return exists || form.size() < kShortest ? Kind::suspect : Kind::slip;
  }

  CandidateMemory& memory_;
  std::unordered_map<std::string_view, Kind> kinds_;  // by forms of the document
};

}  // namespace

std::vector<bool> slips(const Document& document, const std::vector<bool>& missing,
                        CandidateMemory& memory) {
  std::vector<Kind> kinds(document.tokens.size(), Kind::right);
  Finder finder(memory);
  std::size_t count = 0;
  for (std::size_t k = 0; k < document.sentences.size(); ++k) {
    if (missing[k]) continue;
    const TokenSpan tokens = document.sentences[k].tokens;
    for (TokenIndex i = tokens.begin; i < tokens.end; ++i)
      kinds[i.value] = finder.kind(document.token(i));
    const auto foreign = [&](std::size_t i) {
      return (i > tokens.begin.value && kinds[i - 1] == Kind::unknown) ||
             (i + 1 < tokens.end.value && kinds[i + 1] == Kind::unknown);
    };
    for (std::size_t i = tokens.begin.value; i < tokens.end.value; ++i) {
      if (kinds[i] != Kind::slip && kinds[i] != Kind::suspect) continue;
      if (foreign(i)) kinds[i] = Kind::right;
      count += kinds[i] == Kind::slip;
    }
  }
  const bool careless = count >= kCareless && count * kTokensToSlip >= kinds.size();
  std::vector<bool> found;
  found.reserve(kinds.size());
  for (const Kind kind : kinds)
    found.push_back(kind == Kind::slip || (kind == Kind::suspect && careless));
  return found;
}

}  // namespace kronika::restore

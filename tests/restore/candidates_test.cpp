#include "restore/candidates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "restore/support.h"
#include "unicode/characters.h"

namespace kronika::restore {
namespace {

using testing::IsEmpty;
using testing::IsSupersetOf;

std::vector<std::string> forms(const std::vector<Candidate>& candidates) {
  std::vector<std::string> out;
  for (const Candidate& candidate : candidates) out.push_back(candidate.form);
  return out;
}

// The slow way: every spelling of the key, looked up.
std::set<std::string> by_trying_all(const Candidates& candidates, std::string_view key) {
  std::vector<std::u32string> spellings = {U""};
  for (const char32_t letter : unicode::to_utf32(key)) {
    std::vector<std::u32string> longer;
    std::u32string choices(1, letter);
    choices += candidates.diacritics().marked(letter);
    for (const char32_t choice : choices) {
      for (const std::u32string& spelling : spellings) longer.push_back(spelling + choice);
    }
    spellings = std::move(longer);
  }
  std::set<std::string> found;
  for (const std::u32string& spelling : spellings) {
    const std::string form = unicode::to_utf8(spelling);
    if (candidates.words()->contains(form) ||
        candidates.words()->contains(unicode::upper_first(form)))
      found.insert(form);
  }
  if (const auto* counted = candidates.counts().with_key(key)) {
    for (const CountedForm& form : *counted) found.insert(unicode::lower(form.form));
  }
  return found;
}

TEST(RestoreCandidates, FormsOfAKey) {
  const Candidates candidates = test::polish_candidates();
  EXPECT_THAT(forms(candidates.of("wojne")), testing::ElementsAre("wojnę"));
  EXPECT_THAT(forms(candidates.of("ja")), IsSupersetOf({"ja", "ją"}));
  EXPECT_THAT(forms(candidates.of("maja")), IsSupersetOf({"maja", "mają"}));
  EXPECT_THAT(forms(candidates.of("sad")), IsSupersetOf({"sad", "sąd"}));
  EXPECT_THAT(candidates.of("qxwv"), IsEmpty());
  EXPECT_THAT(candidates.of("12"), IsEmpty());
  EXPECT_THAT(candidates.of(""), IsEmpty());
  EXPECT_THAT(candidates.of("covid-19"), IsEmpty());
  EXPECT_THAT(candidates.of(std::string(Candidates::kLongestWord + 1, 'a')), IsEmpty());
}

TEST(RestoreCandidates, TheSameAsTryingAllSpellings) {
  const Candidates candidates = test::polish_candidates();
  ASSERT_NE(candidates.words(), nullptr);
  std::mt19937 random(1);
  std::vector<std::string> keys = {"sie", "zolc",   "laka", "lodz", "zaczal",
                                   "sad", "prosze", "ze",   "o",    "z"};
  constexpr std::string_view kSyllables[] = {"ba",  "co", "dze",  "ka", "le",  "la", "na",
                                             "nie", "po", "prze", "ra", "sza", "s",  "ta",
                                             "wi",  "za", "zo",   "a",  "e",   "l"};
  for (int k = 0; k < 400; ++k) {
    std::string key;
    for (std::size_t n = 1 + random() % 3; n > 0; --n)
      key += kSyllables[random() % std::size(kSyllables)];
    keys.push_back(key);
  }
  std::size_t known = 0;
  for (const std::string& key : keys) {
    const std::vector<std::string> found = forms(candidates.of(key));
    const std::set<std::string> expected = by_trying_all(candidates, key);
    EXPECT_EQ(std::set<std::string>(found.begin(), found.end()), expected) << key;
    EXPECT_EQ(found.size(), expected.size()) << key;
    known += !expected.empty();
  }
  EXPECT_GT(known, 50u);
}

TEST(RestoreCandidates, KeysHaveNoMarks) {
  const Candidates candidates = test::polish_candidates();
  EXPECT_EQ(candidates.diacritics().key("ŻÓŁW"), "zolw");
  EXPECT_EQ(candidates.diacritics().key("Müller"), "müller") << "no mark of Polish";
  EXPECT_TRUE(candidates.diacritics().has_marked("Łódź"));
  EXPECT_FALSE(candidates.diacritics().has_marked("Müller"));
}

}  // namespace
}  // namespace kronika::restore

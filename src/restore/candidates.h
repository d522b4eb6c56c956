// The forms that a word may stand for when its diacritics are missing. Inside src/restore only.
//
// Easy: "wojne" -> "wojnę". Hard: "ja" -> "ja", "ją" (both common), "maja" -> "maja" (May), "mają" (they have),
// "Maja" (a name); "Zelenski" -> itself: neither dictionary nor counts know better.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dictionary/dictionary.h"
#include "restore/diacritics.h"
#include "restore/form_counts.h"

namespace kronika::restore {

struct Candidate {
  std::string form;          // lower case
  std::uint32_t count = 0;   // in the table of counts, however capitalised
  bool listed = false;       // in the dictionary, however its first letter is capitalised
  bool common = false;       // in the dictionary without a capital
};

// Thread-safe. The dictionary may be null.
class Candidates {
 public:
  Candidates(Diacritics diacritics, FormCounts counts,
             std::shared_ptr<const dictionary::Dictionary> words)
      : diacritics_(std::move(diacritics)), counts_(std::move(counts)), words_(std::move(words)) {}

  const Diacritics& diacritics() const { return diacritics_; }
  const FormCounts& counts() const { return counts_; }
  const dictionary::Dictionary* words() const { return words_.get(); }

  // All that dictionary and counts know for a key of letters (Diacritics::key), sorted by form; empty if they
  // know nothing, or the key has more than kLongestWord letters or holds something else than letters.
  std::vector<Candidate> of(std::string_view key) const;
  static constexpr std::size_t kLongestWord = 40;  // letters

 private:
  void add_listed(std::u32string_view letters, std::vector<Candidate>& out) const;
  void add_counted(std::string_view key, std::vector<Candidate>& out) const;

  Diacritics diacritics_;
  FormCounts counts_;
  std::shared_ptr<const dictionary::Dictionary> words_;
};

}  // namespace kronika::restore

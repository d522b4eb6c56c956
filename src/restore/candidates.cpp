// Idea: walk the dictionary's automaton with every spelling of each letter at once (K. Oflazer:
// Error-tolerant finite-state recognition, Computational Linguistics 22, 1996, with the marks as the
// only errors): a wrong mark leaves the automaton after a letter or two, so that the walk is hardly
// longer than a look-up. Tested in tests/restore/candidates_test.cpp against trying all spellings.

#include "restore/candidates.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::restore {
namespace {

Candidate& candidate_for(std::string form, std::vector<Candidate>& out) {
  for (Candidate& candidate : out) {
    if (candidate.form == form) return candidate;
  }
  out.push_back({std::move(form)});
  return out.back();
}

std::string utf8(char32_t letter) {
  std::string out;
  unicode::append(out, letter);
  return out;
}

}  // namespace

void Candidates::add_listed(std::u32string_view letters, std::vector<Candidate>& out) const {
  std::vector<std::vector<std::string>> spellings(letters.size());
  for (std::size_t i = 0; i < letters.size(); ++i) {
    std::u32string choices(1, letters[i]);
    choices += diacritics_.marked(letters[i]);
    for (const char32_t choice : choices) {
      spellings[i].push_back(utf8(choice));
      if (i == 0) spellings[i].push_back(utf8(unicode::upper(choice)));
    }
  }
  words_->for_each_spelling(spellings, [&](std::string_view form) {
    Candidate& candidate = candidate_for(unicode::lower(form), out);
    candidate.listed = true;
    candidate.common = candidate.common || !unicode::starts_upper(form);
  });
}

void Candidates::add_counted(std::string_view key, std::vector<Candidate>& out) const {
  const std::vector<CountedForm>* counted = counts_.with_key(key);
  if (counted == nullptr) return;
  for (const CountedForm& form : *counted)
    candidate_for(unicode::lower(form.form), out).count += form.count;
}

std::vector<Candidate> Candidates::of(std::string_view key) const {
  const std::u32string letters = unicode::to_utf32(key);
  if (letters.empty() || letters.size() > kLongestWord ||
      !std::all_of(letters.begin(), letters.end(), unicode::is_letter))
    return {};
  std::vector<Candidate> found;
  if (words_ != nullptr) add_listed(letters, found);
  add_counted(key, found);
  std::sort(found.begin(), found.end(),
            [](const Candidate& a, const Candidate& b) { return a.form < b.form; });
  return found;
}

}  // namespace kronika::restore

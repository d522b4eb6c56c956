// Phrases in a trie over lemmas. The head is compared by lemma, what it governs ("spraw
// zagranicznych") by form, since only the head is declined; between the words a country's adjective
// may stand ("szef litewskiej dyplomacji"). "a/b c" in a table is "a c" and "b c".
//
// Easy: "premier". Hard: "szefowa niemieckiego MSZ". Tested in tests/link/.

#include "link/phrases.h"

#include <algorithm>

#include "base/table.h"
#include "unicode/characters.h"

namespace kronika::link {
namespace {

constexpr std::size_t kMaxInserted = 2;

// "CIA" as written; "^duma" of "Duma", which is no "duma"; "rząd" in any spelling.
std::string key_of(std::string_view word) {
  if (is_acronym(word)) return std::string(word);
  return (unicode::starts_upper(word) ? "^" : "") + unicode::lower(word);
}

// A word of a pattern as the tokeniser divides it: "prime minister's" has a mark of possession, and
// a hyphen may be a token of its own.
std::vector<std::string> pattern_tokens(std::string_view pattern, bool hyphens) {
  std::vector<std::string> tokens;
  for (const std::string_view word : split(pattern, ' ')) {
    const std::size_t mark = word.find('\'');
    const bool possessive =
        mark != std::string_view::npos && mark > 0 &&
        (mark + 1 == word.size() || (mark + 2 == word.size() && word.back() == 's'));
    const std::string_view stem = possessive ? word.substr(0, mark) : word;
    for (const std::string_view part : split(stem, hyphens ? '-' : ' ')) tokens.emplace_back(part);
    if (possessive) tokens.emplace_back(word.substr(mark));
  }
  return tokens;
}

}  // namespace

void Phrases::add(std::string_view pattern, PhraseKind kind, std::uint32_t index) {
  add(pattern_tokens(pattern, false), kind, index);
  if (pattern.find('-') != std::string_view::npos) add(pattern_tokens(pattern, true), kind, index);
}

void Phrases::add(const std::vector<std::string>& tokens, PhraseKind kind, std::uint32_t index) {
  std::uint32_t node = 0;
  for (const std::string& word : tokens) {
    const auto key =
        keys_.try_emplace(key_of(word), static_cast<std::uint32_t>(keys_.size())).first->second;
    const auto [step, added] = steps_.try_emplace(std::uint64_t{node} << 32 | key, nodes_);
    if (added) ++nodes_;
    node = step->second;
  }
  ends_.try_emplace(node, kind, index);
}

bool Phrases::has(std::string_view word_class) const {
  return classes_.contains(std::string(word_class));
}

bool Phrases::is(std::string_view word_class, std::string_view lemma) const {
  const auto words = classes_.find(std::string(word_class));
  return words != classes_.end() && words->second.contains(std::string(lemma));
}

std::uint32_t Phrases::follow(std::uint32_t node, const std::string& key) const {
  const auto found = keys_.find(key);
  if (found == keys_.end()) return 0;
  const auto step = steps_.find(std::uint64_t{node} << 32 | found->second);
  return step == steps_.end() ? 0 : step->second;
}

// All ways on from a node: "Treasury" is an organ's name and the beginning of "treasury secretary".
void Phrases::follow(std::uint32_t node, const Words& words, const Declension* declension,
                     TokenIndex at, std::vector<std::uint32_t>& found) const {
  const Word& word = words[at];
  const auto add = [&](const std::string& key) {
    const std::uint32_t next = follow(node, key);
    if (next != 0 && std::find(found.begin(), found.end(), next) == found.end())
      found.push_back(next);
  };
  if (!word.letters) {
    if (word.glued) add(word.form);  // "'s"
    return;
  }
  const std::size_t before = found.size();
  if (!word.acronym.empty()) add(word.acronym);
  if (word.capital) {
    add("^" + word.lemma);
    add("^" + word.form);
  }
  add(word.lemma);
  add(word.form);
  if (!declension || word.form.size() < 5 || !word.nominal || found.size() > before) return;
  for (const Base& base :
       declension->bases(word.form, false)) {  // a lemma that the tagger got wrong
    if (base.text != word.form) add(base.text);
    if (found.size() > before) return;
  }
}

std::optional<PhraseMatch> Phrases::match(const Words& words, const Declension& declension,
                                          TokenIndex at, TokenIndex end) const {
  std::optional<PhraseMatch> best;
  std::vector<TokenIndex> inserted;
  std::vector<std::uint32_t> nodes{0}, next;
  for (TokenIndex i = at; i < end; ++i) {
    const bool declined = i == at || words.token(i).upos == Upos::ADJ;
    next.clear();
    for (const std::uint32_t node : nodes)
      follow(node, words, declined ? &declension : nullptr, i, next);
    if (next.empty()) {
      if (i != at && words[i].glued && words.token(i).form == "-" && i + 1 < end &&
          words[i + 1].glued)
        continue;  // "secretary-general"
      if (i == at || !words[i].adjective || inserted.size() == kMaxInserted) break;
      inserted.push_back(i);
      continue;
    }
    std::swap(nodes, next);
    for (const std::uint32_t node : nodes) {
      const auto found = ends_.find(node);
      if (found == ends_.end()) continue;
      best = PhraseMatch{found->second.first, found->second.second, {at, i + 1}, inserted};
      break;
    }
  }
  return best;
}

bool Role::serves() const {
  return scope == Scope::rank || offices.empty() ||
         std::find(offices.begin(), offices.end(), "spokesperson") != offices.end();
}

}  // namespace kronika::link

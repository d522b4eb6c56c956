// Tested with the ends of sentences, tests/tokenize/cases.tsv.

#include "tokenize/sentence_words.h"

#include <algorithm>
#include <initializer_list>

#include "base/table.h"
#include "tokenize/characters.h"
#include "unicode/normal_form.h"

namespace kronika::tokenize {
namespace {

constexpr std::size_t kLongestLookup = 64;  // bytes; no longer word helps to decide

bool begins_tag(const dictionary::Analysis& analysis,
                std::initializer_list<std::string_view> classes) {
  const std::string_view first = std::string_view(analysis.tag).substr(0, analysis.tag.find(':'));
  return std::find(classes.begin(), classes.end(), first) != classes.end();
}

bool is_predicate(const dictionary::Analysis& analysis) {
  if (!analysis.tag.starts_with("verb:")) return begins_tag(analysis, {"pred"});
  const std::string_view rest = std::string_view(analysis.tag).substr(5);
  for (const std::string_view kind :
       {"fin", "inf", "praet", "impt", "imps", "pot", "winien", "bedzie"}) {
    if (rest.starts_with(kind)) return true;
  }
  return false;
}

// The grammatical cases among a tag's fields, as bits.
unsigned cases(std::string_view tag) {
  constexpr std::string_view kCases[] = {"gen", "dat", "acc", "inst", "loc"};
  unsigned found = 0;
  for (const std::string_view part : split(tag, ':')) {
    for (const std::string_view value : split(part, '.')) {
      for (unsigned i = 0; i < std::size(kCases); ++i) {
        if (value == kCases[i]) found |= 1u << i;
      }
    }
  }
  return found;
}

}  // namespace

SentenceWords::SentenceWords(std::string_view text, const std::vector<Surface>& tokens,
                             const Lexicon& lexicon, const dictionary::Dictionary* words)
    : text_(text), tokens_(tokens), lexicon_(lexicon), words_(words) {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!is(i, Surface::Kind::word) || is_surely_nfc(form(i))) continue;
    if (std::string normal = unicode::nfc(form(i)); normal != form(i))
      normalised_.emplace(i, std::move(normal));
  }
}

std::string_view SentenceWords::form(std::size_t i) const {
  if (!normalised_.empty()) {
    if (const auto found = normalised_.find(i); found != normalised_.end()) return found->second;
  }
  return text_.substr(tokens_[i].span.begin.value, tokens_[i].span.size());
}

std::size_t SentenceWords::letters(std::size_t i) const {
  return unicode::count_code_points(form(i));
}

bool SentenceWords::is_roman_number(std::size_t i) const {
  return form(i).find_first_not_of("IVXLCDM") == std::string_view::npos;
}

bool SentenceWords::is_all_upper(std::size_t i) const {
  const std::string_view word = form(i);
  for (std::size_t at = 0; at < word.size(); at = after(word, at)) {
    if (!unicode::is_upper(tokenize::at(word, at))) return false;
  }
  return letters(i) > 1;
}

bool SentenceWords::is_initial(std::size_t i) const {
  if (!is(i, Surface::Kind::word) || !tokens_[i].upper) return false;
  const std::string_view word = form(i);
  const std::size_t second = after(word, 0);
  if (second == word.size()) return true;
  const char32_t c = at(word, second);
  return lexicon_.conventions.initial_of_two && after(word, second) == word.size() &&
         unicode::is_letter(c) && !unicode::is_upper(c);
}

const std::vector<dictionary::Analysis>& SentenceWords::lookup(std::size_t i, bool lower) {
  analyses_.clear();
  if (words_ != nullptr && form(i).size() <= kLongestLookup) {
    words_->exact(lower ? unicode::lower(form(i)) : std::string(form(i)), analyses_);
  }
  return analyses_;
}

bool SentenceWords::is_known(std::size_t i) { return !lookup(i, true).empty(); }

bool SentenceWords::is_known_name(std::size_t i) {
  if (!tokens_[i].upper || letters(i) < 2) return false;
  const auto& readings = lookup(i, false);
  return std::any_of(readings.begin(), readings.end(), [](const dictionary::Analysis& reading) {
    return !begins_tag(reading, {"brev"});
  });
}

bool SentenceWords::is_name(std::size_t i) {
  return tokens_[i].upper && (is_known_name(i) || !is_known(i));
}

bool SentenceWords::is_function_word(std::size_t i) {
  if (words_ == nullptr) {
    const std::string word = unicode::lower(form(i));  // "It's", "they’re"
    return lexicon_.function_words.contains(
        std::string_view(word).substr(0, word.find_first_of("'\xE2")));
  }
  const auto& readings = lookup(i, true);
  return std::any_of(readings.begin(), readings.end(), [](const dictionary::Analysis& reading) {
    return is_predicate(reading) || begins_tag(reading, {"prep", "conj", "comp", "qub", "ppron12",
                                                         "ppron3", "siebie", "adv", "pred", "num"});
  });
}

bool SentenceWords::is_ordinary_word(std::size_t i) {
  if (words_ == nullptr) return true;
  const auto& readings = lookup(i, true);
  return std::any_of(readings.begin(), readings.end(), [](const dictionary::Analysis& reading) {
    return !reading.tag.starts_with("brev:pun");
  });
}

bool SentenceWords::is_verb(std::size_t i) {
  if (!is(i, Surface::Kind::word) || form(i).size() < 2) return false;
  const auto& readings = lookup(i, true);
  return std::any_of(readings.begin(), readings.end(), is_predicate);
}

bool SentenceWords::governs(std::size_t preposition, std::size_t word) {
  unsigned governed = 0, shown = 0;
  for (const dictionary::Analysis& reading : lookup(preposition, true)) {
    if (begins_tag(reading, {"prep"})) governed |= cases(reading.tag);
  }
  for (const bool lower : {false, true}) {
    for (const dictionary::Analysis& reading : lookup(word, lower)) shown |= cases(reading.tag);
  }
  return (governed & shown) != 0;
}

}  // namespace kronika::tokenize

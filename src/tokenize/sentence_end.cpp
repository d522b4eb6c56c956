#include "tokenize/sentence_end.h"

#include <algorithm>

#include "base/table.h"
#include "tokenize/characters.h"
#include "unicode/normal_form.h"

namespace kronika::tokenize {
namespace {

constexpr std::size_t kLongestInitial = 2;    // letters: "J.", "Sz."
constexpr std::size_t kLongestOrdinal = 3;    // digits: "na 150. Kongresie"; longer numbers are years and amounts
constexpr std::size_t kLongestUnknown = 4;    // letters of an unknown word in lower case that may be an abbreviation
constexpr std::size_t kLongestLookup = 64;     // bytes; no longer word helps to decide
constexpr std::size_t kMostOpening = 8;       // marks before the first word of a sentence

bool begins_tag(const dictionary::Analysis& analysis, std::initializer_list<std::string_view> classes) {
  const std::string_view first = std::string_view(analysis.tag).substr(0, analysis.tag.find(':'));
  return std::find(classes.begin(), classes.end(), first) != classes.end();
}

bool is_finite(const dictionary::Analysis& analysis) {
  if (!analysis.tag.starts_with("verb:")) return begins_tag(analysis, {"pred"});
  const std::string_view rest = std::string_view(analysis.tag).substr(5);
  for (const std::string_view kind : {"fin", "praet", "impt", "imps", "pot", "winien", "bedzie"}) {
    if (rest.starts_with(kind)) return true;
  }
  return false;
}

std::size_t letters(std::string_view form) { return unicode::count_code_points(form); }

bool is_roman_number(std::string_view form) {
  return form.find_first_not_of("IVXLCDM") == std::string_view::npos;
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

SentenceEnds::SentenceEnds(std::string_view text, const std::vector<Surface>& tokens,
                           const Abbreviations& abbreviations, const dictionary::Dictionary* words)
    : text_(text), tokens_(tokens), abbreviations_(abbreviations), words_(words) {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!is(i, Kind::word) || is_surely_nfc(form(i))) continue;
    if (std::string normal = unicode::nfc(form(i)); normal != form(i)) normalised_.emplace(i, std::move(normal));
  }
}

std::string_view SentenceEnds::form(std::size_t i) const {
  if (!normalised_.empty()) {
    if (const auto found = normalised_.find(i); found != normalised_.end()) return found->second;
  }
  return text_.substr(tokens_[i].span.begin.value, tokens_[i].span.size());
}

const std::vector<dictionary::Analysis>& SentenceEnds::lookup(std::string_view form, bool lower) {
  analyses_.clear();
  if (words_ != nullptr && form.size() <= kLongestLookup) words_->exact(lower ? unicode::lower(form) : std::string(form), analyses_);
  return analyses_;
}

// Does the dictionary know the word as one with a capital?
bool SentenceEnds::is_known_name(std::size_t i) {
  if (!tokens_[i].upper || letters(form(i)) < 2) return false;
  const auto& readings = lookup(form(i), false);
  return std::any_of(readings.begin(), readings.end(),
                     [](const dictionary::Analysis& reading) { return !begins_tag(reading, {"brev"}); });
}

// Names are what the dictionary writes with a capital, and what it does not know at all.
bool SentenceEnds::is_name(std::size_t i) {
  return tokens_[i].upper && (is_known_name(i) || lookup(form(i), true).empty());
}

// A word that is more often the first of a sentence than a name: prepositions, conjunctions, pronouns, adverbs, verbs.
bool SentenceEnds::is_function_word(std::size_t i) {
  const auto& readings = lookup(form(i), true);
  return std::any_of(readings.begin(), readings.end(), [](const dictionary::Analysis& reading) {
    return begins_tag(reading, {"prep", "conj", "comp", "qub", "ppron12", "ppron3", "siebie", "adv", "pred", "num"}) ||
           is_finite(reading);
  });
}

// A word that has no full stop of its own ("kg" has none either).
bool SentenceEnds::is_ordinary_word(std::size_t i) {
  const auto& readings = lookup(form(i), true);
  return std::any_of(readings.begin(), readings.end(), [](const dictionary::Analysis& reading) {
    return !reading.tag.starts_with("brev:pun");
  });
}

bool SentenceEnds::is_verb(std::size_t i) {
  if (!is(i, Kind::word) || form(i).size() < 2) return false;
  const auto& readings = lookup(form(i), true);
  return std::any_of(readings.begin(), readings.end(), is_finite);
}

bool SentenceEnds::has_verb(std::size_t end) {
  if (verbs_read_ < begin_) {
    verbs_read_ = begin_;
    verb_ = false;
  }
  for (; verbs_read_ < end && !verb_; ++verbs_read_) verb_ = is_verb(verbs_read_);
  return verb_;
}

// Does the quotation mark or bracket at i close? A straight mark does where it is glued to the left, or, glued to both
// sides or neither, where one is open.
bool SentenceEnds::closes(std::size_t i) const {
  if (is(i, Kind::closing)) return true;
  if (!is(i, Kind::quotation)) return false;
  const char32_t c = at(form(i), 0);
  if (c == 0x201E || c == 0x201A || c == 0xAB || c == ',') return false;
  if (c == 0x201D || c == 0xBB) return true;
  if (tokens_[i].space_before != tokens_[i].space_after) return tokens_[i].space_after;
  if (!tokens_[i].space_after && i + 1 < tokens_.size()) {
    const Kind next = tokens_[i + 1].kind;
    return next != Kind::word && next != Kind::number;
  }
  return quote_open_;
}

// "[4]" behind the full stop.
bool SentenceEnds::is_footnote(std::size_t i) const {
  return is(i, Kind::opening) && form(i) == "[" && is(i + 1, Kind::number) && is(i + 2, Kind::closing);
}

// Behind the end marks at i and all that closes with them.
std::size_t SentenceEnds::end_of_marks(std::size_t i) {
  for (; quotes_read_ <= i; ++quotes_read_) {
    if (is(quotes_read_, Kind::quotation) && form(quotes_read_) == "\"") quote_open_ = !quote_open_;
  }
  ++i;
  while (i < tokens_.size()) {
    if (is(i, Kind::end_mark) || is(i, Kind::picture) || closes(i)) {
      ++i;
    } else if (is_footnote(i)) {
      i += 3;
    } else {
      break;
    }
  }
  return i;
}

// The first token at or behind i that is no mark that opens.
std::size_t SentenceEnds::first_word(std::size_t i) const {
  const std::size_t last = i + kMostOpening;
  while (i < tokens_.size() && i < last &&
         (is(i, Kind::dash) || is(i, Kind::opening) || is(i, Kind::quotation) || is(i, Kind::end_mark))) {
    ++i;
  }
  return i;
}

bool SentenceEnds::can_begin(std::size_t next) const {
  if (next >= tokens_.size()) return true;
  const Surface& token = tokens_[next];
  switch (token.kind) {
    case Kind::comma:
    case Kind::closing:
      return false;
    case Kind::word: {
      if (token.upper) return true;
      const std::string_view word = form(next);  // "14-letni", "@nbp", "#tag", "iPhone"
      if (!unicode::is_letter(at(word, 0))) return true;
      const std::size_t second = after(word, 0);
      return second < word.size() && unicode::is_upper(at(word, second)) && word.size() > 2;
    }
    case Kind::number: return true;
    default: return token.kind == Kind::other || token.kind == Kind::picture;
  }
}

bool SentenceEnds::is_initial(std::size_t i) const {
  if (!is(i, Kind::word) || !tokens_[i].upper) return false;
  const std::size_t count = letters(form(i));
  if (count == 1) return true;
  return count <= kLongestInitial && unicode::is_letter(unicode::decode_before(form(i), form(i).size()).code_point) &&
         !unicode::is_upper(unicode::decode_before(form(i), form(i).size()).code_point);
}

// "13. Żona prezydenta": the number of a list; "na 15. Kongresie": an ordinal, if the noun stands in a case that the
// preposition governs; else the number ends the sentence.
bool SentenceEnds::after_number_ends(std::size_t number, std::size_t word) {
  if (number <= begin_) return false;
  if (is(number - 1, Kind::comma) && tokens_[number].space_before && form(number - 1) == ":") return false;
  if (number == begin_ + 2 && is(number - 1, Kind::end_mark)) return false;  // "Art. 14. Władzami"
  if (letters(form(number)) > kLongestOrdinal || !tokens_[word].upper) return true;
  if (is_roman_number(form(word)) && letters(form(word)) > 1) return false;  // "w latach 60. XX wieku"
  if (is_function_word(word)) return true;
  unsigned governed = 0, shown = 0;
  for (const dictionary::Analysis& reading : lookup(form(number - 1), true)) {
    if (begins_tag(reading, {"prep"})) governed |= cases(reading.tag);
  }
  for (const bool lower : {false, true}) {
    for (const dictionary::Analysis& reading : lookup(form(word), lower)) shown |= cases(reading.tag);
  }
  return (governed & shown) == 0;
}

bool SentenceEnds::after_abbreviation_ends(const AbbreviationUse& use, std::size_t before, std::size_t word) {
  if (use.closing) return true;
  const bool speaks = is(word - 1, Kind::dash) && tokens_[word].upper;  // "5 min. – Panie …"
  const bool counts = before > begin_ && (is(before - 1, Kind::number) || (use.after && tokens_[before - 1].upper));
  if (use.quantity && (!use.before || counts)) {
    return speaks || (is(word, Kind::word) && (is_function_word(word) || (tokens_[word].upper && !is_name(word))));
  }
  if (use.after && (!use.before || counts)) {
    if (is_initial(word) && letters(form(word)) == 1 && !is_function_word(word)) return false;  // "31 st. C"
    return speaks || is_function_word(word) || has_verb(before);
  }
  // It may be a word of its own too: "przyjęto ten lek. Potem".
  return is(word, Kind::word) && letters(form(word)) > 1 && letters(form(before)) > 2 && is_ordinary_word(before) &&
         is_function_word(word) && !is_name(word) && has_verb(before);
}

// "J. Kowalski", "John F. Kennedy"; but "witamina C. W ciągu", "zatrzymano Zofię Ż. Policja".
bool SentenceEnds::after_initial_ends(std::size_t initial, std::size_t word) {
  if (initial == begin_) return false;
  if (!is(word, Kind::word)) return true;
  if (is_initial(word) && is(word + 1, Kind::end_mark)) return false;
  if (is(word - 1, Kind::dash)) return true;
  const bool surname = initial > begin_ + 1 && is(initial - 1, Kind::word) && tokens_[initial - 1].upper;
  const bool name = is_known_name(word);
  if (is_function_word(word)) return surname || !name;
  return surname && !name && is_ordinary_word(word) && has_verb(initial);
}

// The abbreviation at `before`; in capitals only if the next word is too ("PIWNICA ŚW. NORBERTA").
const AbbreviationUse* SentenceEnds::abbreviation(std::size_t before, std::size_t word) const {
  if (const AbbreviationUse* use = abbreviations_.find(form(before))) return use;
  if (letters(form(word)) < 2 || unicode::lower(form(word)) == form(word)) return nullptr;
  for (std::size_t i = 0; i < form(word).size(); i = after(form(word), i)) {
    if (!unicode::is_upper(at(form(word), i))) return nullptr;
  }
  return abbreviations_.find(unicode::lower(form(before)));
}

// A sentence's full stop, or that of the token before it?
bool SentenceEnds::full_stop_ends(std::size_t before, std::size_t word) {
  if (is(before, Kind::number)) return after_number_ends(before, word);
  if (!is(before, Kind::word)) return true;
  if (before == begin_ && (unicode::is_digit(at(form(before), 0)) || is_roman_number(form(before)))) return false;
  if (is_initial(before)) {
    if (abbreviations_.find(form(before)) == nullptr || letters(form(before)) == 1) return after_initial_ends(before, word);
  }
  if (const AbbreviationUse* use = abbreviation(before, word)) {
    return after_abbreviation_ends(*use, before, word);
  }
  if (tokens_[before].upper || is_ordinary_word(before)) return true;
  const bool abbreviates = !lookup(form(before), true).empty() || letters(form(before)) <= kLongestUnknown;
  return !abbreviates || (is(word, Kind::word) && is_function_word(word));
}

// Behind a plain full stop even a small letter begins one, in a bracket ("… wygrał. (mk)") or as an item of a list
// ("… wygrał. – nowe drogi"); "… wygrał. – mówi Nowak" goes on.
bool SentenceEnds::begins_in_lower_case(std::size_t mark, std::size_t word) {
  const std::size_t next = mark + 1;
  if (word != next + 1 || !is(word, Kind::word) || mark == 0 || !is(mark - 1, Kind::word)) return false;
  if (!tokens_[next].space_before || tokens_[mark - 1].upper || !is_ordinary_word(mark - 1)) return false;
  if (abbreviations_.find(form(mark - 1)) != nullptr) return false;
  return is(next, Kind::opening) || (is(next, Kind::dash) && tokens_[next].space_after && !is_verb(word));
}

// Do the marks from `mark` up to `next` end a sentence?
bool SentenceEnds::ends(std::size_t mark, std::size_t next) {
  if (next >= tokens_.size()) return true;
  if (mark == begin_) return false;  // "…i tak"
  if (mark > 0 && is(mark - 1, Kind::opening) && is(next - 1, Kind::closing)) return false;  // "(!)", "[…]"
  const std::size_t word = first_word(next);
  if (word >= tokens_.size()) return false;  // nothing but marks follows
  if (is(next, Kind::opening) && is(next + 1, Kind::end_mark)) return true;  // "… wygrał. (…) Potem"
  const bool single = next == mark + 1 || !is(next - 1, Kind::end_mark);
  const bool bare = form(mark) == "." && single && !(mark + 1 < next && is(mark + 1, Kind::end_mark));
  if (!can_begin(word)) return bare && next == mark + 1 && begins_in_lower_case(mark, word);
  if (!bare || mark == 0 || tokens_[mark].space_before) return true;
  if (!full_stop_ends(mark - 1, word)) return false;
  if (next >= 3 && is_footnote(next - 3)) return true;
  return !(is(next - 1, Kind::closing) && is(mark - 1, Kind::word) && abbreviations_.find(form(mark - 1)));
}

std::vector<bool> SentenceEnds::find() {
  std::vector<bool> result(tokens_.size(), false);
  for (std::size_t i = 0; i < tokens_.size();) {
    if (!is(i, Kind::end_mark)) {
      ++i;
      continue;
    }
    const std::size_t next = end_of_marks(i);
    if (ends(i, next)) {
      result[next - 1] = true;
      begin_ = next;
    }
    i = next;
  }
  if (!result.empty()) result.back() = true;
  return result;
}

}  // namespace kronika::tokenize

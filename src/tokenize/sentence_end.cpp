#include "tokenize/sentence_end.h"

#include "tokenize/abbreviation_stop.h"
#include "tokenize/characters.h"
#include "tokenize/dateline.h"

namespace kronika::tokenize {
namespace {

// Digits of an ordinal ("na 150. Kongresie"); longer numbers are years and amounts.
constexpr std::size_t kLongestOrdinal = 3;
// Letters of an unknown word in lower case that may be an abbreviation.
constexpr std::size_t kLongestUnknown = 4;
// Marks before the first word of a sentence.
constexpr std::size_t kMostOpening = 8;

}  // namespace

bool SentenceEnds::has_verb(std::size_t end) {
  if (verbs_read_ < begin_) {
    verbs_read_ = begin_;
    verb_ = false;
  }
  for (; verbs_read_ < end && !verb_; ++verbs_read_) verb_ = words_.is_verb(verbs_read_);
  return verb_;
}

// Does the quotation mark or bracket at i close? A straight mark does where it is glued to the
// left, or, glued to both sides or neither, where one is open.
bool SentenceEnds::closes(std::size_t i) const {
  if (is(i, Kind::closing)) return true;
  if (!is(i, Kind::quotation)) return false;
  const char32_t c = at(form(i), 0);
  if (c == 0x201E || c == 0x201A || c == ',') return false;
  if (c == 0x201D) return true;
  if (words_[i].space_before != words_[i].space_after) return words_[i].space_after;
  if (!words_[i].space_after && i + 1 < words_.size()) {
    const Kind next = words_[i + 1].kind;
    return next != Kind::word && next != Kind::number;
  }
  return quote_open_;
}

// "[4]" behind the full stop.
bool SentenceEnds::is_footnote(std::size_t i) const {
  return is(i, Kind::opening) && form(i) == "[" && is(i + 1, Kind::number) &&
         is(i + 2, Kind::closing);
}

// Behind the end marks at i and all that closes with them.
std::size_t SentenceEnds::end_of_marks(std::size_t i) {
  for (; quotes_read_ <= i; ++quotes_read_) {
    if (is(quotes_read_, Kind::quotation) && form(quotes_read_) == "\"") quote_open_ = !quote_open_;
  }
  ++i;
  while (i < words_.size()) {
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
  while (i < words_.size() && i < last &&
         (is(i, Kind::dash) || is(i, Kind::opening) || is(i, Kind::quotation) ||
          is(i, Kind::end_mark))) {
    ++i;
  }
  return i;
}

bool SentenceEnds::can_begin(std::size_t next) const {
  if (next >= words_.size()) return true;
  const Surface& token = words_[next];
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
    case Kind::number:
      return true;
    default:
      return token.kind == Kind::other || token.kind == Kind::picture;
  }
}

// "13. Żona prezydenta": the number of a list; "na 15. Kongresie": an ordinal, if the noun stands
// in a case that the preposition governs; else the number ends the sentence.
bool SentenceEnds::after_number_ends(std::size_t number, std::size_t word) {
  if (number <= begin_) return false;
  if (is(number - 1, Kind::comma) && words_[number].space_before && form(number - 1) == ":")
    return false;
  if (!conventions_.ordinal_stop) return true;
  if (number == begin_ + 2 && is(number - 1, Kind::end_mark)) return false;  // "Art. 14. Władzami"
  if (is(word, Kind::number) && words_.letters(word) == 2 && words_.letters(number) <= 2) {
    return false;  // "o godz. 13. 15"
  }
  if (words_.letters(number) > kLongestOrdinal || !words_[word].upper) return true;
  if (words_.is_roman_number(word) && words_.letters(word) > 1)
    return false;  // "w latach 60. XX wieku"
  if (words_.is_function_word(word)) return true;
  if (words_.form(number).ends_with('0') && !has_verb(number))
    return false;  // "W latach 90. Rosja"
  return !words_.governs(number - 1, word);
}

// abbreviations.tsv says what each use means.
bool SentenceEnds::after_abbreviation_ends(const AbbreviationUse& use, std::size_t before,
                                           std::size_t word) {
  if (use.closing) return true;
  if (use.number) return !is(word, Kind::number);
  const bool speaks = is(word - 1, Kind::dash) && words_[word].upper;  // "5 min. – Panie …"
  const bool counts =
      before > begin_ && (is(before - 1, Kind::number) || (use.after && words_[before - 1].upper));
  const bool behind = !use.before || counts;
  if (behind && (use.quantity || use.measure)) {
    if (speaks || !is(word, Kind::word)) return speaks;
    if (words_.is_function_word(word) || (words_[word].upper && !words_.is_name(word))) return true;
    return use.measure && has_verb(before);
  }
  if (behind && use.after) {
    if (words_.is_initial(word) && words_.letters(word) == 1 && !words_.is_function_word(word))
      return false;  // "31 st. C"
    return speaks || words_.is_function_word(word) || has_verb(before);
  }
  // It may be a word of its own too: "przyjęto ten lek. Potem".
  return is(word, Kind::word) && words_.letters(word) > 1 && words_.letters(before) > 2 &&
         words_.is_ordinary_word(before) && words_.is_function_word(word) &&
         !words_.is_name(word) && has_verb(before);
}

// "J. Kowalski", "John F. Kennedy"; but "witamina C. W ciągu", "zatrzymano Zofię Ż. Policja".
bool SentenceEnds::after_initial_ends(std::size_t initial, std::size_t word) {
  if (initial == begin_) return false;
  if (!is(word, Kind::word)) return true;
  if (words_.is_initial(word) && is(word + 1, Kind::end_mark)) return false;
  if (is(word - 1, Kind::dash)) return true;
  const bool surname =
      initial > begin_ + 1 && is(initial - 1, Kind::word) && words_[initial - 1].upper;
  const bool name = words_.is_known_name(word);
  if (words_.is_function_word(word)) return surname || !name;
  return surname && !name && words_.is_ordinary_word(word) && has_verb(initial);
}

// The abbreviation at `before`; in capitals only if the next word is too ("PIWNICA ŚW. NORBERTA").
const AbbreviationUse* SentenceEnds::abbreviation(std::size_t before, std::size_t word) const {
  if (const AbbreviationUse* use = abbreviations_.find(form(before))) return use;
  static constexpr AbbreviationUse kLettered{.after = true};  // "U.S", "p.m"
  if (conventions_.letters_with_stops && is_lettered(form(before))) return &kLettered;
  if (!words_.is_all_upper(word)) return nullptr;
  return abbreviations_.find(unicode::lower(form(before)));
}

// A sentence's full stop, or that of the token before it?
bool SentenceEnds::full_stop_ends(std::size_t before, std::size_t word) {
  if (is(before, Kind::number)) return after_number_ends(before, word);
  if (!is(before, Kind::word)) return true;
  if (before == begin_ &&
      (unicode::is_digit(at(form(before), 0)) || words_.is_roman_number(before)))
    return false;
  if (words_.is_initial(before)) {
    if (abbreviations_.find(form(before)) == nullptr || words_.letters(before) == 1)
      return after_initial_ends(before, word);
  }
  if (const AbbreviationUse* use = abbreviation(before, word)) {
    return after_abbreviation_ends(*use, before, word);
  }
  if (words_[before].upper || words_.is_ordinary_word(before)) return true;
  const bool abbreviates = words_.is_known(before) || words_.letters(before) <= kLongestUnknown;
  return !abbreviates || (is(word, Kind::word) && words_.is_function_word(word));
}

// Behind a plain full stop even a small letter begins one, in a bracket ("… wygrał. (mk)") or as an
// item of a list ("… wygrał. – nowe drogi"); "… wygrał. – mówi Nowak" goes on.
bool SentenceEnds::begins_in_lower_case(std::size_t mark, std::size_t next, std::size_t word) {
  if (conventions_.small_start) return begins_carelessly(mark, next, word);
  if (form(mark) != "." || next != mark + 1 || word != next + 1 || !is(word, Kind::word) ||
      mark == 0 || !is(mark - 1, Kind::word))
    return false;
  if (!words_[next].space_before || words_[mark - 1].upper || !words_.is_ordinary_word(mark - 1))
    return false;
  if (abbreviations_.find(form(mark - 1)) != nullptr) return false;
  return is(next, Kind::opening) ||
         (is(next, Kind::dash) && words_[next].space_after && !words_.is_verb(word));
}

// Where many write without capitals, the mark alone says it, unless it abbreviates, stands for a
// pause ("..."), or ends what is quoted or bracketed ("Why?" he asked).
bool SentenceEnds::begins_carelessly(std::size_t mark, std::size_t next, std::size_t word) const {
  if (next != mark + 1 || mark == 0 || !words_[mark].space_after || words_[mark].space_before)
    return false;
  if (form(mark).starts_with("..") || at(form(mark), 0) == 0x2026) return false;
  if (!is(word, Kind::word) || word != next) return false;
  if (form(mark) != ".") return true;
  if (!is(mark - 1, Kind::word) || words_.letters(mark - 1) < 2) return false;
  return abbreviation(mark - 1, word) == nullptr;
}

// Do the marks from `mark` up to `next` end a sentence?
bool SentenceEnds::ends(std::size_t mark, std::size_t next) {
  if (next >= words_.size()) return true;
  if (mark == begin_) return false;  // "…i tak"
  if (mark > 0 && is(mark - 1, Kind::opening) && is(next - 1, Kind::closing))
    return false;  // "(!)", "[…]"
  const std::size_t word = first_word(next);
  if (word >= words_.size()) return false;  // nothing but marks follows
  if (is(next, Kind::opening) && is(next + 1, Kind::end_mark))
    return true;  // "… wygrał. (…) Potem"
  if (!can_begin(word)) return begins_in_lower_case(mark, next, word);
  const bool single = next == mark + 1 || !is(next - 1, Kind::end_mark);
  const bool bare =
      form(mark) == "." && single && !(mark + 1 < next && is(mark + 1, Kind::end_mark));
  if (!bare || mark == 0 || words_[mark].space_before) return true;
  if (!full_stop_ends(mark - 1, word)) return false;
  if (next >= 3 && is_footnote(next - 3)) return true;
  return !(is(next - 1, Kind::closing) && is(mark - 1, Kind::word) &&
           abbreviations_.find(form(mark - 1)));
}

// ":)" without an end mark before it, and a capital behind it.
bool SentenceEnds::face_ends(std::size_t i) const {
  return conventions_.face_ends && is(i, Kind::picture) && i > begin_ && is(i + 1, Kind::word) &&
         words_[i + 1].upper;
}

std::vector<bool> SentenceEnds::find() {
  std::vector<bool> result(words_.size(), false);
  begin_ = dateline_length(words_, lexicon_);
  if (begin_ > 0) result[begin_ - 1] = true;
  for (std::size_t i = begin_; i < words_.size();) {
    if (face_ends(i)) {
      result[i] = true;
      begin_ = i + 1;
    }
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

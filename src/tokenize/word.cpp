// The treebank's conventions, by mark: an apostrophe joins letters ("Strobe'a"); full stop, comma
// and colon join digits
// ("2.198,6", "17:30", but the score "2:0" is three tokens); a slash joins numbers and capitals
// ("94/85/WE", but "kg/ha" is three); a hyphen joins what is no word by itself ("14-letni",
// "PiS-owski", "e-mail", "KC-135") and divides two words ("polsko-ukraiński", "Korwin-Mikke").
// Where the treebanks of languages differ, conventions.tsv decides: of English compounds
// ("ten-year-old", "UN/EU") every part is a token, of "U.S." the letters stay together, an
// apostrophe at either end belongs to the word ("'90s", "parents'"). Tested in
// tests/tokenize/cases.tsv and cases_en.tsv.

#include "tokenize/word.h"

#include <vector>

#include "tokenize/address.h"
#include "tokenize/characters.h"
#include "unicode/normal_form.h"

namespace kronika::tokenize {
namespace {

constexpr std::size_t kMostParts =
    4;  // of a compound that stands in the dictionary ("vis-à-vis" has three)
constexpr std::size_t kLongestCompound = 64;  // bytes

bool is_superscript(char32_t c) {
  return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x209F);
}

unsigned number(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

}  // namespace

WordRules::Run WordRules::read(std::size_t begin) const {
  Run run;
  run.begin = run.end = begin;
  std::size_t digits_end = begin;
  while (run.end < text_.size()) {
    const unicode::Decoded d = unicode::decode(text_, run.end);
    const char32_t c = d.code_point;
    if (!is_word_character(c)) break;
    run.end += d.length;
    if (c >= 0x80) run.ascii = false;
    if (unicode::is_digit(c)) {
      ++run.digits;
      run.letter_last = false;
      if (run.letters == 0) digits_end = run.end;
    } else if (!unicode::is_mark(c) && !is_invisible(c) && !is_superscript(c)) {
      const bool upper = unicode::is_upper(c);
      if (run.letters + run.digits == 0) {
        run.letter_first = true;
        run.upper_first = upper;
      }
      ++run.letters;
      if (upper) ++run.upper;
      run.letter_last = true;
    }
  }
  const bool number_first = run.digits > 0 && run.letters > 0 && digits_end > begin;
  if (number_first && compounds_.is_unit(text_.substr(digits_end, run.end - digits_end))) {
    run.end = digits_end;  // "120km"
    run.letters = run.upper = 0;
    run.letter_last = false;
  }
  return run;
}

bool WordRules::known(std::string_view form) const {
  if (words_ == nullptr || form.size() > kLongestCompound) return false;
  if (!is_surely_nfc(form))
    return words_->contains(unicode::nfc(form)) || words_->contains(key(form));
  return words_->contains(form) || words_->contains(unicode::lower(form));
}

bool WordRules::has_run(std::size_t offset) const {
  return offset < text_.size() && is_word_character(at(text_, offset)) &&
         !unicode::is_mark(at(text_, offset));
}

// "m.in", "p.n.e": the longest abbreviation with full stops inside; the run's own end if there is
// none.
std::size_t WordRules::end_of_dotted(const Run& first) const {
  std::size_t best = first.end;
  std::size_t end = first.end;
  for (std::size_t dots = 0; dots < abbreviations_.most_dots(); ++dots) {
    if (end >= text_.size() || text_[end] != '.' || !has_run(end + 1)) break;
    end = read(end + 1).end;
    if (end - first.begin > kLongestCompound) break;
    if (abbreviations_.has_dotted(key(text_.substr(first.begin, end - first.begin)))) best = end;
  }
  return best;
}

// "kung-fu", "i/lub": the longest compound that the tables or the dictionary have; the run's own
// end if there is none.
std::size_t WordRules::end_of_whole(std::size_t begin, const Run& first) const {
  std::size_t best = first.end, end = first.end;
  for (std::size_t parts = 1; parts < kMostParts; ++parts) {
    if (!(is_hyphen(at(text_, end)) || at(text_, end) == '/') || !has_run(after(text_, end))) break;
    end = read(after(text_, end)).end;
    if (end - begin > kLongestCompound) break;
    const std::string_view whole = text_.substr(begin, end - begin);
    if (compounds_.is_whole(key(whole)) || known(whole)) best = end;
  }
  return best;
}

// "Onet.pl", "pl.sci.filozofia", "CONFIG.SYS", but not "koniec.Potem" nor two words of the
// dictionary.
bool WordRules::is_address_join(const Run& left, const Run& right) const {
  if (!left.ascii || !right.ascii || right.letters < 2 || !right.letter_first) return false;
  const std::string ending = unicode::lower(bytes(right));
  const bool domain = compounds_.is_domain(ending);
  if (abbreviations_.find(bytes(left)) && !compounds_.is_domain(bytes(left))) return false;
  if (domain && right.upper == 0) return true;  // "27.doc" too
  if (left.letters < 2) return false;
  if (domain && left.upper_first && right.upper_first && right.upper == 1)
    return true;  // "Onet.Pl"
  const bool lower = left.upper == 0 && right.upper == 0;
  if (!lower && !(left.is_all_upper() && right.is_all_upper())) return false;
  return domain || !known(bytes(left)) || !known(bytes(right));
}

bool WordRules::dot_joins(const Run& left, const Run& right) const {
  if (left.is_number() && right.begins_number(conventions_)) return true;
  if (conventions_.letters_with_stops && left.is_letter() && right.is_letter()) return true;
  return is_address_join(left, right);
}

// A decimal comma, or commas between groups of three digits.
bool WordRules::comma_joins(std::size_t begin, const Run& left, const Run& right) const {
  if (!left.is_number() || !right.begins_number(conventions_)) return false;
  const bool second = left.begin > begin && text_[left.begin - 1] == ',';
  if (conventions_.decimal_point)
    return right.digits == 3 && (second ? left.digits == 3 : left.digits <= 3);
  return !second || (left.digits == 3 && right.digits == 3);
}

// A time of day, not a score.
bool WordRules::colon_joins(const Run& left, const Run& right) const {
  if (!left.is_number() || !right.is_number() || !left.ascii || !right.ascii) return false;
  if (left.digits > 2 || right.digits != 2) return false;
  return number(bytes(left)) < 60 && number(bytes(right)) < 60;
}

bool WordRules::slash_joins(const Run& left, const Run& right) const {
  if (conventions_.slash_divides) {  // "9/11", "w/o", but "UN/EU"
    return (left.is_number() && right.is_number()) || (left.is_letter() && right.is_letter());
  }
  return left.is_all_upper() && right.is_all_upper();
}

// "713-555-0134", "5-0134", "11-20-2000", but the ranges "600-700" and "1939-1945".
bool WordRules::joins_numbers(std::size_t begin, const Run& left, const Run& right) const {
  if (right.digits == 4 && left.digits != 4 && left.digits != 2) return true;
  const bool more =
      is_hyphen(at(text_, right.end)) && unicode::is_digit(at(text_, after(text_, right.end)));
  const bool before =
      left.begin > begin && is_hyphen(unicode::decode_before(text_, left.begin).code_point);
  return more || before;
}

// Only a prefix ("anti-war"), or a syllable of a name with another ("Jong-un"), joins.
bool WordRules::dividing_hyphen_joins(std::size_t begin, const Run& left, const Run& right) const {
  if (left.is_number()) return right.is_number() && joins_numbers(begin, left, right);
  const std::string lower = key(bytes(left));
  if (compounds_.is_prefix(lower)) return left.letters > 1 || right.is_lower();  // "e-mail"
  return left.upper_first && compounds_.is_syllable(lower) &&
         compounds_.is_syllable(key(bytes(right)));
}

bool WordRules::hyphen_joins(std::size_t begin, const Run& left, const Run& right) const {
  if (conventions_.hyphen_divides) return dividing_hyphen_joins(begin, left, right);
  if (left.is_number()) {
    if (right.is_number()) {  // "6-9-letni", but "6-9"
      return is_hyphen(at(text_, right.end)) &&
             unicode::is_letter(at(text_, after(text_, right.end)));
    }
    return right.is_lower() || right.digits > 0;  // "14-letni"
  }
  if (left.letters + left.digits == 1) return true;  // "A-1", "e-sport", "G-Star"
  const std::string lower = key(bytes(left));
  if (compounds_.is_prefix(lower)) return true;
  if (right.is_number()) return left.upper_first || !known(bytes(left));  // "KC-135", "Su-35"
  if (right.upper > 0) return false;
  if (left.upper > 1 || left.digits > 0) return true;           // "PRL-owski", "XIV-wieczny"
  if (left.upper == 1) return !known(bytes(right));             // "Matrix-owi"
  return !compounds_.is_linking(lower) && !known(bytes(left));  // "savoir-vivre"
}

bool WordRules::apostrophe_joins(const Run& left, const Run& right) const {
  if (left.letter_last && right.letter_first) return true;
  return conventions_.elision && left.digits > 0 && bytes(right) == "s";  // "the 1990's"
}

bool WordRules::joins(std::size_t begin, const Run& left, char32_t mark, const Run& right) const {
  if (is_apostrophe(mark)) return apostrophe_joins(left, right);
  if (is_hyphen(mark)) return hyphen_joins(begin, left, right);
  switch (mark) {
    case '.':
      return dot_joins(left, right);
    case ',':
      return comma_joins(begin, left, right);
    case ':':
      return colon_joins(left, right);
    case '/':
      return slash_joins(left, right);
    case '*':
      return left.letter_last && right.is_lower();
    case '&':
      return left.letters > 0 && right.letters > 0 &&
             ((left.is_all_upper() && right.is_all_upper()) ||
              (left.is_letter() && right.is_letter()));
    default:
      return false;
  }
}

// "15- i 16-latków": a hyphen in front of white space that stands for the rest of a compound.
bool WordRules::is_suspended(const Run& last) const {
  if (conventions_.hyphen_divides) return false;
  if (!last.is_number() || !is_hyphen(at(text_, last.end))) return false;
  std::size_t next = after(text_, last.end);
  if (at(text_, next) == ',') return true;
  if (!unicode::is_space(at(text_, next))) return false;
  next = after(text_, next);
  return unicode::is_letter(at(text_, next)) && !unicode::is_upper(at(text_, next));
}

std::size_t WordRules::end_of_elision(std::size_t begin) const {
  if (!conventions_.elision || !is_apostrophe(at(text_, begin))) return begin;
  const std::size_t first = after(text_, begin);
  if (!has_run(first)) return begin;
  const Run run = read(first);
  if (run.digits == 2 && (run.letters == 0 || (run.letters == 1 && text_[run.end - 1] == 's')))
    return run.end;
  return compounds_.is_whole("'" + key(bytes(run))) ? run.end : begin;
}

// "the parents' house", "nothin' else"; but in 'the Beatles' the apostrophe closes.
bool WordRules::ends_in_apostrophe(const Run& last) const {
  if (!conventions_.elision || last.letters < 3 || !is_apostrophe(at(text_, last.end)))
    return false;
  const std::size_t next = after(text_, last.end);
  if (is_word_character(at(text_, next)) || is_apostrophe(at(text_, next))) return false;
  const std::string lower = key(bytes(last));
  return lower.ends_with('s') || lower.ends_with("in");
}

std::size_t WordRules::end(std::size_t begin, bool quoted) const {
  Run last = read(begin);
  bool address = false;
  if (const std::size_t end = end_of_dotted(last); end > last.end) return end;
  while (last.end < text_.size()) {
    if (const std::size_t end = end_of_whole(begin, last); end > last.end) {
      last.begin = begin;
      last.end = end;
      last.letter_last = true;
    }
    const char32_t c = at(text_, last.end);
    std::size_t next = last.end;
    do {  // "d***kracja": letters left out
      if (next >= text_.size()) break;
      next = after(text_, next);
    } while (c == '*' && at(text_, next) == c);
    if (!has_run(next)) break;
    const Run right = read(next);
    if (!joins(begin, last, c, right)) break;
    if (c == '.' && compounds_.is_domain(unicode::lower(bytes(right)))) address = true;
    last = right;
  }
  if (is_suspended(last)) return after(text_, last.end);
  if (!quoted && !address && ends_in_apostrophe(last)) return after(text_, last.end);
  return address ? end_of_path(text_, last.end) : last.end;
}

}  // namespace kronika::tokenize

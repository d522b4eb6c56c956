#include "tokenize/surface.h"

#include "tokenize/address.h"
#include "tokenize/characters.h"
#include "tokenize/word.h"

namespace kronika::tokenize {
namespace {

using Kind = Surface::Kind;

Kind kind_of(char32_t c) {
  if (is_end_mark(c)) return Kind::end_mark;
  if (is_opening_bracket(c)) return Kind::opening;
  if (is_closing_bracket(c)) return Kind::closing;
  if (is_quotation_mark(c)) return Kind::quotation;
  if (is_dash(c)) return Kind::dash;
  if (c == ',' || c == ';' || c == ':') return Kind::comma;
  return Kind::other;
}

// Marks that are one token when doubled: '' `` ’’ ,, for quotation marks, -- for a dash, and rows
// of signs that only decorate.
bool repeats(char32_t c) {
  return is_apostrophe(c) || c == ',' || c == '-' || c == '*' || c == '=' || c == '_' || c == '~' ||
         c == '<' || c == '>';
}

// A picture with all that changes it: skin tones, joiners and further pictures; or two letters of a
// flag.
std::size_t end_of_picture(std::string_view text, std::size_t begin) {
  std::size_t end = after(text, begin);
  if (is_regional_indicator(at(text, begin)) && is_regional_indicator(at(text, end)))
    return after(text, end);
  while (end < text.size()) {
    const char32_t c = at(text, end);
    if (c == 0x200D && is_pictograph(at(text, end + 3))) {
      end = after(text, end + 3);
    } else if (is_picture_modifier(c) || unicode::is_mark(c)) {
      end = after(text, end);
    } else {
      break;
    }
  }
  return end;
}

// "...", "!!", "?!"; behind a full stop "?" and "!" are one with it.
std::size_t end_of_end_marks(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && text[end] == '.') ++end;
  if (end - begin > 1) return end;
  while (end < text.size() && (text[end] == '!' || text[end] == '?')) ++end;
  return end;
}

std::size_t end_of_sign(std::string_view text, std::size_t begin, Kind& kind) {
  const char32_t c = at(text, begin);
  std::size_t end = after(text, begin);
  if (repeats(c) && at(text, end) == c) {
    const bool pair = is_apostrophe(c) || c == ',' || c == '<' || c == '>';
    if (c == ',') {  // ",,Tak" opens a quotation; ",," elsewhere are two commas
      if (!is_word_character(at(text, end + 1))) return end;
    }
    do {
      end = after(text, end);
    } while (!pair && at(text, end) == c);
    kind = pair ? Kind::quotation : c == '-' ? Kind::dash : Kind::other;
    return end;
  }
  while (end < text.size() && unicode::is_mark(at(text, end))) end = after(text, end);
  return end;
}

// Signs that decorate or draw lines: "+++", "//", "$$$", "---=".
std::size_t end_of_row(std::string_view text, std::size_t begin) {
  const char first = text[begin];
  if (std::string_view("+/\\$|#%^-=").find(first) == std::string_view::npos) return begin;
  const bool line = first == '-' || first == '=';
  std::size_t end = begin;
  while (end < text.size() &&
         (text[end] == first || (line && (text[end] == '-' || text[end] == '='))))
    ++end;
  return end > begin + 1 ? end : begin;
}

// The last code point border at or before `offset`.
std::size_t border_before(std::string_view text, std::size_t offset) {
  while ((static_cast<std::uint8_t>(text[offset]) & 0xC0) == 0x80) --offset;
  return offset;
}

bool has_digit_first(std::string_view text, std::size_t begin, std::size_t end) {
  bool digit = false;
  for (std::size_t i = begin; i < end; i = after(text, i)) {
    if (unicode::is_letter(at(text, i))) return false;
    digit = digit || unicode::is_digit(at(text, i));
  }
  return digit;
}

std::size_t end_of_word(std::string_view text, std::size_t begin, std::size_t end, Kind& kind) {
  kind = has_digit_first(text, begin, end) ? Kind::number : Kind::word;
  return end;
}

// Bytes; an apostrophe that opens and never closes is a mistake, or an elision.
constexpr std::size_t kLongestQuotation = 200;

}  // namespace

SurfaceScanner::SurfaceScanner(std::string_view text, ByteSpan range, const Lexicon& lexicon,
                               const dictionary::Dictionary* words)
    : text_(text.substr(0, range.end.value)),
      begin_(range.begin.value),
      at_(range.begin.value),
      lexicon_(lexicon),
      words_(words) {}

bool SurfaceScanner::quoted(std::size_t begin) const {
  return quote_ != kNoQuote && begin - quote_ < kLongestQuotation;
}

// A single quotation mark opens where it is glued to the right only.
void SurfaceScanner::note_quotation(const Surface& surface) {
  const char32_t c = at(text_, surface.span.begin.value);
  if (surface.kind != Kind::quotation || !(is_apostrophe(c) || c == 0x2018)) return;
  const std::size_t begin = surface.span.begin.value;
  const bool after_word =
      begin > begin_ && is_word_character(unicode::decode_before(text_, begin).code_point);
  quote_ = !surface.space_after && !after_word && quote_ == kNoQuote ? begin : kNoQuote;
}

bool SurfaceScanner::beside_word(std::size_t begin, std::size_t end) const {
  if (begin > begin_ && is_word_character(unicode::decode_before(text_, begin).code_point))
    return true;
  return end < text_.size() && is_word_character(at(text_, end));
}

std::size_t SurfaceScanner::end_of_token(std::size_t begin, Kind& kind) const {
  // No rule looks further than the longest token.
  std::string_view window = text_;
  if (text_.size() - begin > kLongestToken)
    window = text_.substr(0, border_before(text_, begin + kLongestToken));
  if (const std::size_t end = end_of_address(window, begin); end > begin) {
    kind = Kind::word;
    return end;
  }
  if (const std::size_t length = lexicon_.emoticons.match(window, begin);
      length > 0 && !beside_word(begin, begin + length)) {
    kind = Kind::picture;
    return begin + length;
  }
  const char32_t c = at(window, begin);
  const WordRules rules(window, lexicon_, words_);
  if (is_word_character(c))
    return end_of_word(window, begin, rules.end(begin, quoted(begin)), kind);
  if (is_apostrophe(c) && !beside_word(begin, begin)) {
    if (const std::size_t end = rules.end_of_elision(begin); end > begin)
      return end_of_word(window, begin, end, kind);
  }
  const bool sign = (c == '.' && lexicon_.conventions.decimal_point) ||
                    (c == '+' && lexicon_.conventions.signed_number);
  if (sign && unicode::is_digit(at(window, begin + 1)) && !beside_word(begin, begin)) {
    return end_of_word(window, begin, rules.end(begin + 1, false), kind);  // ".50", "+44"
  }
  if (is_pictograph(c) || is_regional_indicator(c)) {
    kind = Kind::picture;
    return end_of_picture(window, begin);
  }
  kind = kind_of(c);
  if (lexicon_.conventions.rows_of_signs) {
    if (c == '.' || c == '!' || c == '?') return end_of_end_marks(window, begin);
    if (const std::size_t end = end_of_row(window, begin); end > begin) return end;
  }
  return end_of_sign(window, begin, kind);
}

std::optional<Surface> SurfaceScanner::next() {
  const std::size_t before = at_;
  while (at_ < text_.size() && unicode::is_space(at(text_, at_))) at_ = after(text_, at_);
  if (at_ >= text_.size()) return std::nullopt;
  Surface surface;
  surface.space_before = at_ > before || at_ == begin_;
  const std::size_t end = end_of_token(at_, surface.kind);
  surface.span = {ByteOffset(at_), ByteOffset(end)};
  surface.space_after = end >= text_.size() || unicode::is_space(at(text_, end));
  const char32_t first = at(text_, at_);
  surface.upper =
      surface.kind == Kind::word && unicode::is_letter(first) && unicode::lower(first) == first
          ? unicode::upper(first) == first
          : unicode::is_upper(first);
  note_quotation(surface);
  at_ = end;
  return surface;
}

}  // namespace kronika::tokenize

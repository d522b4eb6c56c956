// Cuts tokens into runs of letters, runs of digits and single signs ("12th" is two pieces). An
// abbreviation swallows its full stop, unless that ends the sentence: then the stop is matched with
// it but belongs to no expression; one with stops inside ("p.m.") is one piece if the table has it.
// Tested in tests/timex/.

#include "timex/pieces.h"

#include <algorithm>
#include <cctype>

#include "unicode/characters.h"

namespace kronika::timex {
namespace {

// Up to XXXIX, which covers months, quarters and centuries; 0 for anything else.
std::int16_t roman_value(std::string_view text) {
  int value = 0, previous = 0;
  if (text.size() > 6) return 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    const int digit = text[i] == 'I' ? 1 : text[i] == 'V' ? 5 : text[i] == 'X' ? 10 : 0;
    if (digit == 0) return 0;
    value += digit < previous ? -digit : digit;
    previous = std::max(previous, digit);
  }
  return static_cast<std::int16_t>(value);
}

class Cutter {
 public:
  Cutter(const Document& document, TokenSpan sentence, const Vocabulary& vocabulary,
         std::vector<Piece>& pieces)
      : document_(document), sentence_(sentence), vocabulary_(vocabulary), pieces_(pieces) {}

  void run() {
    for (TokenIndex i = sentence_.begin; i < sentence_.end; ++i) cut_token(i);
  }

 private:
  enum class Run { sign, digits, letters };
  static Run run_of(char32_t c) {
    if (unicode::is_digit(c)) return Run::digits;
    return unicode::is_letter(c) || unicode::is_mark(c) ? Run::letters : Run::sign;
  }

  void cut_token(TokenIndex i) {
    const std::string& form = document_.token(i).form;
    const bool space = i == sentence_.begin || document_.token(i - 1).space_after;
    if (is_dotted(form)) {
      Piece piece;
      piece.first = i;
      piece.end = i + 1;
      piece.glued = !space;
      word(piece, form);
      pieces_.push_back(piece);
      return;
    }
    for (std::size_t at = 0; at < form.size();) {
      const std::size_t begin = at;
      unicode::Decoded c = unicode::decode(form, at);
      at += c.length;
      if (const Run run = run_of(c.code_point); run != Run::sign) {
        while (at < form.size() && run_of((c = unicode::decode(form, at)).code_point) == run)
          at += c.length;
      }
      Piece piece;
      piece.first = i;
      piece.end = i + 1;
      piece.starts_token = begin == 0;
      piece.ends_token = at == form.size();
      piece.glued = begin != 0 || !space;
      add(piece, std::string_view(form).substr(begin, at - begin));
    }
  }

  // "p.m.", or "p.m" before the stop that ends the sentence.
  bool is_dotted(std::string_view form) const {
    constexpr std::size_t kLongest = 8;
    if (form.size() < 3 || form.size() > kLongest ||
        !std::isalpha(static_cast<unsigned char>(form.front())))
      return false;
    const std::size_t stop = form.find('.');
    return stop != std::string_view::npos && stop + 1 < form.size() &&
           vocabulary_.find(unicode::lower(form)) != kUnknownForm;
  }

  void add(Piece piece, std::string_view text) {
    if (text == "." && piece.glued && close_abbreviation(piece)) return;
    const unsigned char first = static_cast<unsigned char>(text.front());
    if (first >= '0' && first <= '9') {
      number(piece, text);
    } else if (first < 0x80 && !std::isalpha(first)) {
      piece.form = vocabulary_.find(text);
    } else {
      word(piece, text);
    }
    pieces_.push_back(piece);
  }

  static void number(Piece& piece, std::string_view text) {
    int value = 0;
    for (const char c : text) {
      if (c < '0' || c > '9' || value > 999) return;
      value = 10 * value + (c - '0');
    }
    piece.number = static_cast<std::int16_t>(value);
    piece.digit_count = static_cast<std::uint8_t>(text.size());
  }

  void word(Piece& piece, std::string_view text) {
    const char32_t first = unicode::decode(text, 0).code_point;
    if (!unicode::is_letter(first)) {
      // Dashes and non-breaking hyphens are one sign, and so are apostrophes.
      const bool dash = first == 0x2010 || first == 0x2011 || first == 0x2013 || first == 0x2014 ||
                        first == 0x2212;
      const bool apostrophe = first == 0x2018 || first == 0x2019 || first == 0x02BC;
      if (dash) piece.form = vocabulary_.find("-");
      if (apostrophe) piece.form = vocabulary_.find("'");
      return;
    }
    piece.word = true;
    piece.initial = !seen_word_;
    seen_word_ = true;
    if (!unicode::is_upper(first)) {
      last_ = text;
      piece.form = vocabulary_.find(text);
      return;
    }
    piece.capital = true;
    last_ = unicode::lower(text);
    piece.form = vocabulary_.find(last_);
    const char32_t end = unicode::decode_before(text, text.size()).code_point;
    piece.all_capitals = text.size() > 2 && unicode::is_upper(end);
    piece.roman = roman_value(text);
  }

  // Joins a full stop to the word before, if they are an abbreviation together.
  bool close_abbreviation(const Piece& stop) {
    if (pieces_.empty() || !pieces_.back().word || pieces_.back().abbreviation) return false;
    const FormId form = vocabulary_.find(last_ + ".");
    if (form == kUnknownForm) return false;
    Piece& piece = pieces_.back();
    piece.form = form;
    piece.abbreviation = true;
    const bool closes_sentence = stop.end == sentence_.end && stop.starts_token;
    if (!closes_sentence) {
      piece.end = stop.end;
      piece.ends_token = stop.ends_token;
    }
    return true;
  }

  const Document& document_;
  TokenSpan sentence_;
  const Vocabulary& vocabulary_;
  std::vector<Piece>& pieces_;
  std::string last_;
  bool seen_word_ = false;
};

}  // namespace

void cut(const Document& document, TokenSpan sentence, const Vocabulary& vocabulary,
         std::vector<Piece>& pieces) {
  pieces.clear();
  Cutter(document, sentence, vocabulary, pieces).run();
}

}  // namespace kronika::timex

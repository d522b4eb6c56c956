// Text → surface tokens: what the treebank writes on one line or on one range line ("3-4
// zrobiłem").
//
// Idea: white space always divides; between two spaces, runs of letters and digits are words,
// everything else is a token a character, and rules decide at each mark between two runs whether it
// joins them ("8.00", "Strobe'a", "PiS-owski") or not ("polsko-ukraiński", "2-3", "A. Nowak").
// Addresses, faces and pictures come first. Easy: "Tak, wiem." Hard: "17.15", "17. Ten", "m.in.",
// "A.Nowak", "al-Kaidy", "94/85/WE", "kg/ha", "👍🏽". No word is longer than kLongestToken:
// what is longer is cut, so that every look ahead is bounded and the whole is linear in the text.
// Tested in tests/tokenize/.
#pragma once

#include <optional>
#include <string_view>

#include "base/span.h"
#include "dictionary/dictionary.h"
#include "tokenize/lexicon.h"

namespace kronika::tokenize {

inline constexpr std::size_t kLongestToken = 4096;  // bytes

struct Surface {
  enum class Kind : std::uint8_t {
    word,
    number,
    end_mark,
    opening,
    closing,
    quotation,
    dash,
    comma,
    picture,
    other
  };
  ByteSpan span;
  Kind kind = Kind::other;
  bool space_before = false, space_after = false;
  bool upper = false;  // a word that begins with a capital, or a letter that has no case
};

class SurfaceScanner {
 public:
  // `text` must outlive the scanner; the rest too. `words` may be null: then no word is known.
  SurfaceScanner(std::string_view text, ByteSpan range, const Lexicon& lexicon,
                 const dictionary::Dictionary* words);

  // The next token, or none at the end of the range.
  std::optional<Surface> next();

 private:
  std::size_t end_of_token(std::size_t begin, Surface::Kind& kind) const;
  bool beside_word(std::size_t begin, std::size_t end) const;
  bool quoted(std::size_t begin) const;
  void note_quotation(const Surface& surface);

  std::string_view text_;  // up to the end of the range
  static constexpr std::size_t kNoQuote = std::string_view::npos;
  std::size_t begin_, at_;
  std::size_t quote_ = kNoQuote;  // where an apostrophe opened a quotation
  const Lexicon& lexicon_;
  const dictionary::Dictionary* words_;
};

}  // namespace kronika::tokenize

// Surface words that hold several syntactic words.
//
// Idea: the dictionary knows the whole form ("zrobiłem": past, first person; "zrobiłbym":
// conditional), the table says which words its ending gives. Closed classes (żebym, nań, tyś) stand
// in the table; verbs that the dictionary lacks are known by their endings, and so is what an
// apostrophe marks in any word ("minister's", "don't"). Easy: "byłem" = był+em.
// Hard: "miałem" is divided, "działem" (a department) is not; "mógłbym" in decomposed letters.
// Tested in tests/tokenize/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "dictionary/dictionary.h"
#include "tokenize/lexicon.h"

namespace kronika::tokenize {

// What stands around a form.
struct FormContext {
  bool first = false;     // no word of its sentence before it: a capital does not make a name
  std::string_view next;  // the token behind it, as it stands in the text; "" if there is none
};

class Contractions {
 public:
  static Result<Contractions> read(const Table& table);

  // The lengths in bytes of the words that `form` holds, in order; empty if it is one word. `form`
  // is NFC. `words` may be null. `analyses` is room for the dictionary's answers.
  std::vector<std::size_t> divide(std::string_view form, const FormContext& context,
                                  const dictionary::Dictionary* words,
                                  std::vector<dictionary::Analysis>& analyses) const;

 private:
  struct Ending {
    std::string form;
    std::vector<std::size_t> parts;    // lengths; their sum is what is cut off the right end
    std::vector<std::string> reading;  // tag fields that must all occur
  };
  // `apostrophe` stands for every ' of the row: texts write it in several ways.
  struct Slip {
    std::vector<std::size_t> parts;  // lengths
    StringSet next;                  // words of which one must follow, in lower case
  };
  Status add_slip(const Table::Row& row, std::vector<std::size_t> parts);
  Status add(const Table::Row& row, std::string_view apostrophe);
  static std::vector<std::size_t> cut(std::size_t size, const std::vector<std::size_t>& parts);

  std::vector<Ending> readings_, unknown_, always_;  // longest form first
  StringMap<std::vector<std::size_t>>
      wholes_;  // every form of word, host, conditional: lengths of the words
  StringMap<Slip> slips_;
  StringSet keep_;
  std::vector<std::string> movable_, hosts_, conditionals_, kept_endings_;
};

}  // namespace kronika::tokenize

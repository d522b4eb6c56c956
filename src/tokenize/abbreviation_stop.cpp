// Idea: where sentences end is found first, with every full stop a token of its own; then it is
// known which stops only abbreviate. Tested in tests/tokenize/cases_en.tsv.

#include "tokenize/abbreviation_stop.h"

#include "tokenize/characters.h"

namespace kronika::tokenize {
namespace {

using Kind = Surface::Kind;

class StopJoiner {
 public:
  StopJoiner(std::string_view text, const Lexicon& lexicon, const std::vector<Surface>& tokens,
             const std::vector<bool>& ends)
      : text_(text), lexicon_(lexicon), tokens_(tokens), ends_(ends) {}

  // Does the token at `stop` belong to the one before it?
  bool belongs(std::size_t stop) const {
    if (stop == 0 || tokens_[stop].space_before || form(stop) != "." || ends_[stop - 1])
      return false;
    return tokens_[stop - 1].kind == Kind::word && !ends_sentence(stop) && abbreviates(stop - 1);
  }

 private:
  std::string_view form(std::size_t i) const {
    return text_.substr(tokens_[i].span.begin.value, tokens_[i].span.size());
  }

  // Nothing but quotation marks between the full stop and the sentence's end.
  bool ends_sentence(std::size_t stop) const {
    while (!ends_[stop] && tokens_[stop + 1].kind == Kind::quotation) ++stop;
    return ends_[stop];
  }

  bool abbreviates(std::size_t word) const {
    const std::string_view text = form(word);
    if (is_lettered(text)) return true;
    const bool number = word + 2 < tokens_.size() && tokens_[word + 2].kind == Kind::number;
    if (const AbbreviationUse* use = lexicon_.abbreviations.find(text);
        use && (!use->number || number))
      return true;
    return tokens_[word].upper &&
           after(text, 0) == text.size();  // "J.", and "B." too, though "b. 1950" has a row
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  const std::vector<Surface>& tokens_;
  const std::vector<bool>& ends_;
};

}  // namespace

bool is_lettered(std::string_view form) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < form.size(); ++letters) {
    if (!unicode::is_letter(at(form, i))) return false;
    i = after(form, i);
    if (i < form.size() && form[i++] != '.') return false;
  }
  return letters > 1;
}

void join_stops(std::string_view text, const Lexicon& lexicon, std::vector<Surface>& tokens,
                std::vector<bool>& ends) {
  if (!lexicon.conventions.stop_of_abbreviation) return;
  std::vector<bool> belongs(tokens.size());
  const StopJoiner joiner(text, lexicon, tokens, ends);
  for (std::size_t i = 0; i < tokens.size(); ++i) belongs[i] = joiner.belongs(i);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (belongs[i]) {
      tokens[kept - 1].span.end = tokens[i].span.end;
      tokens[kept - 1].space_after = tokens[i].space_after;
      ends[kept - 1] = ends[i];
    } else {
      tokens[kept] = tokens[i];
      ends[kept++] = ends[i];
    }
  }
  tokens.resize(kept);
  ends.resize(kept);
}

}  // namespace kronika::tokenize

// Sentences of the tests: words with tags and brackets around expressions → documents; and what the
// stage found in them, as the tables write it.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "support/conllu.h"
#include "timex/stage.h"

namespace kronika {

inline const timex::Stage& stage(std::string_view language) {
  static const Result<timex::Stage> polish =
      timex::Stage::load({test::source_path("resources"), {}}, "pl");
  static const Result<timex::Stage> english =
      timex::Stage::load({test::source_path("resources"), {}}, "en");
  const Result<timex::Stage>& loaded = language == "en" ? english : polish;
  if (!loaded) ADD_FAILURE() << loaded.error().message;
  return *loaded;
}

struct Word {
  std::string form, upos = "X", features = "_";
  bool opens = false, closes = false;  // a bracket
};

// "[w/ADP/Case=Loc", "maju]": marks of the table around a form.
inline Word word_from(std::string text) {
  Word word;
  if (text.size() > 1 && text.front() == '[') word.opens = true, text.erase(0, 1);
  if (text.size() > 1 && text.back() == ']') word.closes = true, text.pop_back();
  const std::size_t slash = text.size() > 1 && !std::isdigit(static_cast<unsigned char>(text[0]))
                                ? text.find('/')
                                : std::string::npos;
  word.form = text.substr(0, slash);
  if (slash == std::string::npos) return word;
  const std::size_t second = text.find('/', slash + 1);
  word.upos = text.substr(slash + 1, second - slash - 1);
  if (second != std::string::npos) word.features = text.substr(second + 1);
  std::replace(word.features.begin(), word.features.end(), '&', '|');
  return word;
}

inline std::string_view relation_of(std::string_view upos) {
  return upos == "AUX" ? "aux" : upos == "PART" ? "mark" : upos == "DET" ? "det" : "dep";
}

struct Marked {
  Document document;
  std::vector<std::string> expressions;  // forms joined by spaces
};

// Punctuation at the end of a word is a token of its own, but the full stop of an abbreviation
// stays.
inline std::string spaced(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '(')
      result += "( ";
    else if (c == ')' || c == ',')
      (result += ' ') += c;
    else
      result += c;
  }
  return result;
}

// One sentence a block; every word hangs on the sentence's first verb, but an article on the next
// word. "12.09.2023" may be one word.
inline Marked marked(const std::string& text) {
  Marked found;
  std::string conllu;
  std::istringstream sentences(text);
  for (std::string sentence; std::getline(sentences, sentence, '|');) {
    std::vector<Word> words;
    std::istringstream stream(spaced(sentence));
    for (std::string word; stream >> word;) words.push_back(word_from(word));
    std::size_t root = 0;
    for (std::size_t i = words.size(); i-- > 0;)
      if (words[i].upos == "VERB") root = i;
    std::string open;
    bool inside = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Word& w = words[i];
      const bool glued =
          i + 1 < words.size() &&
          (words[i + 1].form == "." || words[i + 1].form == "," || words[i + 1].form == ")" ||
           words[i + 1].form.front() == '\'' || w.form == "(");
      const std::size_t head = i == root ? 0 : w.upos == "DET" ? i + 2 : root + 1;
      conllu += fmt::format("{} {} {} {} _ {} {} {} _ {}\n", i + 1, w.form, w.form, w.upos,
                            w.features, head, i == root ? "root" : relation_of(w.upos),
                            glued ? "SpaceAfter=No" : "_");
      if (w.opens) inside = true, open.clear();
      if (inside) open += (open.empty() ? "" : " ") + w.form;
      if (w.closes) inside = false, found.expressions.push_back(open);
    }
    conllu += "\n";
  }
  found.document = test::document_from_conllu(conllu);
  return found;
}

inline std::string forms(const Document& document, TokenSpan span) {
  std::string joined;
  for (TokenIndex i = span.begin; i < span.end; ++i)
    joined += (joined.empty() ? "" : " ") + document.token(i).form;
  return joined;
}

// "2023-09-12 2023-09-13 day relative conflict"; "duration" and "frequency" for those, "none" for
// an unresolved date.
inline std::string result(const Timex& timex) {
  if (timex.kind == TimexKind::duration) return "duration";
  if (timex.kind == TimexKind::frequency) return "frequency";
  const std::string earlier = timex.earlier_event ? " earlier" : "";
  if (!timex.interval) return "none" + earlier;
  const Interval& i = *timex.interval;
  return fmt::format("{} {} {} {}{}{}", iso(i.start, i.grain), iso(i.end, i.grain), name(i.grain),
                     name(timex.basis), timex.conflict ? " conflict" : "", earlier);
}

inline std::optional<Interval> published(std::string_view text) {
  if (text.empty() || text == "-") return std::nullopt;
  const Result<Interval> date = parse_date(text);
  if (!date) ADD_FAILURE() << date.error().message;
  return *date;
}

inline Document one_sentence(std::string_view language, const std::string& text,
                             std::optional<Interval> published) {
  Document document = marked(text).document;
  document.published = published;
  stage(language).run(document);
  return document;
}

}  // namespace kronika

// Tested in tests/store/search_test.cpp.

#include "store/search_text.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "unicode/characters.h"

namespace kronika::store {
namespace {

// The words of a text as FTS5's tokenizer divides them: runs of letters and digits.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Decoded c = unicode::decode(text, at);
    if (unicode::is_letter(c.code_point) || unicode::is_digit(c.code_point)) {
      word.append(text.substr(at, c.length));
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
    at += c.length;
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string phrase(const std::vector<std::string>& words) {
  std::string out = "\"";
  for (const std::string& word : words) {
    if (out.size() > 1) out += ' ';
    out += word;
  }
  return out + '"';
}

// Folded word of the query → the folded lemmas that the analysis gives it.
std::map<std::string, std::set<std::string>> lemmas_of(const Document* analysed) {
  std::map<std::string, std::set<std::string>> lemmas;
  if (!analysed) return lemmas;
  for (const Token& token : analysed->tokens) lemmas[unicode::fold(token.form)].insert(unicode::fold(token.lemma));
  return lemmas;
}

}  // namespace

std::string folded_forms(const Document& document) {
  std::string out;
  out.reserve(document.text.size());
  for (const Token& token : document.tokens) {
    out += unicode::fold(token.form);
    out += ' ';
  }
  return out;
}

std::string folded_lemmas(const Document& document) {
  std::string out;
  for (const Token& token : document.tokens) {
    if (token.lemma == token.form) continue;
    const std::string lemma = unicode::fold(token.lemma);
    if (lemma == unicode::fold(token.form)) continue;
    out += lemma;
    out += ' ';
  }
  return out;
}

std::string search_expression(std::string_view query, const Document* analysed) {
  const auto lemmas = lemmas_of(analysed);
  std::string out;
  const auto add = [&](const std::string& term) { out += (out.empty() ? "" : " AND ") + term; };
  bool quoted = false;
  for (std::size_t at = 0; at <= query.size();) {
    const std::size_t end = std::min(query.find('"', at), query.size());
    const std::vector<std::string> words = words_of(unicode::fold(query.substr(at, end - at)));
    if (quoted && !words.empty()) add(phrase(words));
    for (std::size_t i = 0; !quoted && i < words.size(); ++i) {
      std::string term = "(" + phrase({words[i]});
      if (const auto found = lemmas.find(words[i]); found != lemmas.end()) {
        for (const std::string& lemma : found->second) {
          const std::vector<std::string> parts = words_of(lemma);
          if (lemma != words[i] && !parts.empty()) term += " OR " + phrase(parts);
        }
      }
      add(term + ")");
    }
    quoted = !quoted;
    at = end + 1;
  }
  return out;
}

}  // namespace kronika::store

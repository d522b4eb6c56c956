// The words of a frame's phrase around its head: "uścisnąć dłoń", "rule out", "reach on+agreement".
//
// Easy: "uścisnął dłoń": an object. Hard: "szczyt, który odwołano", "the summit they called off":
// the word is the antecedent. Tested in tests/event/.

#include <algorithm>

#include "event/analysis.h"
#include "unicode/characters.h"

namespace kronika::event {

std::string Analysis::noun_lemma(TokenIndex i) const {
  const Token& t = token(i);
  if (!is_gerund(i)) return t.lemma;
  const std::string form = unicode::lower(t.form);
  const std::size_t ni = form.rfind("ni"), ci = form.rfind("ci");
  const std::size_t at = ni == std::string::npos   ? ci
                         : ci == std::string::npos ? ni
                                                   : std::max(ni, ci);
  return at == std::string::npos || at + 6 < form.size() ? t.lemma : form.substr(0, at + 2) + "e";
}

TokenIndex Analysis::phrase_word(TokenIndex head, const Phrase::Word& word, bool alone) const {
  const auto names = [&](TokenIndex c) {
    return lemma(c) == word.lemma || token(c).form == word.lemma || noun_lemma(c) == word.lemma;
  };
  const auto fits = [&](TokenIndex c) { return names(c) && preposition(c) == word.preposition; };
  for (const TokenIndex c : tree_.children(head)) {
    // "Diplomats told the paper": who acts is no word of "tell diplomat". With cases the parser's
    // subject may be an object.
    if (token(c).relation == "nsubj" && token(c).feature("Case").empty() &&
        voice(head) == Voice::active)
      continue;
    if (fits(c)) return c;
    // "raided a village, burning houses": what another verb of the sentence acts on.
    const std::string_view link = token(c).universal_relation();
    if (is_verbal(c) && (link == "advcl" || link == "parataxis" || link == "ccomp")) continue;
    for (const TokenIndex d : tree_.children(c)) {
      if (token(c).universal_relation() == "conj" && token(d).universal_relation() != "conj")
        continue;
      // "He left a government meeting": what only says which meeting is no object of "leave".
      const std::string_view modifier = token(d).relation;
      if (alone && (modifier == "compound" || modifier == "nmod:poss" || modifier == "nmod:desc"))
        continue;
      // "odwołano konsultacje ministrów": the ministers are not who is dismissed.
      if (token(d).feature("Case") == "Gen" && token(d).universal_relation() == "nmod" &&
          word.preposition.empty() && preposition(c).empty() && is_nominal(c) &&
          token(c).feature("Case") != "Dat")
        continue;
      if (fits(d)) return d;
    }
    // "szczyt, który odwołano"
    if (is_relative(c) && preposition(c) == word.preposition && word.preposition.empty()) {
      const TokenIndex noun = antecedent(c);
      if (noun != c && names(noun)) return noun;
    }
  }
  // "odwołany szczyt", "odwołany w piątek szczyt"
  const std::string_view relation = token(head).universal_relation();
  const bool participle =
      token(head).feature("VerbForm") == "Part" && voice(head) == Voice::passive;
  if (participle && (relation == "amod" || relation == "acl") && word.preposition.empty() &&
      names(token(head).head))
    return token(head).head;
  return none<TokenIndex>;
}

std::optional<std::vector<TokenIndex>> Analysis::match(TokenIndex head,
                                                       const Phrase& phrase) const {
  std::vector<TokenIndex> words{head};
  if (phrase.negated && !is_negated(head) && !is_negated(clause_head(head))) return std::nullopt;
  // A nominalisation drops the reflexive: "zrzeczenie się", but also "spotkanie".
  if (phrase.reflexive && !is_gerund(head) && !is_reflexive(head) &&
      !is_reflexive(clause_head(head)))
    return std::nullopt;
  for (const Phrase::Word& word : phrase.words) {
    const TokenIndex found = phrase_word(head, word, phrase.words.size() == 1);
    if (found == none<TokenIndex>) return std::nullopt;
    words.push_back(found);
  }
  if (phrase.reflexive) {
    if (const TokenIndex c = tree_.child(head, "expl:pv"); c != none<TokenIndex>)
      words.push_back(c);
  }
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace kronika::event

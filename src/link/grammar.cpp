// Metonymy of capitals by grammar (K. Markert and M. Nissim: Metonymy resolution at SemEval I,
// 2007, found grammatical role to be the best single sign): subjects, agents, recipients and
// possessors act; what follows a preposition of place, is conquered, or has inhabitants is a town.
//
// Easy: "Moskwa zapowiedziała" against "w Moskwie". Hard: "z Moskwą" (with whom) against "z Moskwy"
// (whence), "decyzja Oslo" against "mieszkańcy Oslo". Tested in tests/link/link_test.cpp.

#include "link/grammar.h"

#include "unicode/characters.h"

namespace kronika::link {
namespace {

constexpr int kMaxConjuncts = 32;
constexpr std::size_t kDatelineWords = 8;

bool after_preposition(const Words& words, const Phrases& phrases, const std::string& preposition,
                       Cases cases, TokenIndex head) {
  const Token& token = words.token(head);
  const bool asked = !token.is_root() && phrases.is("actor_verb", words[token.head].lemma);
  if (phrases.is("place_preposition", preposition)) return false;
  if (phrases.is("place_case_preposition", preposition)) return asked;
  // "z+Gen": of place with this case only.
  for (const auto& [name, mask] : {std::pair("Gen", kGenitive), std::pair("Acc", kAccusative),
                                   std::pair("Ins", kInstrumental), std::pair("Loc", kLocative)}) {
    if (!phrases.is("place_case_preposition", preposition + "+" + name)) continue;
    const bool certain =
        (cases & mask) != 0 && cases != kAnyCase && (cases & ~(mask | kPlural)) == 0;
    const std::string_view feature = token.feature("Case");
    const bool stands = certain || ((cases & mask) != 0 && (feature == name || feature.empty()));
    if (stands) return asked;
  }
  return true;
}

}  // namespace

bool is_dateline(const Words& words, TokenSpan name, TokenSpan sentence) {
  if (name.begin != sentence.begin || name.end + 1 >= sentence.end) return false;
  const std::string_view next = words.token(name.end).form;
  const Token& after = words.token(name.end + 1);
  if (next == "(") return !words[name.end + 1].acronym.empty() || words[name.end + 1].capital;
  if (next != ",") return false;
  if (!after.form.empty() && unicode::is_digit(unicode::decode(after.form, 0).code_point))
    return true;
  for (TokenIndex i = name.end + 1; i < sentence.end && i - name.end < kDatelineWords; ++i) {
    if (words.token(i).form == "(") return i + 1 < sentence.end && words[i + 1].capital;
    if (words[i].letters && !words[i].capital) return false;
  }
  return false;
}

TokenIndex head_of(const Document& document, TokenSpan span, TokenIndex anchor) {
  TokenIndex i = anchor;
  for (std::size_t n = 0; n < span.size(); ++n) {
    const TokenIndex above = document.token(i).head;
    if (above == none<TokenIndex> || !span.contains(above)) return i;
    i = above;
  }
  return anchor;
}

bool acts(const Words& words, const Tree& tree, const Phrases& phrases, TokenSpan name, Cases cases,
          TokenIndex head) {
  const TokenSpan sentence = words.document().sentence_at(head).tokens;
  if (is_dateline(words, name, sentence)) return false;
  if (name.begin == sentence.begin && name.end < sentence.end && words.token(name.end).form == ":")
    return true;
  TokenIndex i = head;
  for (int n = 0; n < kMaxConjuncts; ++n) {
    const Token& token = words.token(i);
    // What stands right before the name is its preposition, wherever the parser hung it.
    const bool before =
        i == head && name.begin > sentence.begin && words.token(name.begin - 1).upos == Upos::ADP;
    std::string preposition = tree.preposition(i);
    if (before && !preposition.ends_with(" " + words[name.begin - 1].lemma))  // "according to"
      preposition = words[name.begin - 1].lemma;
    if (!preposition.empty() && !phrases.is("possessive", preposition))
      return after_preposition(words, phrases, preposition, cases, i);
    const std::string_view relation = token.universal_relation();
    if (token.is_root()) return true;
    const std::string& governor = words[token.head].lemma;
    if (relation == "conj" && token.head < i) {
      i = token.head;
      continue;
    }
    if (relation == "nsubj")
      return token.relation == "nsubj:pass" ? phrases.is("actor_verb", governor)
                                            : !phrases.is("state_verb", governor);
    if (relation == "obj" || relation == "obl") {
      const std::string_view grammatical = token.feature("Case");
      if (token.relation == "obl:agent" || grammatical == "Dat" || grammatical == "Ins")
        return true;
      if (grammatical == "Nom" && cases == kNominative)
        return true;  // a subject that the parser mistook
      return phrases.is("actor_verb", governor);
    }
    if (relation == "iobj") return true;
    if (relation == "nmod" &&
        token.feature("Case") == "Acc") {  // an object that the parser hung on a noun
      TokenIndex verb = token.head;
      for (std::size_t depth = 0; depth < sentence.size() && words.token(verb).upos != Upos::VERB;
           ++depth) {
        if (words.token(verb).is_root()) break;
        verb = words.token(verb).head;
      }
      return phrases.is("actor_verb", words[verb].lemma);
    }
    if (relation == "nmod") {
      return !phrases.is("place_noun", governor) &&
             words.feature(token.head, "VerbForm") != "Vnoun" &&
             words.token(token.head).upos != Upos::PROPN;
    }
    return relation == "parataxis" || relation == "ccomp" || relation == "advcl" ||
           relation == "vocative";
  }
  return true;
}

bool is_located(const Words& words, const Phrases& phrases, TokenSpan name) {
  const TokenSpan sentence = words.document().sentence_at(name.begin).tokens;
  TokenIndex before = name.begin;  // "in the Kremlin"
  while (before > sentence.begin && words.token(before - 1).upos == Upos::DET) --before;
  if (before == sentence.begin || words.token(before - 1).upos != Upos::ADP) return false;
  const std::string& preposition = words[before - 1].lemma;
  return phrases.is("place_preposition", preposition) ||
         phrases.is("place_case_preposition", preposition + "+Loc");
}

}  // namespace kronika::link

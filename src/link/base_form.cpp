// An unknown name is brought into the nominative by undoing an ending of the case in which it stands. Of
// several bases the one that the tagger's lemma names wins, then one that stands elsewhere in the document,
// then the likelier row of the table. In the nominative nothing is undone.
//
// Easy: "z Janem Nowakiem" → "Jan Nowak". Hard: "Mosesa Talivo", where the surname is not declined.
// Tested in tests/link/base_form_test.cpp.

#include "link/base_form.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::link {
namespace {

constexpr int kMaxConjuncts = 32;

Gender gender_of(std::string_view feature) {
  if (feature == "Masc") return Gender::masculine;
  if (feature == "Fem") return Gender::feminine;
  if (feature == "Neut") return Gender::neuter;
  return Gender::unknown;
}

// `base` with the capitals of the form it comes from: "mcdonald" and "McDonalda" → "McDonald".
std::string with_capitals(std::string_view base, std::string_view form, std::string_view lower) {
  if (form.size() != lower.size()) return unicode::upper_first(base);
  std::size_t same = 0;
  while (same < base.size() && same < lower.size() && base[same] == lower[same]) ++same;
  while (same > 0 && same < base.size() && (static_cast<unsigned char>(base[same]) & 0xC0) == 0x80) --same;
  return std::string(form.substr(0, same)) + std::string(base.substr(same));
}

}  // namespace

BaseForms::BaseForms(const Words& words, const Tree& tree, const Declension& declension)
    : words_(words), tree_(tree), declension_(declension) {
  for (std::size_t i = 0; i < words.document().tokens.size(); ++i) {
    const Word& word = words[TokenIndex(i)];
    if (!word.capital || !word.name || !forms_.insert(word.form).second) continue;
    std::unordered_set<std::string> own;
    for (const Base& base : declension.bases(word.form, false)) {
      if (own.insert(base.text).second) ++bases_[base.text];
    }
  }
}

Cases BaseForms::cases(TokenIndex anchor) const {
  constexpr Cases oblique = kAnyCase & ~kNominative;
  TokenIndex i = anchor;
  for (int n = 0; n < kMaxConjuncts; ++n) {
    const Token& token = words_.token(i);
    const std::string_view relation = token.universal_relation();
    // A lemma that is the form tells that the tagger does not know the word, and only guesses its case.
    const bool guessed = token.feature("Case") != "Nom" && words_[i].lemma == words_[i].form &&
                         token.upos != Upos::ADJ;
    const Cases feature = guessed ? kAnyCase : case_from_feature(token.feature("Case"));
    const std::string preposition = tree_.preposition(i);
    if (!preposition.empty()) {
      return feature != kNominative && feature != kAnyCase ? feature : oblique;
    }
    if (relation == "nsubj") return kNominative;
    if ((relation == "flat" || relation == "appos") && feature == kNominative) return kNominative;
    if ((relation == "conj" || relation == "flat" || relation == "appos") && token.head < i) {
      i = token.head;
      continue;
    }
    if (relation == "obj" || relation == "iobj" || relation == "obl")
      return feature == kNominative || feature == kAnyCase ? oblique : feature;
    return feature == kAnyCase && guessed ? oblique : feature;
  }
  return kAnyCase;
}

std::string BaseForms::word(TokenIndex i, Cases cases, Gender gender) const {
  const Token& token = words_.token(i);
  const Word& word = words_[i];
  if ((cases & kNominative) != 0 || !word.capital || !word.acronym.empty()) return token.form;
  const std::vector<Base> bases = declension_.bases(word.form, false);
  const Base* best = nullptr;
  int best_score = -1;
  for (const Base& base : bases) {
    if ((base.cases & cases & ~kPlural) == 0 || (base.cases & kPlural) != 0 || base.text == word.form) continue;
    int score = 0;
    if (forms_.contains(base.text)) score += 4;
    // Several forms of one name: the base that explains them all.
    if (const auto seen = bases_.find(base.text); seen != bases_.end() && seen->second > 1) score += 3;
    if (base.text == word.lemma) score += 2;
    if (gender == Gender::unknown || base.gender == Gender::unknown || base.gender == gender) score += 1;
    if (score > best_score) {
      best_score = score;
      best = &base;
    }
  }
  if (!best || best_score == 0) return token.form;
  return with_capitals(best->text, token.form, word.form);
}

std::string BaseForms::of(TokenSpan name, TokenIndex anchor, NameType type) const {
  const bool own = anchor == name.begin;
  Cases cases = this->cases(anchor);
  if (own && cases == kAnyCase) cases = case_from_feature(words_.feature(name.begin, "Case"));
  const bool guessed = words_[name.begin].lemma == words_[name.begin].form && cases != kNominative &&
                       words_.token(name.begin).upos != Upos::ADJ;
  const Gender gender = guessed ? Gender::unknown : gender_of(words_.feature(name.begin, "Gender"));
  // Things do not change in the accusative, but for feminine ones.
  if (type != NameType::person && cases == kAccusative && gender != Gender::feminine) cases = kNominative;
  // The tagger may take an accusative for a nominative; another form of the surname gives it away.
  if (type == NameType::person && (cases & kNominative) != 0) {
    const Word& last = words_[name.end - 1];
    for (const Base& base : declension_.bases(last.form, false)) {
      if ((base.cases & (kGenitive | kAccusative)) != 0 && base.cases < kPlural && base.gender == Gender::masculine &&
          base.text != last.form && forms_.contains(base.text))
        cases = kGenitive | kAccusative;
    }
  }
  std::string text;
  bool declined = true;  // of an organisation only the head and the adjectives before it
  for (TokenIndex i = name.begin; i < name.end; ++i) {
    const bool joint = !words_[i].letters && words_[i].glued;
    const bool ending = i > name.begin && words_[i].glued && !words_[i].capital && !words_[i - 1].letters &&
                        i + 1 == name.end;
    if (joint && i + 2 == name.end && !words_[i + 1].capital) break;  // an ending: "Kennedy" + "'ego"
    if (ending) break;
    if (!text.empty() && words_.token(i - 1).space_after) text += ' ';
    const bool agrees = words_.token(i).upos == Upos::ADJ &&
                        words_.feature(i, "Case") == words_.feature(name.begin, "Case");
    text += declined || agrees ? word(i, cases, type == NameType::person ? gender : Gender::unknown) : words_.token(i).form;
    if (type != NameType::person && words_.token(i).upos != Upos::ADJ) declined = false;
  }
  return text;
}

}  // namespace kronika::link

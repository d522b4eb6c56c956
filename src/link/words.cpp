// What a word may be is found without the tree, because trees are least reliable around names from
// abroad. The longest match wins; of a token that may be several words of the index all are
// followed. Tested in tests/link/.

#include "link/words.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::link {
namespace {

bool is_joint(std::string_view form) {
  return form == "-" || form == "'" || form == "’" || form == "." || form == "–" ||
         form == "\u2011";
}

bool is_nominal(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::X || upos == Upos::ADJ;
}

// Words that no name is, even at the head of a sentence, where everything has a capital.
bool is_function_word(Upos upos) {
  switch (upos) {
    case Upos::ADP:
    case Upos::AUX:
    case Upos::CCONJ:
    case Upos::DET:
    case Upos::INTJ:
    case Upos::PART:
    case Upos::PRON:
    case Upos::PUNCT:
    case Upos::SCONJ:
    case Upos::VERB:
    case Upos::ADV:
      return true;
    default:
      return false;
  }
}

std::string acronym_of(std::string_view form) {
  if (std::string letters = undotted(form); !letters.empty()) return letters;
  const auto pieces = name_pieces(form);
  if (pieces.empty() || !is_acronym(pieces.front())) return {};
  if (pieces.size() == 2 && unicode::lower(pieces[1]) == pieces[1])
    return std::string(pieces.front());  // "MSZ-u"
  return std::string(form);
}

bool names_country(const Knowledge& k, const Token& token) {
  for (const WordHit& hit : k.aliases.words(token.form, token.lemma, k.declension)) {
    const bool plural = hit.cost != 0 && (hit.cases & kPlural) != 0 && token.number() == "Plur";
    if (plural) continue;  // "Polscy" is no form of "Polska"
    if (has_sense(k.aliases.senses(k.aliases.step(0, hit.word)), SenseKind::country)) return true;
  }
  return false;
}

// An adjective that is written with a capital: "Russian" before a noun, "the French".
bool stands_as_adjective(const Document& document, TokenIndex i, const Adjective& adjective) {
  const Token& token = document.token(i);
  if (adjective.joined)
    return i.value + 1 < document.tokens.size() && document.token(i + 1).form == "-";
  if (token.upos == Upos::ADJ) return true;
  const std::string_view relation = token.universal_relation();
  const bool before_head = token.head != none<TokenIndex> && token.head > i;
  return before_head && (relation == "amod" || relation == "compound" || relation == "nmod");
}

std::optional<EntityId> adjective_of(const Knowledge& k, const Document& document, TokenIndex i,
                                     const Word& word) {
  const Token& token = document.token(i);
  if (token.upos == Upos::VERB || token.upos == Upos::ADV) return std::nullopt;
  if (const auto found = k.adjectives.find(word.form);
      found != k.adjectives.end() && found->second.capital) {
    if (!word.capital || !stands_as_adjective(document, i, found->second)) return std::nullopt;
    return found->second.owner;
  }
  // With the capital of a sentence's first word the tagger may take an adjective for a name
  // ("Włoska straż").
  const bool mistaken = token.upos == Upos::PROPN || token.upos == Upos::NOUN;
  if (mistaken && word.capital && (!word.opens || names_country(k, token))) return std::nullopt;
  for (const std::string* key : {&word.lemma, &word.form}) {
    if (const auto found = k.adjectives.find(*key);
        found != k.adjectives.end() && !found->second.capital)
      return found->second.owner;
  }
  if (token.upos != Upos::ADJ && token.upos != Upos::X && !(mistaken && word.capital))
    return std::nullopt;
  for (const Base& base : k.declension.bases(word.form, false)) {
    if (const auto found = k.adjectives.find(base.text); found != k.adjectives.end())
      return found->second.owner;
  }
  // "polsko-ukraiński" as one token: the last part.
  if (const std::size_t hyphen = word.lemma.rfind('-'); hyphen != std::string::npos) {
    if (const auto found = k.adjectives.find(word.lemma.substr(hyphen + 1));
        found != k.adjectives.end())
      return found->second.owner;
  }
  return std::nullopt;
}

}  // namespace

Words::Words(const Document& document, const Knowledge& knowledge)
    : document_(document), knowledge_(knowledge) {
  words_.resize(document.tokens.size());
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const Token& token = document.tokens[i];
    Word& word = words_[i];
    word.form = unicode::lower(token.form);
    word.lemma = unicode::lower(token.lemma);
    if (token.feature("Abbr") == "Yes") word.lemma = word.form;  // "st." is no "stacja"
    word.capital = unicode::starts_upper(token.form);
    word.letters =
        !token.form.empty() && unicode::is_letter(unicode::decode(token.form, 0).code_point);
    if (word.capital) word.acronym = acronym_of(token.form);
    word.nominal = is_nominal(token.upos);
    word.glued = i > 0 && !document.tokens[i - 1].space_after;
  }
  for (const Name& name : document.names) {
    for (TokenIndex i = name.tokens.begin; i < name.tokens.end; ++i) words_[i.value].name = &name;
  }
  for (const Sentence& sentence : document.sentences) {
    bool opens = true;
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      words_[i.value].opens = opens;
      if (words_[i.value].letters)
        words_[i.value].adjective = adjective_of(knowledge, document, i, words_[i.value]);
      opens = !words_[i.value].letters && (opens || document.token(i).upos == Upos::PUNCT) &&
              document.token(i).form != "," && document.token(i).form != "-";
    }
  }
}

bool Words::may_begin_name(TokenIndex i) const {
  const Word& word = (*this)[i];
  if (!word.letters) return false;
  if (word.name) return true;
  if (!word.capital) return word.nominal;  // "al-Kaida", "talibowie"
  return !word.opens || !is_function_word(token(i).upos);
}

std::vector<WordHit> Words::hits(std::string_view piece, std::string_view lemma, bool inner) const {
  return knowledge_.aliases.words(piece, lemma, knowledge_.declension, inner);
}

TokenIndex Words::with_ending(TokenIndex end, TokenIndex limit) const {
  if (end + 1 >= limit || end.value == 0 || knowledge_.declension.empty()) return end;
  const Word& joint = (*this)[end];
  const Word& ending = (*this)[end + 1];
  const std::string_view form = token(end).form;
  const bool apostrophe = form == "'" || form == "’";
  const bool hyphen = form == "-" && !(*this)[end - 1].acronym.empty();
  if (!joint.glued || !ending.glued || ending.capital || !ending.letters) return end;
  return (apostrophe || hyphen) && ending.form.size() <= 8 ? end + 2 : end;
}

// The parts of a token that may be words of a name; none if it can be in no name.
std::vector<std::string_view> Words::pieces_of(TokenIndex i, bool first) const {
  const std::string& form = token(i).form;
  if (!words_[i.value].letters && !unicode::is_digit(unicode::decode(form, 0).code_point)) {
    // "People" + "'s"
    const bool possessive = !first && words_[i.value].glued && form.size() > 1;
    return possessive ? name_pieces(form) : std::vector<std::string_view>{};
  }
  std::vector<std::string_view> pieces = name_pieces(form);
  if (!knowledge_.declension.empty() && pieces.size() > 1 &&
      unicode::lower(pieces.back()) == pieces.back() &&
      (is_acronym(pieces[pieces.size() - 2]) || form.find('\'') != std::string::npos ||
       form.find("’") != std::string::npos)) {
    pieces.pop_back();  // an ending: "ONZ-ecie", "Kennedy'ego"
  }
  return pieces;
}

std::vector<Words::Path> Words::advance(const std::vector<Path>& paths, std::string_view piece,
                                        std::string_view lemma) const {
  constexpr std::size_t kMaxPaths = 16;
  std::vector<Path> longer;
  const bool inner = paths.size() > 1 || paths.front().node != 0;
  for (const WordHit& hit : hits(piece, lemma, inner)) {
    for (const Path& path : paths) {
      const std::uint32_t node = knowledge_.aliases.step(path.node, hit.word);
      if (node != 0 && longer.size() < kMaxPaths)
        longer.push_back({node, path.exact ? hit.cases : path.cases, path.exact && hit.cost == 0,
                          path.undone || hit.cost == 2});
    }
  }
  return longer;
}

std::optional<AliasMatch> Words::alias(TokenIndex at, TokenIndex end, bool declined) const {
  if (at >= end || !words_[at.value].letters) return std::nullopt;
  const bool plausible = may_begin_name(at);
  if (!plausible && !may_be_misread(at, end)) return std::nullopt;
  const AliasIndex& index = knowledge_.aliases;
  std::vector<Path> paths{{}};
  std::optional<AliasMatch> best;
  std::size_t length = 0;
  for (TokenIndex i = at; i < end; ++i) {
    const Token& token = document_.token(i);
    if (!words_[i.value].letters && i != at && is_joint(token.form) && words_[i.value].glued)
      continue;
    const std::vector<std::string_view> pieces = pieces_of(i, i == at);
    if (pieces.empty()) break;
    const std::string letters = undotted(token.form);
    std::vector<Path> longer;
    if (!letters.empty()) longer = advance(paths, letters, token.lemma);
    if (!longer.empty()) {
      paths = std::move(longer);
      ++length;
    } else {
      for (const std::string_view piece : pieces) {
        if (paths.empty()) break;
        paths = advance(paths, piece, pieces.size() == 1 ? token.lemma : std::string_view{});
        ++length;
      }
    }
    if (paths.empty()) break;
    std::optional<AliasMatch> found;
    // "Niemiec" is an inhabitant in the nominative and a country in the genitive: the tagger
    // decides.
    const std::string_view grammatical = document_.token(at).feature("Case");
    const bool base_form = !declined && (grammatical.empty() || grammatical == "Nom");
    for (const Path& path : paths) {
      const auto senses = index.senses(path.node);
      if (senses.empty()) continue;
      // "Stan" is no genitive of "Stany" if the tagger knows the noun and sees another case.
      if (length == 1 && path.undone && document_.token(at).upos == Upos::NOUN &&
          !words_[at.value].name && (path.cases & case_from_feature(grammatical)) == 0)
        continue;
      if (length == 1 && !path.exact && is_opening_adjective(at, end)) continue;
      if (base_form && found && found->exact && !path.exact) continue;
      if (!found || (base_form && path.exact && !found->exact))
        found = AliasMatch{{at, i + 1}, {}, length, 0, path.exact};
      found->exact = found->exact || path.exact;
      found->senses.insert(found->senses.end(), senses.begin(), senses.end());
      found->cases |= path.cases;
    }
    if (found) best = std::move(found);
  }
  if (best && !plausible && (best->words < 2 || !best->exact)) return std::nullopt;
  if (best) best->tokens.end = with_ending(best->tokens.end, end);
  return best;
}

bool Words::in_time(TokenSpan span) const {
  const std::vector<Timex>& times = document_.timexes;
  auto after = std::upper_bound(times.begin(), times.end(), span.begin,
                                [](TokenIndex i, const Timex& t) { return i < t.tokens.begin; });
  return after != times.begin() && span.end <= std::prev(after)->tokens.end;
}

// "Polscy przewoźnicy": with the capital of the sentence, but an adjective of the noun behind it.
bool Words::is_opening_adjective(TokenIndex at, TokenIndex end) const {
  const Word& word = (*this)[at];
  if (!word.opens || !word.adjective || at + 1 >= end) return false;
  const Token& noun = token(at + 1);
  return noun.upos == Upos::NOUN && !(*this)[at + 1].capital &&
         noun.feature("Case") == token(at).feature("Case") && noun.number() == token(at).number();
}

bool Words::may_be_misread(TokenIndex at, TokenIndex end) const {
  return (*this)[at].capital && at + 1 < end && (*this)[at + 1].capital;
}

}  // namespace kronika::link

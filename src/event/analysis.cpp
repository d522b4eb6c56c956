// Grammar over the trees of Universal Dependencies: voice, control, relative clauses and fixed phrases, so that one
// frame serves every form of its word. The inventory of constructions follows PETRARCH2 (Norris, Schrodt and Beieler
// 2017), which codes events from constituency trees; ours walks dependencies.
//
// Easy: "Minister odwiedził Kijów": nsubj and obj. Hard: "Delegacja, która ma zostać przyjęta przez premiera":
// the infinitive's subject is that of "ma", a relative pronoun, whose antecedent is "delegacja", patient of a passive.
// Tested in tests/event/.

#include "event/analysis.h"

#include <algorithm>

namespace kronika::event {
namespace {

constexpr int kMaxDepth = 12;  // governing verbs that a subject is looked for; deeper trees are broken ones

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

}  // namespace

bool Analysis::is_verbal(TokenIndex i) const {
  return token(i).upos == Upos::VERB || !token(i).feature("VerbForm").empty();
}

bool Analysis::is_nominal(TokenIndex i) const {
  switch (token(i).upos) {
    case Upos::NOUN: case Upos::PROPN: case Upos::PRON: case Upos::NUM: case Upos::X: case Upos::DET: case Upos::SYM: return true;
    default: return is_gerund(i);
  }
}

bool Analysis::is_reflexive(TokenIndex verb) const {
  for (const TokenIndex c : tree_.children(verb)) {
    if (token(c).relation == "expl:pv" || (token(c).lemma == "się" && token(c).upos == Upos::PRON && token(c).form != "sobie")) return true;
  }
  return false;
}

bool Analysis::is_negated(TokenIndex i) const {
  if (token(i).feature("Polarity") == "Neg") return true;
  for (const TokenIndex c : tree_.children(i)) {
    if (token(c).relation == "advmod:neg") return true;
    if (starts_with(token(c).relation, "aux") || token(c).relation == "cop") {
      if (tree_.child(c, "advmod:neg") != none<TokenIndex>) return true;
    }
  }
  return false;
}

bool Analysis::is_conditional(TokenIndex i) const {
  if (token(i).feature("Mood") == "Cnd") return true;
  return tree_.child(i, "aux:cnd") != none<TokenIndex>;
}

TokenIndex Analysis::auxiliary(TokenIndex verb) const {
  TokenIndex found = none<TokenIndex>;
  for (const TokenIndex c : tree_.children(verb)) {
    const Token& t = token(c);
    if (t.relation == "aux:pass" || t.relation == "aux" || t.relation == "cop") {
      if (found == none<TokenIndex> || !t.feature("Tense").empty()) found = c;
    }
  }
  return found;
}

Voice Analysis::voice(TokenIndex verb) const {
  const Token& t = token(verb);
  if (t.feature("VerbForm") == "Part") return t.feature("Voice") == "Pass" ? Voice::passive : Voice::active;
  if (is_gerund(verb) || t.upos == Upos::NOUN || t.upos == Upos::PROPN) return Voice::noun;
  if (t.feature("Person") == "0" || starts_with(t.xpos, "imps")) return Voice::impersonal;
  if (tree_.child(verb, "aux:pass") != none<TokenIndex>) return Voice::passive;
  return Voice::active;
}

TokenIndex Analysis::antecedent(TokenIndex pronoun) const {
  if (!is_relative(pronoun)) return pronoun;
  for (TokenIndex i = pronoun; !token(i).is_root(); i = token(i).head) {
    if (token(i).relation == "acl:relcl" || token(i).relation == "acl") return token(i).head;
  }
  return pronoun;
}

TokenIndex Analysis::subject(TokenIndex verb, int depth) const {
  if (depth > kMaxDepth) return none<TokenIndex>;
  for (const TokenIndex c : tree_.children(verb)) {
    if (token(c).universal_relation() == "nsubj") return antecedent(c);
  }
  if (const Mention* mention = document_.mention_at(verb); mention && mention->via == Via::dropped) return verb;
  const Token& t = token(verb);
  if (t.is_root()) return none<TokenIndex>;
  const std::string_view relation = t.universal_relation();
  const bool participle = t.feature("VerbForm") == "Part";
  if (participle && (relation == "amod" || relation == "acl")) return t.head;
  if (relation == "acl" && t.feature("VerbForm") != "Fin") return t.head;
  const bool shares = relation == "conj" || relation == "xcomp" || relation == "aux" ||
                      ((relation == "advcl" || relation == "ccomp" || relation == "csubj" || relation == "obj") &&
                       (t.feature("VerbForm") == "Conv" || t.feature("VerbForm") == "Inf"));
  if (!shares) return none<TokenIndex>;
  if (relation == "conj" && voice(verb) != voice(t.head) && voice(t.head) == Voice::impersonal) return none<TokenIndex>;
  return subject(t.head, depth + 1);
}

TokenIndex Analysis::clause_head(TokenIndex i) const {
  while (!token(i).is_root()) {
    const Token& t = token(i);
    const std::string_view relation = t.universal_relation();
    const bool inside = relation == "xcomp" || relation == "aux" ||
                        (t.feature("VerbForm") == "Inf" && (relation == "conj" || relation == "ccomp" || relation == "csubj"));
    if (!inside) break;
    i = t.head;
  }
  return i;
}

TokenIndex Analysis::phrase_word(TokenIndex head, const Phrase::Word& word) const {
  const auto fits = [&](TokenIndex c) {
    return (token(c).lemma == word.lemma || token(c).form == word.lemma) && tree_.preposition(c) == word.preposition;
  };
  for (const TokenIndex c : tree_.children(head)) {
    if (fits(c)) return c;
    for (const TokenIndex d : tree_.children(c)) {
      if (token(c).universal_relation() == "conj" && token(d).universal_relation() != "conj") continue;
      if (fits(d)) return d;
    }
  }
  return none<TokenIndex>;
}

std::optional<std::vector<TokenIndex>> Analysis::match(TokenIndex head, const Phrase& phrase) const {
  std::vector<TokenIndex> words{head};
  if (phrase.negated && !is_negated(head) && !is_negated(clause_head(head))) return std::nullopt;
  // A nominalisation drops the reflexive: "zrzeczenie się", but also "spotkanie".
  if (phrase.reflexive && !is_gerund(head) && !is_reflexive(head) && !is_reflexive(clause_head(head))) return std::nullopt;
  for (const Phrase::Word& word : phrase.words) {
    const TokenIndex found = phrase_word(head, word);
    if (found == none<TokenIndex>) return std::nullopt;
    words.push_back(found);
  }
  if (phrase.reflexive) {
    if (const TokenIndex c = tree_.child(head, "expl:pv"); c != none<TokenIndex>) words.push_back(c);
  }
  std::sort(words.begin(), words.end());
  return words;
}

bool Analysis::in_class(TokenIndex i, std::string_view word_class) const {
  if (word_class == "name") return resolved(i) != nullptr;
  return lexicon_.is_a(token(i).lemma, std::string(word_class));
}

const Mention* Analysis::resolved(TokenIndex i) const {
  const Mention* mention = document_.mention_at(i);
  return mention && !mention->referents.empty() && mention->via != Via::adjective ? mention : nullptr;
}

const Mention* Analysis::adjective(TokenIndex i) const {
  const Mention* mention = document_.mention_at(i);
  return mention && !mention->referents.empty() && mention->via == Via::adjective ? mention : nullptr;
}

bool Analysis::is_location(const Mention& mention) const {
  if (mention.referents.empty() || mention.via == Via::metonym) return false;
  const EntityKind kind = document_.entity(mention.referents.front()).kind;
  return kind == EntityKind::place || kind == EntityKind::country;
}

}  // namespace kronika::event

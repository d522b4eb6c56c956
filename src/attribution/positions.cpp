// Who says it in a language without case: the tree's subject, the agent of a passive, the noun that
// a participle hangs on, the subject of the verb that a participle or infinitive shares it with.
//
// Easy: "police said". Hard: "was quoted by RIA as saying" (the passive's subject), "in a statement
// saying that" (whoever issued it), "regional governor Vyacheslav Gladkov said" (two subjects: the
// name), "the army denied A but admitted B". Tested in tests/attribution/data/cases_en.txt.

#include <algorithm>

#include "attribution/content.h"
#include "attribution/parties.h"

namespace kronika::attribution {
namespace {

constexpr int kVerbs = 5;  // verbs up to the one that has the subject
constexpr std::size_t kNeighbour =
    4;  // words between a verb and the noun beside it that is its subject

bool is_verb(const Token& token) { return token.upos == Upos::VERB || token.upos == Upos::AUX; }

}  // namespace

// The subject nearest to the verb: of two, the parser took the title for one.
TokenIndex Parties::nearest_subject(TokenIndex verb, bool passive) const {
  TokenIndex nearest = none<TokenIndex>;
  const auto distance = [&](TokenIndex i) { return i < verb ? verb - i : i - verb; };
  for (const TokenIndex c : s_.children(verb)) {
    const Token& token = s_.token(c);
    if (token.universal_relation() != "nsubj") continue;
    if (!passive && token.relation == "nsubj:pass") continue;
    if (nearest == none<TokenIndex> || distance(c) < distance(nearest)) nearest = c;
  }
  return nearest;
}

std::optional<Party> Parties::agent(TokenIndex verb) const {
  for (const TokenIndex c : s_.children(verb)) {
    const Token& token = s_.token(c);
    const bool by = token.relation == "obl:agent" ||
                    (token.universal_relation() == "obl" && s_.tree().preposition(c) == "by");
    if (c > verb && by) return at(c);
  }
  return std::nullopt;
}

// "officials saying that"; "in a statement saying that": whoever issued it.
std::optional<Party> Parties::of_participle(TokenIndex verb, int hops) const {
  const TokenIndex noun = s_.token(verb).head;
  if (noun_kind(noun) != SourceKind::document &&
      s_.lexicon().by_head.find(s_.token(noun).lemma) == s_.lexicon().by_head.end())
    return at(noun);
  if (std::optional<Party> party = possessor(noun)) return party;
  const Token& token = s_.token(noun);
  const std::string_view relation = token.universal_relation();
  const bool of_verb =
      !token.is_root() && is_verb(s_.token(token.head)) && (relation == "obj" || relation == "obl");
  std::optional<Party> party =
      of_verb && hops > 0 ? subject_of(token.head, hops - 1) : std::nullopt;
  return party ? party : at(noun);
}

std::optional<Party> Parties::subject_of(TokenIndex verb, int hops) const {
  const TokenIndex own = nearest_subject(verb, true);
  if (own != none<TokenIndex>) {
    const bool relative = s_.token(own).feature("PronType") == "Rel";
    if (!relative) return at(own);
    TokenIndex clause = verb;
    for (int i = 0; i < kVerbs && s_.token(clause).relation == "conj"; ++i)
      clause = s_.token(clause).head;
    if (!s_.token(clause).is_root() && s_.token(clause).universal_relation() == "acl")
      return at(s_.token(clause).head);
    return std::nullopt;
  }
  const Token& token = s_.token(verb);
  if (token.is_root() || hops == 0) return std::nullopt;
  const std::string_view relation = token.universal_relation(), form = token.feature("VerbForm");
  const bool participle = form == "Part" || form == "Ger" || form == "Inf" || form == "Conv";
  if (relation == "acl" && participle && !s_.is_predicate(verb)) return of_participle(verb, hops);
  // "confirmed that talks had taken place but denied B": hung on the content, it has the verb of
  // saying's subject.
  if (relation == "conj" && is_verb(s_.token(token.head)) &&
      s_.lexicon().by_head.contains(token.lemma)) {
    const Token& content = s_.token(token.head);
    const bool said = content.relation == "ccomp" && !content.is_root() &&
                      s_.lexicon().by_head.contains(s_.token(content.head).lemma);
    if (said && s_.token(content.head).feature("Tense") == token.feature("Tense"))
      return subject_of(content.head, hops - 1);
  }
  // "quoted an official as saying": the object speaks.
  if (relation == "advcl" && participle && !s_.is_passive(token.head)) {
    const TokenIndex as = s_.child(verb, "mark"), object = s_.child(token.head, "obj");
    if (as != none<TokenIndex> && s_.is(as, WordClass::as) && object != none<TokenIndex>)
      return at(object);
  }
  const bool shares = relation == "conj" || relation == "xcomp" ||
                      (relation == "advcl" && participle) || (relation == "ccomp" && form == "Ger");
  if (!shares) return std::nullopt;
  if (is_verb(s_.token(token.head)) || s_.child(token.head, "cop") != none<TokenIndex>)
    return subject_of(token.head, hops - 1);
  if (relation == "conj" && s_.token(token.head).upos == Upos::ADJ)
    return subject_of(token.head, hops - 1);
  return std::nullopt;
}

// A noun right before the verb, or right behind it, that the tree hangs elsewhere.
std::optional<Party> Parties::neighbour(const Cue& cue) const {
  const TokenSpan sentence = s_.sentence(cue.head);
  for (TokenIndex i = cue.tokens.begin; i > sentence.begin && cue.tokens.begin - i < kNeighbour;) {
    i = i - 1;
    if (s_.is_punctuation(i) || s_.is_finite(i) || s_.token(i).upos == Upos::ADP ||
        s_.token(i).upos == Upos::SCONJ)
      break;
    const bool pronoun = s_.token(i).upos == Upos::PRON && s_.token(i).feature("Case") == "Nom";
    if (!s_.is_noun(i) && !pronoun) continue;
    TokenIndex head = pronoun ? i : s_.phrase_head(i);
    while (s_.token(head).relation == "conj" && head - s_.token(head).head < 2 * kNeighbour)
      head = s_.token(head).head;
    return at(head);
  }
  return std::nullopt;
}

// The noun with which an attribution begins whose subject the tree hangs elsewhere.
std::optional<Party> Parties::noun_before(const Cue& cue) const {
  for (TokenIndex i = attribution_begin(s_, cue); i < cue.tokens.begin && !s_.is_punctuation(i);
       ++i) {
    if (s_.is_noun(i)) return at(s_.phrase_head(i));
  }
  return std::nullopt;
}

std::optional<Party> Parties::speaker_by_position(const Cue& cue, bool behind) const {
  if (cue.noun) return owner_by_position(cue.head);
  if (s_.is_passive(cue.head)) return agent(cue.head);
  // "aid groups fear famine", with the verb read as an infinitive.
  const bool bare = s_.token(cue.head).feature("VerbForm") == "Inf" &&
                    s_.token(cue.head).upos == Upos::VERB &&
                    s_.child(cue.head, "mark") == none<TokenIndex> &&
                    s_.child(cue.head, "aux") == none<TokenIndex>;
  const bool beside =
      behind && s_.is_predicate(cue.head);  // "…, a diplomat and two residents said"
  if ((bare || beside) && nearest_subject(cue.head, true) == none<TokenIndex>) {
    if (std::optional<Party> party = bare ? neighbour(cue) : noun_before(cue)) return party;
  }
  // "„Who?” asked the judge": the subject behind the verb, read as its object.
  const TokenIndex object = s_.child(cue.head, "obj");
  const bool first = cue.head == s_.sentence(cue.head).begin || s_.is_punctuation(cue.head - 1);
  if (behind && first && object != none<TokenIndex> &&
      nearest_subject(cue.head, true) == none<TokenIndex>)
    return at(object);
  if (std::optional<Party> party = subject_of(cue.head, kVerbs)) return party;
  if (nearest_subject(cue.head, true) != none<TokenIndex>) return std::nullopt;
  return s_.is_predicate(cue.head) ? neighbour(cue) : std::nullopt;
}

// "Russia's claim", "claims by Russia", "the Reuters report", "Russian claims".
std::optional<Party> Parties::possessor(TokenIndex noun) const {
  TokenIndex found = none<TokenIndex>, beside = none<TokenIndex>;
  for (const TokenIndex c : s_.children(noun)) {
    const Token& token = s_.token(c);
    if (token.relation == "nmod:poss") found = c;
    const std::string preposition = s_.tree().preposition(c);
    const bool behind = c > noun && token.universal_relation() == "nmod";
    const std::optional<SourceKind> kind = noun_kind(c);
    const bool of_body = preposition == "of" && noun_kind(noun) == SourceKind::document &&
                         (kind == SourceKind::government || kind == SourceKind::organisation);
    const bool author = preposition == "by" || preposition == "from" || of_body;
    if (behind && author && found == none<TokenIndex>) found = c;
    const bool before =
        token.universal_relation() == "compound" || token.universal_relation() == "amod";
    if (c < noun && before && s_.document().mention_at(c)) beside = c;
  }
  if (found != none<TokenIndex>) {
    if (s_.token(found).upos != Upos::PRON) return at(found);
    const Mention* mention = s_.document().mention_at(found);
    if (mention && !mention->referents.empty()) return from_mention(*mention, found);
    return std::nullopt;
  }
  if (beside != none<TokenIndex>) {
    const Mention* mention = s_.document().mention_at(beside);
    if (!mention->referents.empty()) return from_mention(*mention, beside);
  }
  return std::nullopt;
}

// … and "voiced fears that": the verb's subject.
std::optional<Party> Parties::owner_by_position(TokenIndex noun) const {
  if (std::optional<Party> party = possessor(noun)) return party;
  const Token& token = s_.token(noun);
  const bool object = token.universal_relation() == "obj" && !token.is_root() &&
                      s_.is(token.head, WordClass::expressing);
  return object ? subject_of(token.head, kVerbs) : std::nullopt;
}

}  // namespace kronika::attribution

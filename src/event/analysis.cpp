// Grammar over the trees of Universal Dependencies: voice, control, relative clauses and fixed
// phrases, so that one frame serves every form of its word. The inventory of constructions follows
// PETRARCH2 (Norris, Schrodt and Beieler 2017), which codes events from constituency trees; ours
// walks dependencies.
//
// Easy: "Minister odwiedził Kijów": nsubj and obj. Hard: "Delegacja, która ma zostać przyjęta przez
// premiera": the infinitive's subject is that of "ma", a relative pronoun, whose antecedent is
// "delegacja", patient of a passive. Tested in tests/event/.

#include "event/analysis.h"

#include <algorithm>

#include "event/misplaced.h"
#include "unicode/characters.h"

namespace kronika::event {
namespace {

constexpr int kMaxDepth =
    12;  // governing verbs that a subject is looked for; deeper trees are broken ones

bool genders_go_together(const Token& a, const Token& b) {
  const std::string_view x = a.feature("Gender"), y = b.feature("Gender");
  return x.empty() || y.empty() || x == y || a.number() == "Plur";
}

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

}  // namespace

Analysis::Analysis(const Document& document, const Lexicon& lexicon)
    : document_(document), lexicon_(lexicon), tree_(document) {
  for (std::size_t i = 0; i < document.tokens.size(); ++i) name_head_.push_back(TokenIndex(i));
  in_timex_.resize(document.tokens.size());
  for (const Timex& timex : document.timexes) {
    for (TokenIndex i = timex.tokens.begin; i < timex.tokens.end; ++i) in_timex_[i.value] = true;
  }
  for (const Entity& entity : document.entities) countries_.emplace(entity.id, entity.country);
  for (const Report& report : document.reports) {
    auto& scope = reported_[report.cue_head.value];
    scope.insert(scope.end(), report.scope.begin(), report.scope.end());
  }
  for (const Mention& mention : document.mentions) {
    if (mention.referents.empty() || (mention.via != Via::name && mention.via != Via::description))
      continue;
    for (TokenIndex i = mention.tokens.begin; i < mention.tokens.end; ++i) {
      const TokenIndex above = token(i).head;
      const bool hangs_outside = above == none<TokenIndex> || !mention.tokens.contains(above);
      if (i != mention.head && hangs_outside && !document.mention_at(i))
        name_head_[i.value] = mention.head;
    }
  }
}

std::string_view Analysis::country_of(std::string_view id) const {
  const auto found = countries_.find(id);
  return found == countries_.end() ? std::string_view{} : found->second;
}

const std::vector<TokenSpan>* Analysis::reported_by(TokenIndex cue) const {
  const auto found = reported_.find(cue.value);
  return found == reported_.end() ? nullptr : &found->second;
}

bool Analysis::is_verbal(TokenIndex i) const {
  return token(i).upos == Upos::VERB || !token(i).feature("VerbForm").empty();
}

bool Analysis::is_nominal(TokenIndex i) const {
  switch (token(i).upos) {
    case Upos::NOUN:
    case Upos::PROPN:
    case Upos::PRON:
    case Upos::NUM:
    case Upos::X:
    case Upos::DET:
    case Upos::SYM:
      return true;
    default:
      return is_gerund(i);
  }
}

bool Analysis::is_reflexive(TokenIndex verb) const {
  for (const TokenIndex c : tree_.children(verb)) {
    if (token(c).relation == "expl:pv" ||
        (token(c).lemma == "się" && token(c).upos == Upos::PRON && token(c).form != "sobie"))
      return true;
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
  if (t.feature("VerbForm") == "Part")
    return t.feature("Voice") == "Pass" ? Voice::passive : Voice::active;
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
  // The parser took the clause for a main one: the nearest noun before that agrees.
  const TokenSpan words = document_.sentence_at(pronoun).tokens;
  for (TokenIndex i = pronoun; i > words.begin;) {
    --i;
    const bool noun = token(i).upos == Upos::NOUN || token(i).upos == Upos::PROPN;
    if (noun && token(i).number() == token(pronoun).number() &&
        genders_go_together(token(i), token(pronoun)))
      return i;
  }
  return pronoun;
}

// Of the bare nominal dependents the one that fits best as subject: the parser's label counts, but
// so do agreement with the verb and being somebody ("dzień wcześniej separatyści ostrzelali",
// "ogień otworzyły wojska").
TokenIndex Analysis::overt_subject(TokenIndex verb) const {
  TokenIndex best = none<TokenIndex>;
  int best_score = 0;
  for (const TokenIndex c : tree_.children(verb)) {
    const Token& t = token(c);
    const std::string_view relation = t.universal_relation();
    const bool labelled = relation == "nsubj";
    if (!labelled && relation != "obj" && relation != "obl") continue;
    // "zaczyna wycofywać żołnierzy": an infinitive's object is no subject.
    if (!labelled && token(verb).feature("VerbForm") == "Inf") continue;
    if (is_time(c)) continue;  // "a dzień później uścisnął dłoń"
    if (!labelled && (!is_nominal(c) || !tree_.preposition(c).empty())) continue;
    const std::string_view grammatical = t.feature("Case");
    const bool counted = tree_.child(c, "nummod") != none<TokenIndex> ||
                         tree_.child(c, "det:numgov") != none<TokenIndex> || t.upos == Upos::NUM ||
                         is_quantified(c);
    if (!labelled && grammatical != "Nom" && grammatical != "Acc" && !(counted && c < verb))
      continue;
    int score = labelled ? 3 : 0;
    if (agrees(verb, c) || counted)
      score += 1;
    else
      score -= 3;
    if (resolved(c) || t.feature("Animacy") == "Hum" || in_class(c, "organisation") ||
        in_class(c, "person"))
      score += 2;
    if (labelled && c < verb && grammatical == "Nom" && agrees(verb, c))
      score += 2;  // "Trzęsienie ziemi zabiło 150 osób"
    if (is_relative(c) && agrees(verb, c)) score += 2;
    if (!labelled && grammatical != "Nom") score -= 1;
    if (score > best_score) {
      best_score = score;
      best = c;
    }
  }
  return best;
}

// "tysiące ludzi protestowały", where the parser made "ludzi" the head.
bool Analysis::is_quantified(TokenIndex noun) const {
  if (token(noun).feature("Case") != "Gen") return false;
  const auto children = tree_.children(noun);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
    return c < noun && (in_class(c, "quantity") || token(c).upos == Upos::NUM) &&
           tree_.preposition(c).empty();
  });
}

bool Analysis::agrees(TokenIndex verb, TokenIndex noun) const {
  const Token& v = token(verb);
  const Token& n = token(noun);
  if (tree_.child(noun, "conj") != none<TokenIndex>) return true;
  const TokenIndex aux = auxiliary(verb);
  const std::string_view number =
      v.number().empty() && aux != none<TokenIndex> ? token(aux).number() : v.number();
  if (!number.empty() && !n.number().empty() && number != n.number()) return false;
  return v.feature("Gender").empty() || genders_go_together(v, n);
}

TokenIndex Analysis::subject(TokenIndex verb, int depth) const {
  if (depth > kMaxDepth) return none<TokenIndex>;
  if (const TokenIndex overt = overt_subject(verb); overt != none<TokenIndex>)
    return antecedent(overt);
  if (const Mention* mention = document_.mention_at(verb); mention && mention->via == Via::dropped)
    return verb;
  if (const TokenIndex loose = loose_subject(*this, verb); loose != none<TokenIndex>) return loose;
  const Token& t = token(verb);
  if (t.is_root()) return none<TokenIndex>;
  const std::string_view relation = t.universal_relation();
  const bool participle = t.feature("VerbForm") == "Part";
  if (participle && (relation == "amod" || relation == "acl")) return t.head;
  if (relation == "acl" && t.feature("VerbForm") != "Fin") return t.head;
  const bool shares =
      (relation == "conj" && !is_marked_clause(verb)) || relation == "xcomp" || relation == "aux" ||
      ((relation == "advcl" || relation == "ccomp" || relation == "csubj" || relation == "obj") &&
       (t.feature("VerbForm") == "Conv" || t.feature("VerbForm") == "Inf"));
  if (!shares) return none<TokenIndex>;
  if (relation == "conj" && voice(verb) != voice(t.head) && voice(t.head) == Voice::impersonal)
    return none<TokenIndex>;
  return subject(t.head, depth + 1);
}

std::vector<TokenIndex> Analysis::dependents(TokenIndex head) const {
  std::vector<TokenIndex> found;
  const bool verb = is_verbal(head) && !is_gerund(head) && !is_time(head);
  for (const TokenIndex c : tree_.children(head)) {
    found.push_back(c);
    if (!verb || !is_time(c)) continue;
    for (const TokenIndex d : tree_.children(c)) {
      const std::string_view relation = token(d).universal_relation();
      const bool genitive = tree_.preposition(d).empty() && token(d).feature("Case") == "Gen" &&
                            !is_counted_object(*this, d);
      if (!is_time(d) && relation == "nmod" && !genitive) found.push_back(d);
    }
  }
  return found;
}

bool Analysis::is_marked_clause(TokenIndex verb) const {
  const std::string_view relation = token(verb).universal_relation();
  if (relation == "ccomp" || token(verb).relation == "parataxis:obj") return true;
  if (relation != "conj" && relation != "parataxis") return false;
  const TokenIndex mark = tree_.child(verb, "mark");
  return mark != none<TokenIndex> && mark < verb && tree_.child(verb, "cc") == none<TokenIndex>;
}

bool Analysis::is_open_condition(TokenIndex verb) const {
  for (const TokenIndex c : tree_.children_with(verb, "mark")) {
    const auto found = lexicon_.modality.find(token(c).lemma);
    if (found == lexicon_.modality.end()) continue;
    for (const Modality& entry : found->second) {
      if (entry.complement == "mark" && entry.hypothetical) return true;
    }
  }
  return false;
}

TokenIndex Analysis::clause_head(TokenIndex i) const {
  while (!token(i).is_root()) {
    const Token& t = token(i);
    const std::string_view relation = t.universal_relation();
    const bool inside = relation == "xcomp" || relation == "aux" ||
                        (t.feature("VerbForm") == "Inf" &&
                         (relation == "conj" || relation == "ccomp" || relation == "csubj"));
    if (!inside) break;
    i = t.head;
  }
  return i;
}

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

TokenIndex Analysis::phrase_word(TokenIndex head, const Phrase::Word& word) const {
  const auto names = [&](TokenIndex c) {
    return token(c).lemma == word.lemma || token(c).form == word.lemma ||
           noun_lemma(c) == word.lemma;
  };
  const auto fits = [&](TokenIndex c) {
    return names(c) && tree_.preposition(c) == word.preposition;
  };
  for (const TokenIndex c : tree_.children(head)) {
    if (fits(c)) return c;
    for (const TokenIndex d : tree_.children(c)) {
      if (token(c).universal_relation() == "conj" && token(d).universal_relation() != "conj")
        continue;
      // "odwołano konsultacje ministrów": the ministers are not who is dismissed.
      if (token(d).feature("Case") == "Gen" && token(d).universal_relation() == "nmod" &&
          word.preposition.empty() && tree_.preposition(c).empty() && is_nominal(c) &&
          token(c).feature("Case") != "Dat")
        continue;
      if (fits(d)) return d;
    }
    // "szczyt, który odwołano"
    if (is_relative(c) && tree_.preposition(c) == word.preposition && word.preposition.empty()) {
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
    const TokenIndex found = phrase_word(head, word);
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

bool Analysis::in_class(TokenIndex i, std::string_view word_class) const {
  if (word_class == "name") return resolved(i) != nullptr;
  return lexicon_.is_a(token(i).lemma, std::string(word_class)) ||
         (is_gerund(i) && lexicon_.is_a(noun_lemma(i), std::string(word_class)));
}

const Mention* Analysis::resolved(TokenIndex i) const {
  const Mention* mention = document_.mention_at(canonical(i));
  return mention && !mention->referents.empty() && mention->via != Via::adjective ? mention
                                                                                  : nullptr;
}

const Mention* Analysis::adjective(TokenIndex i) const {
  const Mention* mention = document_.mention_at(i);
  return mention && !mention->referents.empty() && mention->via == Via::adjective ? mention
                                                                                  : nullptr;
}

bool Analysis::is_location(const Mention& mention) const {
  if (mention.referents.empty() || mention.via == Via::metonym) return false;
  const EntityKind kind = document_.entity(mention.referents.front()).kind;
  return kind == EntityKind::place || kind == EntityKind::country;
}

}  // namespace kronika::event

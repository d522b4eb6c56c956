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

// "Dzik wtargnął do sklepu": a noun of some class that the tagger took for a name, since it heads
// the sentence, and that is nobody's.
bool is_noun_with_capital(const Document& document, TokenIndex i, const Lexicon& lexicon,
                          const std::string& lowered) {
  if (document.sentence_at(i).tokens.begin != i || !lexicon.classes.contains(lowered)) return false;
  const Mention* mention = document.mention_at(i);
  return mention == nullptr ||
         std::all_of(mention->referents.begin(), mention->referents.end(),
                     [&](EntityIndex referent) {
                       return document.entity(referent).id == "unknown/" + unicode::fold(lowered);
                     });
}

}  // namespace

Analysis::Analysis(const Document& document, const Lexicon& lexicon)
    : document_(document), lexicon_(lexicon), tree_(document) {
  for (std::size_t i = 0; i < document.tokens.size(); ++i) name_head_.push_back(TokenIndex(i));
  in_timex_.resize(document.tokens.size());
  for (std::size_t i = 0; i < document.tokens.size(); ++i) {
    const Token& t = document.tokens[i];
    if (const std::string_view known = lexicon.inflection.lemma(t); !known.empty()) {
      lemmas_.emplace(static_cast<std::uint32_t>(i), known);
      continue;
    }
    if (t.lemma.empty() || t.lemma.front() < 'A' || t.lemma.front() > 'Z') continue;
    std::string lowered = unicode::lower(t.lemma);
    if (t.upos == Upos::PROPN && !is_noun_with_capital(document, TokenIndex(i), lexicon, lowered))
      continue;
    lemmas_.emplace(static_cast<std::uint32_t>(i), std::move(lowered));
  }
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

const std::string& Analysis::lemma(TokenIndex i) const {
  if (lemmas_.empty()) return token(i).lemma;
  const auto found = lemmas_.find(i.value);
  return found == lemmas_.end() ? token(i).lemma : found->second;
}

std::string Analysis::preposition(TokenIndex noun) const {
  if (is_approximate(noun)) return {};
  std::size_t cases = 0;
  bool agent = false;
  std::string_view last;
  for (const TokenIndex c : tree_.children(noun)) {
    if (token(c).universal_relation() != "case") continue;
    ++cases;
    last = lemma(c);
    agent = lexicon_.words.agent.contains(lemma(c));
  }
  return cases > 1 && agent ? std::string(last) : tree_.preposition(noun);
}

// "killed at least forty", "up to 30 people": what looks like a preposition says how exact the
// number is.
bool Analysis::is_approximate(TokenIndex noun) const {
  if (lexicon_.words.approximate.empty()) return false;
  if (token(noun).upos != Upos::NUM && tree_.child(noun, "nummod") == none<TokenIndex>)
    return false;
  for (const TokenIndex c : tree_.children(noun)) {
    if (token(c).universal_relation() != "case" || c + 1 >= noun) continue;
    if (lexicon_.words.approximate.contains(lemma(c) + " " + lemma(c + 1))) return true;
  }
  // "at" may hang on "least", and that on the number.
  const TokenIndex counted = tree_.child(noun, "nummod");
  for (const TokenIndex c : tree_.children(counted == none<TokenIndex> ? noun : counted)) {
    const TokenIndex first = tree_.child(c, "case");
    if (first == none<TokenIndex> || first + 1 != c) continue;
    if (lexicon_.words.approximate.contains(lemma(first) + " " + lemma(c))) return true;
  }
  return false;
}

bool Analysis::is_genitive(TokenIndex i) const {
  const std::string_view relation = token(i).universal_relation();
  if (relation != "nmod") return false;
  const std::string word = preposition(i);
  return word.empty() ? token(i).feature("Case") == "Gen" : lexicon_.words.genitive.contains(word);
}

bool Analysis::is_possessive(TokenIndex i) const {
  return token(i).relation == "nmod:poss" ||
         (token(i).universal_relation() == "det" && token(i).feature("Poss") == "Yes");
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

std::vector<TokenIndex> Analysis::dependents(TokenIndex head) const {
  std::vector<TokenIndex> found;
  const bool verb = is_verbal(head) && !is_gerund(head) && !is_time(head);
  for (const TokenIndex c : tree_.children(head)) {
    found.push_back(c);
    if (!verb || !is_time(c)) continue;
    for (const TokenIndex d : tree_.children(c)) {
      const std::string_view relation = token(d).universal_relation();
      const bool genitive = preposition(d).empty() && token(d).feature("Case") == "Gen" &&
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
    const auto found = lexicon_.modality.find(lemma(c));
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

bool Analysis::in_class(TokenIndex i, std::string_view word_class) const {
  if (word_class == "name") return resolved(i) != nullptr || adjective(i) != nullptr;
  return lexicon_.is_a(lemma(i), std::string(word_class)) ||
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

// Finite clauses and their missing subjects. Polish drops pronouns in subject position; that a
// subject is dropped, and not shared, impersonal or mislabelled by the parser, must be shown before
// anybody is put in its place.
//
// Easy: "Dodał, że przyjedzie": two dropped subjects. Hard: "Przyjechał i podpisał": the second is
// shared, none of its own; "Doszło do starć", "Nie ma wojny": none at all (verb_subjects.tsv);
// "Będzie wspierać": the auxiliary is finite; "Został przyjęty": the participle is the predicate.
// Tested in tests/coref/.

#include "coref/clauses.h"

#include <algorithm>
#include <array>

namespace kronika::coref {
namespace {

// Clauses on the way up that are looked at; deeper trees are broken ones.
constexpr int kMaxDepth = 12;
// A quotation mark that nothing closes must not make a quotation of the rest of the text.
constexpr std::size_t kMaxQuotation = 300;

}  // namespace

bool is_finite(const Token& token) { return token.feature("VerbForm") == "Fin"; }

bool is_auxiliary(const Token& token) {
  const std::string_view relation = token.universal_relation();
  return relation == "aux" || relation == "cop";
}

Clauses::Clauses(const Document& document, const Tree& tree, const Lexicon& lexicon)
    : document_(document), tree_(tree), lexicon_(lexicon) {
  clause_of_.assign(document.tokens.size(), kNoClause);
  in_timex_.assign(document.tokens.size(), false);
  for (const Timex& timex : document.timexes) {
    for (TokenIndex i = timex.tokens.begin; i < timex.tokens.end; ++i) in_timex_[i.value] = true;
  }
  mention_head_.assign(document.tokens.size(), none<TokenIndex>);
  for (const Mention& mention : document.mentions) {
    if (mention.via == Via::adjective) continue;
    for (TokenIndex i = mention.tokens.begin; i < mention.tokens.end; ++i)
      mention_head_[i.value] = mention.head;
  }
  find_quotations();
  std::vector<TokenIndex> open;
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    open.assign(1, tree.root(SentenceIndex(s)));
    while (!open.empty()) {  // parents before children
      const TokenIndex token = open.back();
      open.pop_back();
      const Token& t = document.token(token);
      const std::size_t above = t.is_root() ? kNoClause : clause_of_[t.head.value];
      clause_of_[token.value] = above;
      if (is_predicate(token)) {
        clauses_.push_back(describe(token, above));
        clause_of_[token.value] = clauses_.size() - 1;
      }
      const auto children = tree.children(token);
      open.insert(open.end(), children.rbegin(), children.rend());
    }
  }
  reporter_below_.assign(clauses_.size(), kNoClause);
  for (std::size_t c = 0; c < clauses_.size(); ++c) {
    if (clauses_[c].speech && clauses_[c].link == Link::direct && clauses_[c].above != kNoClause)
      reporter_below_[clauses_[c].above] = c;
  }
}

void Clauses::find_quotations() {
  quotation_.assign(document_.tokens.size(), 0);
  opened_.assign(document_.tokens.size(), 0);
  std::size_t last = 0, current = 0, length = 0;
  std::uint32_t paragraph = 0;
  for (const Sentence& sentence : document_.sentences) {
    if (sentence.paragraph != paragraph) current = length = 0;
    paragraph = sentence.paragraph;
    for (TokenIndex i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const std::string& form = document_.token(i).form;
      const bool toggling = lexicon_.is(form, WordClass::toggling);
      if (lexicon_.is(form, WordClass::closing) || (toggling && current != 0) ||
          length > kMaxQuotation) {
        current = length = 0;
      } else if (toggling || lexicon_.is(form, WordClass::opening)) {
        if (current == 0) current = ++last;
        length = 0;
      }
      if (current != 0) ++length;
      quotation_[i.value] = current;
      opened_[i.value] = last;
    }
  }
}

bool Clauses::is_predicate(TokenIndex token) const {
  const Token& t = document_.token(token);
  if (is_auxiliary(t)) return false;
  return finite_word(token) != none<TokenIndex>;
}

// "after the two spoke", "which he led": a past tense that looks like the participle, tagged so.
// One that is a participle has an auxiliary or is passive.
bool Clauses::is_misread_past(TokenIndex predicate) const {
  const Token& t = document_.token(predicate);
  if (t.upos != Upos::VERB || t.feature("VerbForm") != "Part" || t.feature("Tense") != "Past" ||
      !t.feature("Voice").empty() || tree_.child(predicate, "aux") != none<TokenIndex>)
    return false;
  const std::string_view relation = t.universal_relation();
  return relation == "root" || relation == "ccomp" || t.relation == "acl:relcl" ||
         ((relation == "advcl" || relation == "conj") &&
          (tree_.child(predicate, "nsubj") != none<TokenIndex> ||
           tree_.child(predicate, "mark") != none<TokenIndex>));
}

TokenIndex Clauses::finite_word(TokenIndex predicate) const {
  const Token& t = document_.token(predicate);
  if (is_finite(t)) return predicate;
  if (is_misread_past(predicate)) return predicate;
  for (const TokenIndex c : tree_.children(predicate)) {
    const Token& child = document_.token(c);
    if (is_auxiliary(child) && is_finite(child)) return c;
  }
  return none<TokenIndex>;
}

Clause Clauses::describe(TokenIndex predicate, std::size_t above) const {
  Clause clause;
  clause.predicate = predicate;
  clause.finite = finite_word(predicate);
  clause.above = above;
  clause.link = link(predicate);
  const Token& t = document_.token(predicate);
  clause.speech = lexicon_.speech.contains(t.lemma);
  clause.passive = t.feature("Voice") == "Pass";
  clause.accusing = lexicon_.accusing.contains(t.lemma);
  clause.directive = lexicon_.directive.contains(t.lemma);
  clause.agreement = agreement_of(document_.token(clause.finite));
  if (clause.finite != predicate && t.upos != Upos::NOUN && t.upos != Upos::PROPN) {
    // "został przyjęty", "jest gotowa": the predicate shows the gender too, but not reliably
    // virility.
    const Agreement own = agreement_of(t);
    if (t.upos == Upos::ADJ && own.number == Number::singular)
      clause.agreement.genders &= own.genders;
    if (clause.agreement.genders == 0) clause.agreement.genders = kAnyGender;
  }
  clause.obliging = lexicon_.is(document_.token(clause.finite).lemma, WordClass::obligation);
  clause.subject = overt_subject(clause);
  clause.subject_kind = subject_kind(clause);
  return clause;
}

Link Clauses::link(TokenIndex predicate) const {
  const Token& t = document_.token(predicate);
  if (t.is_root()) return Link::main;
  for (const TokenIndex c : tree_.children(predicate)) {
    const Token& child = document_.token(c);
    if (c > predicate) break;
    if (lexicon_.is(child.lemma, WordClass::relative) && child.feature("PronType") == "Rel")
      return Link::relative;
    if (child.relation != "mark" && child.universal_relation() != "advmod") continue;
    if (lexicon_.is(child.lemma, WordClass::purpose) && child.relation == "mark")
      return Link::purpose;
    const bool content = t.universal_relation() == "ccomp" || t.universal_relation() == "conj" ||
                         t.universal_relation() == "xcomp" ||
                         t.universal_relation() == "parataxis" || t.universal_relation() == "acl";
    if (content && child.relation == "mark" && lexicon_.is(child.lemma, WordClass::content))
      return Link::content;
    if (t.universal_relation() == "ccomp" && lexicon_.is(child.lemma, WordClass::content))
      return Link::content;
  }
  const std::string_view relation = t.universal_relation();
  if (relation == "conj") return Link::coordinate;
  if (relation == "acl") return Link::relative;
  if (relation == "ccomp" && !lexicon_.conventions.unquoted_speech &&
      quotation_[predicate.value] == 0)
    return Link::content;  // "He would go, he said", "He said he would go"
  if (relation == "parataxis" || relation == "ccomp") return Link::direct;
  return Link::adverbial;
}

std::size_t Clauses::with_subject(std::size_t clause) const {
  for (int depth = 0; depth < kMaxDepth && clause != kNoClause; ++depth) {
    if (clauses_[clause].subject_kind != SubjectKind::shared) break;
    clause = clauses_[clause].above;
  }
  return clause;
}

// Trees also join a sentence before a quotation to the words that report it ("Podziękował im. „…” –
// powiedział"). Speech is in quotation marks, or there are none between it and its report ("–
// Jedziemy – powiedział").
bool Clauses::is_direct_speech(std::size_t clause, std::size_t reporter) const {
  const TokenIndex speech = clauses_[clause].predicate, report = clauses_[reporter].predicate;
  if (quotation_[speech.value] != 0) return quotation_[speech.value] != quotation_[report.value];
  if (!lexicon_.conventions.unquoted_speech) return false;
  return opened_[speech.value] == opened_[report.value];
}

std::size_t Clauses::reporting(std::size_t clause) const {
  std::size_t from = kNoClause;
  const std::size_t start = clause;
  for (int depth = 0; depth < kMaxDepth && clause != kNoClause; ++depth) {
    const std::size_t below = reporter_below_[clause];
    if (below != kNoClause && below != from)
      return is_direct_speech(start, below) ? below : kNoClause;
    const std::size_t above = clauses_[clause].above;
    if (above == kNoClause) break;
    if (clauses_[clause].link == Link::direct && clauses_[above].speech)
      return is_direct_speech(start, above) ? above : kNoClause;
    from = clause;
    clause = above;
  }
  return kNoClause;
}

bool Clauses::is_below(std::size_t clause, std::size_t above) const {
  for (int depth = 0; depth < kMaxDepth && clause != kNoClause; ++depth) {
    clause = clauses_[clause].above;
    if (clause == above) return clause != kNoClause;
  }
  return false;
}

}  // namespace kronika::coref

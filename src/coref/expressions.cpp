// Collects expressions token by token. Easy: a mention of link is `fixed`. Hard: "szef francuskiej
// dyplomacji", where words in a mention have one of their own; "ELN, ostatnia partyzantka, walczy"
// has one subject, not two. Tested in tests/coref/.

#include "coref/expressions.h"

#include <algorithm>

#include "coref/genders.h"
#include "coref/nouns.h"
#include "coref/pronouns.h"

namespace kronika::coref {
namespace {

constexpr int kMaxDepth =
    8;  // appositions and conjuncts between a noun and the head that shows its role

Role role_of_relation(const Token& token) {
  const std::string_view relation = token.universal_relation();
  if (relation == "nsubj") return Role::subject;
  if (token.relation == "obl:agent" || relation == "obj") return Role::object;
  if (relation == "iobj" || (relation == "obl" && token.feature("Case") == "Dat"))
    return Role::indirect;
  if (relation == "obl") return Role::oblique;
  if (relation == "nmod" || relation == "det") return Role::genitive;
  if (relation == "amod") return Role::adjective;
  // The head of a nominal sentence, often a headline: "Prezydent Litwy: będziemy pomagać".
  if (relation == "root" || relation == "parataxis") return Role::subject;
  return Role::other;
}

bool is_verb(const Expression& e) { return e.form == Form::dropped || e.form == Form::speaker; }

class Collector {
 public:
  Collector(const Document& document, const Tree& tree, const Clauses& clauses,
            const Lexicon& lexicon)
      : document_(document),
        tree_(tree),
        clauses_(clauses),
        lexicon_(lexicon),
        nouns_(document, tree, lexicon),
        pronouns_(document, tree, clauses, lexicon),
        genders_(document, tree, clauses, lexicon) {
    mention_of_.assign(document.tokens.size(), kNone);
    covered_.assign(document.tokens.size(), false);
    is_subject_.assign(document.tokens.size(), false);
    for (std::size_t c = 0; c < clauses.size(); ++c) {
      if (clauses[c].subject_kind == SubjectKind::overt)
        is_subject_[clauses[c].subject.value] = true;
    }
    for (std::size_t i = 0; i < document.mentions.size(); ++i) {
      const Mention& mention = document.mentions[i];
      mention_of_[mention.head.value] = i;
      if (mention.via == Via::adjective || mention.referents.empty()) continue;
      // "szef francuskiej dyplomacji": words in a mention that have one of their own keep it.
      for (TokenIndex t = mention.tokens.begin; t < mention.tokens.end; ++t)
        covered_[t.value] = true;
    }
  }

  std::vector<Expression> run() {
    for (std::size_t s = 0; s < document_.sentences.size(); ++s) {
      const TokenSpan tokens = document_.sentences[s].tokens;
      for (TokenIndex i = tokens.begin; i < tokens.end; ++i) add(i, SentenceIndex(s));
    }
    genders_.infer(found_);
    add_coordinations();
    return std::move(found_);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  const Token& token(TokenIndex i) const { return document_.token(i); }

  Expression blank(TokenIndex head, SentenceIndex sentence) const {
    Expression e;
    e.head = head;
    e.sentence = sentence;
    e.clause = clauses_.of(head);
    e.verb = verb_above(head);
    e.quotation = clauses_.quotation(head);
    e.agreement = agreement_of(token(head));
    e.name = token(head).lemma;
    e.role = role(head);
    return e;
  }

  TokenIndex verb_above(TokenIndex i) const {
    for (int depth = 0; depth < kMaxDepth && !token(i).is_root(); ++depth) {
      i = token(i).head;
      const std::size_t clause = clauses_.of(i);
      const bool predicate = clause != kNoClause && clauses_[clause].predicate == i;
      if (predicate || (!token(i).feature("VerbForm").empty() && !is_auxiliary(token(i)))) return i;
    }
    return none<TokenIndex>;
  }

  Role role(TokenIndex head) const {
    if (is_subject_[head.value]) return Role::subject;
    for (int depth = 0; depth < kMaxDepth && !token(head).is_root(); ++depth) {
      const std::string_view relation = token(head).universal_relation();
      if (relation != "conj" && relation != "appos" && relation != "flat" && relation != "nummod")
        break;
      head = token(head).head;
    }
    return role_of_relation(token(head));
  }

  void add(TokenIndex i, SentenceIndex sentence) {
    if (mention_of_[i.value] != kNone) {
      add_mention(i, document_.mentions[mention_of_[i.value]], sentence);
    } else if (!add_dropped(i, sentence) && !add_pronoun(i, sentence) && !covered_[i.value]) {
      add_noun(i, sentence);
    }
  }

  void add_mention(TokenIndex i, const Mention& mention, SentenceIndex sentence) {
    Expression e = blank(i, sentence);
    e.preset = true;
    if (!mention.role.empty()) e.name = mention.role;
    e.counterpart = is_unnamed_counterpart(mention);
    if (e.counterpart) {
      e.form = Form::description;
      found_.push_back(std::move(e));
      return;
    }
    // "China, a close ally, …" is one party.
    if (mention.referents.empty() && token(i).universal_relation() == "appos" &&
        !token(i).is_root() && covered_[token(i).head.value])
      return;
    if (mention.referents.empty() || is_one_for_several(e, mention)) {
      nouns_.describe(e, mention.role);
      genders_.of_noun(e);
      found_.push_back(std::move(e));
      return;
    }
    e.form = Form::fixed;
    e.referents = mention.referents;
    e.party = true;
    if (mention.via == Via::adjective) e.role = Role::adjective;
    genders_.of_mention(e, mention);
    if (mention.via == Via::dropped) e.form = Form::dropped;
    found_.push_back(std::move(e));
  }

  // "both governments", which link takes for one government.
  bool is_one_for_several(const Expression& e, const Mention& mention) const {
    if (mention.via != Via::description || mention.referents.size() != 1 ||
        e.agreement.number != Number::plural || !lexicon_.phrase(mention.role))
      return false;
    const auto children = tree_.children(mention.head);
    return std::any_of(children.begin(), children.end(),
                       [&](TokenIndex c) { return lexicon_.is(token(c).lemma, WordClass::both); });
  }

  // "his Omani counterpart", of whom link can tell no more.
  bool is_unnamed_counterpart(const Mention& mention) const {
    if (!lexicon_.is(token(mention.head).lemma, WordClass::counterpart)) return false;
    return std::all_of(mention.referents.begin(), mention.referents.end(), [&](EntityIndex i) {
      return document_.entity(i).kind != EntityKind::country &&
             !document_.entity(i).in_knowledge_base;
    });
  }

  bool add_dropped(TokenIndex i, SentenceIndex sentence) {
    const std::size_t clause = clauses_.of(i);
    if (clause == kNoClause || clauses_[clause].predicate != i) return false;
    const SubjectKind kind = clauses_[clause].subject_kind;
    if (kind != SubjectKind::dropped && kind != SubjectKind::speaker) return false;
    Expression e = blank(i, sentence);
    e.form = kind == SubjectKind::dropped ? Form::dropped : Form::speaker;
    e.role = Role::subject;
    e.agreement = clauses_[clause].agreement;
    e.speaks = clauses_[clause].speech;
    found_.push_back(std::move(e));
    return true;
  }

  bool add_pronoun(TokenIndex i, SentenceIndex sentence) {
    Expression e = blank(i, sentence);
    const PronounReader::Reading reading = pronouns_.read(e);
    if (reading == PronounReader::Reading::refers) found_.push_back(std::move(e));
    return reading != PronounReader::Reading::none;
  }

  void add_noun(TokenIndex i, SentenceIndex sentence) {
    const Token& t = token(i);
    const bool nominalised = t.upos == Upos::ADJ &&
                             (t.universal_relation() == "nsubj" || t.universal_relation() == "obj");
    if ((t.upos != Upos::NOUN && t.upos != Upos::PROPN && !nominalised) ||
        t.feature("VerbForm") == "Vnoun")
      return;
    const std::string_view relation = t.universal_relation();
    if (relation == "flat" || relation == "appos" || relation == "fixed" || relation == "compound")
      return;
    Expression e = blank(i, sentence);
    // "ELN, ostatnia partyzantka, …": an apposition that the parser made a second subject.
    if (relation == "nsubj" && e.clause != kNoClause) {
      const TokenIndex subject = clauses_[e.clause].subject;
      if (subject != none<TokenIndex> && subject != i && mention_of_[subject.value] != kNone)
        return;
    }
    nouns_.describe(e, {});
    genders_.of_noun(e);
    const bool argument =
        e.role == Role::subject || e.role == Role::object || e.role == Role::indirect;
    if (e.form == Form::nominal && !argument && !e.party) return;
    // "grupa uchodźców … im": people in the genitive of a quantity.
    const bool people = e.party && e.role == Role::genitive && e.agreement.number == Number::plural;
    if (e.form == Form::nominal && (e.role == Role::genitive || e.role == Role::other) && !people)
      return;
    found_.push_back(std::move(e));
  }

  void add_coordinations() {
    std::vector<std::size_t> at(document_.tokens.size(), kNone);
    for (std::size_t i = 0; i < found_.size(); ++i) at[found_[i].head.value] = i;
    std::vector<Expression> all;
    std::vector<std::size_t> moved(found_.size());
    for (std::size_t i = 0; i < found_.size(); ++i) {
      moved[i] = all.size();
      all.push_back(found_[i]);
      const Expression& first = found_[i];
      if (first.role == Role::adjective || token(first.head).relation == "conj") continue;
      if (is_verb(first) || tree_.child(first.head, "conj") == none<TokenIndex>) continue;
      Expression both = first;
      both.members.assign(1, i);
      for (const TokenIndex c : tree_.children(first.head)) {
        if (token(c).relation == "conj" && at[c.value] != kNone && !is_verb(found_[at[c.value]]))
          both.members.push_back(at[c.value]);
      }
      if (both.members.size() < 2) continue;
      both.form = Form::coordination;
      both.preset = false;
      both.referents.clear();
      both.agreement = {Number::plural, kAnyGender, Virility::unknown};
      all.push_back(std::move(both));
    }
    for (Expression& e : all) {
      for (std::size_t& member : e.members) member = moved[member];
    }
    found_ = std::move(all);
  }

  const Document& document_;
  const Tree& tree_;
  const Clauses& clauses_;
  const Lexicon& lexicon_;
  NounReader nouns_;
  PronounReader pronouns_;
  Genders genders_;
  std::vector<std::size_t> mention_of_;
  std::vector<bool> covered_, is_subject_;
  std::vector<Expression> found_;
};

}  // namespace

bool is_argument(const Expression& e) {
  return e.role == Role::subject || e.role == Role::object || e.role == Role::indirect ||
         e.role == Role::oblique;
}

std::vector<Expression> collect(const Document& document, const Tree& tree, const Clauses& clauses,
                                const Lexicon& lexicon) {
  return Collector(document, tree, clauses, lexicon).run();
}

}  // namespace kronika::coref

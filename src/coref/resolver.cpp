// What each form of expression does. Easy: "on" asks salience, "dyktator" the descriptions. Hard:
// "„Uderzamy" – mówił Borrell", whose first person is the speaker's; "Demonstranci zablokowali
// drogę. Spalili opony", where a noun without a name becomes an entity; "Soilihi declined. She …",
// which tells a gender. The order is that of order.cpp. Tested in tests/coref/.

#include "coref/resolver.h"

#include <algorithm>

#include "document/unnamed.h"

namespace kronika::coref {
namespace {

constexpr std::size_t kMaxDepth = 12;  // clauses on the way up; deeper trees are broken ones
constexpr std::size_t kNounReach = 4;  // words from a relative pronoun back to its noun
constexpr std::size_t kColonReach =
    12;  // words from a colon to the verb behind it and the speaker before it

Via via_of(Form form) {
  switch (form) {
    case Form::dropped:
    case Form::speaker:
      return Via::dropped;
    case Form::description:
      return Via::description;
    case Form::group:
      return Via::group;
    default:
      return Via::pronoun;
  }
}

}  // namespace

Resolver::Resolver(Document& document, const Tree& tree, const Clauses& clauses,
                   const Lexicon& lexicon, const OfficeHolders& holders,
                   std::vector<Expression>& expressions)
    : document_(document),
      tree_(tree),
      clauses_(clauses),
      holders_(holders),
      expressions_(expressions),
      salience_(document, tree, clauses, lexicon, expressions),
      descriptions_(document, tree, lexicon, salience_, expressions) {
  for (std::size_t i = 0; i < document.entities.size(); ++i)
    by_id_.emplace(document.entities[i].id, EntityIndex(i));
}

void Resolver::run() {
  for (const std::size_t index : order()) resolve(index);
  look_ahead_from_headings();
}

void Resolver::resolve(std::size_t index) {
  Expression& e = expressions_[index];
  switch (e.form) {
    case Form::dropped:
    case Form::personal:
    case Form::demonstrative:
      resolve_by_salience(index);
      break;
    case Form::speaker:
      resolve_speaker(index);
      break;
    case Form::relative:
      resolve_relative(index);
      break;
    case Form::reflexive:
      resolve_reflexive(index);
      break;
    case Form::coordination:
      resolve_coordination(index);
      break;
    case Form::description:
      resolve_description(index);
      break;
    case Form::group:
      e.referents = descriptions_.members(index);
      break;
    case Form::fixed:
    case Form::nominal:
      break;
  }
}

void Resolver::resolve_by_salience(std::size_t index) {
  Expression& e = expressions_[index];
  const std::optional<Antecedent> antecedent = salience_.antecedent(index);
  if (antecedent) {
    Expression& source = expressions_[antecedent->expression];
    if (source.referents.empty()) source.referents = unnamed(source);
    e.referents = source.referents;
    e.agreement.genders &= source.agreement.genders;
    if (e.agreement.genders == 0) e.agreement.genders = kAnyGender;
    if (e.agreement.virility == Virility::unknown) e.agreement.virility = source.agreement.virility;
    learn_gender(e);
  } else if (e.agreement.number == Number::plural && e.form != Form::demonstrative) {
    e.referents = descriptions_.pair(index);
  }
}

// "Soilihi declined … She": whom "she" has meant once, "he" cannot mean.
void Resolver::learn_gender(const Expression& known) {
  if (known.form != Form::personal || known.referents.size() != 1) return;
  const EntityIndex person = known.referents.front();
  const Entity& entity = document_.entity(person);
  const bool may_be_person =
      entity.kind == EntityKind::person || entity.kind == EntityKind::unknown;
  if (!may_be_person || entity.gender != Gender::unknown || known.agreement.genders == kAnyGender)
    return;
  if (!learned_.insert(person.value).second) return;
  for (Expression& e : expressions_) {
    const bool noun =
        e.form == Form::fixed || e.form == Form::nominal || e.form == Form::description;
    if (!noun || e.referents.size() != 1 || e.referents.front() != person) continue;
    if ((e.agreement.genders & known.agreement.genders) != 0)
      e.agreement.genders &= known.agreement.genders;
  }
}

// A noun without a name, as the claim names it where it stands itself.
std::vector<EntityIndex> Resolver::unnamed(const Expression& noun) {
  if (!noun.party || noun.form == Form::coordination) return {};
  const bool plural = document_.token(noun.head).feature("Number") == "Plur";
  const std::string whole = compound_name(tree_, noun.head);
  Entity entity;
  entity.id = unnamed_id(tree_, noun.head);
  if (entity.id.back() == '/') return {};
  entity.name = whole.empty() ? document_.token(noun.head).lemma : whole;
  entity.kind = plural ? EntityKind::group : EntityKind::unknown;
  entity.plural = plural;
  return {add(entity)};
}

EntityIndex Resolver::add(const Entity& entity) {
  const auto [at, added] = by_id_.emplace(entity.id, EntityIndex(document_.entities.size()));
  if (added) document_.entities.push_back(entity);
  return at->second;
}

// "„Uderzamy" – mówił Borrell", "Moskwa: odpowiemy": who speaks in the same sentence. Longer
// quotations are left to attribution.
void Resolver::resolve_speaker(std::size_t index) {
  Expression& e = expressions_[index];
  const std::size_t report = clauses_.reporting(e.clause);
  const std::size_t speaker = report != kNoClause ? salience_.subject_of(report) : before_colon(e);
  if (speaker == Salience::npos || speaker == index) return;
  const Expression& source = expressions_[speaker];
  const bool adjective = source.role == Role::adjective;
  if (!adjective && source.referents.size() == 1 && salience_.may_speak(source))
    e.referents = source.referents;
}

std::size_t Resolver::before_colon(const Expression& verb) const {
  const TokenIndex begin = document_.sentences[verb.sentence.value].tokens.begin;
  TokenIndex i = verb.head;
  for (std::size_t steps = 0; i > begin && steps < kColonReach; ++steps) {
    --i;
    if (document_.token(i).form != ":") continue;
    // The colon's name is all that stands before it: "Rzecznik Kremla: …", not "Trump po rozmowie z
    // Kimem: …".
    std::size_t found = Salience::npos;
    for (TokenIndex k = i; k > begin && i - k < kColonReach;) {
      const std::size_t at = salience_.at(--k);
      if (at != Salience::npos && expressions_[at].role == Role::subject &&
          !expressions_[at].referents.empty())
        found = at;
    }
    return found;
  }
  return Salience::npos;
}

void Resolver::resolve_relative(std::size_t index) {
  Expression& e = expressions_[index];
  TokenIndex i = e.head;
  for (std::size_t depth = 0; depth < kMaxDepth && !document_.token(i).is_root(); ++depth) {
    const bool relative_clause = document_.token(i).universal_relation() == "acl";
    i = document_.token(i).head;
    if (!relative_clause) continue;
    std::size_t noun = salience_.at(i);
    if (noun == Salience::npos || noun > index) return;
    const bool coordinated = noun + 1 < expressions_.size() &&
                             expressions_[noun + 1].form == Form::coordination &&
                             expressions_[noun + 1].head == i;
    if (e.agreement.number == Number::plural &&
        expressions_[noun].agreement.number == Number::singular) {
      if (!coordinated) return;
      ++noun;
    }
    take_noun(e, noun);
    return;
  }
  // The parser made it no relative clause: the noun right before it.
  const TokenIndex begin = document_.sentences[e.sentence.value].tokens.begin;
  for (TokenIndex k = e.head; k > begin && e.head - k < kNounReach;) {
    const std::size_t noun = salience_.at(--k);
    if (noun == Salience::npos) continue;
    return take_noun(e, noun);
  }
}

void Resolver::take_noun(Expression& relative, std::size_t noun) const {
  const Expression& e = expressions_[noun];
  if (e.role != Role::adjective && e.form != Form::dropped) relative.referents = e.referents;
}

void Resolver::resolve_reflexive(std::size_t index) {
  const std::size_t subject = salience_.subject_of(expressions_[index].clause);
  if (subject == Salience::npos || subject == index) return;
  Expression& source = expressions_[subject];
  if (source.referents.empty() && source.form == Form::nominal) source.referents = unnamed(source);
  expressions_[index].referents = source.referents;
}

void Resolver::resolve_coordination(std::size_t index) {
  Expression& e = expressions_[index];
  bool complete = true, man = false;
  for (const std::size_t member : e.members) {
    const Expression& m = expressions_[member];
    complete = complete && !m.referents.empty();
    const bool person =
        !m.referents.empty() && document_.entity(m.referents.front()).kind == EntityKind::person;
    man = man || (person && (m.agreement.genders & kMasculine) != 0) ||
          document_.token(m.head).feature("Animacy") == "Hum";
    for (const EntityIndex i : m.referents) {
      if (std::find(e.referents.begin(), e.referents.end(), i) == e.referents.end())
        e.referents.push_back(i);
    }
  }
  e.agreement.virility = man ? Virility::virile : Virility::other;
  if (!complete) e.referents.clear();
}

// Headlines name people as the body then introduces them.
void Resolver::look_ahead_from_headings() {
  for (std::size_t i = 0; i < expressions_.size(); ++i) {
    Expression& e = expressions_[i];
    if (e.form != Form::description || !e.referents.empty()) continue;
    if (!document_.sentences[e.sentence.value].heading) continue;
    if (const EntityIndex found = descriptions_.referent_after(i); found != none<EntityIndex>)
      e.referents = {found};
  }
}

std::vector<Mention> Resolver::mentions() const {
  std::vector<Mention> found;
  std::size_t old = 0;
  const std::vector<Mention>& before = document_.mentions;
  for (const Expression& e : expressions_) {
    const bool answers =
        e.form != Form::fixed && e.form != Form::nominal && e.form != Form::coordination;
    if (!answers || e.referents.empty()) continue;
    while (old < before.size() && before[old].head < e.head) found.push_back(before[old++]);
    Mention mention;
    if (old < before.size() && before[old].head == e.head) {
      mention = before[old++];
    } else {
      mention.head = e.head;
      mention.tokens = {e.head, e.head + 1};
      mention.span = document_.bytes(mention.tokens);
      if (e.form == Form::description || e.form == Form::group)
        mention.role = e.description ? e.name : "";
    }
    const bool pronoun = e.form == Form::speaker && clauses_.of(e.head) != kNoClause &&
                         clauses_[clauses_.of(e.head)].predicate != e.head;
    mention.via = pronoun ? Via::pronoun : via_of(e.form);
    mention.referents = e.referents;
    found.push_back(std::move(mention));
  }
  found.insert(found.end(), before.begin() + static_cast<std::ptrdiff_t>(old), before.end());
  return found;
}

}  // namespace kronika::coref

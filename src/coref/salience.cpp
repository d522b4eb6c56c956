// Salience of antecedents: weights by grammatical role, halved with every sentence (RAP: Lappin and
// Leass 1994), so that the subject goes on being the subject, which is centering theory's
// preference for CONTINUE (Grosz, Joshi and Weinstein 1995); control by the clause above as in
// grammar; binding (no argument beside itself) as a filter.
//
// Easy: "Minister odwiedził Kijów. Dodał …": the minister is subject, masculine and a speaker.
// Hard: "Wezwał Rosję, by wycofała wojska" and "Zarzucił Rosji, że wycofała": the object controls;
// "„Nie ustąpi" – powiedział prezydent": whoever will not give way is not the speaker;
// "Demonstranci zablokowali drogę. Spalili opony": the noun that nobody names still is the
// antecedent. Tested in tests/coref/.

#include "coref/salience.h"

#include <algorithm>
#include <cmath>

namespace kronika::coref {
namespace {

// The weights of Lappin and Leass for recency, subject, object, indirect object and head noun,
// which they tuned on manuals; ours rank roles in the same order. Genitives ("minister Litwy") are
// rarely what a text is about.
constexpr double kRecency = 100, kSubject = 80, kObject = 50, kIndirect = 45, kOblique = 30,
                 kGenitive = 5;
constexpr double kMainClause = 45;  // their "non-adverbial" emphasis
constexpr double kParallel = 35;    // same role as the anaphor; theirs too
constexpr double kPatient = 75;  // the same for passives, which are chosen to go on with a patient
constexpr double kRepeated = 0.5;  // of what mentions in earlier sentences add
constexpr double kSentenceDecay = 0.5;
// A new paragraph is a new thought, but in news paragraphs are of one or two sentences.
constexpr double kParagraphDecay = 0.85;
constexpr double kQuotationDecay = 0.5;  // another speaker's words
constexpr double kRelativeClause = 0.5;  // said by the way
constexpr double kContentClause = 0.9;   // what one says of others, once the sentence is over
constexpr double kHeadingDecay = 0.5;    // body text hardly ever goes on from a headline
// The main clause's subject is that of "…, że przyjedzie" unless something speaks against it: more
// than any difference of roles.
constexpr double kControl = 120;
constexpr double kSpeaker = 45;  // who spoke last goes on speaking
constexpr double kPerson = 25;   // people rather than countries speak, and are "he" and "she"
// A subject two sentences back passes, an oblique does not.
constexpr double kThreshold = 48;
// If nobody else agrees, less is enough: "Podziękowała", and there was one woman.
constexpr double kThresholdAlone = 30;
// Two that are so near to one another are a guess unless one is a subject.
constexpr double kAmbiguous = 0.92;

constexpr double kCollective = 0.7;
constexpr double kMediumTold = 0.5;
constexpr double kLandSpeaks = 0.6;  // a country that has not said anything yet

constexpr std::size_t kReach = 48;       // expressions back: about four sentences
constexpr std::size_t kMaxDistance = 3;  // sentences back

double role_weight(Role role) {
  switch (role) {
    case Role::subject:
      return kSubject;
    case Role::object:
      return kObject;
    case Role::indirect:
      return kIndirect;
    case Role::oblique:
      return kOblique;
    case Role::genitive:
    case Role::adjective:
    case Role::other:
      break;
  }
  return kGenitive;
}

bool is_medium(EntityKind kind) { return kind == EntityKind::media || kind == EntityKind::agency; }

bool share(const std::vector<EntityIndex>& a, const std::vector<EntityIndex>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](EntityIndex i) { return std::find(b.begin(), b.end(), i) != b.end(); });
}

bool continues(const Antecedent& antecedent, const Expression& known, const Expression& candidate) {
  if (antecedent.referents != candidate.referents) return false;
  return !candidate.referents.empty() || known.name == candidate.name;
}

}  // namespace

Salience::Salience(const Document& document, const Tree& tree, const Clauses& clauses,
                   const Lexicon& lexicon, const std::vector<Expression>& expressions)
    : document_(document),
      tree_(tree),
      clauses_(clauses),
      lexicon_(lexicon),
      expressions_(expressions),
      free_possessives_(!lexicon.has(WordClass::own)) {
  at_.assign(document.tokens.size(), npos);
  for (std::size_t i = 0; i < expressions.size(); ++i) {
    if (expressions[i].form != Form::coordination) at_[expressions[i].head.value] = i;
  }
}

std::size_t Salience::subject_of(std::size_t clause) const {
  clause = clauses_.with_subject(clause);
  if (clause == kNoClause) return npos;
  const Clause& c = clauses_[clause];
  std::size_t found = npos;
  if (c.subject_kind == SubjectKind::dropped || c.subject_kind == SubjectKind::speaker)
    found = at_[c.predicate.value];
  if (c.subject_kind == SubjectKind::overt || c.subject != none<TokenIndex>)
    found = at_[c.subject.value];
  const bool coordinated = found != npos && found + 1 < expressions_.size() &&
                           expressions_[found + 1].form == Form::coordination &&
                           expressions_[found + 1].head == expressions_[found].head;
  return coordinated ? found + 1 : found;
}

std::size_t Salience::distance(const Expression& a, const Expression& b) const {
  return a.sentence < b.sentence ? b.sentence - a.sentence : a.sentence - b.sentence;
}

bool Salience::may_speak(const Expression& e) const {
  if (e.referents.empty()) return e.party;
  return std::any_of(e.referents.begin(), e.referents.end(), [&](EntityIndex i) {
    const EntityKind kind = document_.entity(i).kind;
    return kind != EntityKind::place;
  });
}

bool Salience::admissible(const Expression& anaphor, const Expression& candidate,
                          const std::vector<EntityIndex>& excluded) const {
  const bool noun = candidate.form == Form::nominal || candidate.form == Form::description ||
                    candidate.form == Form::coordination || candidate.form == Form::group;
  if (candidate.referents.empty() && !noun) return false;
  if (candidate.referents.empty() && candidate.form == Form::coordination) return false;
  // "their fighters": not the fighters.
  if (anaphor.possessive && candidate.head == document_.token(anaphor.head).head) return false;
  if (candidate.role == Role::adjective || candidate.form == Form::relative ||
      candidate.form == Form::reflexive)
    return false;
  if (!compatible(anaphor.agreement, candidate.agreement)) return false;
  if (share(candidate.referents, excluded)) return false;
  // "„He is lying", a spokesman said": nor is it somebody without a name who says so.
  const std::size_t report =
      anaphor.clause == kNoClause ? kNoClause : clauses_.reporting(anaphor.clause);
  if (report != kNoClause && clauses_[report].subject == candidate.head) return false;
  // "Ten odmówił": who was not the subject.
  if (anaphor.form == Form::demonstrative && candidate.role == Role::subject) return false;
  // A neuter ending is mostly that of an impersonal or a numeral; only a neuter subject explains
  // it.
  if (anaphor.form == Form::dropped && anaphor.agreement.number == Number::singular &&
      anaphor.agreement.genders == kNeuter && candidate.role != Role::subject)
    return false;
  // Places are gone to and been in; they do nothing unless they were subjects before.
  const bool place = !candidate.referents.empty() &&
                     document_.entity(candidate.referents.front()).kind == EntityKind::place;
  if (place && anaphor.form == Form::dropped && candidate.role != Role::subject) return false;
  // What is said in the content of a verb cannot be whom the verb's ending means.
  if (anaphor.clause != kNoClause && candidate.clause != kNoClause &&
      candidate.clause != anaphor.clause && anaphor.role == Role::subject &&
      clauses_.is_below(candidate.clause, anaphor.clause) &&
      clauses_[candidate.clause].link != Link::adverbial)
    return false;
  if (candidate.clause == anaphor.clause && anaphor.clause != kNoClause &&
      anaphor.form == Form::dropped)
    return false;
  if (candidate.clause == anaphor.clause && anaphor.clause != kNoClause && !anaphor.possessive &&
      candidate.referents.empty() && is_argument(candidate))
    return false;
  if (anaphor.speaks && !may_speak(candidate)) return false;
  if (anaphor.speaks && anaphor.clause != kNoClause && candidate.clause != kNoClause &&
      clauses_.reporting(candidate.clause) == anaphor.clause)
    return false;
  return true;
}

double Salience::weight(const Expression& anaphor, const Expression& candidate) const {
  double value = kRecency + role_weight(candidate.role);
  const Clause* clause = candidate.clause == kNoClause ? nullptr : &clauses_[candidate.clause];
  // "Porwali marynarzy. Zostali zwolnieni": to a passive's subject the object before is parallel.
  const auto deep_role = [&](const Expression& e) {
    const bool passive = e.clause != kNoClause && clauses_[e.clause].passive;
    return passive && e.role == Role::subject ? Role::object : e.role;
  };
  if (deep_role(candidate) == deep_role(anaphor) && anaphor.form != Form::demonstrative)
    value += deep_role(anaphor) == anaphor.role ? kParallel : kPatient;
  // Somebody who in another's words says something is not he who speaks.
  const bool reports = clause && clause->speech && clause->link != Link::content;
  if (!clause || clause->link == Link::main || clause->link == Link::coordinate || reports)
    value += kMainClause;
  if (anaphor.speaks && reports && candidate.role == Role::subject) value += kSpeaker;
  const bool person = !candidate.referents.empty() &&
                      document_.entity(candidate.referents.front()).kind == EntityKind::person;
  if (person && (anaphor.speaks || anaphor.form == Form::personal)) value += kPerson;
  const bool land = !candidate.referents.empty() &&
                    document_.entity(candidate.referents.front()).kind == EntityKind::country;
  if (land && anaphor.speaks && !reports) value *= kLandSpeaks;
  // "told Al Jazeera he would talk to their leader": whom one speaks to is mostly out of the story.
  const bool medium = !candidate.referents.empty() && candidate.role != Role::subject &&
                      is_medium(document_.entity(candidate.referents.front()).kind);
  if (medium) value *= kMediumTold;
  if (clause && clause->link == Link::relative && candidate.clause != anaphor.clause &&
      candidate.form != Form::relative)
    value *= kRelativeClause;
  if (clause && clause->link == Link::content && anaphor.sentence != candidate.sentence)
    value *= kContentClause;
  value *= std::pow(kSentenceDecay, static_cast<double>(distance(anaphor, candidate)));
  const Sentence& here = document_.sentences[anaphor.sentence.value];
  const Sentence& there = document_.sentences[candidate.sentence.value];
  if (here.heading != there.heading)
    value *= kHeadingDecay;
  else if (here.paragraph != there.paragraph)
    value *= kParagraphDecay;
  if (candidate.quotation != anaphor.quotation) value *= kQuotationDecay;
  // "Police said they …": an institution rather is "it".
  if (anaphor.agreement.number == Number::plural && candidate.agreement.number == Number::unknown)
    value *= kCollective;
  return value;
}

// Does an expression ask for the subject spoken of: a dropped one, or, where none is dropped, "he"?
bool Salience::goes_on(const Expression& e) const {
  if (e.form == Form::dropped) return true;
  return !lexicon_.conventions.dropped_subjects && e.form == Form::personal &&
         e.role == Role::subject && !e.possessive;
}

double Salience::control(const Expression& anaphor, std::size_t candidate) const {
  if (!goes_on(anaphor) || anaphor.clause == kNoClause) return 0;
  const Clause& clause = clauses_[anaphor.clause];
  if (clause.above == kNoClause) return 0;
  if (clause.link == Link::direct || clause.link == Link::coordinate || clause.link == Link::main)
    return 0;
  const Expression& c = expressions_[candidate];
  if (is_object_controlled(anaphor.clause)) {
    const bool whom =
        c.clause == clause.above && (c.role == Role::object || c.role == Role::indirect);
    const bool to_whom =
        c.clause == clause.above && c.role == Role::oblique;  // "zaapelował do Rosji, by"
    return whom ? kControl : to_whom ? kControl / 2 : 0;
  }
  if (c.referents.empty() && !c.party)
    return 0;  // things control nothing, and may be mislabelled objects
  return candidate == subject_of(clause.above) ? kControl : 0;
}

std::optional<Antecedent> Salience::antecedent(std::size_t index) const {
  const Expression& anaphor = expressions_[index];
  const std::vector<EntityIndex> out = excluded(index);
  std::vector<Antecedent> found;
  const auto consider = [&](std::size_t k) {
    const Expression& candidate = expressions_[k];
    if (!admissible(anaphor, candidate, out)) return;
    double value = weight(anaphor, candidate) + control(anaphor, k);
    for (Antecedent& known : found) {
      if (!continues(known, expressions_[known.expression], candidate)) continue;
      // Repeated mentions in one sentence count once, as in RAP.
      const bool same = expressions_[known.expression].sentence == candidate.sentence;
      known.salience = same ? std::max(known.salience, value) : known.salience + kRepeated * value;
      return;
    }
    found.push_back({k, candidate.referents, value});
  };
  const std::size_t above =
      anaphor.clause == kNoClause ? kNoClause : clauses_[anaphor.clause].above;
  // "In his speech, Hunt said": the subject comes after.
  if (free_possessives_ && anaphor.role != Role::subject && anaphor.clause != kNoClause) {
    const std::size_t subject = subject_of(anaphor.clause);
    if (subject != npos && subject > index) consider(subject);
  }
  if (above != kNoClause) {  // "Gdy przyjechał, prezydent powiedział"
    const std::size_t subject = subject_of(above);
    if (subject != npos && subject > index && clauses_[anaphor.clause].link == Link::adverbial)
      consider(subject);
  }
  for (std::size_t k = index, steps = 0; k > 0 && steps < kReach; ++steps) {
    --k;
    if (distance(anaphor, expressions_[k]) > kMaxDistance) break;
    consider(k);
  }
  if (found.empty()) return std::nullopt;
  std::stable_sort(found.begin(), found.end(), [](const Antecedent& a, const Antecedent& b) {
    return a.salience > b.salience;
  });
  const Antecedent& best = found.front();
  const bool shows_gender =
      anaphor.agreement.number == Number::singular && anaphor.agreement.genders != kAnyGender;
  const bool alone = found.size() == 1 && shows_gender;
  if (best.salience < (alone ? kThresholdAlone : kThreshold)) return std::nullopt;
  const bool close = found.size() > 1 && found[1].salience > kAmbiguous * best.salience;
  if (close && expressions_[best.expression].role != Role::subject) return std::nullopt;
  return best;
}

}  // namespace kronika::coref

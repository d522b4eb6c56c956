// Easy: a person's gender as the knowledge base has it. Hard, where nouns have gender: "MSZ
// poinformowało", "KCNA podała"; "Sandu podkreśliła", a verb that tells it of a name that does not.
// Hard, where only people have gender: "spokeswoman Amina Soilihi", "Mrs Lam", "police said they".
// Tested in tests/coref/.

#include "coref/genders.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::coref {
namespace {

constexpr std::uint8_t kHuman = kMasculine | kFeminine;

}  // namespace

void Genders::of_mention(Expression& e, const Mention& mention) const {
  const Entity& entity = document_.entity(mention.referents.front());
  if (mention.referents.size() > 1) {
    e.agreement.number = Number::plural;
  } else if (entity.kind == EntityKind::person) {
    e.agreement.number = entity.plural ? Number::plural : Number::singular;
    if (entity.gender != Gender::unknown)
      e.agreement.genders = gender_mask(entity.gender);
    else if (lexicon_.conventions.natural_gender)
      e.agreement.genders = kHuman;
  } else if (lexicon_.conventions.natural_gender) {
    natural(e, mention, entity);
  } else {
    grammatical(e, mention, entity);
  }
}

// "it" or, as its people, "they".
void Genders::natural(Expression& e, const Mention& mention, const Entity& entity) const {
  if (entity.kind == EntityKind::unknown) {
    const Description* role = lexicon_.phrase(mention.role);
    if (role && role->kinds.front() == EntityKind::person) e.agreement.genders = kHuman;
    return;
  }
  e.agreement.genders = kNeuter;
  const bool one = entity.kind == EntityKind::place || entity.kind == EntityKind::document;
  e.agreement.number = one ? Number::singular : entity.plural ? Number::plural : Number::unknown;
}

void Genders::grammatical(Expression& e, const Mention& mention, const Entity& entity) const {
  if (!is_abbreviation(e.head)) return;
  e.agreement.genders = kAnyGender;  // "MSZ poinformowało", "NATO ogłosiło", "KCNA podała"
  // "USA ogłosiły": only countries.
  const bool country =
      entity.kind == EntityKind::country && mention.via == Via::name && mention.role.empty();
  e.agreement.number = country ? Number::unknown : Number::singular;
  e.agreement.virility = Virility::other;
}

bool Genders::is_abbreviation(TokenIndex i) const {
  const std::u32string form = unicode::to_utf32(document_.token(i).form);
  return form.size() > 1 && std::none_of(form.begin(), form.end(), [](char32_t c) {
           return unicode::lower(c) == c && unicode::is_letter(c);
         });
}

void Genders::of_noun(Expression& e) const {
  if (!lexicon_.conventions.natural_gender) return;
  const std::string& lemma = document_.token(e.head).lemma;
  const NounSort sort = lexicon_.sort(lemma);
  e.party = e.party || sort == NounSort::human || sort == NounSort::institution;
  if (e.description) {  // "the country" is it, though it acts like a person
    const Gender shown = e.description->gender;
    const bool person = e.description->kinds.front() == EntityKind::person;
    const std::uint8_t people = shown == Gender::unknown ? kHuman : gender_mask(shown);
    e.agreement.genders = person ? people : kNeuter;
  } else if (sort != NounSort::unknown) {
    e.agreement.genders = sort == NounSort::human ? kHuman : kNeuter;
  }
  if (e.agreement.number == Number::singular && lexicon_.is(lemma, WordClass::collective))
    e.agreement = {Number::unknown, kNeuter, Virility::unknown};
}

std::uint8_t Genders::of_subjects_verb(const Expression& e) const {
  if (lexicon_.conventions.natural_gender || e.clause == kNoClause) return kAnyGender;
  const Clause& clause = clauses_[e.clause];
  const bool tells = clause.subject_kind == SubjectKind::overt && clause.subject == e.head &&
                     clause.agreement.number == Number::singular &&
                     clause.agreement.genders != kNeuter;
  return tells ? clause.agreement.genders : kAnyGender;
}

// A title or a noun that shows it, then the first name.
std::uint8_t Genders::of_words_beside(const Expression& e) const {
  if (!lexicon_.conventions.natural_gender) return kAnyGender;
  const auto of_word = [&](TokenIndex i) {
    const std::string& lemma = document_.token(i).lemma;
    if (lexicon_.is(lemma, WordClass::masculine)) return kMasculine;
    if (lexicon_.is(lemma, WordClass::feminine)) return kFeminine;
    const Description* noun = lexicon_.phrase(unicode::lower(lemma));
    return noun ? gender_mask(noun->gender) : kAnyGender;
  };
  const Mention* mention = document_.mention_at(e.head);
  if (!mention) return kAnyGender;
  const TokenIndex begin = document_.sentences[e.sentence.value].tokens.begin;
  const TokenIndex first = mention->tokens.begin > begin ? mention->tokens.begin - 1 : begin;
  for (TokenIndex i = first; i < mention->tokens.end; ++i) {
    if (const std::uint8_t found = of_word(i); found != kAnyGender) return found;
  }
  for (const TokenIndex c : tree_.children(e.head)) {
    if (document_.token(c).universal_relation() != "appos") continue;
    if (const std::uint8_t found = of_word(c); found != kAnyGender) return found;
  }
  const std::string name = unicode::slug(document_.entity(e.referents.front()).name);
  const std::size_t end = name.find('-');
  return end == std::string::npos ? kAnyGender : lexicon_.first_name(name.substr(0, end));
}

// "The Taliban have refused": whom the verb makes a plural is "they". Only the present and "to be"
// show it.
bool Genders::has_plural_verb(const Expression& e) const {
  if (e.clause == kNoClause || clauses_[e.clause].subject != e.head) return false;
  const Token& verb = document_.token(clauses_[e.clause].finite);
  return verb.number() == "Plur" && (verb.feature("Tense") == "Pres" || verb.lemma == "be") &&
         tree_.child(e.head, "conj") == none<TokenIndex>;
}

void Genders::infer_numbers(std::vector<Expression>& expressions) const {
  std::vector<bool> plural(document_.entities.size(), false);
  const auto is_open = [](const Expression& e) {
    return e.form == Form::fixed && e.referents.size() == 1 &&
           e.agreement.number == Number::unknown;
  };
  for (const Expression& e : expressions) {
    if (is_open(e) && has_plural_verb(e)) plural[e.referents.front().value] = true;
  }
  for (Expression& e : expressions) {
    if (is_open(e) && plural[e.referents.front().value]) e.agreement.number = Number::plural;
  }
}

void Genders::infer(std::vector<Expression>& expressions) const {
  if (lexicon_.conventions.natural_gender) infer_numbers(expressions);
  std::vector<std::uint8_t> genders(document_.entities.size(), kAnyGender);
  const auto is_open = [&](const Expression& e) {
    if (e.form != Form::fixed || e.referents.size() != 1) return false;
    const Entity& entity = document_.entity(e.referents.front());
    return entity.kind == EntityKind::person && entity.gender == Gender::unknown;
  };
  for (const Expression& e : expressions) {
    if (!is_open(e)) continue;
    const std::uint8_t told = of_subjects_verb(e) & of_words_beside(e);
    std::uint8_t& known = genders[e.referents.front().value];
    if ((known & told) != 0) known &= told;
  }
  for (Expression& e : expressions) {
    if (is_open(e) && genders[e.referents.front().value] != kAnyGender)
      e.agreement.genders = genders[e.referents.front().value];
  }
}

}  // namespace kronika::coref

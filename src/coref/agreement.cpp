// Agreement as sets of what is possible. Easy: "dodała" asks for a feminine singular. Hard: "jego",
// which is masculine or neuter; a present tense, which shows number only; "-li", which asks for one
// man at least, so that "Rosja i Ukraina" cannot be meant. Tested in tests/coref/.

#include "coref/agreement.h"

namespace kronika::coref {

std::uint8_t gender_mask(Gender gender) {
  switch (gender) {
    case Gender::masculine:
      return kMasculine;
    case Gender::feminine:
      return kFeminine;
    case Gender::neuter:
      return kNeuter;
    case Gender::unknown:
      break;
  }
  return kAnyGender;
}

Number number_of(const Token& token) {
  const std::string_view number = token.number();
  if (number == "Sing") return Number::singular;
  if (number == "Plur") return Number::plural;
  return Number::unknown;
}

Agreement agreement_of(const Token& token) {
  Agreement found;
  found.number = number_of(token);
  const std::string_view gender = token.feature("Gender");
  if (gender == "Masc") found.genders = kMasculine;
  if (gender == "Fem") found.genders = kFeminine;
  if (gender == "Neut") found.genders = kNeuter;
  if (found.number == Number::plural && !gender.empty()) {
    const bool human = gender == "Masc" && token.feature("Animacy") == "Hum";
    found.virility = human ? Virility::virile : Virility::other;
  }
  return found;
}

bool compatible(const Agreement& a, const Agreement& b) {
  if (a.number != Number::unknown && b.number != Number::unknown && a.number != b.number)
    return false;
  if (a.number == Number::plural || b.number == Number::plural)
    return a.virility == Virility::unknown || b.virility == Virility::unknown ||
           a.virility == b.virility;
  return (a.genders & b.genders) != 0;
}

}  // namespace kronika::coref

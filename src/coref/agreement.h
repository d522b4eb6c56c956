// Number and gender as Polish verbs and pronouns show them.
#pragma once

#include <cstdint>

#include "document/mention.h"
#include "document/token.h"

namespace kronika::coref {

enum class Number : std::uint8_t { unknown, singular, plural };
// Of plurals: "oni zrobili" (at least one man) against "one zrobiły".
enum class Virility : std::uint8_t { unknown, virile, other };

constexpr std::uint8_t kMasculine = 1, kFeminine = 2, kNeuter = 4, kAnyGender = 7;

struct Agreement {
  Number number = Number::unknown;
  std::uint8_t genders = kAnyGender;  // those possible, of a singular
  Virility virility = Virility::unknown;
};

std::uint8_t gender_mask(Gender gender);
Number number_of(const Token& token);
// What a noun, an adjective or a verb form shows of itself.
Agreement agreement_of(const Token& token);
bool compatible(const Agreement& a, const Agreement& b);

}  // namespace kronika::coref

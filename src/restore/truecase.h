// The case that words in capitals would have in running text. Inside src/restore only.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "document/document.h"
#include "restore/candidates.h"

namespace kronika::restore {

// Is the sentence written in capitals ("PREZYDENT DUDA W KIJOWIE")? Surely, if it has three words of two
// letters or more, nearly all of them in capitals and more than abbreviations alone would be, or two that no
// abbreviation would be ("WYBUCH W FABRYCE"); possibly, if it is too short to tell ("NIE MA", "ONZ"): then a neighbour in capitals tells.
enum class Shouting : std::uint8_t { none, possible, sure };
Shouting shouting_of(std::span<const Token> sentence);

// The usual case of a form in capitals: "PREZYDENT" -> "prezydent", "ŁOTWA" -> "Łotwa", "NATO" stays. What
// neither counts nor dictionary know is taken for a name, or, if it is short, for an abbreviation.
// A form that is not wholly in capitals stays as it is.
std::string truecase(const std::string& form, const Candidates& words);

}  // namespace kronika::restore

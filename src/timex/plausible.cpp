// Easy: "Maja Nowak", which the names' layer knows. Hard: "Ruch 23 Marca" (a capital inside a
// sentence), "w 2023 miejscowościach" (a count), "192.12.09.2023" (part of a number). Tested in
// tests/timex/.

#include "timex/plausible.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::timex {
namespace {

bool is_name_like(WordClass word_class) {
  switch (word_class) {
    case WordClass::month:
    case WordClass::weekday:
    case WordClass::weekdays:
    case WordClass::season:
    case WordClass::season_when:
      return true;
    default:
      return false;
  }
}

bool is_digits(const Piece& piece) { return piece.digit_count > 0; }

// Do the pieces begin or end inside a token or inside a longer number?
bool is_cut_out(const Match& match, std::span<const Piece> pieces) {
  const Piece &first = pieces[match.begin], &last = pieces[match.end - 1];
  if (!first.starts_token || !last.ends_token) return true;
  const bool number_before = match.begin >= 2 && is_digits(first) && first.glued &&
                             pieces[match.begin - 1].glued && is_digits(pieces[match.begin - 2]);
  const bool number_after = match.end + 1 < pieces.size() && is_digits(last) &&
                            pieces[match.end].glued && pieces[match.end + 1].glued &&
                            is_digits(pieces[match.end + 1]);
  return number_before || number_after;
}

}  // namespace

Plausibility::Plausibility(const Document& document, const Vocabulary& vocabulary)
    : document_(document), vocabulary_(vocabulary), person_(document.tokens.size(), 0) {
  const auto note = [&](const Token& token) {
    const FormId form = vocabulary.find(unicode::lower(token.form));
    const bool known = std::find(surnames_.begin(), surnames_.end(), form) != surnames_.end();
    if (!known && has_sense(form, WordClass::month)) surnames_.push_back(form);
  };
  for (const Name& name : document.names) {
    if (name.type != NameType::person) continue;
    for (TokenIndex i = name.tokens.begin; i < name.tokens.end && i.value < person_.size(); ++i)
      person_[i.value] = 1;
    if (name.tokens.size() > 1) note(document.token(name.tokens.end - 1));
  }
  for (const Token& token : document.tokens) {
    const bool surname = token.upos == Upos::PROPN && token.universal_relation() == "flat";
    if (surname && document.token(token.head).upos == Upos::PROPN) note(token);
  }
}

bool Plausibility::has_sense(FormId form, WordClass word_class) const {
  const auto senses = vocabulary_.senses(form);
  return std::any_of(senses.begin(), senses.end(),
                     [&](const Sense& sense) { return sense.word_class == word_class; });
}

bool Plausibility::names_time(const Match& match, std::span<const Piece> pieces) const {
  // "Christmas Eve" is no person, whatever the names' layer says.
  const bool feast = match.rule->meaning == Meaning::holiday && match.end - match.begin > 1;
  for (std::size_t i = match.begin; !feast && i < match.end; ++i) {
    if (pieces[i].word && person_[pieces[i].first.value]) return false;
  }
  for (const Capture& capture : match.captures) {
    const Piece& piece = pieces[capture.piece];
    if (is_season_of_noun(match, capture, pieces)) return false;
    if (!is_name_like(capture.word_class) || !piece.capital || piece.all_capitals) continue;
    if (capture.proper) {
      if (!is_calendar_name(match, capture, pieces)) return false;
      continue;
    }
    if (!piece.initial || document_.token(piece.first).upos == Upos::PROPN) return false;
  }
  return true;
}

// "The autumn gales": a season that only says of which kind a thing is.
bool Plausibility::is_season_of_noun(const Match& match, const Capture& capture,
                                     std::span<const Piece> pieces) const {
  if (capture.word_class != WordClass::season || match.captures.size() > 1) return false;
  const Token& token = document_.token(pieces[capture.piece].first);
  return token.universal_relation() == "compound" && pieces[match.end - 1].end <= token.head;
}

// In languages that write months with a capital: "May said", "Prime Minister May", "March on!" are
// no months. Day or year beside it settles the matter; else the tagger and the tree are asked.
bool Plausibility::is_calendar_name(const Match& match, const Capture& capture,
                                    std::span<const Piece> pieces) const {
  const bool dated = match.has(WordClass::day) || match.has(WordClass::year);
  if (dated) return true;
  const Token& token = document_.token(pieces[capture.piece].first);
  if (token.upos == Upos::VERB || token.upos == Upos::AUX) return false;
  if (capture.word_class != WordClass::month || match.end != match.begin + 1) return true;
  const std::string_view relation = token.universal_relation();
  if (relation == "nsubj" || relation == "flat" || relation == "iobj" || relation == "vocative")
    return false;
  // In an article about Theresa May only what stands as a month does is one: "in May".
  const FormId form = pieces[capture.piece].form;
  if (std::find(surnames_.begin(), surnames_.end(), form) != surnames_.end()) {
    return match.begin > 0 && has_sense(pieces[match.begin - 1].form, WordClass::before_month);
  }
  if (match.begin == 0) return true;
  const Piece& before = pieces[match.begin - 1];
  const bool name_before = before.capital && !before.initial && !pieces[match.begin].all_capitals;
  return !name_before || document_.token(before.first).upos == Upos::ADP;
}

// "w 2023 miejscowościach": a noun in the plural follows that the number counts.
bool Plausibility::counts_something(const Match& match, std::span<const Piece> pieces) const {
  constexpr int kEarliest = 1500, kLatest = 2100;
  const int year = match.value(WordClass::year).value_or(0);
  if (year < kEarliest || year > kLatest) return true;
  if (match.end == pieces.size() || !pieces[match.end].word) return false;
  const Token& next = document_.token(pieces[match.end].first);
  if (next.upos != Upos::NOUN && next.upos != Upos::ADJ) return false;
  // Where nouns have no case, counts above a thousand are written with a comma.
  const std::string_view grammatical_case = next.feature("Case");
  return next.feature("Number") == "Plur" && !grammatical_case.empty() && grammatical_case != "Nom";
}

bool Plausibility::holds(const Match& match, std::span<const Piece> pieces) const {
  if (is_cut_out(match, pieces) || !names_time(match, pieces)) return false;
  const Meaning meaning = match.rule->meaning;
  if (meaning == Meaning::bare_year) return !counts_something(match, pieces);
  const bool alone = match.end == match.begin + 1 && match.captures.size() == 1 &&
                     (meaning == Meaning::month || meaning == Meaning::weekday);
  if (!alone) return true;
  const Capture& only = match.captures.front();
  return !only.needs_company && !pieces[only.piece].abbreviation;
}

}  // namespace kronika::timex

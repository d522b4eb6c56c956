// Where a name begins and ends: the knowledge base, the recogniser and the tagger each know a part.
// A name of the knowledge base wins; the recogniser may prolong a mere surname; in capitals after a
// role noun a name is believed without either.
//
// Easy: "Jens Stoltenberg". Hard: "Kim Nowak", who is not the Kim that the knowledge base knows.
// Tested in tests/link/link_test.cpp.

#include <algorithm>

#include "link/finder.h"
#include "link/grammar.h"
#include "link/towns.h"

namespace kronika::link {
namespace {

constexpr std::size_t kMaxQuotedWords = 6;

}  // namespace

std::optional<NamePart> Finder::name_at(TokenIndex at) const {
  if (at >= end_) return std::nullopt;
  const std::optional<AliasMatch> alias = words_.alias(at, end_);
  if (!alias && !words_.may_begin_name(at)) return std::nullopt;
  const Name* recognised = words_[at].name;
  // The recogniser's name from here on, if it begins here or what it covers before is no part of a
  // name.
  TokenSpan span =
      recognised ? TokenSpan{at, std::min(recognised->tokens.end, end_)} : TokenSpan{at, at};
  if (!words_[at].capital) span.end = at;
  if (recognised && !alias && !span.empty()) span.end = word_group_end(span);
  if (!recognised && !alias && words_[at].capital && words_.token(at).upos == Upos::PROPN) {
    while (span.end < end_ && words_[span.end].capital && !words_[span.end].name &&
           (span.end == at || (words_.token(span.end).relation == "flat" &&
                               span.contains(words_.token(span.end).head))))
      ++span.end;
    if (span.size() < 2 && !names_noun(at) && !is_town(at)) span.end = at;
  }
  if (!alias && span.empty()) return std::nullopt;
  NamePart name;
  if (recognised)
    name.type = recognised->type;
  else if (words_.feature(at, "Animacy") == "Hum")
    name.type = NameType::person;
  if (!alias) {
    name.tokens = {at, words_.with_ending(span.end, end_)};
    const std::string_view feature = words_.feature(at, "Case");
    name.cases = case_from_feature(feature);
    return name;
  }
  const bool weak = std::all_of(alias->senses.begin(), alias->senses.end(), [](const Sense& s) {
    return s.kind == SenseKind::surname || s.kind == SenseKind::place;
  });
  name.tokens = alias->tokens;
  // "Kim Nowak": the knowledge base knows a Kim, the text speaks of somebody else.
  if (weak && alias->words == 1 && recognised && name.type == NameType::person &&
      span.end > alias->tokens.end) {
    name.tokens = {at, words_.with_ending(span.end, end_)};
    name.cases = case_from_feature(words_.feature(at, "Case"));
    if (const auto last = words_.alias(span.end - 1, end_);
        last && has_sense(last->senses, SenseKind::surname)) {
      name.senses = last->senses;
      name.given_name_differs = true;
      name.exact = last->exact;
    }
    return name;
  }
  name.senses = alias->senses;
  name.cases = alias->cases;
  name.exact = alias->exact;
  name.surname_only = weak && alias->words == 1;
  return name;
}

// Where the recogniser's name ends: before a comma ("Springfield, Missouri"), behind the second
// half of a word with a hyphen ("Saint-Etienne").
TokenIndex Finder::word_group_end(TokenSpan span) const {
  TokenIndex end = span.begin + 1;
  while (end < span.end && words_.token(end).form != ",") ++end;
  while (end + 1 < end_ && words_.token(end).form == "-" && words_[end].glued &&
         words_[end + 1].glued && words_[end + 1].capital)
    end = end + 2;
  return end;
}

// "w Radomiu", where neither the knowledge base nor the recogniser sees a name.
bool Finder::is_town(TokenIndex at) const {
  const TokenSpan name{at, at + 1};
  return is_after_place_preposition(words_, phrases_, name) &&
         !towns_named(words_, k_, name).empty();
}

// "in early May", "Monday": a time, unless the knowledge base knows more than a surname; "Southeast
// Asian": an adjective that the recogniser took for a name.
bool Finder::is_no_name(const NamePart& name) const {
  const bool weak = std::all_of(name.senses.begin(), name.senses.end(),
                                [](const Sense& s) { return s.kind == SenseKind::surname; });
  if (!weak) return false;
  if (words_.in_time(name.tokens)) return true;
  return name.senses.empty() && name.type == NameType::other &&
         words_.token(name.tokens.end - 1).upos == Upos::ADJ &&
         words_.feature(name.tokens.end - 1, "Case").empty();
}

std::optional<NamePart> Finder::person_at(TokenIndex at) const {
  if (at >= end_ || !words_[at].capital) return std::nullopt;
  std::optional<NamePart> name = name_at(at);
  if (name &&
      (has_sense(name->senses, SenseKind::person) || has_sense(name->senses, SenseKind::surname))) {
    name->type = NameType::person;
    return name;
  }
  if (name && !name->senses.empty()) return std::nullopt;  // a country, a town, an organisation
  // The recogniser takes people for places and organisations; the tagger's animacy tells them
  // apart.
  const bool human = words_.feature(at, "Animacy") == "Hum" ||
                     (words_.feature(at, "Gender") == "Fem" && words_.token(at).relation == "flat");
  const bool thing = name && name->type && name->type != NameType::person && !human;
  if (thing) return std::nullopt;
  if (name && (name->type == NameType::person || name->tokens.size() > 1)) {
    // "Jacek Czaputowicz" that is not in the knowledge base; a surname there may belong to somebody
    // else.
    name->type = NameType::person;
    return name;
  }
  const bool proper = words_.token(at).upos == Upos::PROPN || name;
  if (!proper || !words_[at].acronym.empty()) return std::nullopt;
  NamePart plain;
  TokenIndex end = at;
  while (end < end_ && (words_[end].capital ||
                        (end > at && phrases_.is("particle", words_[end].form) && end + 1 < end_ &&
                         words_[end + 1].capital) ||
                        (end > at && words_[end].glued && words_.token(end).form == "-" &&
                         end + 1 < end_ && words_[end + 1].capital))) {
    ++end;
  }
  plain.tokens = {at, end};
  plain.type = NameType::person;
  plain.cases = case_from_feature(words_.feature(at, "Case"));
  return plain;
}

std::optional<Draft> Finder::bare_name(TokenIndex at) {
  std::optional<NamePart> name = name_at(at);
  if (!name || is_no_name(*name)) return std::nullopt;
  Draft draft;
  draft.anchor = at;
  // "Władimir Putin" where the knowledge base has the surname alone, in other spelling: see
  // namesakes.cpp.
  if (name->senses.empty() && name->type == NameType::person && name->tokens.size() > 1) {
    const auto last = words_.alias(name->tokens.end - 1, end_);
    if (last && has_sense(last->senses, SenseKind::surname) &&
        last->tokens.end == name->tokens.end) {
      name->senses = last->senses;
      name->given_name_differs = true;
      name->cases = last->cases;
      name->exact = last->exact;
    }
  }
  draft.tokens = name->tokens;
  draft.name = std::move(name);
  // "North Korean missiles"
  const TokenIndex head = head_of(words_.document(), draft.tokens, at);
  if (draft.tokens.size() > 1 && is_attribute(head, draft.tokens.end) &&
      has_sense(draft.name->senses, SenseKind::demonym)) {
    draft.adjective = sense_entity(draft.name->senses, SenseKind::demonym);
    draft.name.reset();
    return draft;
  }
  // "Americans"; "the French"
  draft.plural = words_.feature(at, "Number") == "Plur" || is_people(at);
  noun_after_name(draft);
  return draft;
}

// Where the order of the words alone does not tell that the name is the noun's, the tree does.
bool Finder::hangs_together(TokenIndex noun, TokenIndex name) const {
  if (!phrases_.has("genitive_preposition")) return true;
  for (TokenIndex i = name; i < end_ && words_[i].capital; ++i) {
    if (words_.token(i).head == noun) return true;
  }
  return words_.token(noun).head != none<TokenIndex> && words_.token(noun).head >= name &&
         words_.token(noun).head < end_ && words_[words_.token(noun).head].capital;
}

// The name after "dziennik", "agencja", "partia": in quotation marks, known, recognised, or in
// capitals.
bool Finder::quoted_or_plain_name(Draft& draft, bool any_capital) {
  TokenIndex at = draft.tokens.end;
  if (at >= end_) return false;
  // "the city of Kharkiv"
  if (draft.noun->kind == EntityKind::place && at + 1 < end_ &&
      phrases_.is("genitive_preposition", words_[at].lemma))
    ++at;
  const std::string_view form = words_.token(at).form;
  const bool quoted = form == "\"" || form == "„" || form == "”" || form == "«" || form == "'" ||
                      form == "“" || form == "»";
  NamePart name;
  if (quoted) {
    TokenIndex close = at + 1;
    while (close < end_ && close - at <= kMaxQuotedWords && words_.token(close).upos != Upos::PUNCT)
      ++close;
    const std::string_view mark =
        close < end_ ? std::string_view(words_.token(close).form) : std::string_view{};
    if (close == at + 1 ||
        !(mark == "\"" || mark == "”" || mark == "»" || mark == "'" || mark == "“" ||
          mark == "«") ||
        !words_[at + 1].capital)
      return false;
    name.tokens = {at + 1, close};
    if (const auto alias = words_.alias(at + 1, close); alias && alias->tokens.end == close)
      name.senses = alias->senses;
    draft.tokens.end = close + 1;
  } else if (!hangs_together(draft.anchor, at)) {
    return false;
  } else if (auto known = name_at(at); known && words_[at].capital) {
    name = std::move(*known);
    const bool place = draft.noun->kind == EntityKind::place;
    if (!place &&
        (has_sense(name.senses, SenseKind::country) ||
         has_sense(name.senses, SenseKind::capital)) &&
        !has_sense(name.senses, SenseKind::organisation))
      return false;  // "uniwersytet Łotwy"
    std::erase_if(name.senses, [&](const Sense& s) {
      return place ? s.kind != SenseKind::place && s.kind != SenseKind::capital
                   : s.kind != SenseKind::organisation;
    });
    draft.tokens.end = name.tokens.end;
  } else if (any_capital && words_[at].capital) {
    TokenIndex end = at;
    while (end < end_ && words_[end].capital && words_[end].letters) ++end;
    name.tokens = {at, end};
    draft.tokens.end = end;
  } else {
    return false;
  }
  name.type = draft.noun->kind == EntityKind::place ? NameType::location : NameType::organisation;
  draft.name = std::move(name);
  return true;
}

}  // namespace kronika::link

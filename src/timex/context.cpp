// Easy: "scheduled for Thursday" lies ahead. Hard: "Thursday's summit", where the day belongs to a
// noun; "the first visit by a British leader in nine years", where "first" stands far from the
// years; "on Monday, two days after the ship left", which dates the ship's leaving. Tested in
// tests/timex/.

#include "timex/context.h"

#include <algorithm>

namespace kronika::timex {
namespace {

constexpr int kMostSteps = 12;

}  // namespace

Context::Context(const Document& document, const Vocabulary& vocabulary)
    : document_(document),
      vocabulary_(vocabulary),
      tense_(document, vocabulary),
      parenthesis_(vocabulary.find("(")),
      dash_(vocabulary.find("-")),
      apostrophe_(vocabulary.find("'")) {}

bool Context::has_sense(const Piece& piece, WordClass word_class, std::optional<int> value) const {
  const auto senses = vocabulary_.senses(piece.form);
  return std::any_of(senses.begin(), senses.end(), [&](const Sense& sense) {
    return sense.word_class == word_class && sense.value == value.value_or(sense.value);
  });
}

Match Context::with_article(Match match, std::span<const Piece> pieces) const {
  if (match.begin == 0) return match;
  const Piece& before = pieces[match.begin - 1];
  const TokenIndex head = document_.token(before.first).head;
  const TokenSpan tokens{pieces[match.begin].first, pieces[match.end - 1].end};
  const bool within = head != none<TokenIndex> && tokens.contains(head);
  if (within && is_article(before)) --match.begin;
  return match;
}

bool Context::before_is(const Match& match, std::span<const Piece> pieces, WordClass word_class,
                        std::optional<int> value) const {
  std::size_t begin = match.begin;
  if (begin > 0 && is_article(pieces[begin - 1])) --begin;
  return begin > 0 && has_sense(pieces[begin - 1], word_class, value);
}

// "Thursday's summit": not when the verb above happens.
bool Context::is_attributive(const Match& match, std::span<const Piece> pieces) const {
  return match.end < pieces.size() && apostrophe_ != kUnknownForm &&
         pieces[match.end].form == apostrophe_ && pieces[match.end].glued;
}

// "The first visit by …", "the highest level of …": before it, and no comma between.
std::optional<int> Context::rank_before(const Match& match, std::span<const Piece> pieces) const {
  constexpr std::size_t kFarthest = 12;
  for (std::size_t back = 1; back <= kFarthest && back <= match.begin; ++back) {
    const Piece& piece = pieces[match.begin - back];
    const bool sign = !piece.word && piece.digit_count == 0;
    if (sign && piece.form != dash_ && piece.form != apostrophe_) return std::nullopt;
    if (!piece.word) continue;
    // "At least 10", "at best" rank nothing.
    const bool adverbial =
        piece.first.value > 0 && document_.token(piece.first - 1).upos == Upos::ADP;
    if (document_.token(piece.first).feature("Degree") == "Sup" && !adverbial) return 1;
    for (const Sense& sense : vocabulary_.senses(piece.form)) {
      if (sense.word_class == WordClass::ordinal) return sense.value;
    }
  }
  return std::nullopt;
}

Surroundings Context::surroundings(const Match& match, std::span<const Piece> pieces,
                                   TokenIndex governor) const {
  constexpr int kOnlyPast = -1;
  Surroundings around;
  around.direction = tense_.direction(governor);
  around.single_event = tense_.single_event(governor);
  around.since = before_is(match, pieces, WordClass::since, kOnlyPast);
  if (around.since || match.rule->meaning == Meaning::ahead_or_long)
    around.rank = rank_before(match, pieces);
  if (is_attributive(match, pieces)) {
    if (around.direction == Direction::present) around.direction = Direction::unknown;
    return around;
  }
  around.scheduled = before_is(match, pieces, WordClass::scheduled);
  around.until = before_is(match, pieces, WordClass::until);
  return around;
}

bool Context::is_bound(const Match& match, std::span<const Piece> pieces) const {
  if (!before_is(match, pieces, WordClass::bound) || is_attributive(match, pieces)) return false;
  // "After the 2014 elections": in them, or soon after.
  const Token& head =
      document_.token(head_of({pieces[match.begin].first, pieces[match.end - 1].end}));
  const bool of_noun = !head.is_root() && pieces[match.end - 1].end <= head.head &&
                       document_.token(head.head).upos == Upos::NOUN;
  if (of_noun) return false;
  for (const WordClass c : {WordClass::month_adjective, WordClass::weekday_adjective,
                            WordClass::weekend_adjective, WordClass::deictic_adjective,
                            WordClass::year_shift, WordClass::month_shift, WordClass::week_shift}) {
    if (match.has(c)) return false;
  }
  return true;
}

TokenIndex Context::head_of(TokenSpan span) const {
  TokenIndex best = span.begin;
  int best_rank = -1;
  for (TokenIndex i = span.begin; i < span.end; ++i) {
    const Token& token = document_.token(i);
    if (!token.is_root() && span.contains(token.head)) continue;
    const bool function_word =
        token.upos == Upos::ADP || token.upos == Upos::CCONJ || token.upos == Upos::PART;
    const bool on_verb = token.is_root() || document_.token(token.head).upos == Upos::VERB;
    const int rank = token.upos == Upos::PUNCT ? 0 : function_word ? 1 : on_verb ? 3 : 2;
    if (rank > best_rank) {
      best = i;
      best_rank = rank;
    }
  }
  return best;
}

TokenIndex Context::governor_of(TokenSpan span, TokenIndex head) const {
  const TokenIndex verb = document_.token(head).head;
  const auto is_comma = [&](TokenIndex i) {
    return i.value < document_.tokens.size() && document_.token(i).form == ",";
  };
  if (verb == none<TokenIndex> || verb < span.end || !is_comma(span.end) || !is_comma(verb + 1))
    return verb;
  constexpr std::size_t kFarthest = 12;
  TokenIndex reported = none<TokenIndex>;
  for (TokenIndex i = verb + 2; i.value < document_.tokens.size() && i - verb < kFarthest; ++i) {
    const Token& token = document_.token(i);
    if (token.head == verb && token.universal_relation() == "ccomp") reported = i;
  }
  if (reported == none<TokenIndex>) return verb;
  for (TokenIndex i = verb + 2; i < reported; ++i) {
    const Token& token = document_.token(i);
    if (token.head == reported && token.relation == "mark") return verb;  // "said that they met"
  }
  return reported;
}

bool Context::is_background(TokenIndex head) const {
  for (int step = 0; step < kMostSteps && head != none<TokenIndex>; ++step) {
    const Token& token = document_.token(head);
    if (token.universal_relation() == "acl") return true;
    head = token.head;
  }
  return false;
}

bool Context::is_dateline(const Match& match, std::span<const Piece> pieces) const {
  constexpr std::size_t kLongest = 6;
  if (match.rule->meaning != Meaning::date || match.begin == 0 || match.begin > kLongest)
    return false;
  if (match.end == pieces.size()) return false;
  const FormId next = pieces[match.end].form;
  if (next == kUnknownForm || (next != parenthesis_ && next != dash_)) return false;
  return std::all_of(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(match.begin),
                     [](const Piece& piece) { return !piece.word || piece.capital; });
}

TokenIndex Context::verb_above(TokenIndex token, TokenIndex without) const {
  for (int step = 0; step < kMostSteps && token != none<TokenIndex>; ++step) {
    if (token == without) return none<TokenIndex>;
    const Token& t = document_.token(token);
    if (t.upos == Upos::VERB || t.is_root()) return token;
    token = t.head;
  }
  return none<TokenIndex>;
}

TokenIndex Context::dated_from(TokenIndex preposition, TokenIndex date) const {
  const TokenIndex governed = document_.token(preposition).head;
  if (governed == none<TokenIndex> || document_.token(governed).is_root()) return none<TokenIndex>;
  // The clause behind the preposition, by its verb or (where the tree is wrong) by a noun of it.
  TokenIndex verb = verb_above(governed, none<TokenIndex>);
  TokenIndex inside = governed;
  const bool clause = verb != none<TokenIndex> && preposition < verb &&
                      document_.token(verb).universal_relation() == "advcl";
  if (clause || verb == governed) {
    inside = verb;
    verb = verb_above(document_.token(verb).head, none<TokenIndex>);
  }
  const TokenIndex dated_verb = verb_above(date, inside);
  if (verb == none<TokenIndex> || dated_verb == none<TokenIndex>) return none<TokenIndex>;
  // "On Thursday convicted and sentenced him, a month after …"
  while (verb != dated_verb && verb < preposition && document_.token(verb).relation == "conj")
    verb = document_.token(verb).head;
  return verb == dated_verb ? inside : none<TokenIndex>;
}

}  // namespace kronika::timex

// Climbs from the expression to the verb that governs it. Auxiliaries win over the form of their
// verb ("będzie głosował", "zostanie podpisana"); an infinitive lies after the verb that governs it
// ("chce przyjechać w maju"), but under a past verb on either side ("miał przyjechać"). Bounded
// steps, so linear in all. Tested in tests/timex/.

#include "timex/tense.h"

namespace kronika::timex {
namespace {

constexpr int kMostSteps = 8;

Direction of_tense(std::string_view tense) {
  if (tense == "Past") return Direction::past;
  if (tense == "Pres") return Direction::present;
  if (tense == "Fut") return Direction::future;
  return Direction::unknown;
}

}  // namespace

TenseGuide::TenseGuide(const Document& document)
    : document_(document), auxiliary_(document.tokens.size(), Direction::unknown) {
  for (const Token& token : document.tokens) {
    if (token.is_root() || token.upos != Upos::AUX || !token.relation.starts_with("aux")) continue;
    const Direction direction = of_tense(token.feature("Tense"));
    if (direction != Direction::unknown) auxiliary_[token.head.value] = direction;
  }
}

Direction TenseGuide::direction(TokenIndex token) const {
  bool infinitive = false;
  for (int step = 0; step < kMostSteps && token != none<TokenIndex>; ++step) {
    const Token& t = document_.token(token);
    Direction found = auxiliary_[token.value];
    const std::string_view form = t.feature("VerbForm");
    // A participle's or converb's tense is relative to the verb above it ("przyjmując", "biorący").
    const bool finite =
        (t.upos == Upos::VERB || t.upos == Upos::AUX) && (form == "Fin" || form.empty());
    if (found == Direction::unknown && finite) found = of_tense(t.feature("Tense"));
    if (found != Direction::unknown) {
      if (!infinitive) return found;
      return found == Direction::past ? Direction::unknown : Direction::future;
    }
    if (form == "Inf") infinitive = true;
    if (form == "Part" && t.feature("Voice") == "Pass" && t.feature("Aspect") == "Perf")
      return Direction::past;
    token = t.head;
  }
  return infinitive ? Direction::future : Direction::unknown;
}

bool TenseGuide::single_event(TokenIndex token) const {
  for (int step = 0; step < kMostSteps && token != none<TokenIndex>; ++step) {
    const Token& t = document_.token(token);
    if (t.upos == Upos::VERB) return t.feature("Aspect") == "Perf";
    token = t.head;
  }
  return false;
}

}  // namespace kronika::timex

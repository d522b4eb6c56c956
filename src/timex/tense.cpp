// Climbs from the expression to the verb that governs it. Auxiliaries win over the form of their
// verb ("będzie głosował", "zostanie podpisana", "will vote"); a perfect is past whatever tense its
// auxiliary has ("has voted", "may have voted"); an infinitive lies after the verb that governs it
// ("chce przyjechać w maju"), but under a past verb on either side ("miał przyjechać", "was to
// arrive"). Easy: "met on Monday". Hard: "is believed to have left on Monday". Bounded steps, so
// linear in all. Tested in tests/timex/.

#include "timex/tense.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::timex {
namespace {

constexpr int kMostSteps = 8;
constexpr int kOwnFuture = 2;  // the value of "will" in the table

Direction of_tense(std::string_view tense) {
  if (tense == "Past") return Direction::past;
  if (tense == "Pres") return Direction::present;
  if (tense == "Fut") return Direction::future;
  return Direction::unknown;
}

// English "held", Polish "zorganizowany".
bool is_past_participle(const Token& token) {
  if (token.feature("VerbForm") != "Part") return false;
  return token.feature("Tense") == "Past" ||
         (token.feature("Voice") == "Pass" && token.feature("Aspect") == "Perf");
}

}  // namespace

TenseGuide::TenseGuide(const Document& document, const Vocabulary& vocabulary)
    : document_(document), vocabulary_(vocabulary), auxiliaries_(document.tokens.size()) {
  for (const Token& token : document.tokens) {
    if (!token.is_root()) note(token);
  }
}

void TenseGuide::note(const Token& token) {
  Auxiliaries& found = auxiliaries_[token.head.value];
  const std::string_view relation = token.universal_relation();
  if (token.upos == Upos::PART && relation == "mark") found.particle = true;
  if (token.upos != Upos::AUX || (relation != "aux" && relation != "cop")) return;
  const std::string_view form = token.feature("VerbForm");
  if (has_sense(token.lemma, WordClass::modal, 1)) found.modal = true;
  if (has_sense(token.lemma, WordClass::modal, kOwnFuture)) found.future = true;
  if (token.relation == "aux:pass") found.passive = true;
  if (form == "Inf") found.infinitive = true;
  const Direction tense = of_tense(token.feature("Tense"));
  if (form == "Part") {
    found.perfect = found.perfect || tense == Direction::past;
  } else if (tense != Direction::unknown) {
    found.tense = tense;
  }
}

bool TenseGuide::has_sense(std::string_view form, WordClass word_class, int least) const {
  const auto senses = vocabulary_.senses(vocabulary_.find(form));
  return std::any_of(senses.begin(), senses.end(), [&](const Sense& sense) {
    return sense.word_class == word_class && sense.value >= least;
  });
}

Direction TenseGuide::of_predicate(const Token& verb, const Auxiliaries& auxiliaries) {
  if (auxiliaries.future) return Direction::future;
  const std::string_view form = verb.feature("VerbForm");
  const bool active_participle = form == "Part" && verb.feature("Tense") == "Past" &&
                                 verb.feature("Voice") != "Pass" && !auxiliaries.passive;
  const bool has_auxiliary =
      auxiliaries.modal || auxiliaries.infinitive || auxiliaries.tense != Direction::unknown;
  if (auxiliaries.perfect || (active_participle && has_auxiliary)) return Direction::past;
  if (auxiliaries.modal) return Direction::future;
  const bool be_to = auxiliaries.particle && form == "Inf";
  if (be_to && auxiliaries.tense == Direction::present) return Direction::future;
  if (auxiliaries.tense != Direction::unknown) return auxiliaries.tense;
  // A participle's or converb's tense is relative to the verb above it ("przyjmując", "biorący").
  const bool finite =
      (verb.upos == Upos::VERB || verb.upos == Upos::AUX) && (form == "Fin" || form.empty());
  return finite ? of_tense(verb.feature("Tense")) : Direction::unknown;
}

// "A meeting planned on Friday", "due on Friday".
bool TenseGuide::looks_ahead(const Token& token) const {
  const bool stative = token.upos == Upos::ADJ || token.feature("VerbForm") == "Part";
  return stative && has_sense(unicode::lower(token.form), WordClass::looks_ahead, 0);
}

Direction TenseGuide::direction(TokenIndex token) const {
  if (token != none<TokenIndex> && looks_ahead(document_.token(token))) return Direction::future;
  bool infinitive = false;
  for (int step = 0; step < kMostSteps && token != none<TokenIndex>; ++step) {
    const Token& t = document_.token(token);
    const Auxiliaries& auxiliaries = auxiliaries_[token.value];
    const Direction found = of_predicate(t, auxiliaries);
    const std::string_view form = t.feature("VerbForm");
    if (form == "Inf" && auxiliaries.particle) infinitive = true;
    if (found != Direction::unknown) {
      // "Is believed to have left" is past all the same.
      const bool itself = !infinitive || auxiliaries.infinitive || found == Direction::future;
      if (itself) return found;
      return found == Direction::past ? Direction::unknown : Direction::future;
    }
    if (form == "Inf" || auxiliaries.infinitive) infinitive = true;
    if (is_past_participle(t) && !auxiliaries.infinitive) return Direction::past;
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

// Events to claims. Tested in tests/claim/.

#include "claim/stage.h"

#include <algorithm>
#include <array>

#include "claim/codes.h"
#include "claim/identity.h"
#include "claim/parts.h"

namespace kronika::claim {
namespace {

// Words between the parts of a trigger that its span takes in: "wyraził „pełne i bezwarunkowe”
// poparcie".
constexpr std::size_t kTriggerGap = 8;

// Types of acts that are done by speaking: whoever does them is no source of them.
bool is_speech_act(std::string_view type) {
  constexpr std::array<std::string_view, 8> kTypes = {"AGREE",  "SUPPORT", "CONCEDE",  "REQUEST",
                                                      "ACCUSE", "REJECT",  "THREATEN", "STATE"};
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

// A journey within one's own country is no visit.
bool is_domestic(const Claim& claim) {
  if (claim.type != "CONSULT" || claim.mode != "visit" || claim.recipients.empty()) return false;
  return std::any_of(
      claim.recipients.begin(), claim.recipients.end(), [&](const Participant& host) {
        return host.id.starts_with("country/") &&
               std::any_of(
                   claim.actors.begin(), claim.actors.end(),
                   [&](const Participant& visitor) { return visitor.country == host.country; });
      });
}

std::vector<ByteSpan> trigger_spans(const Document& document, const Event& event) {
  std::vector<ByteSpan> spans;
  TokenIndex last = none<TokenIndex>;
  for (const TokenIndex token : event.trigger_tokens) {
    const ByteSpan span = document.token(token).span;
    if (last != none<TokenIndex> && token - last <= kTriggerGap)
      spans.back() = cover(spans.back(), span);
    else
      spans.push_back(span);
    last = token;
  }
  if (spans.empty()) spans.push_back(document.token(event.trigger).span);
  // The run with the event's own word first: the output shows one.
  const ByteSpan head = document.token(event.trigger).span;
  std::stable_partition(spans.begin(), spans.end(), [&](ByteSpan s) { return s.contains(head); });
  return spans;
}

// A claim, or why the event is none.
struct Made {
  std::optional<Claim> claim;
  std::string_view reason;
};

Made make(const Document& document, const Lookup& lookup, EventIndex index) {
  const Event& event = document.events[index.value];
  Claim claim;
  claim.type = event.type;
  claim.mode = event.mode;
  claim.contexts = event.contexts;
  claim.origin = index;
  claim.trigger = trigger_spans(document, event);
  claim.trigger_lemma = event.lemma;
  claim.rule = event.rule;
  claim.confidence = event.confidence;
  claim.tense = event.tense;
  claim.hypothetical = event.hypothetical;
  claim.sentence = document.sentence_of(event.trigger);
  // A town that speaks, is asked, blamed or helped is the state's: "Wiedeń nie komentuje",
  // "wystąpił do Rygi"; one that is attacked or seized is itself.
  static constexpr std::array<std::string_view, 5> kActsOnPlaces = {"ASSAULT", "COERCE", "RETREAT",
                                                                    "MOBILIZE", "PROTEST"};
  const bool acts_on_place =
      std::find(kActsOnPlaces.begin(), kActsOnPlaces.end(), event.type) != kActsOnPlaces.end();
  claim.actors = participants(lookup, event.actors, event.type == "STATE");
  claim.recipients = participants(lookup, event.recipients, !acts_on_place);
  std::erase_if(claim.recipients, [&](const Participant& r) {
    return std::any_of(claim.actors.begin(), claim.actors.end(),
                       [&](const Participant& a) { return a.id == r.id; });
  });
  const bool had = !event.actors.empty() || !event.recipients.empty();
  if (had && claim.actors.empty() && claim.recipients.empty())
    return {std::nullopt, "nobody that it names is known"};
  if (is_domestic(claim)) return {std::nullopt, "a journey within one's own country"};
  Factuality content = Factuality::certain;
  claim.sources = sources(document, event, claim.actors, is_speech_act(event.type), content);
  claim.factuality = weaken(content, event.factuality);
  if (event.matter && !event.matter->empty()) claim.matter = document.bytes(*event.matter);
  claim.place = place(document, event);
  claim.time = time(document, event);
  claim.quotes = quotes(lookup, event);
  return {std::move(claim), {}};
}

}  // namespace

Result<Stage> Stage::load(const Resources& resources, std::string_view /*language*/) {
  Result<Codes> codes = Codes::load(resources);
  if (!codes) return codes.error();
  return Stage(std::make_shared<const Codes>(std::move(*codes)));
}

void Stage::run(Document& document) const {
  document.claims.clear();
  const Lookup lookup(document);
  for (std::size_t i = 0; i < document.events.size(); ++i) {
    Made made = make(document, lookup, EventIndex(i));
    if (made.claim)
      document.claims.push_back(std::move(*made.claim));
    else
      document.rejections.push_back({document.events[i].trigger, document.events[i].rule,
                                     std::string(made.reason)});
  }
  std::stable_sort(document.claims.begin(), document.claims.end(),
                   [](const Claim& a, const Claim& b) {
                     return a.trigger.front().begin < b.trigger.front().begin;
                   });
  identify_events(document);
  std::stable_sort(document.rejections.begin(), document.rejections.end(),
                   [](const Rejection& x, const Rejection& y) { return x.trigger < y.trigger; });
  for (std::size_t i = 0; i < document.claims.size(); ++i) {
    document.claims[i].number = static_cast<std::uint32_t>(i + 1);
    codes_->fill(document.claims[i]);
  }
}

}  // namespace kronika::claim

#include "format/jsonl.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "unicode/offsets.h"

namespace kronika::format {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& value) { return value.empty() ? Json(nullptr) : Json(value); }

Json or_null(const std::optional<std::string>& value) { return value ? Json(*value) : Json(nullptr); }

Json interval_json(const Interval& interval) {
  return {{"start", iso(interval.start, interval.grain)},
          {"end", iso(interval.end, interval.grain)},
          {"grain", name(interval.grain)}};
}

// Writes claims of one document; holds the map to code points.
class Writer {
 public:
  explicit Writer(const Document& document) : document_(document), offsets_(document.text) {}

  Json document_json(const JsonOptions& options) const {
    Json json = {{"kind", "document"},
                 {"id", document_.id},
                 {"lang", document_.language},
                 {"title", or_null(document_.title)},
                 {"url", or_null(document_.url)},
                 {"publisher", or_null(document_.publisher)},
                 {"published", document_.published ? interval_json(*document_.published) : Json(nullptr)},
                 {"chars", offsets_.code_point(ByteOffset(document_.text.size())).value},
                 {"sentences", document_.sentences.size()},
                 {"tokens", document_.tokens.size()}};
    if (options.with_text) json["text"] = document_.text;
    return json;
  }

  Json claim_json(const Claim& claim) const {
    const Sentence& sentence = document_.sentences[claim.sentence.value];
    Json json = {{"kind", "claim"},
                 {"id", document_.id + "#" + std::to_string(claim.number)},
                 {"doc", document_.id},
                 {"event", claim.event},
                 {"type", claim.type},
                 {"mode", or_null(claim.mode)},
                 {"cameo", or_null(claim.cameo)},
                 {"quad", or_null(claim.quad)},
                 {"score", claim.score},
                 {"contexts", claim.contexts}};
    const ByteSpan trigger = claim.trigger.empty() ? ByteSpan{} : claim.trigger.front();
    json["trigger"] = {{"text", text(trigger)}, {"lemma", claim.trigger_lemma}, {"span", span(trigger)}};
    json["actors"] = participants(claim.actors);
    json["recipients"] = participants(claim.recipients);
    json["matter"] = claim.matter ? words(*claim.matter) : Json(nullptr);
    json["place"] = claim.place ? place(*claim.place) : Json(nullptr);
    json["time"] = claim.time ? time(*claim.time) : Json(nullptr);
    json["tense"] = name(claim.tense);
    json["factuality"] = name(claim.factuality);
    json["hypothetical"] = claim.hypothetical;
    json["sources"] = Json::array();
    for (const Source& s : claim.sources) json["sources"].push_back(source(s));
    json["quotes"] = Json::array();
    for (const ByteSpan quote : claim.quotes) json["quotes"].push_back(words(quote));
    json["evidence"] = {{"sentence", claim.sentence.value}, {"span", span(sentence.span)}};
    json["rule"] = claim.rule;
    json["confidence"] = std::round(claim.confidence * 100) / 100;
    return json;
  }

 private:
  std::string text(ByteSpan bytes) const { return std::string(document_.text_at(bytes)); }

  Json span(ByteSpan bytes) const {
    const CodePointSpan points = offsets_.code_points(bytes);
    return {points.begin.value, points.end.value};
  }

  Json words(ByteSpan bytes) const { return {{"text", text(bytes)}, {"span", span(bytes)}}; }

  Json participants(const std::vector<Participant>& list) const {
    Json json = Json::array();
    for (const Participant& p : list) {
      json.push_back({{"id", p.id},
                      {"name", p.name},
                      {"country", or_null(p.country)},
                      {"sector", p.sector.empty() ? "UNK" : p.sector},
                      {"text", text(p.span)},
                      {"span", span(p.span)},
                      {"via", name(p.via)}});
    }
    return json;
  }

  Json place(const ClaimPlace& p) const {
    return {{"id", p.id},
            {"name", p.name},
            {"country", or_null(p.country)},
            {"lat", p.latitude ? Json(*p.latitude) : Json(nullptr)},
            {"lon", p.longitude ? Json(*p.longitude) : Json(nullptr)},
            {"text", text(p.span)},
            {"span", span(p.span)}};
  }

  Json time(const ClaimTime& t) const {
    Json json = interval_json(t.interval);
    json["text"] = t.span ? Json(text(*t.span)) : Json(nullptr);
    json["span"] = t.span ? span(*t.span) : Json(nullptr);
    json["basis"] = name(t.basis);
    if (t.conflict) json["conflict"] = true;
    return json;
  }

  Json source(const Source& s) const {
    return {{"id", s.id},
            {"name", or_null(s.name)},
            {"kind", name(s.kind)},
            {"text", s.span.empty() ? Json(nullptr) : Json(text(s.span))},
            {"span", s.span.empty() ? Json(nullptr) : span(s.span)},
            {"cue", s.cue.empty() ? Json(nullptr) : words(document_.bytes(s.cue))},
            {"mode", name(s.mode)},
            {"with", s.with}};
  }

  const Document& document_;
  unicode::CodePointOffsets offsets_;
};

}  // namespace

std::string jsonl(const Document& document, const JsonOptions& options) {
  const Writer writer(document);
  std::string out = writer.document_json(options).dump() + "\n";
  for (const Claim& claim : document.claims) out += writer.claim_json(claim).dump() + "\n";
  return out;
}

}  // namespace kronika::format

#include "format/jsonl.h"

#include <cmath>

#include "format/json_writer.h"
#include "unicode/offsets.h"

namespace kronika::format {
namespace {

// Writes the records of one document; holds the map to code points.
class RecordWriter {
 public:
  RecordWriter(const Document& document, std::string& out)
      : document_(document), offsets_(document.text), json_(out) {}

  void document(const JsonOptions& options) {
    json_.begin('{').key("kind").string("document");
    json_.key("id").string(document_.id);
    json_.key("lang").string(document_.language);
    json_.key("title").string_or_null(document_.title.value_or(""));
    json_.key("url").string_or_null(document_.url.value_or(""));
    json_.key("publisher").string_or_null(document_.publisher.value_or(""));
    json_.key("published");
    if (document_.published) {
      json_.begin('{');
      interval(*document_.published);
      json_.end('}');
    } else {
      json_.null();
    }
    json_.key("chars").number(code_point(ByteOffset(document_.text.size())));
    json_.key("sentences").number(document_.sentences.size());
    json_.key("tokens").number(document_.tokens.size());
    if (options.with_text) json_.key("text").string(document_.text);
    json_.end('}').end_line();
  }

  void claim(const Claim& claim) {
    json_.begin('{').key("kind").string("claim");
    json_.key("id").string(document_.id + "#" + std::to_string(claim.number));
    json_.key("doc").string(document_.id);
    json_.key("event").string(claim.event);
    json_.key("type").string(claim.type);
    json_.key("mode").string_or_null(claim.mode);
    json_.key("cameo").string_or_null(claim.cameo);
    json_.key("quad").string_or_null(claim.quad);
    json_.key("score").number(claim.score);
    json_.key("contexts");
    strings(claim.contexts);
    participants_and_circumstances(claim);
    json_.key("tense").string(name(claim.tense));
    json_.key("factuality").string(name(claim.factuality));
    json_.key("hypothetical").boolean(claim.hypothetical);
    json_.key("sources").begin('[');
    for (const Source& s : claim.sources) source(s);
    json_.end(']').key("quotes").begin('[');
    for (const ByteSpan quote : claim.quotes) words(quote);
    json_.end(']').key("evidence").begin('{');
    json_.key("sentence").number(std::size_t{claim.sentence.value});
    span(document_.sentences[claim.sentence.value].span);
    json_.end('}').key("rule").string(claim.rule);
    json_.key("confidence").number(std::round(claim.confidence * 100) / 100);
    json_.end('}').end_line();
  }

 private:
  std::size_t code_point(ByteOffset offset) const { return offsets_.code_point(offset).value; }

  void participants_and_circumstances(const Claim& claim) {
    const ByteSpan trigger = claim.trigger.empty() ? ByteSpan{} : claim.trigger.front();
    json_.key("trigger").begin('{');
    json_.key("text").string(document_.text_at(trigger));
    json_.key("lemma").string(claim.trigger_lemma);
    span(trigger);
    json_.end('}').key("actors");
    participants(claim.actors);
    json_.key("recipients");
    participants(claim.recipients);
    json_.key("matter");
    if (claim.matter)
      words(*claim.matter);
    else
      json_.null();
    json_.key("place");
    if (claim.place)
      place(*claim.place);
    else
      json_.null();
    json_.key("time");
    if (claim.time)
      time(*claim.time);
    else
      json_.null();
  }

  void strings(const std::vector<std::string>& list) {
    json_.begin('[');
    for (const std::string& value : list) json_.string(value);
    json_.end(']');
  }

  // Keys of an object that has begun.
  void interval(const Interval& interval) {
    json_.key("start").string(iso(interval.start, interval.grain));
    json_.key("end").string(iso(interval.end, interval.grain));
    json_.key("grain").string(name(interval.grain));
  }

  void span(ByteSpan bytes) {
    json_.key("span")
        .begin('[')
        .number(code_point(bytes.begin))
        .number(code_point(bytes.end))
        .end(']');
  }

  void text_and_span(ByteSpan bytes) {
    json_.key("text").string(document_.text_at(bytes));
    span(bytes);
  }

  void text_and_span_or_null(const std::optional<ByteSpan>& bytes) {
    if (bytes)
      text_and_span(*bytes);
    else
      json_.key("text").null().key("span").null();
  }

  // Whole objects.
  void words(ByteSpan bytes) {
    json_.begin('{');
    text_and_span(bytes);
    json_.end('}');
  }

  void participants(const std::vector<Participant>& list) {
    json_.begin('[');
    for (const Participant& p : list) {
      json_.begin('{').key("id").string(p.id);
      json_.key("name").string(p.name);
      json_.key("country").string_or_null(p.country);
      json_.key("sector").string(p.sector.empty() ? "UNK" : p.sector);
      text_and_span(p.span);
      json_.key("via").string(name(p.via)).end('}');
    }
    json_.end(']');
  }

  void degrees(std::string_view key, const std::optional<double>& value) {
    json_.key(key);
    if (value)
      json_.number(*value);
    else
      json_.null();
  }

  void place(const ClaimPlace& p) {
    json_.begin('{').key("id").string(p.id);
    json_.key("name").string(p.name);
    json_.key("country").string_or_null(p.country);
    degrees("lat", p.latitude);
    degrees("lon", p.longitude);
    text_and_span(p.span);
    json_.end('}');
  }

  void time(const ClaimTime& t) {
    json_.begin('{');
    interval(t.interval);
    text_and_span_or_null(t.span);
    json_.key("basis").string(name(t.basis));
    if (t.conflict) json_.key("conflict").boolean(true);
    json_.end('}');
  }

  void source(const Source& s) {
    json_.begin('{').key("id").string(s.id);
    json_.key("name").string_or_null(s.name);
    json_.key("kind").string(name(s.kind));
    text_and_span_or_null(s.span.empty() ? std::optional<ByteSpan>() : s.span);
    json_.key("cue");
    if (s.cue.empty())
      json_.null();
    else
      words(document_.bytes(s.cue));
    json_.key("mode").string(name(s.mode));
    json_.key("with");
    strings(s.with);
    json_.end('}');
  }

  const Document& document_;
  unicode::CodePointOffsets offsets_;
  JsonWriter json_;
};

}  // namespace

std::string jsonl(const Document& document, const JsonOptions& options) {
  std::string out;
  RecordWriter writer(document, out);
  writer.document(options);
  for (const Claim& claim : document.claims) writer.claim(claim);
  return out;
}

}  // namespace kronika::format

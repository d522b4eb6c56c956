#include "format/jsonl.h"

#include "format/json_writer.h"

namespace kronika::format {
namespace {

class RecordWriter {
 public:
  explicit RecordWriter(std::string& out) : json_(out) {}

  void document(const DocumentRecord& document, const JsonOptions& options) {
    json_.begin('{').key("kind").string("document");
    json_.key("id").string(document.id);
    json_.key("lang").string(document.language);
    json_.key("title").string_or_null(document.title.value_or(""));
    json_.key("url").string_or_null(document.url.value_or(""));
    json_.key("publisher").string_or_null(document.publisher.value_or(""));
    json_.key("published");
    if (document.published) {
      json_.begin('{');
      interval(*document.published);
      json_.end('}');
    } else {
      json_.null();
    }
    json_.key("chars").number(document.chars);
    json_.key("sentences").number(document.sentences);
    json_.key("tokens").number(document.tokens);
    if (options.with_text) json_.key("text").string(document.text);
    json_.end('}').end_line();
  }

  void claim(const ClaimRecord& claim) {
    json_.begin('{').key("kind").string("claim");
    json_.key("id").string(claim.id());
    json_.key("doc").string(claim.document);
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
    for (const SourceRecord& s : claim.sources) source(s);
    json_.end(']').key("quotes").begin('[');
    for (const Words& quote : claim.quotes) words(quote);
    json_.end(']').key("evidence").begin('{');
    json_.key("sentence").number(claim.sentence);
    span(claim.evidence);
    json_.end('}').key("rule").string(claim.rule);
    json_.key("confidence").number(claim.confidence);
    json_.end('}').end_line();
  }

 private:
  void participants_and_circumstances(const ClaimRecord& claim) {
    json_.key("trigger").begin('{');
    json_.key("text").string(claim.trigger.text);
    json_.key("lemma").string(claim.trigger_lemma);
    span(claim.trigger.span);
    json_.end('}').key("actors");
    participants(claim.actors);
    json_.key("recipients");
    participants(claim.recipients);
    json_.key("matter");
    words_or_null(claim.matter);
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

  void span(CodePointSpan points) {
    json_.key("span").begin('[');
    json_.number(std::size_t{points.begin.value}).number(std::size_t{points.end.value}).end(']');
  }

  void text_and_span(const Words& words) {
    json_.key("text").string(words.text);
    span(words.span);
  }

  void text_and_span_or_null(const std::optional<Words>& words) {
    if (words)
      text_and_span(*words);
    else
      json_.key("text").null().key("span").null();
  }

  // Whole objects.
  void words(const Words& words) {
    json_.begin('{');
    text_and_span(words);
    json_.end('}');
  }

  void words_or_null(const std::optional<Words>& found) {
    if (found)
      words(*found);
    else
      json_.null();
  }

  void participants(const std::vector<ParticipantRecord>& list) {
    json_.begin('[');
    for (const ParticipantRecord& p : list) {
      json_.begin('{').key("id").string(p.id);
      json_.key("name").string(p.name);
      json_.key("country").string_or_null(p.country);
      json_.key("sector").string(p.sector.empty() ? "UNK" : p.sector);
      text_and_span(p.words);
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

  void place(const PlaceRecord& p) {
    json_.begin('{').key("id").string(p.id);
    json_.key("name").string(p.name);
    json_.key("country").string_or_null(p.country);
    degrees("lat", p.latitude);
    degrees("lon", p.longitude);
    text_and_span(p.words);
    json_.end('}');
  }

  void time(const TimeRecord& t) {
    json_.begin('{');
    interval(t.interval);
    text_and_span_or_null(t.words);
    json_.key("basis").string(name(t.basis));
    if (t.conflict) json_.key("conflict").boolean(true);
    json_.end('}');
  }

  void source(const SourceRecord& s) {
    json_.begin('{').key("id").string(s.id);
    json_.key("name").string_or_null(s.name);
    json_.key("kind").string(name(s.kind));
    text_and_span_or_null(s.words);
    json_.key("cue");
    words_or_null(s.cue);
    json_.key("mode").string(name(s.mode));
    json_.key("with");
    strings(s.with);
    json_.end('}');
  }

  JsonWriter json_;
};

}  // namespace

std::string json_line(const DocumentRecord& document, const JsonOptions& options) {
  std::string out;
  RecordWriter(out).document(document, options);
  return out;
}

std::string json_line(const ClaimRecord& claim) {
  std::string out;
  RecordWriter(out).claim(claim);
  return out;
}

std::string jsonl(const Document& document, const JsonOptions& options) {
  const Records records = records_of(document);
  std::string out = json_line(records.document, options);
  for (const ClaimRecord& claim : records.claims) out += json_line(claim);
  return out;
}

}  // namespace kronika::format

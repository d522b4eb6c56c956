// Claims as callers see them. Tested in tests/api/.

#include "api/article_data.h"

namespace kronika {
namespace {

std::optional<ByteRange> range_or_none(ByteSpan span) {
  if (span.empty()) return std::nullopt;
  return range(span);
}

std::vector<ByteRange> ranges(const std::vector<ByteSpan>& spans) {
  std::vector<ByteRange> out;
  out.reserve(spans.size());
  for (const ByteSpan span : spans) out.push_back(range(span));
  return out;
}

std::vector<std::string_view> views(const std::vector<std::string>& strings) {
  return {strings.begin(), strings.end()};
}

std::vector<Article::Participant> participants(const std::vector<Participant>& from) {
  std::vector<Article::Participant> out;
  out.reserve(from.size());
  for (const Participant& p : from) {
    const std::string_view sector = p.sector.empty() ? std::string_view("UNK") : p.sector;
    out.push_back({p.id, p.name, p.country, sector, name(p.via), range(p.span)});
  }
  return out;
}

std::vector<Article::Source> sources(const Document& document, const Claim& claim) {
  std::vector<Article::Source> out;
  out.reserve(claim.sources.size());
  for (const Source& source : claim.sources) {
    const ByteSpan cue = source.cue.empty() ? ByteSpan{} : document.bytes(source.cue);
    out.push_back({source.id, source.name, name(source.kind), name(source.mode), range_or_none(source.span),
                   range_or_none(cue), views(source.with)});
  }
  return out;
}

Article::Time time(const ClaimTime& from) {
  Article::Time time{period(from.interval), name(from.basis), from.conflict, std::nullopt};
  if (from.span) time.span = range(*from.span);
  return time;
}

Article::Claim claim(const Document& document, const Claim& from) {
  Article::Claim claim;
  claim.event = from.event;
  claim.type = from.type;
  claim.mode = from.mode;
  claim.cameo = from.cameo;
  claim.quad = from.quad;
  claim.score = from.score;
  claim.contexts = views(from.contexts);
  claim.trigger = ranges(from.trigger);
  claim.trigger_lemma = from.trigger_lemma;
  claim.actors = participants(from.actors);
  claim.recipients = participants(from.recipients);
  if (from.matter) claim.matter = range(*from.matter);
  if (from.place) {
    const ClaimPlace& place = *from.place;
    claim.place = {place.id, place.name, place.country, place.latitude, place.longitude, range(place.span)};
  }
  if (from.time) claim.time = time(*from.time);
  claim.tense = name(from.tense);
  claim.factuality = name(from.factuality);
  claim.hypothetical = from.hypothetical;
  claim.sources = sources(document, from);
  claim.quotes = ranges(from.quotes);
  claim.sentence = from.sentence.value;
  claim.rule = from.rule;
  claim.confidence = from.confidence;
  return claim;
}

}  // namespace

void Article::Data::add_claims() {
  claims.reserve(document.claims.size());
  for (const kronika::Claim& from : document.claims) claims.push_back(claim(document, from));
}

}  // namespace kronika

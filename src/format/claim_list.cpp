// Tested in tests/format/claim_list_test.cpp.

#include "format/claim_list.h"

#include <algorithm>

#include "format/csv.h"
#include "format/style.h"
#include "unicode/characters.h"

namespace kronika::format {
namespace {

std::string joined(const std::vector<ParticipantRecord>& list, std::string ParticipantRecord::* what,
                   std::string_view separator) {
  std::string out;
  for (const ParticipantRecord& p : list) {
    if (!out.empty()) out += separator;
    out += p.*what;
  }
  return out;
}

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& value : list) out += (out.empty() ? "" : ";") + value;
  return out;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

struct Widths {
  std::size_t people, sources;
};

Widths widths(const TerminalOptions& options) {
  const std::size_t free = std::max<std::size_t>(options.width, 70) - 46;
  const std::size_t people = free * 3 / 10;
  return {people, free - 2 * people};
}

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string number(const std::optional<double>& value) { return value ? number(*value) : ""; }

}  // namespace

std::string dates(const Interval& interval) {
  const std::string start = iso(interval.start, interval.grain);
  switch (interval.grain) {
    case Grain::day: return start;
    case Grain::month: return start.substr(0, 7);
    case Grain::year: return start.substr(0, 4);
    default: return start + "/" + iso(interval.end, interval.grain);
  }
}

std::string chain(const ClaimRecord& claim) {
  std::string out;
  for (const SourceRecord& source : claim.sources)
    out += (out.empty() ? "" : " > ") + (source.name.empty() ? source.id : source.name);
  return out;
}

std::string table_heading(const TerminalOptions& options) {
  const Widths columns = widths(options);
  return styled(fit("when", 11) + fit("sure", 5) + fit("type", 20) + fit("actors", columns.people) + " " +
                    fit("recipients", columns.people) + " " + fit("according to", columns.sources),
                Style::dim, options.colour) +
         "\n";
}

std::string table_rows(const ListedClaim& listed, const TerminalOptions& options) {
  const ClaimRecord& claim = listed.claim;
  const Widths columns = widths(options);
  const std::string when = claim.time ? dates(claim.time->interval) : "";
  const std::string type = claim.mode.empty() ? claim.type : claim.type + " " + claim.mode;
  return fit(when, 10) + " " + fit(name(claim.factuality), 5) + fit(type, 20) +
         styled(fit(joined(claim.actors, &ParticipantRecord::name, ", "), columns.people), Style::actor, options.colour) + " " +
         styled(fit(joined(claim.recipients, &ParticipantRecord::name, ", "), columns.people), Style::recipient, options.colour) +
         " " + styled(fit(chain(claim), columns.sources), Style::source, options.colour) + "\n" +
         styled("           " + claim.id() + "  " + one_line(listed.sentence), Style::dim, options.colour) + "\n";
}

std::string csv_heading() {
  return csv_line({"id", "doc", "event", "type", "mode", "cameo", "quad", "score", "contexts", "actors", "actor_names",
                   "actor_countries", "recipients", "recipient_names", "recipient_countries", "matter", "place",
                   "place_name", "place_country", "lat", "lon", "time_start", "time_end", "time_grain", "time_basis",
                   "tense", "factuality", "hypothetical", "sources", "trigger", "sentence", "rule", "confidence", "title",
                   "publisher", "url", "published"});
}

std::string csv_row(const ListedClaim& listed) {
  const ClaimRecord& c = listed.claim;
  const auto people = [](const std::vector<ParticipantRecord>& list, std::string ParticipantRecord::* what) {
    return joined(list, what, ";");
  };
  std::string sources;
  for (const SourceRecord& source : c.sources) sources += (sources.empty() ? "" : " > ") + source.id;
  std::vector<std::string> fields = {
      c.id(), c.document, c.event, c.type, c.mode, c.cameo, c.quad, number(c.score), joined(c.contexts),
      people(c.actors, &ParticipantRecord::id), people(c.actors, &ParticipantRecord::name),
      people(c.actors, &ParticipantRecord::country), people(c.recipients, &ParticipantRecord::id),
      people(c.recipients, &ParticipantRecord::name), people(c.recipients, &ParticipantRecord::country),
      c.matter ? c.matter->text : ""};
  const PlaceRecord place = c.place.value_or(PlaceRecord{});
  for (const std::string& field :
       {place.id, place.name, place.country, number(place.latitude), number(place.longitude)})
    fields.push_back(field);
  if (c.time) {
    const Interval& when = c.time->interval;
    for (const std::string& field : {iso(when.start, when.grain), iso(when.end, when.grain),
                                     std::string(name(when.grain)), std::string(name(c.time->basis))})
      fields.push_back(field);
  } else {
    fields.resize(fields.size() + 4);
  }
  for (const std::string& field :
       {std::string(name(c.tense)), std::string(name(c.factuality)), std::string(c.hypothetical ? "true" : "false"),
        sources, c.trigger.text, listed.sentence, c.rule, number(c.confidence), listed.title.value_or(""),
        listed.publisher.value_or(""), listed.url.value_or(""), listed.published ? dates(*listed.published) : ""})
    fields.push_back(field);
  return csv_line(fields);
}

}  // namespace kronika::format

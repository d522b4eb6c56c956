#include "format/terminal.h"

#include <algorithm>

#include "format/claim_list.h"
#include "format/style.h"
#include "unicode/characters.h"

namespace kronika::format {
namespace {

std::string names(const std::vector<Participant>& participants) {
  std::string out;
  for (const Participant& p : participants) out += (out.empty() ? "" : ", ") + p.name;
  return out;
}

std::string chain(const std::vector<Source>& sources) {
  std::string out;
  for (const Source& source : sources) {
    out += (out.empty() ? "" : " > ") + (source.name.empty() ? source.id : source.name);
  }
  return out;
}

Style certainty_style(Factuality factuality) {
  switch (factuality) {
    case Factuality::certain: return Style::certain;
    case Factuality::certain_not: case Factuality::probable_not: case Factuality::possible_not:
      return Style::denied;
    default: return Style::doubtful;
  }
}

std::string type_and_mode(const Claim& claim) {
  return claim.mode.empty() ? claim.type : claim.type + " " + claim.mode;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

std::string heading(const Document& document, bool colour) {
  std::string line = document.title ? one_line(*document.title) : document.id;
  if (document.title) line += "  [" + document.id + "]";
  if (document.published) {
    line += "  " + dates(*document.published);
  }
  return styled(line, Style::bold, colour);
}

// The sentence with the claim's words in square brackets (or, with colour, underlined).
std::string marked_sentence(const Document& document, const Claim& claim, bool colour) {
  struct Mark {
    ByteSpan span;
    Style style;
  };
  std::vector<Mark> marks;
  for (const ByteSpan span : claim.trigger) marks.push_back({span, Style::trigger});
  for (const Participant& p : claim.actors) marks.push_back({p.span, Style::actor});
  for (const Participant& p : claim.recipients) marks.push_back({p.span, Style::recipient});
  const ByteSpan sentence = document.sentences[claim.sentence.value].span;
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.span < b.span; });
  std::string out;
  ByteOffset at = sentence.begin;
  for (const Mark& mark : marks) {
    if (mark.span.begin < at || !sentence.contains(mark.span)) continue;
    out += document.text_at({at, mark.span.begin});
    const std::string words(document.text_at(mark.span));
    out += colour ? styled(words, mark.style, true) : "[" + words + "]";
    at = mark.span.end;
  }
  return one_line(out + std::string(document.text_at({at, sentence.end})));
}

std::string participant_line(const Document& document, const Participant& p) {
  return p.id + " (" + std::string(name(p.via)) + " “" + one_line(document.text_at(p.span)) + "”)";
}

std::string source_line(const Document& document, const Source& source) {
  std::string line = source.id + ", " + std::string(name(source.kind));
  if (!source.cue.empty()) {
    line += ", by “" + one_line(document.text_at(document.bytes(source.cue))) + "”";
    line += ", " + std::string(name(source.mode));
  }
  for (const std::string& other : source.with) line += ", with " + other;
  return line;
}

// Which rule resolved the words of a claim's time, "" if there are none.
std::string time_rule(const Document& document, const Claim& claim) {
  if (!claim.time->span) return {};
  const auto at = std::lower_bound(document.timexes.begin(), document.timexes.end(), *claim.time->span,
                                   [](const Timex& timex, ByteSpan span) { return timex.span < span; });
  return at != document.timexes.end() && at->span == *claim.time->span ? at->rule : std::string();
}

std::string time_line(const Document& document, const Claim& claim) {
  if (!claim.time) return "not said";
  std::string line = dates(claim.time->interval) + ", grain " + std::string(name(claim.time->interval.grain)) +
                     ", " + std::string(name(claim.time->basis));
  if (claim.time->span) line += ", from “" + one_line(document.text_at(*claim.time->span)) + "”";
  const std::string rule = time_rule(document, claim);
  if (!rule.empty()) line += " by rule " + rule;
  if (claim.time->conflict) line += ", contradicts itself";
  return line;
}

// "CT+, “może” modality: PS+, the report “zaprzeczył”: PS-": what made the certainty so, step by step.
std::string certainty_line(const Document& document, const Claim& claim) {
  const Event& event = document.events[claim.origin.value];
  std::string line{name(Factuality::certain)};
  for (const Qualifier& q : event.qualifiers) {
    line += ", " + std::string(q.how);
    if (q.word != none<TokenIndex>) line += " “" + document.token(q.word).form + "”";
    line += ": " + std::string(name(q.factuality));
  }
  if (claim.factuality != event.factuality) {
    line += ", what its sources say";
    if (!claim.sources.back().cue.empty())
      line += " “" + one_line(document.text_at(document.bytes(claim.sources.back().cue))) + "”";
    line += ": " + std::string(name(claim.factuality));
  }
  return line;
}

// The event's id and, if an earlier claim is about it, which one and what both name.
std::string event_line(const Document& document, const Claim& claim) {
  if (claim.same_as == none<EventIndex>) return claim.event;
  const auto earlier = std::find_if(document.claims.begin(), document.claims.end(), [&](const Claim& c) {
    return c.origin == claim.same_as;
  });
  if (earlier == document.claims.end()) return claim.event;
  std::string line = claim.event + ", that of #" + std::to_string(earlier->number) +
                     (earlier->type == claim.type ? ": the same type" : ": its headline or its outcome");
  std::string shared;
  for (const auto& [ours, theirs] : {std::pair{&claim.actors, &earlier->actors},
                                     std::pair{&claim.recipients, &earlier->recipients}}) {
    for (const Participant& p : *ours) {
      const bool both = std::any_of(theirs->begin(), theirs->end(), [&](const Participant& q) { return q.id == p.id; });
      if (both) shared += (shared.empty() ? "" : ", ") + p.id;
    }
  }
  if (!shared.empty()) line += ", both name " + shared;
  return line + "; time, place and tense do not contradict";
}

void explain_claim(const Document& document, const Claim& claim, bool colour, std::string& out) {
  const auto line = [&](std::string_view label, std::string_view value) {
    out += "  " + styled(fit(label, 12), Style::dim, colour) + std::string(value) + "\n";
  };
  out += styled("#" + std::to_string(claim.number) + " " + type_and_mode(claim), Style::bold, colour) + "  " +
         styled(name(claim.factuality), certainty_style(claim.factuality), colour) + " " +
         std::string(name(claim.tense)) + (claim.hypothetical ? " hypothetical" : "") + "\n";
  line("sentence", marked_sentence(document, claim, colour));
  line("trigger", claim.trigger_lemma);
  line("rule", claim.rule);
  for (const std::string& step : document.events[claim.origin.value].path) line("path", step);
  for (const Participant& p : claim.actors) line("actor", participant_line(document, p));
  for (const Participant& p : claim.recipients) line("recipient", participant_line(document, p));
  for (std::size_t i = 0; i < claim.sources.size(); ++i) {
    line(i == 0 ? "source" : "  relies on", source_line(document, claim.sources[i]));
  }
  line("certainty", certainty_line(document, claim));
  line("time", time_line(document, claim));
  if (claim.place) line("place", claim.place->id + " “" + one_line(document.text_at(claim.place->span)) + "”");
  line("code", "CAMEO " + claim.cameo + (claim.quad.empty() ? "" : ", " + claim.quad));
  line("event", event_line(document, claim));
  out += "\n";
}

}  // namespace

std::string fit(std::string_view text, std::size_t columns) {
  const std::size_t width = unicode::display_width(text);
  if (width <= columns) return std::string(text) + std::string(columns - width, ' ');
  std::string out;
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = unicode::decode(text, i).length;
    const std::size_t wide = unicode::display_width(text.substr(i, length));
    if (used + wide + 1 > columns) break;
    out += text.substr(i, length);
    used += wide;
    i += length;
  }
  out += "…";
  return out + std::string(columns - std::min(columns, used + 1), ' ');
}

std::string table(const Document& document, const TerminalOptions& options) {
  const bool colour = options.colour;
  const std::size_t free = std::max<std::size_t>(options.width, 60) - 33;
  const std::size_t people = free * 3 / 10;
  const std::size_t sources = free - 2 * people - 2;
  std::string out = heading(document, colour) + "\n";
  out += styled("  # " + fit("certain", 8) + fit("type", 20) + fit("actors", people) + " " +
                    fit("recipients", people) + " " + fit("according to", sources),
                Style::dim, colour) + "\n";
  for (const Claim& claim : document.claims) {
    const std::string number = std::to_string(claim.number);
    out += std::string(3 - std::min<std::size_t>(3, number.size()), ' ') + number + " " +
           styled(fit(name(claim.factuality), 8), certainty_style(claim.factuality), colour) +
           fit(type_and_mode(claim), 20) + styled(fit(names(claim.actors), people), Style::actor, colour) +
           " " + styled(fit(names(claim.recipients), people), Style::recipient, colour) + " " +
           styled(fit(chain(claim.sources), sources), Style::source, colour) + "\n";
    std::string words;
    for (const ByteSpan span : claim.trigger) {
      words += (words.empty() ? "" : " … ") + one_line(document.text_at(span));
    }
    if (claim.time) words += ", " + dates(claim.time->interval);
    if (claim.place) words += ", " + claim.place->name;
    if (claim.tense != Tense::past) words += ", " + std::string(name(claim.tense));
    out += "            " + styled(words, Style::dim, colour) + "\n";
  }
  if (document.claims.empty()) out += styled("  no claims\n", Style::dim, colour);
  return out;
}

std::string explanation(const Document& document, const TerminalOptions& options) {
  std::string out = heading(document, options.colour) + "\n\n";
  for (const Claim& claim : document.claims) explain_claim(document, claim, options.colour, out);
  if (document.claims.empty()) out += "no claims\n";
  if (document.rejections.empty()) return out;
  out += styled("words that name events and are no claims", Style::bold, options.colour) + "\n";
  for (const Rejection& r : document.rejections) {
    out += "  " + fit(document.token(r.trigger).form, 16) + fit(r.rule, 24) + std::string(r.reason) + "\n";
  }
  return out;
}

std::string explanation(const Document& document, const Claim& claim, const TerminalOptions& options) {
  std::string out;
  explain_claim(document, claim, options.colour, out);
  return out;
}

}  // namespace kronika::format

// Easy: a day. Hard: an interval of several units, which TIMEX3 has no value for and ISO 8601
// writes as first/last; a winter, which is named after the year it begins in. Tested in
// tests/format/.

#include "format/timeml.h"

#include <fmt/format.h>

#include <array>

#include "unicode/characters.h"

namespace kronika::format {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

int year_of(Day day) { return static_cast<int>(year_month_day(day).year()); }
unsigned month_of(Day day) { return static_cast<unsigned>(year_month_day(day).month()); }

// "2023-W37": the year is that of the week's Thursday.
std::string week_value(Day day) {
  const Day thursday = Interval::of_week(day).first_day() + days(3);
  const Day january(std::chrono::year(year_of(thursday)) / 1 / 1);
  return fmt::format("{:04}-W{:02}", year_of(thursday), (thursday - january).count() / 7 + 1);
}

std::string season_value(Day first) {
  constexpr std::array<std::string_view, 4> kSeasons = {"SP", "SU", "FA", "WI"};
  return fmt::format("{:04}-{}", year_of(first), kSeasons[month_of(first) / 3 - 1]);
}

// The unit that a moment lies in.
std::string unit_value(Minutes moment, Grain grain) {
  const Day day = std::chrono::floor<days>(moment);
  const int year = year_of(day);
  switch (grain) {
    case Grain::minute:
    case Grain::hour:
      return iso(moment, Grain::minute);
    case Grain::day:
      return iso(moment, Grain::day);
    case Grain::week:
      return week_value(day);
    case Grain::month:
      return fmt::format("{:04}-{:02}", year, month_of(day));
    case Grain::quarter:
      return fmt::format("{:04}-Q{}", year, (month_of(day) + 2) / 3);
    case Grain::season:
      return season_value(day);
    case Grain::year:
      return fmt::format("{:04}", year);
    case Grain::decade:
      return fmt::format("{:03}", year / 10);
    case Grain::century:
      return fmt::format("{:02}", (year - 1) / 100);
  }
  return "";
}

std::optional<std::string> named_range(const Interval& interval) {
  const Day first = interval.first_day();
  const auto length = std::chrono::floor<days>(interval.end) - first;
  const bool saturday = std::chrono::weekday(first) == std::chrono::Saturday;
  if (interval.grain == Grain::day && length == days(2) && saturday)
    return week_value(first) + "-WE";
  const unsigned month = month_of(first);
  const bool half = interval.grain == Grain::month && (month == 1 || month == 7) &&
                    length > days(150) && length < days(200);
  if (half) return fmt::format("{:04}-H{}", year_of(first), month == 1 ? 1 : 2);
  return std::nullopt;
}

// Does the interval begin where a unit of its grain does?
bool begins_unit(const Interval& interval) {
  const Minutes before = interval.start - std::chrono::minutes(1);
  return unit_value(before, interval.grain) != unit_value(interval.start, interval.grain);
}

std::string interval_value(const Interval& interval) {
  const std::string first = unit_value(interval.start, interval.grain);
  if (interval.grain == Grain::season) return first;  // the winter's end lies in another unit
  const std::string last = unit_value(interval.end - std::chrono::minutes(1), interval.grain);
  if (first == last || interval.grain <= Grain::hour) return first;
  if (!begins_unit(interval))  // "the last three years", to this day
    return iso(interval.start, Grain::day) + "/" + iso(interval.end - days(1), Grain::day);
  return named_range(interval).value_or(first + "/" + last);
}

std::string_view type_of(const Timex& timex) {
  switch (timex.kind) {
    case TimexKind::date:
      return "DATE";
    case TimexKind::time_of_day:
      return "TIME";
    case TimexKind::duration:
      return "DURATION";
    case TimexKind::frequency:
      return "SET";
  }
  return "";
}

// White space other than blanks as character references, so that the text stays on one line and
// comes back.
std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const unicode::Decoded c = unicode::decode(text, at);
    const char32_t code = c.code_point;
    if (code == '&')
      out += "&amp;";
    else if (code == '<')
      out += "&lt;";
    else if (code == '>')
      out += "&gt;";
    else if (code == '"')
      out += "&quot;";
    else if (code == '\n' || code == '\r' || code == '\t' || code == 0x85 || code == 0x2028)
      out += fmt::format("&#{};", static_cast<unsigned>(code));
    else if (code < 0x20 || code == 0xFFFE || code == 0xFFFF)
      out += "\xEF\xBF\xBD";
    else
      out += text.substr(at, c.length);
    at += c.length;
  }
  return out;
}

std::string marked(const Timex& timex, std::size_t number, std::string_view words) {
  const std::string_view comment = timex.conflict        ? " comment=\"conflict\""
                                   : timex.earlier_event ? " comment=\"earlier\""
                                                         : "";
  return fmt::format(R"(<TIMEX3 tid="t{}" type="{}" value="{}"{}>{}</TIMEX3>)", number,
                     type_of(timex), timex_value(timex), comment, escaped(words));
}

}  // namespace

std::string timex_value(const Timex& timex) {
  if (timex.interval) return interval_value(*timex.interval);
  if (!timex.length.empty()) return timex.length;
  const bool date = timex.kind == TimexKind::date || timex.kind == TimexKind::time_of_day;
  return date ? "XXXX-XX-XX" : "PX";
}

std::string timeml(const Document& document) {
  std::string out = "<TimeML><DOCID>" + escaped(document.id) + "</DOCID><DCT>";
  if (document.published) {
    const std::string value = interval_value(*document.published);
    out += fmt::format(R"(<TIMEX3 tid="t0" type="DATE" value="{0}" )"
                       R"(functionInDocument="PUBLICATION_TIME">{0}</TIMEX3>)",
                       value);
  }
  out += "</DCT><TEXT>";
  const std::string_view text = document.text;
  std::size_t at = 0, number = 0;
  for (const Timex& timex : document.timexes) {
    const std::size_t begin = timex.span.begin.value, end = timex.span.end.value;
    out += escaped(text.substr(at, begin - at));
    out += marked(timex, ++number, text.substr(begin, end - begin));
    at = end;
  }
  return out + escaped(text.substr(at)) + "</TEXT></TimeML>\n";
}

}  // namespace kronika::format

// Idea: blank lines always separate paragraphs. A single line break separates them too, unless the lines are
// wrapped: a block of several lines that are all about as long as the longest one, or a next line that goes on in
// lower case. A paragraph of one short line without a final full stop, with text after it, is a heading; the
// first of all is the title.
// Easy: "Title\n\nBody." Hard: "Strajk w Chile. Godzina policyjna w regionie\n\nKierowcy …": a title with a
// full stop inside; a last paragraph that lost its full stop is no heading, since nothing follows it.
// Tested in tests/ingest/paragraphs_test.cpp.

#include "ingest/paragraphs.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::ingest {
namespace {

constexpr std::size_t kLongestHeading = 220;  // code points; the longest headlines of news portals
constexpr std::size_t kWidestWrap = 130;      // columns that people and programs wrap at
constexpr std::size_t kWrapSlack = 25;        // a wrapped line is at most a long word shorter than the widest

struct Line {
  ByteSpan span;  // without white space at the ends; empty for a blank line
  std::size_t width = 0;
};

Line trimmed_line(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    const unicode::Decoded d = unicode::decode(text, begin);
    if (!unicode::is_space(d.code_point)) break;
    begin += d.length;
  }
  while (begin < end) {
    const unicode::Decoded d = unicode::decode_before(text, end);
    if (!unicode::is_space(d.code_point)) break;
    end -= d.length;
  }
  return {{ByteOffset(begin), ByteOffset(end)}, unicode::count_code_points(text.substr(begin, end - begin))};
}

std::vector<Line> find_lines(std::string_view text, std::size_t begin) {
  std::vector<Line> lines;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(trimmed_line(text, begin, end));
    begin = end + 1;
  }
  return lines;
}

// Lines [first, last) hold text. Three or more, all but the last about equally long: somebody's editor broke them.
bool is_wrapped_block(const std::vector<Line>& lines, std::size_t first, std::size_t last) {
  if (last - first < 3) return false;
  std::size_t widest = 0;
  for (std::size_t i = first; i < last; ++i) widest = std::max(widest, lines[i].width);
  if (widest > kWidestWrap) return false;
  return std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(first),
                     lines.begin() + static_cast<std::ptrdiff_t>(last) - 1,
                     [&](const Line& line) { return line.width + kWrapSlack >= widest; });
}

bool continues_in_lower_case(std::string_view text, const Line& line) {
  const char32_t first = unicode::decode(text, line.span.begin.value).code_point;
  return unicode::is_letter(first) && !unicode::is_upper(first);
}

bool ends_like_a_sentence(std::string_view paragraph) {
  while (!paragraph.empty()) {
    const unicode::Decoded last = unicode::decode_before(paragraph, paragraph.size());
    const bool closing = last.code_point == U'"' || last.code_point == U'”' || last.code_point == U'»' ||
                         last.code_point == U')' || last.code_point == U'\'' || last.code_point == U'’';
    if (!closing) return last.code_point == U'.' || last.code_point == U'…' || last.code_point == U':' ||
                         last.code_point == U';' || last.code_point == U',';
    paragraph.remove_suffix(last.length);
  }
  return false;
}

void mark_headings(std::string_view text, std::vector<Paragraph>& paragraphs) {
  for (std::size_t i = 0; i + 1 < paragraphs.size(); ++i) {
    const ByteSpan span = paragraphs[i].span;
    const std::string_view words = text.substr(span.begin.value, span.size());
    if (unicode::count_code_points(words) > kLongestHeading) continue;
    if (words.find('\n') != std::string_view::npos || ends_like_a_sentence(words)) continue;
    paragraphs[i].kind = i == 0 ? ParagraphKind::title : ParagraphKind::heading;
  }
}

}  // namespace

std::vector<Paragraph> find_paragraphs(std::string_view text, ByteOffset begin) {
  const std::vector<Line> lines = find_lines(text, begin.value);
  std::vector<Paragraph> paragraphs;
  for (std::size_t first = 0; first < lines.size();) {
    if (lines[first].span.empty()) {
      ++first;
      continue;
    }
    std::size_t last = first;
    while (last < lines.size() && !lines[last].span.empty()) ++last;
    const bool wrapped = is_wrapped_block(lines, first, last);
    for (std::size_t i = first; i < last; ++i) {
      if (i > first && (wrapped || continues_in_lower_case(text, lines[i]))) {
        paragraphs.back().span.end = lines[i].span.end;
      } else {
        paragraphs.push_back({lines[i].span, ParagraphKind::body});
      }
    }
    first = last;
  }
  mark_headings(text, paragraphs);
  return paragraphs;
}

}  // namespace kronika::ingest

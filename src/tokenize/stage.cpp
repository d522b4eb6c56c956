#include "tokenize/stage.h"
#include "unicode/characters.h"

namespace kronika::tokenize {

Result<Stage> Stage::load(const Resources&, std::string_view, std::shared_ptr<const dictionary::Dictionary>) { return Stage(); }
void Stage::run(Document& d) const {
  const std::string& t = d.text;
  for (std::size_t p = 0; p < d.paragraphs.size(); ++p) {
    if (d.paragraphs[p].kind == ParagraphKind::header) continue;
    std::size_t at = d.paragraphs[p].span.begin.value, end = d.paragraphs[p].span.end.value;
    std::size_t first = d.tokens.size();
    auto close = [&] {
      if (d.tokens.size() == first) return;
      TokenSpan ts{TokenIndex(first), TokenIndex(d.tokens.size())};
      d.sentences.push_back({ts, d.bytes(ts), d.paragraphs[p].kind != ParagraphKind::body, static_cast<std::uint32_t>(p)});
      first = d.tokens.size();
    };
    while (at < end) {
      auto c = unicode::decode(t, at);
      if (unicode::is_space(c.code_point)) { at += c.length; continue; }
      std::size_t b = at;
      at += c.length;
      auto wordy = [](char32_t x) { return unicode::is_letter(x) || unicode::is_digit(x) || unicode::is_mark(x); };
      if (wordy(c.code_point)) {
        while (at < end) {
          auto n = unicode::decode(t, at);
          if (wordy(n.code_point)) { at += n.length; continue; }
          break;
        }
      }
      Token k;
      k.span = {ByteOffset(b), ByteOffset(at)};
      k.surface = k.span;
      k.form = t.substr(b, at - b);
      k.space_after = at >= end || unicode::is_space(unicode::decode(t, at).code_point);
      d.tokens.push_back(k);
      if ((k.form == "." || k.form == "?" || k.form == "!") && k.space_after) {
        std::size_t n = at;
        while (n < end && unicode::is_space(unicode::decode(t, n).code_point)) ++n;
        std::string prev = d.tokens.size() > 1 ? d.tokens[d.tokens.size() - 2].form : "";
        if (n >= end || (unicode::is_upper(unicode::decode(t, n).code_point) && prev.size() > 2)) close();
      }
    }
    close();
  }
}

}  // namespace kronika::tokenize

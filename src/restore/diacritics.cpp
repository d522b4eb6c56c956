#include "restore/diacritics.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::restore {

Result<Diacritics> Diacritics::read(const Table& table) {
  Diacritics result;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const Table::Row row = table.row(i);
    const std::u32string plain = unicode::to_utf32(row["plain"]);
    const std::u32string marked = unicode::to_utf32(row["marked"]);
    if (plain.size() != 1 || marked.size() != 1) return row.error("each column is one letter");
    if (plain[0] >= 0x80 || unicode::lower(plain[0]) != plain[0] || !unicode::is_letter(plain[0]))
      return row.error("the plain letter is no lower-case letter of ASCII");
    if (marked[0] < 0x80 || unicode::lower(marked[0]) != marked[0])
      return row.error("the marked letter is in ASCII or no lower-case letter");
    if (!result.plain_.emplace(marked[0], plain[0]).second)
      return row.error("the marked letter stands twice");
    result.plain_.emplace(unicode::upper(marked[0]), plain[0]);
    result.marked_[plain[0]] += marked[0];
  }
  return result;
}

const std::u32string& Diacritics::marked(char32_t plain) const {
  static const std::u32string kNone;
  const auto found = marked_.find(plain);
  return found == marked_.end() ? kNone : found->second;
}

bool Diacritics::has_marked(std::string_view text) const {
  const auto beyond_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  if (std::none_of(text.begin(), text.end(), beyond_ascii)) return false;
  for (std::size_t i = 0; i < text.size();) {
    const unicode::Decoded letter = unicode::decode(text, i);
    if (is_marked(letter.code_point)) return true;
    i += letter.length;
  }
  return false;
}

std::string Diacritics::key(std::string_view form) const {
  std::string out;
  for (std::size_t i = 0; i < form.size();) {
    const unicode::Decoded letter = unicode::decode(form, i);
    i += letter.length;
    if (letter.code_point < 0x80) {
      out.push_back(static_cast<char>(unicode::lower(letter.code_point)));
      continue;
    }
    const auto plain = plain_.find(letter.code_point);
    unicode::append(out, plain != plain_.end() ? plain->second : unicode::lower(letter.code_point));
  }
  return out;
}

}  // namespace kronika::restore

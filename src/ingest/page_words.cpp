#include "ingest/page_words.h"

#include "base/table.h"

namespace kronika::ingest {

Result<PageWords> PageWords::load(const Resources& resources) {
  const Result<Table> table = Table::load(resources.common("page_words.tsv"), {"kind", "words"});
  if (!table) return table.error();
  PageWords words;
  for (std::size_t i = 0; i < table->size(); ++i) {
    const Table::Row row = table->row(i);
    const std::string_view kind = row["kind"];
    if (kind != "outside" && kind != "within" && kind != "lead")
      return row.error("unknown kind '" + std::string(kind) + "'");
    for (const std::string_view word : row.list("words")) {
      if (kind == "lead")
        words.leads.emplace_back(word);
      else
        (kind == "outside" ? words.outside : words.within).emplace(word);
    }
  }
  return words;
}

std::vector<std::string> class_words(std::string_view value) {
  std::vector<std::string> words;
  std::string word;
  const auto end = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  bool after_small = false;
  for (const char c : value) {
    const bool small = c >= 'a' && c <= 'z', capital = c >= 'A' && c <= 'Z';
    if ((!small && !capital) || (capital && after_small)) end();
    if (small || capital) word += static_cast<char>(capital ? c + 32 : c);
    after_small = small;
  }
  end();
  return words;
}

}  // namespace kronika::ingest

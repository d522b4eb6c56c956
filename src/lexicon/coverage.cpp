#include "lexicon/coverage.h"

#include <algorithm>

#include "base/table.h"

namespace kronika::lexicon {

Result<std::vector<Coverage>> coverage(const Resources& resources, std::string_view language) {
  const Result<Table> types = Table::load(resources.common("event_types.tsv"));
  if (!types) return types.error();
  const Result<Table> frames = Table::load(resources.language(language, "frames.tsv"));
  if (!frames) return frames.error();
  const bool has_examples = !frames->columns().empty() && frames->columns().back() == "example";
  std::vector<Coverage> rows;
  for (std::size_t i = 0; i < types->size(); ++i) {
    const Table::Row type = types->row(i);
    Coverage& row = rows.emplace_back();
    row.language = language;
    row.type = type["type"];
    row.mode = type["mode"];
    for (std::size_t k = 0; k < frames->size(); ++k) {
      const Table::Row frame = frames->row(k);
      if (frame["type"] != row.type || frame["mode"] != row.mode) continue;
      ++row.frames;
      for (const std::string_view column : {"verbs", "nouns", "adjectives"})
        row.triggers += frame.list(column).size();
      if (has_examples) row.examples += frame.list("example").size();
    }
  }
  return rows;
}

}  // namespace kronika::lexicon

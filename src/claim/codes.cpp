// The tables of codes. Tested in tests/claim/codes_test.cpp.

#include "claim/codes.h"

#include <algorithm>
#include <charconv>

#include "base/table.h"

namespace kronika::claim {

Result<Codes> Codes::load(const Resources& resources) {
  Codes codes;
  Result<Table> types = Table::load(resources.common("event_types.tsv"),
                                    {"type", "mode", "quad", "score", "cameo", "content"});
  if (!types) return types.error();
  for (std::size_t i = 0; i < types->size(); ++i) {
    const Table::Row row = types->row(i);
    Code code{std::string(row["quad"]), std::string(row["cameo"]), 0};
    const std::string_view score = row["score"];
    const auto [end, error] =
        std::from_chars(score.data(), score.data() + score.size(), code.score);
    if (error != std::errc() || end != score.data() + score.size())
      return row.error("the score is no number");
    codes.codes_[{std::string(row["type"]), std::string(row["mode"])}] = std::move(code);
  }
  Result<Table> cameo =
      Table::load(resources.common("cameo.tsv"), {"type", "mode", "context", "cameo"});
  if (!cameo) return cameo.error();
  for (std::size_t i = 0; i < cameo->size(); ++i) {
    const Table::Row row = cameo->row(i);
    Refinement r{std::string(row["type"]), std::string(row["mode"]), std::string(row["context"]),
                 std::string(row["cameo"])};
    if (!codes.codes_.contains({r.type, r.mode})) return row.error("unknown type or mode");
    codes.refinements_.push_back(std::move(r));
  }
  return codes;
}

void Codes::fill(Claim& claim) const {
  auto found = codes_.find({claim.type, claim.mode});
  if (found == codes_.end()) found = codes_.find({claim.type, ""});
  if (found == codes_.end()) return;
  claim.quad = found->second.quad;
  claim.score = found->second.score;
  claim.cameo = found->second.cameo;
  for (const Refinement& r : refinements_) {
    if (r.type != claim.type || r.mode != claim.mode) continue;
    if (std::find(claim.contexts.begin(), claim.contexts.end(), r.context) == claim.contexts.end())
      continue;
    claim.cameo = r.cameo;
    return;
  }
}

}  // namespace kronika::claim

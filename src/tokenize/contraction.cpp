// Tested in tests/tokenize/lexicon_test.cpp and cases_en.tsv.

#include "tokenize/contraction.h"

#include <algorithm>
#include <numeric>

#include "unicode/characters.h"

namespace kronika::tokenize {
namespace {

constexpr std::size_t kLongestForm = 64;  // bytes; longer forms are one word

// Does the tag ("verb:praet:sg:m1.m2.m3:pri:perf:nonrefl") have all these fields, alternatives
// counted?
bool has_fields(std::string_view tag, const std::vector<std::string>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& field) {
    for (const std::string_view part : split(tag, ':')) {
      const std::vector<std::string_view> values = split(part, '.');
      if (std::find(values.begin(), values.end(), field) != values.end()) return true;
    }
    return false;
  });
}

std::string with_apostrophe(std::string_view text, std::string_view apostrophe) {
  std::string out;
  for (const char c : text) c == '\'' ? out += apostrophe : out += c;
  return out;
}

}  // namespace

Status Contractions::add(const Table::Row& row, std::string_view apostrophe) {
  const std::string form = with_apostrophe(unicode::lower(row["form"]), apostrophe);
  const std::string_view kind = row["kind"];
  std::vector<std::size_t> parts;
  std::string joined;
  for (const std::string_view written : row.list("parts", '+')) {
    const std::string part = with_apostrophe(written, apostrophe);
    parts.push_back(part.size());
    joined += part;
  }
  if (form.empty()) return row.error("the form is missing");
  if (kind == "reading" || kind == "unknown" || kind == "always") {
    if (joined.empty() || !form.ends_with(joined))
      return row.error("the form does not end in its parts");
    Ending ending{form, parts, {}};
    for (const std::string_view field : row.list("reading", ' '))
      ending.reading.emplace_back(field);
    if (ending.reading.empty() == (kind == "reading")) {
      return row.error("tag fields belong to rows of the kind reading, and to these always");
    }
    (kind == "reading"   ? readings_
     : kind == "unknown" ? unknown_
                         : always_)
        .push_back(std::move(ending));
    return Success{};
  }
  if (kind == "word" || kind == "slip") {
    if (parts.size() < 2 || joined != form) return row.error("the parts do not make up the form");
    if (kind == "slip") return add_slip(row, std::move(parts));
    wholes_[form] = parts;
    return Success{};
  }
  if (!parts.empty()) return row.error("a row of the kind " + std::string(kind) + " has no parts");
  if (kind == "keep")
    keep_.insert(form);
  else if (kind == "keep_ending")
    kept_endings_.push_back(form);
  else if (kind == "host")
    hosts_.push_back(form);
  else if (kind == "conditional")
    conditionals_.push_back(form);
  else if (kind == "movable")
    movable_.push_back(form);
  else
    return row.error("unknown kind '" + std::string(kind) + "'");
  return Success{};
}

Status Contractions::add_slip(const Table::Row& row, std::vector<std::size_t> parts) {
  Slip slip{std::move(parts), {}};
  for (const std::string_view word : row.list("reading", ' ')) slip.next.emplace(word);
  if (slip.next.empty()) return row.error("the words that follow the slip are missing");
  slips_[unicode::lower(row["form"])] = std::move(slip);
  return Success{};
}

Result<Contractions> Contractions::read(const Table& table) {
  Contractions result;
  for (std::size_t i = 0; i < table.size(); ++i) {
    for (const std::string_view apostrophe : {"'", "\u2019", "`"}) {
      const Status status = result.add(table.row(i), apostrophe);
      if (!status) return status.error();
      if (table.row(i)["form"].find('\'') == std::string_view::npos) break;
    }
  }
  constexpr std::string_view kBy = "by";
  for (const std::string& ending : result.movable_) {
    for (const std::string& host : result.hosts_) {
      result.wholes_.try_emplace(host + ending, std::vector{host.size(), ending.size()});
    }
    for (const std::string& host : result.conditionals_) {
      result.wholes_.try_emplace(host + std::string(kBy) + ending,
                                 std::vector{host.size(), kBy.size(), ending.size()});
    }
  }
  for (const std::string& host : result.conditionals_) {
    result.wholes_.try_emplace(host + std::string(kBy), std::vector{host.size(), kBy.size()});
  }
  const auto longest_first = [](const Ending& a, const Ending& b) {
    return a.form.size() > b.form.size();
  };
  std::stable_sort(result.readings_.begin(), result.readings_.end(), longest_first);
  std::stable_sort(result.unknown_.begin(), result.unknown_.end(), longest_first);
  std::stable_sort(result.always_.begin(), result.always_.end(), longest_first);
  return result;
}

std::vector<std::size_t> Contractions::cut(std::size_t size,
                                           const std::vector<std::size_t>& parts) {
  const std::size_t cut_off = std::accumulate(parts.begin(), parts.end(), std::size_t{0});
  if (cut_off >= size) return {};
  std::vector<std::size_t> lengths = {size - cut_off};
  lengths.insert(lengths.end(), parts.begin(), parts.end());
  return lengths;
}

std::vector<std::size_t> Contractions::divide(std::string_view form, const FormContext& context,
                                              const dictionary::Dictionary* words,
                                              std::vector<dictionary::Analysis>& analyses) const {
  if (form.size() > kLongestForm) return {};
  const std::string lower = unicode::lower(form);
  if (lower.size() != form.size()) return {};
  if (const auto whole = wholes_.find(lower); whole != wholes_.end()) return whole->second;
  if (keep_.contains(lower)) return {};
  if (const auto slip = slips_.find(lower); slip != slips_.end()) {
    return slip->second.next.contains(unicode::lower(context.next)) ? slip->second.parts
                                                                    : std::vector<std::size_t>{};
  }
  for (const std::string& ending : kept_endings_) {
    if (lower.ends_with(ending)) return {};
  }
  for (const Ending& ending : always_) {
    if (lower.ends_with(ending.form)) return cut(form.size(), ending.parts);
  }
  bool looked_up = false;
  for (const Ending& ending : readings_) {
    if (!lower.ends_with(ending.form)) continue;
    if (!looked_up) {
      analyses.clear();
      if (words != nullptr) words->lookup(form, analyses);
      looked_up = true;
    }
    for (const dictionary::Analysis& analysis : analyses) {
      if (has_fields(analysis.tag, ending.reading)) return cut(form.size(), ending.parts);
    }
  }
  if (!looked_up || !analyses.empty() || (!context.first && unicode::starts_upper(form))) return {};
  for (const Ending& ending : unknown_) {
    if (lower.ends_with(ending.form)) return cut(form.size(), ending.parts);
  }
  return {};
}

}  // namespace kronika::tokenize

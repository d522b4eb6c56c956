// Tested in tests/tokenize/lexicon_test.cpp.

#include "tokenize/lexicon.h"

#include <algorithm>

#include "unicode/characters.h"

namespace kronika::tokenize {

Result<Abbreviations> Abbreviations::read(const Table& table) {
  Abbreviations result;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const Table::Row row = table.row(i);
    const std::string form = unicode::lower(row["form"]);
    if (form.empty() || form.back() == '.') {
      return row.error("an abbreviation without its last full stop must stand in the column form");
    }
    AbbreviationUse use;
    for (const std::string_view name : row.list("use")) {
      if (name == "before")
        use.before = true;
      else if (name == "after")
        use.after = true;
      else if (name == "quantity")
        use.quantity = true;
      else if (name == "measure")
        use.measure = true;
      else if (name == "closing")
        use.closing = true;
      else
        return row.error("unknown use '" + std::string(name) + "'");
    }
    if (!use.before && !use.after && !use.quantity && !use.measure && !use.closing)
      return row.error("the use is missing");
    if (!result.uses_.emplace(form, use).second)
      return row.error("'" + form + "' has a row already");
    const auto dots = static_cast<std::size_t>(std::count(form.begin(), form.end(), '.'));
    if (dots > 0) result.dotted_.insert(form);
    result.most_dots_ = std::max(result.most_dots_, dots);
  }
  return result;
}

Status Abbreviations::read_units(const Table& table) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    const Table::Row row = table.row(i);
    if (row["form"].empty()) return row.error("the unit is missing");
    units_.emplace(row["form"]);
  }
  return Success{};
}

const AbbreviationUse* Abbreviations::find(std::string_view form) const {
  // "asp." is an officer, "ASP" an academy.
  const std::size_t first = unicode::decode(form, 0).length;
  const std::string_view rest = form.substr(first);
  const std::string lower_rest = unicode::lower(rest);
  if (lower_rest != rest && form.find('.') == std::string_view::npos) return nullptr;
  const auto found = uses_.find(unicode::lower(form.substr(0, first)) + lower_rest);
  return found == uses_.end() ? nullptr : &found->second;
}

Result<Compounds> Compounds::read(const Table& table) {
  Compounds result;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const Table::Row row = table.row(i);
    const std::string form = unicode::lower(row["form"]);
    const std::string_view kind = row["kind"];
    if (form.empty()) return row.error("the form is missing");
    if (kind == "prefix")
      result.prefixes_.insert(form);
    else if (kind == "whole")
      result.wholes_.insert(form);
    else if (kind == "domain")
      result.domains_.insert(form);
    else if (kind == "linking")
      result.linking_.push_back(form);
    else
      return row.error("unknown kind '" + std::string(kind) + "'");
  }
  return result;
}

bool Compounds::is_linking(std::string_view lower) const {
  return std::any_of(linking_.begin(), linking_.end(),
                     [&](const std::string& ending) { return lower.ends_with(ending); });
}

Result<Emoticons> Emoticons::read(const Table& table) {
  Emoticons result;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::string_view form = table.row(i)["form"];
    if (form.empty()) return table.row(i).error("the face is missing");
    result.by_first_[static_cast<std::uint8_t>(form.front())].emplace_back(form);
  }
  for (auto& list : result.by_first_) {
    std::sort(list.begin(), list.end(),
              [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  }
  return result;
}

std::size_t Emoticons::match(std::string_view text, std::size_t offset) const {
  for (const std::string& face : by_first_[static_cast<std::uint8_t>(text[offset])]) {
    if (text.substr(offset).starts_with(face)) return face.size();
  }
  return 0;
}

}  // namespace kronika::tokenize

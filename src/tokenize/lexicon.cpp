// Tested in tests/tokenize/lexicon_test.cpp.

#include "tokenize/lexicon.h"

#include <algorithm>
#include <filesystem>

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
      else if (name == "number")
        use.number = true;
      else
        return row.error("unknown use '" + std::string(name) + "'");
    }
    if (row.list("use").empty()) return row.error("the use is missing");
    if (!result.uses_.emplace(form, use).second)
      return row.error("'" + form + "' has a row already");
    const auto dots = static_cast<std::size_t>(std::count(form.begin(), form.end(), '.'));
    if (dots > 0) result.dotted_.insert(form);
    result.most_dots_ = std::max(result.most_dots_, dots);
  }
  return result;
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
    else if (kind == "syllable")
      result.syllables_.insert(form);
    else if (kind == "unit")
      result.units_.emplace(row["form"]);
    else
      return row.error("unknown kind '" + std::string(kind) + "'");
  }
  return result;
}

Status Compounds::read_units(const Table& table) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    const Table::Row row = table.row(i);
    if (row["form"].empty()) return row.error("the unit is missing");
    units_.emplace(row["form"]);
  }
  return Success{};
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

namespace {

template <class T>
Status read_table(T& into, const std::filesystem::path& path,
                  std::initializer_list<std::string_view> columns) {
  const auto table = Table::load(path, columns);
  if (!table) return table.error();
  auto read = T::read(*table);
  if (!read) return read.error();
  into = std::move(*read);
  return Success{};
}

// A list of words, kept in lower case; a missing file is an empty one.
Status read_words(StringSet& into, const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return Success{};
  const auto table = Table::load(path, {"form"});
  if (!table) return table.error();
  for (std::size_t i = 0; i < table->size(); ++i)
    into.insert(unicode::lower(table->row(i)["form"]));
  return Success{};
}

}  // namespace

Result<Lexicon> Lexicon::load(const Resources& resources, std::string_view language) {
  Lexicon lexicon;
  const auto path = [&](std::string_view table) { return resources.language(language, table); };
  Status status =
      read_table(lexicon.conventions, path("conventions.tsv"), {"convention", "holds", "meaning"});
  if (status)
    status =
        read_table(lexicon.abbreviations, path("abbreviations.tsv"), {"form", "use", "meaning"});
  if (status) status = read_table(lexicon.compounds, path("compounds.tsv"), {"kind", "form"});
  if (status) status = read_words(lexicon.function_words, path("function_words.tsv"));
  if (status) status = read_table(lexicon.emoticons, resources.common("emoticons.tsv"), {"form"});
  if (status) status = read_words(lexicon.agencies, resources.common("agencies.tsv"));
  if (!status) return status.error();
  const auto units = Table::load(resources.common("units.tsv"), {"form"});
  if (!units) return units.error();
  if (status = lexicon.compounds.read_units(*units); !status) return status.error();
  return lexicon;
}

}  // namespace kronika::tokenize

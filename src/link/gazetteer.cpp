// A sorted file, searched by halving where it lies (Knuth, The Art of Computer Programming
// 3, 6.2.1): of thirty thousand rows a document asks for a handful, so reading them all would cost
// more than all the rest of the tables.
//
// Easy: "radom". Hard: "springfield", of which there are eight. Tested in
// tests/link/gazetteer_test.cpp.

#include "link/gazetteer.h"

#include <array>
#include <charconv>

#include "link/alias_index.h"
#include "unicode/characters.h"

namespace kronika::link {
namespace {

constexpr std::string_view kColumns = "key\tid\tname\tcountry\tlat\tlon\tpopulation\n";
constexpr std::size_t kCells = 7;

template <class Number>
Number number(std::string_view text) {
  Number value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::array<std::string_view, kCells> cells_of(std::string_view row) {
  std::array<std::string_view, kCells> cells;
  for (std::string_view& cell : cells) {
    const std::size_t end = std::min(row.find('\t'), row.size());
    cell = row.substr(0, end);
    row.remove_prefix(std::min(end + 1, row.size()));
  }
  return cells;
}

}  // namespace

std::string_view Gazetteer::text() const {
  const auto bytes = file_.bytes();
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Result<Gazetteer> Gazetteer::load(const std::filesystem::path& path) {
  Gazetteer gazetteer;
  std::error_code none;
  if (!std::filesystem::exists(path, none)) return gazetteer;
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) return file.error();
  gazetteer.file_ = std::move(*file);
  if (!gazetteer.text().starts_with(kColumns))
    return Error{ErrorCode::damaged_resource, path.string() + ":1: not the columns of a gazetteer"};
  gazetteer.begin_ = kColumns.size();
  return gazetteer;
}

std::vector<Town> Gazetteer::find(std::string_view key) const {
  const std::string_view all = text();
  const auto row_at = [&](std::size_t begin) {
    return all.substr(begin, all.find('\n', begin) - begin);
  };
  std::size_t low = begin_,
              high = all.size();  // row boundaries; the first match lies in [low, high]
  while (low < high) {
    std::size_t middle = low + (high - low) / 2;
    while (middle > low && all[middle - 1] != '\n') --middle;
    const std::string_view row = row_at(middle);
    if (row.substr(0, row.find('\t')) < key)
      low = middle + row.size() + 1;
    else
      high = middle;
  }
  std::vector<Town> towns;
  for (std::size_t at = low; at < all.size();) {
    const std::string_view row = row_at(at);
    const auto cells = cells_of(row);
    if (cells[0] != key) break;
    towns.push_back({cells[1], cells[2], cells[3], number<double>(cells[4]),
                     number<double>(cells[5]), number<std::uint64_t>(cells[6])});
    at += row.size() + 1;
  }
  return towns;
}

std::string gazetteer_key(std::string_view name) {
  std::string key;
  for (const std::string_view piece : name_pieces(name))
    key += (key.empty() ? "" : " ") + unicode::fold(piece);
  return key;
}

}  // namespace kronika::link

// Towns and regions beyond the knowledge base's own: GeoNames, as the build laid it down.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"

namespace kronika::link {

// A place that a name may mean. Views into the gazetteer.
struct Town {
  std::string_view id, name, country;
  double latitude = 0, longitude = 0;
  std::uint64_t population = 0;  // of a region: of its towns
};

// Thread-safe after load; the file stays mapped and is read only where somebody looks.
class Gazetteer {
 public:
  // No file: no towns (the tables of tests, a build without GeoNames).
  // Errors: unreadable; damaged_resource if it does not begin with its columns.
  static Result<Gazetteer> load(const std::filesystem::path& path);

  // All towns with this name, folded, its pieces joined by single spaces.
  std::vector<Town> find(std::string_view key) const;

 private:
  std::string_view text() const;
  MappedFile file_;
  std::size_t begin_ = 0;  // of the first row
};

// The key of a name: "Saint-Étienne" is "saint etienne".
std::string gazetteer_key(std::string_view name);

}  // namespace kronika::link

// Files as values: a read-only memory map, a whole-file read, a checksum.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kronika {

// A file mapped read-only for the lifetime of the object. Movable, not copyable; reading is thread-safe.
class MappedFile {
 public:
  // Errors: unreadable (no such file, no permission, not a regular file). An empty file maps to no bytes.
  static Result<MappedFile> open(const std::filesystem::path& path);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::span<const std::byte> bytes() const { return {data_, size_}; }

 private:
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

// The whole content of a regular file. Errors: unreadable; limit_exceeded above `limit` bytes.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit = SIZE_MAX);

// CRC-32 (ISO 3309, as in zlib) of bytes.
std::uint32_t crc32(std::span<const std::byte> bytes);

}  // namespace kronika

// One writer a store: an advisory lock (flock) on a file beside it, which the system gives back when the process ends,
// however it ends. Not on the database itself: closing a file gives up SQLite's own locks on it.
#pragma once

#include <filesystem>
#include <utility>

#include "base/result.h"

namespace kronika::store {

class WriterLock {
 public:
  // Locks "<store>.lock". Errors: busy if another process holds it; unwritable if the file cannot be made.
  static Result<WriterLock> take(const std::filesystem::path& store);
  WriterLock(WriterLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  WriterLock& operator=(WriterLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~WriterLock();

 private:
  explicit WriterLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace kronika::store

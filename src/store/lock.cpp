#include "store/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace kronika::store {

Result<WriterLock> WriterLock::take(const std::filesystem::path& store) {
  const std::string path = store.string() + ".lock";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) return Error{ErrorCode::unwritable, path + ": " + std::strerror(errno)};
  WriterLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno == EWOULDBLOCK)
    return Error{ErrorCode::busy, store.string() + ": another process is writing this store; wait until it has ended"};
  return Error{ErrorCode::unwritable, path + ": " + std::strerror(errno)};
}

WriterLock::~WriterLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace kronika::store

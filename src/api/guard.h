// The last fence before a caller: whatever is thrown inside becomes an Error.
#pragma once

#include <exception>
#include <filesystem>
#include <new>
#include <utility>

#include "base/result.h"

namespace kronika {

// An Error with these words, or with none if there is no memory for them.
inline Error error_of(ErrorCode code, const char* what) noexcept {
  try {
    return Error{code, what};
  } catch (...) {
    return Error{code, {}};
  }
}

// What work() gives; its exceptions as errors. The message of out_of_memory is so short that it needs no memory.
template <class Work>
auto guarded(Work&& work) noexcept -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (const std::bad_alloc&) {
    return error_of(ErrorCode::out_of_memory, "out of memory");
  } catch (const std::filesystem::filesystem_error& error) {
    return error_of(ErrorCode::unreadable, error.what());
  } catch (const std::exception& error) {
    return error_of(ErrorCode::internal, error.what());
  } catch (...) {
    return error_of(ErrorCode::internal, "an unknown exception");
  }
}

}  // namespace kronika

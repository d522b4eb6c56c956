#include "base/result.h"

namespace kronika {

std::string_view name(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_argument: return "invalid_argument";
    case ErrorCode::unreadable: return "unreadable";
    case ErrorCode::empty_input: return "empty_input";
    case ErrorCode::not_text: return "not_text";
    case ErrorCode::invalid_utf8: return "invalid_utf8";
    case ErrorCode::limit_exceeded: return "limit_exceeded";
    case ErrorCode::invalid_date: return "invalid_date";
    case ErrorCode::unsupported_language: return "unsupported_language";
    case ErrorCode::damaged_resource: return "damaged_resource";
    case ErrorCode::busy: return "busy";
    case ErrorCode::unwritable: return "unwritable";
    case ErrorCode::damaged_store: return "damaged_store";
    case ErrorCode::out_of_memory: return "out_of_memory";
    case ErrorCode::internal: return "internal";
  }
  return "unknown";
}

}  // namespace kronika

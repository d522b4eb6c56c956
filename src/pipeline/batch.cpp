#include "pipeline/batch.h"

namespace kronika {

bool ordered_parallel(std::size_t count, std::size_t threads,
                      const std::function<std::string(std::size_t)>& produce,
                      const std::function<bool(std::size_t, std::string)>& consume) {
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  std::size_t taken = 0, consumed = 0;
  const auto next = [&]() -> std::optional<std::size_t> {
    if (taken == count) return std::nullopt;
    return taken++;
  };
  return OrderedParallel<std::size_t, std::string>::run(
      std::max<std::size_t>(1, std::min(threads, count)), next, produce,
      [&](std::string value) { return consume(consumed++, std::move(value)); });
}

}  // namespace kronika

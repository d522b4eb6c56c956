// Many articles, several threads, one order.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace kronika {

// Runs produce(i) for i in [0, count) on `threads` threads (0: as many as the machine has) and hands what it gives
// to consume(i, value) in the order of i, on the calling thread. At most 2 × threads results wait at a time.
// produce must be thread-safe. Stops early, and gives false, when consume gives false.
bool ordered_parallel(std::size_t count, std::size_t threads,
                      const std::function<std::string(std::size_t)>& produce,
                      const std::function<bool(std::size_t, std::string)>& consume);

}  // namespace kronika

// Idea: workers take the next index as long as it is within a window behind the oldest result not yet consumed, so
// that one slow article cannot let the results of thousands of quick ones pile up.
// Tested in tests/pipeline/batch_test.cpp, under TSan too.

#include "pipeline/batch.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace kronika {
namespace {

struct Exchange {
  std::mutex mutex;
  std::condition_variable room, ready;
  std::map<std::size_t, std::string> results;
  std::size_t next_to_produce = 0;
  std::size_t next_to_consume = 0;
  bool stopped = false;
};

void work(Exchange& exchange, std::size_t count, std::size_t window,
          const std::function<std::string(std::size_t)>& produce) {
  std::unique_lock lock(exchange.mutex);
  while (true) {
    exchange.room.wait(lock, [&] {
      return exchange.stopped || exchange.next_to_produce >= count ||
             exchange.next_to_produce < exchange.next_to_consume + window;
    });
    if (exchange.stopped || exchange.next_to_produce >= count) return;
    const std::size_t index = exchange.next_to_produce++;
    lock.unlock();
    std::string result = produce(index);
    lock.lock();
    exchange.results.emplace(index, std::move(result));
    exchange.ready.notify_one();
  }
}

bool consume_all(Exchange& exchange, std::size_t count,
                 const std::function<bool(std::size_t, std::string)>& consume) {
  for (std::size_t index = 0; index < count; ++index) {
    std::unique_lock lock(exchange.mutex);
    exchange.ready.wait(lock, [&] { return exchange.results.contains(index); });
    auto result = exchange.results.extract(index);
    exchange.next_to_consume = index + 1;
    lock.unlock();
    exchange.room.notify_all();
    if (consume(index, std::move(result.mapped()))) continue;
    lock.lock();
    exchange.stopped = true;
    lock.unlock();
    exchange.room.notify_all();
    return false;
  }
  return true;
}

}  // namespace

bool ordered_parallel(std::size_t count, std::size_t threads,
                      const std::function<std::string(std::size_t)>& produce,
                      const std::function<bool(std::size_t, std::string)>& consume) {
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  threads = std::min(threads, count);
  if (threads <= 1) {
    for (std::size_t i = 0; i < count; ++i) {
      if (!consume(i, produce(i))) return false;
    }
    return true;
  }
  Exchange exchange;
  std::vector<std::jthread> workers;
  for (std::size_t i = 0; i < threads; ++i) {
    workers.emplace_back([&] { work(exchange, count, 2 * threads, produce); });
  }
  return consume_all(exchange, count, consume);
}

}  // namespace kronika

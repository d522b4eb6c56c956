// Many articles, several threads, one order.
//
// Idea: workers take the next item as long as it is within a window behind the oldest result not yet consumed, so that
// one slow article cannot let the results of thousands of quick ones pile up.
// Tested in tests/pipeline/batch_test.cpp, under TSan too.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace kronika {

template <class Item, class Value>
class OrderedParallel {
 public:
  using Next = std::function<std::optional<Item>()>;
  using Produce = std::function<Value(Item)>;
  using Consume = std::function<bool(Value)>;

  // Runs `produce` on `threads` threads (0: as many as the machine has) on what `next` gives, until it gives none, and
  // hands the values to `consume` in that order, on the calling thread. `next` is called by one thread at a time,
  // `produce` must be thread-safe. At most 2 × threads values wait at a time. Stops early, and gives false, when
  // `consume` gives false.
  static bool run(std::size_t threads, const Next& next, const Produce& produce, const Consume& consume) {
    if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
    if (threads == 1) {
      while (std::optional<Item> item = next()) {
        if (!consume(produce(std::move(*item)))) return false;
      }
      return true;
    }
    OrderedParallel state(2 * threads, next, produce);
    std::vector<std::jthread> workers;
    for (std::size_t i = 0; i < threads; ++i) workers.emplace_back([&] { state.work(); });
    return state.consume_all(consume);
  }

 private:
  OrderedParallel(std::size_t window, const Next& next, const Produce& produce)
      : window_(window), next_(next), produce_(produce) {}

  void work() {
    std::unique_lock lock(mutex_);
    while (true) {
      room_.wait(lock, [&] { return ended_ || taken_ < consumed_ + window_; });
      if (ended_) return;
      std::optional<Item> item = next_();
      if (!item) {
        ended_ = true;
        room_.notify_all();
        ready_.notify_one();
        return;
      }
      const std::size_t index = taken_++;
      lock.unlock();
      Value value = produce_(std::move(*item));
      lock.lock();
      values_.emplace(index, std::move(value));
      ready_.notify_one();
    }
  }

  bool consume_all(const Consume& consume) {
    std::unique_lock lock(mutex_);
    while (true) {
      ready_.wait(lock, [&] { return values_.contains(consumed_) || (ended_ && consumed_ == taken_); });
      auto value = values_.extract(consumed_);
      if (value.empty()) return true;
      ++consumed_;
      lock.unlock();
      room_.notify_all();
      const bool more = consume(std::move(value.mapped()));
      lock.lock();
      if (more) continue;
      ended_ = true;
      lock.unlock();
      room_.notify_all();
      return false;
    }
  }

  const std::size_t window_;
  const Next& next_;
  const Produce& produce_;
  std::mutex mutex_;
  std::condition_variable room_, ready_;
  std::map<std::size_t, Value> values_;
  std::size_t taken_ = 0, consumed_ = 0;
  bool ended_ = false;  // no further items are taken
};

// The same for the items 0 … count - 1.
bool ordered_parallel(std::size_t count, std::size_t threads,
                      const std::function<std::string(std::size_t)>& produce,
                      const std::function<bool(std::size_t, std::string)>& consume);

}  // namespace kronika

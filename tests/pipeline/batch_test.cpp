#include "pipeline/batch.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace kronika {
namespace {

TEST(OrderedParallel, KeepsTheOrderForAnyNumberOfThreads) {
  for (const std::size_t threads : {1u, 2u, 8u, 0u}) {
    std::vector<std::string> seen;
    const bool complete = ordered_parallel(
        200, threads,
        [](std::size_t i) {
          if (i % 17 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
          return std::to_string(i);
        },
        [&](std::size_t i, std::string value) {
          EXPECT_EQ(value, std::to_string(i));
          seen.push_back(std::move(value));
          return true;
        });
    EXPECT_TRUE(complete);
    EXPECT_EQ(seen.size(), 200u);
  }
}

TEST(OrderedParallel, StopsWhenTheConsumerSaysSo) {
  std::atomic<int> produced{0};
  const bool complete = ordered_parallel(
      100000, 4, [&](std::size_t) { ++produced; return std::string(); },
      [](std::size_t i, const std::string&) { return i < 10; });
  EXPECT_FALSE(complete);
  EXPECT_LT(produced, 100) << "the window bounds what is produced ahead";
}

TEST(OrderedParallel, NothingToDo) {
  EXPECT_TRUE(ordered_parallel(0, 4, [](std::size_t) { return std::string(); },
                               [](std::size_t, const std::string&) { return true; }));
}

}  // namespace
}  // namespace kronika

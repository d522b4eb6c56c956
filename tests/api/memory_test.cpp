// The sanitizers bring their own allocator, beside which another one cannot stand.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

// What happens when there is no memory: the n-th allocation of a call fails, for n from 1 on; the
// call gives an error, and the next one works as ever. The allocation functions of the whole test
// program are replaced for that.

#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <string>
#include <utility>

#include "api/support.h"

namespace {

// Allocations of this thread until one fails; below 0: none does.
thread_local long allocations_left = -1;

void* allocate(std::size_t size, std::size_t alignment) {
  if (allocations_left == 0) throw std::bad_alloc();
  if (allocations_left > 0) --allocations_left;
  const std::size_t rounded = (size + alignment - 1) / alignment * alignment;
  void* memory = std::aligned_alloc(alignment, rounded == 0 ? alignment : rounded);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

constexpr std::size_t kUsual = __STDCPP_DEFAULT_NEW_ALIGNMENT__;

}  // namespace

void* operator new(std::size_t size) { return allocate(size, kUsual); }
void* operator new[](std::size_t size) { return allocate(size, kUsual); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return allocate(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return allocate(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

namespace kronika {
namespace {

// Calls work() with ever more memory till it succeeds; how often it did not. Every allocation fails
// once at first, then ever fewer of them, since an article needs thousands.
template <class Work>
std::size_t failures(Work&& work) {
  std::size_t failed = 0;
  for (long allowed = 0;; allowed += 1 + allowed / 40) {
    allocations_left = allowed;
    const auto result = work();
    allocations_left = -1;
    if (result.ok()) return failed;
    EXPECT_EQ(result.error().code, ErrorCode::out_of_memory) << allowed;
    EXPECT_EQ(result.error().message, "out of memory") << allowed;
    ++failed;
  }
}

TEST(Memory, ReadingWithoutIsAnError) {
  const std::string text =
      "date: 2021-03-15\n„Litwa nas popiera” – powiedział w poniedziałek agencji BNS premier Jan "
      "Nowak, "
      "który odwiedził Kijów.\n";
  const std::string expected = *test::reader().read(text)->jsonl();
  const auto read = [&] {
    static const Reader::Settings settings{.language = "pl"};
    std::string copy;
    const long left = std::exchange(allocations_left, -1);
    copy = text;  // the caller's, who has memory for it
    allocations_left = left;
    return test::reader().read(std::move(copy), settings);
  };
  EXPECT_GT(failures(read), 100u);
  EXPECT_EQ(*test::reader().read(text)->jsonl(), expected);
}

TEST(Memory, WritingWithoutIsAnError) {
  const Result<Article> article = test::reader().read("Premier odwiedził w środę Litwę.");
  ASSERT_TRUE(article.ok());
  ASSERT_FALSE(article->claims().empty());
  EXPECT_GT(failures([&] { return article->jsonl(); }), 5u);
  EXPECT_GT(failures([&] { return article->conllu(); }), 1u);
  EXPECT_GT(failures([&] { return article->explain(0); }), 1u);
}

}  // namespace
}  // namespace kronika

#endif

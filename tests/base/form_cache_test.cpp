#include "base/form_cache.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace kronika {
namespace {

TEST(FormCache, KnowsWhatItHasSeen) {
  FormCache cache(2);
  EXPECT_FALSE(cache.find_or_add("kot").known);
  EXPECT_TRUE(cache.find_or_add("kot").known);
  EXPECT_FALSE(cache.find_or_add("").known);
  EXPECT_EQ(cache.size(), 2u);
}

TEST(FormCache, SparesWhatIsAskedForAgain) {
  FormCache cache(3);
  std::size_t found = 0;
  for (int i = 0; i < 100; ++i) {
    cache.begin_batch();
    found += cache.find_or_add("w").known;
    cache.find_or_add("form " + std::to_string(i));
  }
  EXPECT_EQ(found, 99u);
}

// Against a plain list of what each slot holds: a known form has the slot that it was given, and
// within a batch no slot has two forms.
TEST(FormCache, GivesEveryFormItsOwnSlot) {
  std::mt19937 random(1);
  for (const std::size_t capacity : {1u, 2u, 7u, 50u}) {
    FormCache cache(capacity);
    std::vector<std::string> held(capacity);
    for (int batch = 0; batch < 500; ++batch) {
      cache.begin_batch();
      std::set<std::string> forms;
      while (forms.size() < 1 + random() % capacity) forms.insert(std::to_string(random() % 200));
      std::set<std::size_t> slots;
      for (const std::string& form : forms) {
        const auto [slot, known] = cache.find_or_add(form);
        ASSERT_LT(slot, capacity);
        ASSERT_TRUE(slots.insert(slot).second);
        if (known) {
          ASSERT_EQ(held[slot], form);
        } else {
          ASSERT_EQ(std::count(held.begin(), held.end(), form), 0);
        }
        held[slot] = form;
      }
    }
  }
}

}  // namespace
}  // namespace kronika

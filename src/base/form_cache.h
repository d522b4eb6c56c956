// Remembers things about word forms, up to a bound.
//
// Idea: a form has a slot; what is known about it lies with the caller, under the slot's number.
// When all slots are taken, a hand goes round them and takes the first whose form was not asked for
// since it last came by (second chance: F. Corbató: A paging experiment with the Multics system,
// 1969). Forms of the batch that is being worked on keep their slots. Slots are found by open
// addressing with linear probing; a removed form leaves no mark, those behind it move up (D. Knuth:
// The Art of Computer Programming 3, 6.4, algorithm R).
//   Easy: "w", asked for again and again, stays. Hard: a batch with as many distinct forms as there
//   are slots: every one gets its own.
// Tested in tests/base/form_cache_test.cpp.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kronika {

// Not thread-safe. Memory: about 100 bytes a form and what the caller keeps.
class FormCache {
 public:
  // `capacity` must be greater than 0.
  explicit FormCache(std::size_t capacity)
      : capacity_(capacity), table_(std::bit_ceil(4 * capacity), Entry{}) {
    slots_.reserve(capacity);
  }

  struct Place {
    std::size_t slot = 0;
    bool known = false;  // the form had the slot before; if not, the slot's content is another's
  };
  // A batch may ask for at most `capacity` distinct forms.
  void begin_batch() { ++batch_; }
  Place find_or_add(std::string_view form) {
    const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(form));
    for (std::size_t at = hash & mask(); table_[at].slot != kFree; at = (at + 1) & mask()) {
      if (table_[at].hash != hash) continue;
      Slot& slot = slots_[table_[at].slot];
      if (slot.form != form) continue;
      slot.batch = batch_;
      return {table_[at].slot, true};
    }
    const std::size_t place = free_slot();
    Slot& slot = slots_[place];
    slot.form = form;
    slot.hash = hash;
    slot.batch = batch_;
    std::size_t at = hash & mask();
    while (table_[at].slot != kFree) at = (at + 1) & mask();
    table_[at] = {hash, static_cast<std::uint32_t>(place)};
    return {place, false};
  }
  // Slots in use; they are numbered from 0.
  std::size_t size() const { return slots_.size(); }

 private:
  static constexpr std::uint32_t kFree = UINT32_MAX;
  struct Slot {
    std::string form;
    std::uint32_t hash = 0;
    std::uint64_t batch = 0;   // the last one that asked for it
    std::uint64_t spared = 0;  // the value of `batch` when the hand last came by
  };
  struct Entry {
    std::uint32_t hash = 0;
    std::uint32_t slot = kFree;
  };

  std::size_t mask() const { return table_.size() - 1; }

  std::size_t free_slot() {
    if (slots_.size() < capacity_) {
      slots_.emplace_back();
      return slots_.size() - 1;
    }
    while (true) {
      hand_ = (hand_ + 1) % capacity_;
      Slot& slot = slots_[hand_];
      if (slot.batch == batch_) continue;
      if (slot.spared == slot.batch) break;
      slot.spared = slot.batch;
    }
    remove(hand_);
    return hand_;
  }

  void remove(std::size_t slot) {
    std::size_t hole = slots_[slot].hash & mask();
    while (table_[hole].slot != slot) hole = (hole + 1) & mask();
    for (std::size_t at = (hole + 1) & mask(); table_[at].slot != kFree; at = (at + 1) & mask()) {
      // An entry may move up unless that were before the place where the search for it begins.
      const std::size_t home = table_[at].hash & mask();
      if (((at - home) & mask()) < ((at - hole) & mask())) continue;
      table_[hole] = table_[at];
      hole = at;
    }
    table_[hole] = {};
  }

  std::size_t capacity_;
  std::vector<Slot> slots_;
  std::vector<Entry> table_;
  std::uint64_t batch_ = 1;
  std::size_t hand_ = 0;
};

}  // namespace kronika

// Remembers things about word forms, up to a bound.
//
// Idea: a form has a slot; what is known about it lies with the caller, under the slot's number.
// When all slots are taken, a hand goes round them and takes the first whose form was not asked for
// since it last came by (second chance: F. Corbató: A paging experiment with the Multics system,
// 1969). Forms of the batch that is being worked on keep their slots.
//   Easy: "w", asked for again and again, stays. Hard: a batch with as many distinct forms as there
//   are slots: every one gets its own.
// Tested in tests/base/form_cache_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kronika {

// Not thread-safe. Memory: about 150 bytes a form and what the caller keeps.
class FormCache {
 public:
  // `capacity` must be greater than 0.
  explicit FormCache(std::size_t capacity) : capacity_(capacity) { slots_.reserve(capacity); }
  FormCache(const FormCache&) = delete;
  FormCache& operator=(const FormCache&) = delete;

  struct Place {
    std::size_t slot = 0;
    bool known = false;  // the form had the slot before; if not, the slot's content is another's
  };
  // A batch may ask for at most `capacity` distinct forms.
  void begin_batch() { ++batch_; }
  Place find_or_add(std::string_view form) {
    if (const auto found = index_.find(form); found != index_.end()) {
      slots_[found->second].batch = batch_;
      return {found->second, true};
    }
    const std::size_t slot = free_slot();
    slots_[slot].form = form;
    slots_[slot].batch = batch_;
    index_.emplace(slots_[slot].form, slot);
    return {slot, false};
  }
  // Slots in use; they are numbered from 0.
  std::size_t size() const { return slots_.size(); }

 private:
  struct Slot {
    std::string form;
    std::uint64_t batch = 0;   // the last one that asked for it
    std::uint64_t spared = 0;  // the value of `batch` when the hand last came by
  };

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
    index_.erase(slots_[hand_].form);
    return hand_;
  }

  std::size_t capacity_;
  std::vector<Slot> slots_;  // never moved: the index's keys lie in them
  std::unordered_map<std::string_view, std::size_t> index_;
  std::uint64_t batch_ = 1;
  std::size_t hand_ = 0;
};

}  // namespace kronika

// What a node of the dictionary's automaton says of the forms that lead to it, remembered.
//
// Idea: the automaton is minimal, so that all forms that are inflected alike (every feminine noun
// in "-ka", say) lead to the same node, and their readings differ only in what the packed lemma is
// applied to. Reading a node's strings byte by byte is most of a look-up; the few thousand nodes
// that a text needs are read once. A node has eight places, by open addressing; places are taken
// once and never given up, so that readers need no lock.
//   Easy: "matkami" and "córkami": one node. Hard: a node whose eight places are taken by others:
//   it is read every time.
// Tested in tests/dictionary/dictionary_test.cpp: more forms than there are places, by several
// threads.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "dictionary/automaton.h"

namespace kronika::dictionary {

// A reading before it is known of which form: how to make the lemma of the form, and a tag.
struct PackedReading {
  std::string lemma;
  std::string tag;
  bool operator==(const PackedReading&) const = default;
};
using PackedReadings = std::vector<PackedReading>;

// Thread-safe. Memory: at most kPlaces nodes with their readings, about 3 MB.
class InflectionMemory {
 public:
  InflectionMemory() = default;
  InflectionMemory(const InflectionMemory&) = delete;
  InflectionMemory& operator=(const InflectionMemory&) = delete;
  ~InflectionMemory() {
    for (const std::atomic<const Entry*>& place : places_) delete place.load();
  }

  // What is remembered of a node, null if nothing is. Lives as long as the memory.
  const PackedReadings* find(Automaton::Node node) const {
    for (std::size_t i = 0; i < kProbes; ++i) {
      const Entry* entry = place(node, i).load(std::memory_order_acquire);
      if (entry == nullptr) return nullptr;
      if (entry->node == node) return &entry->readings;
    }
    return nullptr;
  }
  // Remembers a node's readings if there is a place for them.
  void add(Automaton::Node node, PackedReadings readings) {
    auto entry = std::make_unique<const Entry>(Entry{node, std::move(readings)});
    for (std::size_t i = 0; i < kProbes; ++i) {
      const Entry* there = nullptr;
      if (place(node, i).compare_exchange_strong(there, entry.get(), std::memory_order_acq_rel)) {
        entry.release();
        return;
      }
      if (there->node == node) return;
    }
  }

 private:
  static constexpr std::size_t kPlaces = 8192;
  static constexpr std::size_t kProbes = 8;
  struct Entry {
    Automaton::Node node;
    PackedReadings readings;
  };
  using Place = std::atomic<const Entry*>;
  static std::size_t index(Automaton::Node node, std::size_t probe) {
    constexpr std::uint32_t kGolden = 0x9E3779B9u;  // spreads neighbouring nodes
    return ((node * kGolden >> 16) + probe) % kPlaces;
  }
  Place& place(Automaton::Node node, std::size_t probe) { return places_[index(node, probe)]; }
  const Place& place(Automaton::Node node, std::size_t probe) const {
    return places_[index(node, probe)];
  }

  std::array<Place, kPlaces> places_{};
};

}  // namespace kronika::dictionary

// Idea: CFSA2 (Jan Daciuk's finite state automata as the morfologik-fsa library packs them) stores
// a node as its arcs, one behind another. An arc is a byte of flags and label index (the 31 most
// frequent labels have an index; index 0 means that a label byte follows), and then, unless its
// target is simply the node behind this one's last arc, the target's offset as a little-endian
// number of seven bits a byte.
//   flags: bit 7 the target is the next node; bit 6 last arc of its node; bit 5 a string ends with
//   this arc.
// Easy: an arc with bit 7 in a node of one arc: the target begins right behind it. Hard: bit 7 in
// the first of many arcs: the target begins behind all of them, so they must be skipped one by one.
// File: "\fsa", version 0xC6, two bytes of flags, the number of labels, the labels, the arcs. The
// first arc is a dummy that leads to the root. Tested in tests/dictionary/dictionary_test.cpp,
// fuzzed in fuzz/dictionary_fuzz.cpp.

#include "dictionary/automaton.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace kronika::dictionary {
namespace {

constexpr std::uint8_t kVersionCfsa2 = 0xC6;
constexpr std::uint8_t kFlagNumbers =
    1;  // in the upper byte of the flags: arcs carry counts, which we do not read
constexpr std::size_t kHeaderBytes = 8;
constexpr std::size_t kMaxArcsOfNode =
    256;  // one a label; bounds the scans of a corrupted automaton
constexpr std::size_t kMaxTargetBytes = 5;  // 32 bits, seven a byte
static_assert(std::endian::native == std::endian::little, "target_bytes() reads them as a number");
constexpr std::uint8_t kLabelMask = 0x1F;
constexpr std::uint8_t kFinalBit = 1 << 5;
constexpr std::uint8_t kLastBit = 1 << 6;
constexpr std::uint8_t kNextBit = 1 << 7;

Error damaged(std::string what) { return {ErrorCode::damaged_resource, std::move(what)}; }

}  // namespace

Result<Automaton> Automaton::read(std::span<const std::byte> bytes) {
  const auto at = [&](std::size_t i) { return std::to_integer<std::uint8_t>(bytes[i]); };
  if (bytes.size() < kHeaderBytes) return damaged("is truncated: it has no complete header");
  if (at(0) != '\\' || at(1) != 'f' || at(2) != 's' || at(3) != 'a')
    return damaged("is no automaton (\\fsa)");
  if (at(4) != kVersionCfsa2) {
    return damaged("has the format version " + std::to_string(at(4)) +
                   "; only CFSA2 (198) can be read");
  }
  if ((at(5) & kFlagNumbers) != 0)
    return damaged("is an automaton with numbers, which cannot be read");
  const std::size_t label_count = at(7);
  if (bytes.size() < kHeaderBytes + label_count + 2) return damaged("is truncated: it has no arcs");
  Automaton automaton;
  for (std::size_t i = 0; i < std::min(label_count, automaton.label_of_.size()); ++i)
    automaton.label_of_[i] = at(kHeaderBytes + i);
  automaton.arcs_ = bytes.subspan(kHeaderBytes + label_count);
  automaton.root_ = automaton.arc(0).target;
  if (automaton.root_ == kNoNode || automaton.root_ >= automaton.arcs_.size())
    return damaged("has no root");
  for (std::size_t label = 0; label < automaton.behind_root_.size(); ++label) {
    automaton.behind_root_[label] =
        automaton.search(automaton.root_, static_cast<std::uint8_t>(label));
  }
  return automaton;
}

// Behind the end everything looks like a last arc that leads nowhere.
std::uint8_t Automaton::byte(std::size_t at) const {
  return at < arcs_.size() ? std::to_integer<std::uint8_t>(arcs_[at]) : 0;
}

std::size_t Automaton::behind_target(std::size_t at) const {
  for (std::size_t n = 1; n < kMaxTargetBytes && byte(at) >= 0x80; ++n) ++at;
  return at + 1;
}

Automaton::Arc Automaton::arc(std::size_t at) const {
  if (at >= arcs_.size()) return {0, false, true, kNoNode, at};
  const std::uint8_t flags = byte(at);
  const std::size_t index = flags & kLabelMask;
  Arc arc{};
  arc.final = (flags & kFinalBit) != 0;
  arc.last = (flags & kLastBit) != 0;
  arc.label = index == 0 ? byte(at + 1) : label_of_[index];
  std::size_t next = at + (index == 0 ? 2 : 1);
  if ((flags & kNextBit) == 0) {
    std::uint32_t target = 0;
    for (unsigned shift = 0; shift < 32; shift += 7) {
      const std::uint8_t part = byte(next++);
      target |= static_cast<std::uint32_t>(part & 0x7F) << shift;
      if (part < 0x80) break;
    }
    arc.target = target < arcs_.size() ? target : kNoNode;
    arc.next = next;
    return arc;
  }
  arc.next = next;
  // The target begins behind the last arc of this node.
  bool last = arc.last;
  for (std::size_t n = 0; !last && n < kMaxArcsOfNode; ++n) {
    const std::uint8_t other = byte(next);
    last = (other & kLastBit) != 0;
    next += (other & kLabelMask) == 0 ? 2 : 1;
    if ((other & kNextBit) != 0) continue;
    next = next + kMaxTargetBytes <= arcs_.size() ? next + target_bytes(next) : behind_target(next);
  }
  arc.target = last && next < arcs_.size() ? static_cast<Node>(next) : kNoNode;
  return arc;
}

Automaton::Node Automaton::step(Node node, std::uint8_t label) const {
  if (node == kNoNode) return kNoNode;
  return node == root_ ? behind_root_[label] : search(node, label);
}

// Bytes of the target number that begins at `at`, of which five can be read: up to the first one
// below 128, at most five.
std::size_t Automaton::target_bytes(std::size_t at) const {
  std::uint64_t five = 0;
  std::memcpy(&five, arcs_.data() + at, kMaxTargetBytes);
  const std::uint64_t ends = (~five & 0x80'80'80'80u) | std::uint64_t{0x80} << 32;
  return static_cast<std::size_t>(std::countr_zero(ends)) / 8 + 1;
}

Automaton::Node Automaton::search(Node node, std::uint8_t label) const {
  std::size_t at = node;
  for (std::size_t n = 0; n < kMaxArcsOfNode && at < arcs_.size(); ++n) {
    const std::uint8_t flags = byte(at);
    const std::size_t index = flags & kLabelMask;
    const std::uint8_t found = index == 0 ? byte(at + 1) : label_of_[index];
    if (found == label) return arc(at).target;
    if ((flags & kLastBit) != 0) return kNoNode;
    at += index == 0 ? 2 : 1;
    if ((flags & kNextBit) != 0) continue;
    at = at + kMaxTargetBytes <= arcs_.size() ? at + target_bytes(at) : behind_target(at);
  }
  return kNoNode;
}

Automaton::Node Automaton::walk(Node node, std::string_view labels) const {
  for (const char label : labels) {
    node = step(node, static_cast<std::uint8_t>(label));
    if (node == kNoNode) return kNoNode;
  }
  return node;
}

void Automaton::walk_all(std::span<const std::string_view> strings, std::uint8_t last,
                         Node* ends) const {
  constexpr std::size_t kSideBySide = 12;
  struct Walk {
    std::string_view rest;
    std::size_t string;
    Node node;
  };
  std::array<Walk, kSideBySide> walks;
  std::size_t going = 0, next = 0;
  while (going > 0 || next < strings.size()) {
    for (; going < kSideBySide && next < strings.size(); ++next)
      walks[going++] = {strings[next], next, root_};
    for (std::size_t i = 0; i < going;) {
      Walk& walk = walks[i];
      const bool at_end = walk.rest.empty();
      walk.node = step(walk.node, at_end ? last : static_cast<std::uint8_t>(walk.rest.front()));
      if (at_end || walk.node == kNoNode) {
        ends[walk.string] = walk.node;
        walk = walks[--going];
        continue;
      }
      walk.rest.remove_prefix(1);
      __builtin_prefetch(arcs_.data() + walk.node);
      ++i;
    }
  }
}

bool Automaton::for_each(Node node, std::string& prefix,
                         const std::function<bool(std::string_view)>& visit,
                         std::size_t limit) const {
  return node == kNoNode || visit_arcs(node, prefix, visit, limit);
}

bool Automaton::visit_arcs(Node node, std::string& prefix,
                           const std::function<bool(std::string_view)>& visit,
                           std::size_t& budget) const {
  if (prefix.size() >= kMaxDepth) return true;
  std::size_t at = node;
  for (std::size_t n = 0; n < kMaxArcsOfNode; ++n) {
    if (budget == 0) return false;
    --budget;
    const Arc found = arc(at);
    prefix.push_back(static_cast<char>(found.label));
    const bool go_on = (!found.final || visit(prefix)) &&
                       (found.target == kNoNode || visit_arcs(found.target, prefix, visit, budget));
    prefix.pop_back();
    if (!go_on) return false;
    if (found.last || found.next >= arcs_.size()) return true;
    at = found.next;
  }
  return true;
}

}  // namespace kronika::dictionary

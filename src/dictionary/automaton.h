// A minimal automaton of byte strings in the format CFSA2, walked where it lies in memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kronika::dictionary {

// A view: the bytes must outlive it. Thread-safe. Every read is checked against the end, and walks
// are bounded in depth, so that a corrupted automaton gives wrong answers but no undefined
// behaviour and no endless loop.
class Automaton {
 public:
  using Node = std::uint32_t;  // offset of the node's first arc; 0 is no node
  static constexpr Node kNoNode = 0;
  static constexpr std::size_t kMaxDepth = 512;  // bytes of an accepted string

  // Errors: damaged_resource: no automaton, another format or version, truncated.
  static Result<Automaton> read(std::span<const std::byte> bytes);

  Node root() const { return root_; }
  // The node behind the arc with this label, kNoNode if there is none.
  Node step(Node node, std::uint8_t label) const;
  // The node behind a string from `node` on, kNoNode if there is none.
  Node walk(Node node, std::string_view labels) const;
  // ends[i] = the node behind strings[i] and `last` from the root on. The walks go side by side, so
  // that they wait for the memory together.
  void walk_all(std::span<const std::string_view> strings, std::uint8_t last, Node* ends) const;
  // Calls visit with each string accepted from `node`, in byte order of the labels as stored,
  // appended to `prefix`. Stops when visit gives false or after `limit` arcs; gives false in both
  // cases.
  bool for_each(Node node, std::string& prefix, const std::function<bool(std::string_view)>& visit,
                std::size_t limit = SIZE_MAX) const;

 private:
  struct Arc {
    std::uint8_t label;
    bool final;
    bool last;
    Node target;       // kNoNode if the arc leads nowhere
    std::size_t next;  // offset of the arc behind it
  };

  std::uint8_t byte(std::size_t at) const;
  std::size_t behind_target(std::size_t at) const;  // behind the target number that begins at `at`
  std::size_t target_bytes(std::size_t at) const;
  Arc arc(std::size_t at) const;
  Node search(Node node, std::uint8_t label) const;  // step, arc by arc
  bool visit_arcs(Node node, std::string& prefix,
                  const std::function<bool(std::string_view)>& visit, std::size_t& budget) const;

  std::span<const std::byte> arcs_;
  std::array<std::uint8_t, 32> label_of_{};  // per label index; 0 where there is none
  Node root_ = kNoNode;
  // Where each label leads from the root, which has an arc for nearly every byte that words begin
  // with: looking for it took as long as the next letters together.
  std::array<Node, 256> behind_root_{};
};

}  // namespace kronika::dictionary

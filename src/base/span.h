// Indices and half-open spans. Each index space has a type of its own, so that a byte offset cannot be
// passed where a token index is meant.
//
//   Span s{ByteOffset{2}, ByteOffset{5}};   // bytes 2, 3, 4
//   s.size() == 3;  s.contains(ByteOffset{5}) == false;
//   {2,5}.overlaps({5,7}) == false;         // they only touch
//   {3,3}.empty() == true;  {3,3}.overlaps(anything) == false
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace kronika {

// A position in one index space. Space is an empty tag type.
template <class Space>
struct Index {
  std::uint32_t value = 0;

  constexpr Index() = default;
  constexpr explicit Index(std::size_t v) : value(static_cast<std::uint32_t>(v)) {}
  constexpr auto operator<=>(const Index&) const = default;
  constexpr Index operator+(std::size_t n) const { return Index(value + n); }
  constexpr Index operator-(std::size_t n) const { return Index(value - n); }
  constexpr Index& operator++() { ++value; return *this; }
  constexpr Index& operator--() { --value; return *this; }
  constexpr std::size_t operator-(Index other) const { return value - other.value; }
};

template <class I>
struct Span {
  I begin{};
  I end{};

  constexpr std::size_t size() const { return end.value - begin.value; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(I i) const { return begin <= i && i < end; }
  constexpr bool contains(Span s) const { return begin <= s.begin && s.end <= end; }
  constexpr bool overlaps(Span s) const { return std::max(begin, s.begin) < std::min(end, s.end); }
  constexpr auto operator<=>(const Span&) const = default;
};

// The smallest span that covers both.
template <class I>
constexpr Span<I> cover(Span<I> a, Span<I> b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

using ByteOffset = Index<struct ByteSpace>;       // into a document's text, UTF-8 as read
using CodePointOffset = Index<struct CodePointSpace>;  // into the same text, counted in code points
using TokenIndex = Index<struct TokenSpace>;      // into Document::tokens
using SentenceIndex = Index<struct SentenceSpace>;  // into Document::sentences
using EntityIndex = Index<struct EntitySpace>;    // into Document::entities
using MentionIndex = Index<struct MentionSpace>;  // into Document::mentions
using TimexIndex = Index<struct TimexSpace>;      // into Document::timexes
using ReportIndex = Index<struct ReportSpace>;    // into Document::reports
using EventIndex = Index<struct EventSpace>;      // into Document::events

using ByteSpan = Span<ByteOffset>;
using CodePointSpan = Span<CodePointOffset>;
using TokenSpan = Span<TokenIndex>;
using SentenceSpan = Span<SentenceIndex>;

// "No such element": the head of a root, the sentence before the first.
template <class I>
inline constexpr I none = I(std::numeric_limits<std::uint32_t>::max());

}  // namespace kronika

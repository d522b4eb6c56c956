// Sums of products of int8, for one instruction set: included by files that Highway compiles once
// for each.
//
// Idea: a tile of R rows by four vectors of outputs stays in registers. For each group of four
// inputs, four vectors of weights are loaded, and each row's four activations are spread over a
// vector and multiplied in (K. Goto, R. van de Geijn: Anatomy of high-performance matrix
// multiplication, ACM TOMS 34, 2008). Where the processor has `vpdpbusd` (AVX-512 VNNI), one
// instruction multiplies and adds the four; elsewhere both are widened to 16 bits first, because a
// sum of two products of 8 bits does not fit there. The sums are integers: no order of additions
// changes them, so all instruction sets and all tiles give the same ones.
//   Easy: 16 inputs. Hard: 18 inputs: the last group has two, and what lies behind them in memory
//   may be somebody else's: the group is filled with zeros.
// Tested in tests/neural/product_test.cpp against plain loops, for each instruction set.

// clang-format off
#if defined(KRONIKA_NEURAL_INT8_TILE_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef KRONIKA_NEURAL_INT8_TILE_INL_H
#undef KRONIKA_NEURAL_INT8_TILE_INL_H
#else
#define KRONIKA_NEURAL_INT8_TILE_INL_H
#endif
// clang-format on

#include <cstring>
#include <type_traits>
#include <utility>

#include "hwy/highway.h"
#include "neural/packed_matrix.h"

HWY_BEFORE_NAMESPACE();
namespace kronika::neural {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using FloatTag = hn::CappedTag<float, 16>;
using IntegerTag = hn::RebindToSigned<FloatTag>;
using FloatVector = hn::Vec<FloatTag>;
using IntegerVector = hn::Vec<IntegerTag>;
constexpr FloatTag kFloats;
constexpr IntegerTag kIntegers;
constexpr std::size_t kLanes = hn::MaxLanes(FloatTag());

// The four vectors of a tile lie a quarter of a panel apart; a panel takes kTiles tiles.
constexpr std::size_t kQuarter = PackedMatrix::kPanel / 4;
constexpr std::size_t kTiles = kQuarter / kLanes;
static_assert(kQuarter % kLanes == 0);

#if HWY_TARGET == HWY_AVX3_DL
constexpr std::size_t kTileRows =
    6;  // 24 sums, four weights and a row's inputs: 29 of 32 registers

struct Inputs {
  explicit Inputs(std::uint32_t four) : spread(_mm512_set1_epi32(static_cast<int>(four))) {}
  __m512i spread;
};
struct Weights {
  explicit Weights(const std::int8_t* at) : bytes(_mm512_load_si512(at)) {}
  __m512i bytes;
};
struct Sum {
  __m512i value;
  HWY_INLINE void clear() { value = _mm512_setzero_si512(); }
  // Highway 1.0.3 asks for VNNI before it chooses this instruction set, but does not tell the
  // compiler, which therefore refuses the intrinsic.
  HWY_INLINE void add(Inputs x, Weights w) {
    asm("vpdpbusd %2, %1, %0" : "+v"(value) : "v"(x.spread), "v"(w.bytes));
  }
  HWY_INLINE IntegerVector total() const { return IntegerVector{value}; }
};
#elif HWY_TARGET == HWY_SCALAR
constexpr std::size_t kTileRows = 1;

struct Inputs {
  explicit Inputs(std::uint32_t four) { std::memcpy(bytes, &four, sizeof bytes); }
  Activation bytes[4];
};
struct Weights {
  explicit Weights(const std::int8_t* at) { std::memcpy(bytes, at, sizeof bytes); }
  std::int8_t bytes[4];
};
struct Sum {
  std::int32_t value;
  HWY_INLINE void clear() { value = 0; }
  HWY_INLINE void add(Inputs x, Weights w) {
    for (std::size_t i = 0; i < 4; ++i) value += x.bytes[i] * w.bytes[i];
  }
  HWY_INLINE IntegerVector total() const { return hn::Set(kIntegers, value); }
};
#else
// An output's four products make two sums, beside one another: the lower half of the outputs lies
// in one vector, the upper half in another.
constexpr std::size_t kTileRows = HWY_TARGET == HWY_AVX3 ? 3 : 1;
using WideTag = hn::Repartition<std::int16_t, IntegerTag>;
constexpr WideTag kWide;

struct Inputs {
  explicit Inputs(std::uint32_t four) {
    const hn::Repartition<std::uint32_t, hn::Half<IntegerTag> > words;
    const hn::Repartition<Activation, hn::Half<IntegerTag> > bytes;
    spread = hn::PromoteTo(kWide, hn::BitCast(bytes, hn::Set(words, four)));
  }
  hn::Vec<WideTag> spread;
};
struct Weights {
  explicit Weights(const std::int8_t* at) {
    const hn::Rebind<std::int8_t, WideTag> half;
    low = hn::PromoteTo(kWide, hn::Load(half, at));
    high = hn::PromoteTo(kWide, hn::Load(half, at + hn::MaxLanes(half)));
  }
  hn::Vec<WideTag> low, high;
};
struct Sum {
  // Some instruction sets add even and odd products to two vectors; where only one is used, the
  // compiler drops the other.
  IntegerVector low, low_other, high, high_other;
  // Said here, since g++ makes an implicit one for the baseline, into which NEON's vectors with a
  // constructor of their own cannot be inlined.
  HWY_ATTR HWY_INLINE Sum() {}
  HWY_INLINE void clear() { low = low_other = high = high_other = hn::Zero(kIntegers); }
  HWY_INLINE void add(const Inputs& x, const Weights& w) {
    low = hn::ReorderWidenMulAccumulate(kIntegers, x.spread, w.low, low, low_other);
    high = hn::ReorderWidenMulAccumulate(kIntegers, x.spread, w.high, high, high_other);
  }
  HWY_INLINE IntegerVector total() const {
    const IntegerVector lower = hn::RearrangeToOddPlusEven(low, low_other);
    const IntegerVector upper = hn::RearrangeToOddPlusEven(high, high_other);
    return hn::Add(hn::ConcatEven(kIntegers, upper, lower), hn::ConcatOdd(kIntegers, upper, lower));
  }
};
#endif

#define KRONIKA_INLINE_LAMBDA HWY_ATTR __attribute__((always_inline))

// Calls function(0) … function(kCount - 1) with constants: a tile stays in registers only if no
// index of its arrays is a variable, and loops are unrolled too late for that.
template <std::size_t kCount, class Function>
HWY_INLINE void unrolled(const Function& function) {
  [&]<std::size_t... kIndex>(std::index_sequence<kIndex...>) KRONIKA_INLINE_LAMBDA {
    (function(std::integral_constant<std::size_t, kIndex>()), ...);
  }
  (std::make_index_sequence<kCount>());
}

// The four activations of a group; only `count` of them belong to the row.
HWY_INLINE std::uint32_t four_inputs(const Activation* at) {
  std::uint32_t four;
  std::memcpy(&four, at, sizeof four);
  return four;
}
inline std::uint32_t last_inputs(const Activation* at, std::size_t count) {
  std::uint32_t four = 0;
  std::memcpy(&four, at, count);
  return four;
}

// The sums of products of kRows rows with one tile of a panel, which begins at `weights`.
template <std::size_t kRows>
HWY_INLINE void sum_products(const Activation* HWY_RESTRICT rows, std::size_t stride,
                             const std::int8_t* HWY_RESTRICT weights, std::size_t inputs,
                             Sum (&sums)[kRows][4]) {
  constexpr std::size_t kGroup = PackedMatrix::kGroup;
  constexpr std::size_t kStep = kQuarter * kGroup;  // bytes from a vector to the next one
  const std::size_t whole = inputs / kGroup * kGroup;
  // Not by constructors, which would be called in a loop.
  unrolled<kRows>([&](auto r) KRONIKA_INLINE_LAMBDA {
    unrolled<4>([&](auto v) KRONIKA_INLINE_LAMBDA { sums[r][v].clear(); });
  });
  const auto add_group = [&](std::size_t i, const auto& inputs_of) KRONIKA_INLINE_LAMBDA {
    const std::int8_t* HWY_RESTRICT w = weights + i * PackedMatrix::kPanel;
    const Weights w0(w), w1(w + kStep), w2(w + 2 * kStep), w3(w + 3 * kStep);
    unrolled<kRows>([&](auto r) KRONIKA_INLINE_LAMBDA {
      const Inputs x(inputs_of(rows + r * stride + i));
      sums[r][0].add(x, w0);
      sums[r][1].add(x, w1);
      sums[r][2].add(x, w2);
      sums[r][3].add(x, w3);
    });
  };
  for (std::size_t i = 0; i < whole; i += kGroup) {
    add_group(i, [](const Activation* at) KRONIKA_INLINE_LAMBDA { return four_inputs(at); });
  }
  if (whole == inputs) return;
  add_group(whole, [&](const Activation* at)
                       KRONIKA_INLINE_LAMBDA { return last_inputs(at, inputs - whole); });
}

// Calls function.template operator()<R>(first, R) … for tiles of at most kMost rows.
template <std::size_t kMost, class Function>
HWY_INLINE void for_tiles_of_rest(std::size_t first, std::size_t rows, const Function& function) {
  if constexpr (kMost > 0) {
    if (rows == kMost) return function.template operator()<kMost>(first);
    for_tiles_of_rest<kMost - 1>(first, rows, function);
  }
}

// Divides rows [begin, end) into full tiles and one of what remains.
template <class Function>
HWY_INLINE void for_tiles(std::size_t begin, std::size_t end, const Function& function) {
  for (; begin + kTileRows <= end; begin += kTileRows)
    function.template operator()<kTileRows>(begin);
  for_tiles_of_rest<kTileRows - 1>(begin, end - begin, function);
}

}  // namespace HWY_NAMESPACE
}  // namespace kronika::neural
HWY_AFTER_NAMESPACE();

#endif  // include guard of Highway

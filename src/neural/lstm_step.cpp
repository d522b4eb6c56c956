// Idea: a panel of the recurrent weights holds all four gates of 16 units, so that when its sums
// are complete, the cells can be computed while they are still in registers, and only states and
// outputs go to memory. σ and tanh are quotients of polynomials, tanh(x) ≈ x·P(x²)/Q(x²) between -6
// and 6 (least greatest error, found by reweighted least squares; σ(x) = (1 + tanh(x/2))/2), and
// the quotients of a cell are brought to one denominator: two divisions for five functions.
//   Easy: 6 sequences, 16 units. Hard: 5 sequences of 9 units, two of which begin here: the panel's
//   last 7 units are padding that is never stored, and two rows have no sums.
// Tested in tests/neural/lstm_test.cpp against libm and plain loops.

#include "neural/lstm_step.h"

#include <algorithm>

#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#define HWY_WANT_AVX3_DL
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neural/lstm_step.cpp"
// clang-format off
#include "hwy/foreach_target.h"  // must come first
#include "neural/int8_tile-inl.h"
// clang-format on

HWY_BEFORE_NAMESPACE();
namespace kronika::neural {
namespace HWY_NAMESPACE {

struct Quotient {
  FloatVector above, below;
};

// tanh(x); |error| < 2e-5.
HWY_INLINE Quotient tanh_of(FloatVector x) {
  x = hn::Min(hn::Max(x, hn::Set(kFloats, -6.0f)), hn::Set(kFloats, 6.0f));
  const auto y = hn::Mul(x, x);
  auto p = hn::MulAdd(y, hn::Set(kFloats, 0.00149555662f), hn::Set(kFloats, 0.114472773f));
  p = hn::MulAdd(p, y, hn::Set(kFloats, 0.999971156f));
  auto q = hn::MulAdd(y, hn::Set(kFloats, 5.51862196e-05f), hn::Set(kFloats, 0.017487424f));
  q = hn::MulAdd(q, y, hn::Set(kFloats, 0.447714146f));
  q = hn::MulAdd(q, y, hn::Set(kFloats, 1.0f));
  return {hn::Mul(p, x), q};
}

// Twice σ(x): above / below.
HWY_INLINE Quotient twice_sigmoid_of(FloatVector x) {
  const Quotient t = tanh_of(hn::Mul(x, hn::Set(kFloats, 0.5f)));
  return {hn::Add(t.above, t.below), t.below};
}

// The cell's new state.
HWY_INLINE FloatVector next_state(FloatVector i, FloatVector f, FloatVector g, FloatVector state) {
  const Quotient in = twice_sigmoid_of(i), keep = twice_sigmoid_of(f), value = tanh_of(g);
  const auto in_value = hn::Mul(in.below, value.below);
  const auto kept = hn::Mul(hn::Mul(keep.above, state), in_value);
  const auto added = hn::Mul(hn::Mul(in.above, value.above), keep.below);
  const auto half = hn::Set(kFloats, 0.5f);
  return hn::Div(hn::Mul(hn::Add(kept, added), half), hn::Mul(in_value, keep.below));
}

// The cell's output in steps.
HWY_INLINE FloatVector output_steps(FloatVector o, FloatVector state) {
  const Quotient open = twice_sigmoid_of(o), value = tanh_of(state);
  const auto above =
      hn::Mul(hn::Mul(open.above, value.above), hn::Set(kFloats, 0.5f / kHiddenStep));
  return hn::Div(above, hn::Mul(open.below, value.below));
}

// kRows rows, the units of one tile of a panel.
template <std::size_t kRows, bool kContinued>
HWY_INLINE void step_tile(const PackedMatrix& recurrent, std::size_t hidden, const LstmStep& step,
                          std::size_t row, std::size_t panel, std::size_t tile) {
  const std::size_t unit = panel * CellLayout::kBlock + tile * kLanes;
  if (unit >= hidden) return;
  const std::size_t first = panel * PackedMatrix::kPanel + tile * kLanes;  // gate i of that unit
  Sum sums[kRows][4];
  if (kContinued) {
    sum_products<kRows>(step.before + row * step.stride, step.stride,
                        recurrent.panel(panel) + tile * kLanes * PackedMatrix::kGroup, hidden,
                        sums);
  }
  const hn::Rebind<Gate, FloatTag> narrow;
  const hn::Rebind<Activation, FloatTag> bytes;
  const auto gate_step = hn::Set(kFloats, 1 / kGatesOfOne);
  const auto hidden_step = hn::Set(kFloats, kHiddenStep);
  const std::size_t count = std::min(kLanes, hidden - unit);
  unrolled<kRows>([&](auto r) KRONIKA_INLINE_LAMBDA {
    FloatVector z[4];
    unrolled<4>([&](auto kind) KRONIKA_INLINE_LAMBDA {
      const std::size_t at = first + kind * kQuarter;
      const std::size_t place = step.first_gate + at;
      const auto gate = hn::PromoteTo(kIntegers, hn::LoadU(narrow, step.gates[row + r] + place));
      z[kind] = hn::MulAdd(hn::ConvertTo(kFloats, gate), gate_step,
                           hn::LoadU(kFloats, step.biases[row + r] + place));
      if (!kContinued) return;
      const auto sum =
          hn::Add(sums[r][kind].total(), hn::Load(kIntegers, recurrent.corrections() + at));
      const auto scale = hn::Mul(hn::Load(kFloats, recurrent.scales() + at), hidden_step);
      z[kind] = hn::MulAdd(hn::ConvertTo(kFloats, sum), scale, z[kind]);
    });
    float* cell = step.cells + (row + r) * CellLayout::padded(hidden) + unit;
    const auto state = next_state(z[0], z[1], z[2], hn::LoadU(kFloats, cell));
    hn::StoreU(state, kFloats, cell);
    const auto steps = hn::NearestInt(output_steps(z[3], state));
    const auto result = hn::DemoteTo(bytes, hn::Add(steps, hn::Set(kIntegers, kZeroActivation)));
    Activation* out = step.out + (row + r) * step.stride + unit;
    if (count == kLanes) {
      hn::StoreU(result, bytes, out);
    } else {
      HWY_ALIGN Activation buffer[kLanes];
      hn::Store(result, bytes, buffer);
      std::copy_n(buffer, count, out);
    }
  });
}

void Step(const PackedMatrix& recurrent, std::size_t hidden, const LstmStep& step) {
  for (std::size_t panel = 0; panel < recurrent.panels(); ++panel) {
    for (std::size_t tile = 0; tile < kTiles; ++tile) {
      for_tiles(0, step.continued, [&]<std::size_t kRows>(std::size_t row) HWY_ATTR {
        step_tile<kRows, true>(recurrent, hidden, step, row, panel, tile);
      });
      for_tiles(step.continued, step.rows, [&]<std::size_t kRows>(std::size_t row) HWY_ATTR {
        step_tile<kRows, false>(recurrent, hidden, step, row, panel, tile);
      });
    }
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace kronika::neural
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace kronika::neural {

HWY_EXPORT(Step);

void lstm_step(const PackedMatrix& recurrent, std::size_t hidden, const LstmStep& step) {
  HWY_DYNAMIC_DISPATCH(Step)(recurrent, hidden, step);
}

}  // namespace kronika::neural
#endif  // HWY_ONCE

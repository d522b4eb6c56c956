// Idea: tiles of int8_tile-inl.h, panel by panel, over blocks of rows that stay in the first-level
// cache with the panel. An integer sum becomes a float by the scale of its row times that of its
// output, once.
//   Easy: 6 rows, 64 outputs. Hard: 11 rows, 17 outputs: tiles of 6 and 5 rows, of whose second
//   vector one float is stored.
// Tested in tests/neural/product_test.cpp.

#include "neural/product.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#define HWY_WANT_AVX3_DL
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neural/product.cpp"
// clang-format off
#include "hwy/foreach_target.h"  // must come first
#include "neural/int8_tile-inl.h"
// clang-format on

HWY_BEFORE_NAMESPACE();
namespace kronika::neural {
namespace HWY_NAMESPACE {

// Where results go: floats with a bias.
struct FloatOutput {
  const float* bias;
  Rows out;
  HWY_INLINE void store(std::size_t row, std::size_t output, std::size_t count,
                        FloatVector value) const {
    float* at = out.data + row * out.stride + output;
    if (count >= kLanes) {
      if (bias != nullptr) value = hn::Add(value, hn::LoadU(kFloats, bias + output));
      hn::StoreU(value, kFloats, at);
      return;
    }
    HWY_ALIGN float buffer[kLanes];
    hn::Store(value, kFloats, buffer);
    for (std::size_t i = 0; i < count; ++i)
      at[i] = bias != nullptr ? buffer[i] + bias[output + i] : buffer[i];
  }
};

// Fixed point.
struct GateOutput {
  Gate* const* out;
  HWY_INLINE void store(std::size_t row, std::size_t output, std::size_t count,
                        FloatVector value) const {
    const hn::Rebind<Gate, FloatTag> narrow;
    const auto steps = hn::NearestInt(hn::Mul(value, hn::Set(kFloats, kGatesOfOne)));
    const auto gates = hn::DemoteTo(narrow, steps);
    Gate* at = out[row] + output;
    if (count >= kLanes) return hn::StoreU(gates, narrow, at);
    HWY_ALIGN Gate buffer[kLanes];
    hn::Store(gates, narrow, buffer);
    std::copy_n(buffer, count, at);
  }
};

template <std::size_t kRows, class Output>
HWY_INLINE void multiply_tile(QuantisedRows a, std::size_t row, const PackedMatrix& weights,
                              std::size_t panel, std::size_t tile, const Output& output) {
  Sum sums[kRows][4];
  sum_products<kRows>(a.data + row * a.stride, a.stride,
                      weights.panel(panel) + tile * kLanes * PackedMatrix::kGroup, weights.inputs(),
                      sums);
  unrolled<4>([&](auto v) KRONIKA_INLINE_LAMBDA {
    const std::size_t first = panel * PackedMatrix::kPanel + v * kQuarter + tile * kLanes;
    if (first >= weights.outputs()) return;
    const auto correction = hn::Load(kIntegers, weights.corrections() + first);
    const auto scale = hn::Load(kFloats, weights.scales() + first);
    unrolled<kRows>([&](auto r) KRONIKA_INLINE_LAMBDA {
      const auto sum = hn::ConvertTo(kFloats, hn::Add(sums[r][v].total(), correction));
      const auto step = hn::Set(kFloats, a.steps[(row + r) * a.steps_stride]);
      output.store(row + r, first, weights.outputs() - first, hn::Mul(sum, hn::Mul(step, scale)));
    });
  });
}

template <class Output>
HWY_INLINE void multiply_all(QuantisedRows a, std::size_t rows, const PackedMatrix& weights,
                             const Output& output) {
  constexpr std::size_t kBlockRows = 48;  // with 384 inputs, 18 KB, beside 24 KB of a panel
  for (std::size_t begin = 0; begin < rows; begin += kBlockRows) {
    const std::size_t end = std::min(rows, begin + kBlockRows);
    for (std::size_t panel = 0; panel < weights.panels(); ++panel) {
      for (std::size_t tile = 0; tile < kTiles; ++tile) {
        for_tiles(begin, end, [&]<std::size_t kRows>(std::size_t row) HWY_ATTR {
          multiply_tile<kRows>(a, row, weights, panel, tile, output);
        });
      }
    }
  }
}

void MultiplyToFloats(const QuantisedRows& a, std::size_t rows, const PackedMatrix& weights,
                      const float* bias, Rows out) {
  multiply_all(a, rows, weights, FloatOutput{bias, out});
}

void MultiplyToGates(const QuantisedRows& a, std::size_t rows, const PackedMatrix& weights,
                     Gate* const* out) {
  multiply_all(a, rows, weights, GateOutput{out});
}

// max(0, ·) if kPositive; else the absolute value decides about the step.
template <bool kPositive>
HWY_INLINE float quantise_row(const float* values, std::size_t count, Activation* out) {
  const std::size_t whole = count / kLanes * kLanes;
  auto greatest = hn::Zero(kFloats);
  for (std::size_t i = 0; i < whole; i += kLanes) {
    const auto x = hn::LoadU(kFloats, values + i);
    greatest = hn::Max(greatest, kPositive ? x : hn::Abs(x));
  }
  float most = hn::GetLane(hn::MaxOfLanes(kFloats, greatest));
  for (std::size_t i = whole; i < count; ++i)
    most = std::max(most, kPositive ? values[i] : std::fabs(values[i]));
  const float inverse = most > 0 ? 127.0f / most : 0.0f;
  const hn::Rebind<Activation, FloatTag> bytes;
  const auto zero = hn::Set(kIntegers, kZeroActivation);
  const auto quantised = [&](FloatVector x) HWY_ATTR {
    if (kPositive) x = hn::Max(x, hn::Zero(kFloats));
    const auto steps = hn::NearestInt(hn::Mul(x, hn::Set(kFloats, inverse)));
    return hn::DemoteTo(bytes, hn::Add(steps, zero));
  };
  for (std::size_t i = 0; i < whole; i += kLanes)
    hn::StoreU(quantised(hn::LoadU(kFloats, values + i)), bytes, out + i);
  if (whole < count) {
    HWY_ALIGN float rest[kLanes] = {};
    HWY_ALIGN Activation result[kLanes];
    std::copy(values + whole, values + count, rest);
    hn::Store(quantised(hn::Load(kFloats, rest)), bytes, result);
    std::copy_n(result, count - whole, out + whole);
  }
  return most / 127.0f;
}

float Quantise(const float* values, std::size_t count, Activation* out) {
  return quantise_row<false>(values, count, out);
}
float QuantisePositive(const float* values, std::size_t count, Activation* out) {
  return quantise_row<true>(values, count, out);
}

}  // namespace HWY_NAMESPACE
}  // namespace kronika::neural
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace kronika::neural {

HWY_EXPORT(MultiplyToFloats);
HWY_EXPORT(MultiplyToGates);
HWY_EXPORT(Quantise);
HWY_EXPORT(QuantisePositive);

void multiply(QuantisedRows a, std::size_t rows, const PackedMatrix& weights, const float* bias,
              Rows out) {
  HWY_DYNAMIC_DISPATCH(MultiplyToFloats)(a, rows, weights, bias, out);
}
void multiply(QuantisedRows a, std::size_t rows, const PackedMatrix& weights, Gate* const* out) {
  HWY_DYNAMIC_DISPATCH(MultiplyToGates)(a, rows, weights, out);
}
float quantise(const float* values, std::size_t count, Activation* out) {
  return HWY_DYNAMIC_DISPATCH(Quantise)(values, count, out);
}
float quantise_positive(const float* values, std::size_t count, Activation* out) {
  return HWY_DYNAMIC_DISPATCH(QuantisePositive)(values, count, out);
}

}  // namespace kronika::neural
#endif  // HWY_ONCE

// The small arithmetic beside the products. This file is compiled once for each instruction set
// (Highway's foreach_target) and the best one is chosen when the program runs. Tested in
// tests/neural/kernels_test.cpp against double-precision loops.

#include "neural/kernels.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "hwy/cache_control.h"

#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#define HWY_WANT_AVX3_DL
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neural/kernels.cpp"
// clang-format off
#include "hwy/foreach_target.h"  // must come first
#include "hwy/highway.h"
#include "hwy/contrib/math/math-inl.h"
// clang-format on

HWY_BEFORE_NAMESPACE();
namespace kronika::neural {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Tag>;
constexpr Tag kTag;
constexpr std::size_t kLanes = hn::MaxLanes(Tag());

void AddScaled(const std::int8_t* row, float factor, std::size_t count, float* sum) {
  const hn::Rebind<std::int8_t, Tag> bytes;
  const hn::Rebind<std::int32_t, Tag> integers;
  const Vector f = hn::Set(kTag, factor);
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    const auto wide = hn::PromoteTo(integers, hn::LoadU(bytes, row + i));
    hn::StoreU(hn::MulAdd(f, hn::ConvertTo(kTag, wide), hn::LoadU(kTag, sum + i)), kTag, sum + i);
  }
  for (; i < count; ++i) sum[i] += factor * static_cast<float>(row[i]);
}

// The sums stay in registers from row to row. The rows lie anywhere in a table that is larger than
// the caches, so that they are asked for some rows ahead.
void AddRows(const std::int8_t* table, const float* scales, std::size_t width,
             const std::uint32_t* rows, std::size_t count, float* sum) {
  constexpr std::size_t kVectors = 8, kAhead = 12, kLine = 64;
  const hn::Rebind<std::int8_t, Tag> bytes;
  const hn::Rebind<std::int32_t, Tag> integers;
  std::size_t first = 0;
  for (; first + kVectors * kLanes <= width; first += kVectors * kLanes) {
    Vector sums[kVectors];
    for (std::size_t v = 0; v < kVectors; ++v) sums[v] = hn::LoadU(kTag, sum + first + v * kLanes);
    for (std::size_t r = 0; r < count; ++r) {
      if (r + kAhead < count) {
        const std::int8_t* ahead = table + rows[r + kAhead] * width + first;
        for (std::size_t line = 0; line < kVectors * kLanes; line += kLine)
          hwy::Prefetch(ahead + line);
      }
      const std::int8_t* row = table + rows[r] * width + first;
      const Vector f = hn::Set(kTag, scales[rows[r]]);
      for (std::size_t v = 0; v < kVectors; ++v) {
        const auto wide = hn::PromoteTo(integers, hn::LoadU(bytes, row + v * kLanes));
        sums[v] = hn::MulAdd(f, hn::ConvertTo(kTag, wide), sums[v]);
      }
    }
    for (std::size_t v = 0; v < kVectors; ++v) hn::StoreU(sums[v], kTag, sum + first + v * kLanes);
  }
  if (first == width) return;
  for (std::size_t r = 0; r < count; ++r)
    AddScaled(table + rows[r] * width + first, scales[rows[r]], width - first, sum + first);
}

// kVectors vectors of columns from `first` on.
template <std::size_t kVectors>
HWY_INLINE void add_columns(const float* factors, std::size_t rows, const float* data,
                            std::size_t stride, Vector (&sums)[kVectors]) {
  for (std::size_t r = 0; r < rows; ++r) {
    const Vector factor = hn::Set(kTag, factors[r]);
    for (std::size_t v = 0; v < kVectors; ++v) {
      sums[v] = hn::MulAdd(factor, hn::LoadU(kTag, data + r * stride + v * kLanes), sums[v]);
    }
  }
}

void AddCombination(const float* factors, std::size_t rows, const float* data, std::size_t width,
                    float* out) {
  constexpr std::size_t kVectors = 4;
  std::size_t i = 0;
  for (; i + kVectors * kLanes <= width; i += kVectors * kLanes) {
    Vector sums[kVectors];
    for (std::size_t v = 0; v < kVectors; ++v) sums[v] = hn::LoadU(kTag, out + i + v * kLanes);
    add_columns(factors, rows, data + i, width, sums);
    for (std::size_t v = 0; v < kVectors; ++v) hn::StoreU(sums[v], kTag, out + i + v * kLanes);
  }
  for (; i < width; i += kLanes) {
    const std::size_t count = std::min(kLanes, width - i);
    HWY_ALIGN float buffer[kLanes] = {};
    std::copy_n(out + i, count, buffer);
    Vector sums[1] = {hn::Load(kTag, buffer)};
    add_columns(factors, rows, data + i, width, sums);
    hn::Store(sums[0], kTag, buffer);
    std::copy_n(buffer, count, out + i);
  }
}

void LogSoftmax(float* values, std::size_t count) {
  if (count == 0) return;
  const float greatest = *std::max_element(values, values + count);
  const Vector shift = hn::Set(kTag, greatest);
  const Vector least = hn::Set(kTag, -80.0f);
  Vector sum = hn::Zero(kTag);
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    sum = hn::Add(sum, hn::Exp(kTag, hn::Max(hn::Sub(hn::LoadU(kTag, values + i), shift), least)));
  }
  float total = hn::GetLane(hn::SumOfLanes(kTag, sum));
  for (; i < count; ++i) total += std::exp(std::max(values[i] - greatest, -80.0f));
  const float subtracted = greatest + std::log(total);
  for (std::size_t k = 0; k < count; ++k) values[k] -= subtracted;
}

const char* TargetName() { return hwy::TargetName(HWY_TARGET); }

}  // namespace HWY_NAMESPACE
}  // namespace kronika::neural
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace kronika::neural {

HWY_EXPORT(AddRows);
HWY_EXPORT(AddCombination);
HWY_EXPORT(LogSoftmax);
HWY_EXPORT(TargetName);

void add_rows(const std::int8_t* table, const float* scales, std::size_t width,
              const std::uint32_t* rows, std::size_t count, float* sum) {
  HWY_DYNAMIC_DISPATCH(AddRows)(table, scales, width, rows, count, sum);
}
void add_combination(const float* factors, std::size_t rows, const float* data, std::size_t width,
                     float* out) {
  HWY_DYNAMIC_DISPATCH(AddCombination)(factors, rows, data, width, out);
}
void log_softmax(float* values, std::size_t count) {
  HWY_DYNAMIC_DISPATCH(LogSoftmax)(values, count);
}
const char* kernel_target() { return HWY_DYNAMIC_DISPATCH(TargetName)(); }

// The compiler makes good code of these by itself, and none of them takes long.
void relu(float* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = values[i] > 0 ? values[i] : 0.0f;
}
void scale(float* values, std::size_t count, float factor) {
  for (std::size_t i = 0; i < count; ++i) values[i] *= factor;
}

std::size_t argmax(const float* values, std::size_t count) {
  std::size_t best = 0;
  float greatest = -std::numeric_limits<float>::infinity();
  for (std::size_t i = 0; i < count; ++i) {
    if (!(values[i] > greatest)) continue;
    greatest = values[i];
    best = i;
  }
  return best;
}

}  // namespace kronika::neural
#endif  // HWY_ONCE

// The kernels of the networks.
//
// Idea: a matrix product as a sum of outer products. A tile of R rows by three vectors of outputs
// stays in registers; for each input, three vectors of weights are loaded, and each of the R values
// of that input is spread over a vector and multiplied in (K. Goto, R. van de Geijn: Anatomy of
// high-performance matrix multiplication, ACM TOMS 34, 2008). Each output is one chain of additions
// over the inputs in their order, whatever R is and however wide the vectors are, so a row's result
// does not depend on its neighbours. Weights lie in panels of 48 outputs, which is three vectors of
// AVX-512, six of AVX2 and twelve of SSE or NEON.
//   Easy: 8 rows, 48 outputs: one full tile. Hard: 11 rows, 17 outputs: tiles of 8 and 3 rows,
//   whose last panel goes through a small buffer, because rows of the caller end after 17 floats.
//
// This file is compiled once for each instruction set (Highway's foreach_target) and the best one
// is chosen when the program runs. Tested in tests/neural/kernels_test.cpp against double-precision
// loops.

#include "neural/kernels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

// Tiles are arrays of vectors, which the scalable instruction sets do not have.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
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
constexpr std::size_t kWidth = 3;  // vectors of outputs in a tile
// Accumulators, three vectors of weights and one spread value must fit in the registers: 32, or
// else 16.
constexpr std::size_t kTileRows = HWY_TARGET <= HWY_AVX3 || HWY_ARCH_ARM ? 8 : 4;
constexpr std::size_t kPanel = PackedMatrix::kPanel;
static_assert(kPanel % (kWidth * kLanes) == 0);

// One tile: kRows rows by kWidth vectors.
template <std::size_t kRows>
HWY_INLINE void multiply_tile(ConstRows a, const float* HWY_RESTRICT weights, std::size_t inputs,
                              ConstRows start, Rows out) {
  Vector sum[kRows][kWidth];
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t v = 0; v < kWidth; ++v) {
      sum[r][v] = hn::LoadU(kTag, start.data + r * start.stride + v * kLanes);
    }
  }
  for (std::size_t i = 0; i < inputs; ++i) {
    const float* HWY_RESTRICT w = weights + i * kPanel;
    const Vector w0 = hn::Load(kTag, w);
    const Vector w1 = hn::Load(kTag, w + kLanes);
    const Vector w2 = hn::Load(kTag, w + 2 * kLanes);
    for (std::size_t r = 0; r < kRows; ++r) {
      const Vector x = hn::Set(kTag, a.data[r * a.stride + i]);
      sum[r][0] = hn::MulAdd(x, w0, sum[r][0]);
      sum[r][1] = hn::MulAdd(x, w1, sum[r][1]);
      sum[r][2] = hn::MulAdd(x, w2, sum[r][2]);
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t v = 0; v < kWidth; ++v) {
      hn::StoreU(sum[r][v], kTag, out.data + r * out.stride + v * kLanes);
    }
  }
}

// kRows rows by one panel, of which the first `outputs` are wanted.
template <std::size_t kRows>
HWY_INLINE void multiply_panel(ConstRows a, const float* panel, std::size_t inputs,
                               std::size_t outputs, ConstRows start, Rows out) {
  if (outputs >= kPanel) {
    for (std::size_t o = 0; o < kPanel; o += kWidth * kLanes) {
      multiply_tile<kRows>(a, panel + o, inputs, {start.data + o, start.stride},
                           {out.data + o, out.stride});
    }
    return;
  }
  HWY_ALIGN float buffer[kRows * kPanel] = {};
  for (std::size_t r = 0; r < kRows; ++r) {
    std::copy_n(start.data + r * start.stride, outputs, buffer + r * kPanel);
  }
  for (std::size_t o = 0; o < outputs; o += kWidth * kLanes) {
    multiply_tile<kRows>(a, panel + o, inputs, {buffer + o, kPanel}, {buffer + o, kPanel});
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    std::copy_n(buffer + r * kPanel, outputs, out.data + r * out.stride);
  }
}

// All rows of a block by one panel: full tiles, then one tile of the rows that remain, so that the
// weights of a short batch are read once.
template <std::size_t kRows>
HWY_INLINE void multiply_rest(ConstRows a, std::size_t rows, const float* panel, std::size_t inputs,
                              std::size_t outputs, ConstRows start, Rows out) {
  if constexpr (kRows > 0) {
    if (rows == kRows) return multiply_panel<kRows>(a, panel, inputs, outputs, start, out);
    multiply_rest<kRows - 1>(a, rows, panel, inputs, outputs, start, out);
  }
}

void multiply_rows(ConstRows a, std::size_t rows, const float* panel, std::size_t inputs,
                   std::size_t outputs, ConstRows start, Rows out) {
  std::size_t r = 0;
  for (; r + kTileRows <= rows; r += kTileRows) {
    multiply_panel<kTileRows>({a.data + r * a.stride, a.stride}, panel, inputs, outputs,
                              {start.data + r * start.stride, start.stride},
                              {out.data + r * out.stride, out.stride});
  }
  multiply_rest<kTileRows - 1>({a.data + r * a.stride, a.stride}, rows - r, panel, inputs, outputs,
                               {start.data + r * start.stride, start.stride},
                               {out.data + r * out.stride, out.stride});
}

void Multiply(ConstRows a, std::size_t rows, const PackedMatrix& weights, ConstRows start,
              Rows out) {
  constexpr std::size_t kBlockRows =
      192;  // with 384 inputs, 288 KiB: stays in the second-level cache
  for (std::size_t r = 0; r < rows; r += kBlockRows) {
    const std::size_t count = std::min(kBlockRows, rows - r);
    for (std::size_t p = 0; p < weights.panels(); ++p) {
      const std::size_t o = p * kPanel;
      multiply_rows({a.data + r * a.stride, a.stride}, count, weights.panel(p), weights.inputs(),
                    weights.outputs() - o, {start.data + r * start.stride + o, start.stride},
                    {out.data + r * out.stride + o, out.stride});
    }
  }
}

// exp(-x) overflows beyond these; the results are 0 and 1 to the last bit long before.
HWY_INLINE Vector clamp(Vector x) {
  return hn::Min(hn::Max(x, hn::Set(kTag, -40.0f)), hn::Set(kTag, 40.0f));
}

HWY_INLINE Vector sigmoid(Vector x) {
  const Vector one = hn::Set(kTag, 1.0f);
  return hn::Div(one, hn::Add(one, hn::Exp(kTag, hn::Neg(clamp(x)))));
}

// σ(a)·tanh(b) = (1 - e^-2b) / ((1 + e^-a)(1 + e^-2b)): one division for two functions.
HWY_INLINE Vector sigmoid_times_tanh(Vector a, Vector b) {
  const Vector one = hn::Set(kTag, 1.0f);
  const Vector p = hn::Exp(kTag, hn::Neg(clamp(a)));
  const Vector q = hn::Exp(kTag, hn::Neg(clamp(hn::Add(b, b))));
  return hn::Div(hn::Sub(one, q), hn::Mul(hn::Add(one, p), hn::Add(one, q)));
}

HWY_INLINE void lstm_cell(Vector i, Vector f, Vector g, Vector o, Vector& cell, Vector& out) {
  cell = hn::MulAdd(sigmoid(f), cell, sigmoid_times_tanh(i, g));
  out = sigmoid_times_tanh(o, cell);
}

void LstmCells(ConstRows gates, std::size_t rows, std::size_t hidden, Rows cells, Rows out) {
  const std::size_t whole = hidden / kLanes * kLanes;
  for (std::size_t r = 0; r < rows; ++r) {
    const float* g = gates.data + r * gates.stride;
    float* cell = cells.data + r * cells.stride;
    float* h = out.data + r * out.stride;
    Vector c, result;
    for (std::size_t u = 0; u < whole; u += kLanes) {
      c = hn::LoadU(kTag, cell + u);
      lstm_cell(hn::LoadU(kTag, g + u), hn::LoadU(kTag, g + hidden + u),
                hn::LoadU(kTag, g + 2 * hidden + u), hn::LoadU(kTag, g + 3 * hidden + u), c,
                result);
      hn::StoreU(c, kTag, cell + u);
      hn::StoreU(result, kTag, h + u);
    }
    if (whole == hidden) continue;
    HWY_ALIGN float buffer[6][kLanes] = {};
    const std::size_t rest = hidden - whole;
    for (std::size_t k = 0; k < 4; ++k) std::copy_n(g + k * hidden + whole, rest, buffer[k]);
    std::copy_n(cell + whole, rest, buffer[4]);
    c = hn::Load(kTag, buffer[4]);
    lstm_cell(hn::Load(kTag, buffer[0]), hn::Load(kTag, buffer[1]), hn::Load(kTag, buffer[2]),
              hn::Load(kTag, buffer[3]), c, result);
    hn::Store(c, kTag, buffer[4]);
    hn::Store(result, kTag, buffer[5]);
    std::copy_n(buffer[4], rest, cell + whole);
    std::copy_n(buffer[5], rest, h + whole);
  }
}

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

float Dot(const float* a, const float* b, std::size_t count) {
  Vector sum = hn::Zero(kTag);
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes)
    sum = hn::MulAdd(hn::LoadU(kTag, a + i), hn::LoadU(kTag, b + i), sum);
  float result = hn::GetLane(hn::SumOfLanes(kTag, sum));
  for (; i < count; ++i) result += a[i] * b[i];
  return result;
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

// Three passes, so that the exponentials of short segments share vectors.
void LogSoftmaxSegments(float* values, std::span<const std::size_t> sizes) {
  constexpr std::size_t kBuffer = 512;
  HWY_ALIGN float powers[kBuffer];
  std::size_t total = 0;
  for (const std::size_t size : sizes) {
    if (size == 0) continue;
    const float greatest = *std::max_element(values + total, values + total + size);
    for (std::size_t i = total; i < total + size; ++i) values[i] -= greatest;
    total += size;
  }
  if (total > kBuffer) {
    for (const std::size_t size : sizes) {
      LogSoftmax(values, size);
      values += size;
    }
    return;
  }
  std::copy_n(values, total, powers);
  const std::size_t padded = (total + kLanes - 1) / kLanes * kLanes;
  std::fill(powers + total, powers + padded, 0.0f);
  const Vector least = hn::Set(kTag, -80.0f);
  for (std::size_t i = 0; i < padded; i += kLanes) {
    hn::Store(hn::Exp(kTag, hn::Max(hn::Load(kTag, powers + i), least)), kTag, powers + i);
  }
  std::size_t begin = 0;
  for (const std::size_t size : sizes) {
    float sum = 0;
    for (std::size_t i = begin; i < begin + size; ++i) sum += powers[i];
    const float subtracted = std::log(sum);
    for (std::size_t i = begin; i < begin + size; ++i) values[i] -= subtracted;
    begin += size;
  }
}

const char* TargetName() { return hwy::TargetName(HWY_TARGET); }

}  // namespace HWY_NAMESPACE
}  // namespace kronika::neural
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace kronika::neural {

HWY_EXPORT(Multiply);
HWY_EXPORT(LstmCells);
HWY_EXPORT(AddScaled);
HWY_EXPORT(Dot);
HWY_EXPORT(LogSoftmax);
HWY_EXPORT(LogSoftmaxSegments);
HWY_EXPORT(TargetName);

void multiply(ConstRows a, std::size_t rows, const PackedMatrix& weights, ConstRows start,
              Rows out) {
  HWY_DYNAMIC_DISPATCH(Multiply)(a, rows, weights, start, out);
}
void lstm_cells(ConstRows gates, std::size_t rows, std::size_t hidden, Rows cell, Rows out) {
  HWY_DYNAMIC_DISPATCH(LstmCells)(gates, rows, hidden, cell, out);
}
void add_scaled(const std::int8_t* row, float factor, std::size_t count, float* sum) {
  HWY_DYNAMIC_DISPATCH(AddScaled)(row, factor, count, sum);
}
float dot(const float* a, const float* b, std::size_t count) {
  return HWY_DYNAMIC_DISPATCH(Dot)(a, b, count);
}
void log_softmax(float* values, std::size_t count) {
  HWY_DYNAMIC_DISPATCH(LogSoftmax)(values, count);
}
void log_softmax_segments(float* values, std::span<const std::size_t> sizes) {
  HWY_DYNAMIC_DISPATCH(LogSoftmaxSegments)(values, sizes);
}
const char* kernel_target() { return HWY_DYNAMIC_DISPATCH(TargetName)(); }

// The compiler makes good code of these by itself, and none of them takes long.
void relu(float* values, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] = values[i] > 0 ? values[i] : 0.0f;
}
void add(const float* row, std::size_t count, float* sum) {
  for (std::size_t i = 0; i < count; ++i) sum[i] += row[i];
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

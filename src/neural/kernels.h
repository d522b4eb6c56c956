// The small arithmetic of the networks, vectorised for the processor that runs it. Products with
// weights: product.h.
//
// No function allocates; all are thread-safe (they touch only what they are given). Memory need not
// be aligned. NaN and infinite inputs give some float, never a crash.
#pragma once

#include <cstddef>
#include <cstdint>

namespace kronika::neural {

// values[i] = max(values[i], 0).
void relu(float* values, std::size_t count);

// sum[i] += scales[rows[r]] · table[rows[r] · width + i], for i < width and the rows one after
// another.
void add_rows(const std::int8_t* table, const float* scales, std::size_t width,
              const std::uint32_t* rows, std::size_t count, float* sum);
// values[i] *= factor.
void scale(float* values, std::size_t count, float factor);

// Floats behind the last row that add_combination may read (and not use).
inline constexpr std::size_t kReadBeyond = 16;
// out[i] += Σ_r factors[r] · data[r · width + i], for i < width.
void add_combination(const float* factors, std::size_t rows, const float* data, std::size_t width,
                     float* out);

// values[i] -= log Σ_j exp(values[j]). Nothing happens if count is 0.
void log_softmax(float* values, std::size_t count);

// The first index of the greatest value; 0 if count is 0. NaN is never the greatest.
std::size_t argmax(const float* values, std::size_t count);

// The instruction set that the kernels run on this processor ("AVX3_DL").
const char* kernel_target();

}  // namespace kronika::neural

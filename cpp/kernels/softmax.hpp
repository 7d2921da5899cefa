// Softmax and its kin along lines (kernels/lines.hpp), float32 and float64.
//
// Every line is either dense itself or next to the others: step or next is one element in all
// operands. Sums are added in double. A line of -inf only, or with +inf or NaN, becomes NaN.
#pragma once

#include "kernels/lines.hpp"
#include "tensor/dtype.hpp"

namespace backsweep::kernels {

// Operands: Softmax, LogSoftmax: input, result. LogSumExp: input, result (one element a line; any
// infinities are fine). The derivatives: y, g, result.
enum class Softmax : uint8_t {
  Softmax,
  LogSoftmax,
  LogSumExp,
  SoftmaxBackward,
  LogSoftmaxBackward
};
inline constexpr int kSoftmaxCount = 5;

struct SoftmaxTable {
  LineFunction functions[kSoftmaxCount][2];  // float32, float64
};

// The table for this machine.
extern const SoftmaxTable& softmax_table;

inline LineFunction softmax_function(Softmax kind, DType dtype) {
  return softmax_table.functions[static_cast<int>(kind)][dtype == DType::Float64];
}

}  // namespace backsweep::kernels

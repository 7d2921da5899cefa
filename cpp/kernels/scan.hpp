// Scans along lines (kernels/lines.hpp): every element of the result is made from those before it.
//
// Invariants:
// - Floating sums and products are accumulated in double.
// - Max and Min report the last of equal elements; NaN wins and stays, the last one is reported.
// - With the option kReverse a line is walked from its end.
#pragma once

#include "kernels/lines.hpp"
#include "tensor/dtype.hpp"

namespace backsweep::kernels {

// Sum and Product: int64 and floats; operands input, result.
// Max, Min: every dtype; operands input, values, indices (int64).
// LogSumExp: floats; operands input, result.
// Recurrence: floats; operands a, b, result: result[i] = a[i] * result[i - 1] + b[i], 0 before it.
enum class Scan : uint8_t { Sum, Product, Max, Min, LogSumExp, Recurrence };

inline constexpr int64_t kReverse = 1;

// Null where the scan is not there for the dtype.
LineFunction scan_function(Scan scan, DType dtype);

}  // namespace backsweep::kernels

// Selecting elements of lines (kernels/lines.hpp) by rank or by frequency.
//
// Invariants:
// - NaN is larger than every number, and all NaN are equal. -0 comes before 0.
// - Of equal elements the first one is reported, by Mode the last.
#pragma once

#include "kernels/lines.hpp"
#include "tensor/dtype.hpp"

namespace backsweep::kernels {

// Operands: input, values (of the input's dtype), indices (int64); one result for each line.
//   Rank: the option says which, from 0 for the smallest.
//   Median: the lower of two in the middle; NaN where there is one.
//   NanMedian: the same without NaN.
//   Mode: the most frequent element, the smallest of equally frequent ones.
enum class Selection : uint8_t { Rank, Median, NanMedian, Mode };

LineFunction selection_function(Selection selection, DType dtype);

// How a quantile between two elements is taken.
enum class Interpolation : uint8_t { Linear, Lower, Higher, Midpoint, Nearest };

struct QuantileOptions {
  const double* quantiles;
  int64_t count;
  Interpolation interpolation;
  bool ignores_nan;
  bool values;
};

// Operands: input, indices below and above (int64), weights of the latter (of the input's dtype);
// with `values` the input and the quantiles. `count` results for each line. Floats only; `extra`
// points to QuantileOptions.
LineFunction quantile_function(DType dtype);

}  // namespace backsweep::kernels

// The loops of three and four operands, in a table for each instruction set.
#pragma once

#include "ops/kernel_rows.hpp"

namespace backsweep {

struct TernaryKernels {
  LoopsByDType add_scaled;  // out, a, b, alpha: a + alpha * b
  LoopsByDType lerp;        // out, a, b, weight
  LoopsByDType addcmul;     // out, a, b, c, value: a + value * b * c
  LoopsByDType addcdiv;     // out, a, b, c, value: a + value * b / c
  LoopsByDType threshold;   // out, x, threshold, value: x where x > threshold
};

// The table for this machine.
extern const TernaryKernels& ternary_kernels;

}  // namespace backsweep

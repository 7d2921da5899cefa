// The loops of elementwise operations with bounds and parameters, in a table for each instruction
// set.
#pragma once

#include "ops/kernel_rows.hpp"

namespace backsweep {

struct NanToNumParameters {
  double nan;
  double positive;
  double negative;
};

struct RoundParameters {
  double power;  // of ten
  bool divide;   // by it before rounding, as for negative decimals
};

struct LogitParameters {
  double low;
  double high;
};

// x * positive above 0, else (exp(x * inside) - 1) * negative.
struct EluParameters {
  double positive;
  double negative;
  double inside;
};

// From low to high the bits `kept` of x * factor, all or none, else x.
struct ShrinkParameters {
  double low, high;
  double factor = 0;
  uint64_t kept = 0;
};

struct IsCloseParameters {
  double relative;
  double absolute;
  bool equal_nan;
};

struct ParameterKernels {
  LoopsByDType clamp;           // operands: out, x, low, high
  LoopsByDType nan_to_num;      // out, x, NanToNumParameters
  LoopsByDType round_decimals;  // out, x, RoundParameters
  LoopsByDType logit;           // out, x, LogitParameters
  LoopsByDType isclose;         // out (bool), x, other, IsCloseParameters
  LoopsByDType signbit;         // out (bool), x
  LoopsByDType elu;             // out, x, EluParameters
  LoopsByDType shrink;          // out, x, ShrinkParameters
  LoopsByDType frexp;           // mantissa, x, exponent (int32, is written as well)
};

// The table for this machine.
extern const ParameterKernels& parameter_kernels;

}  // namespace backsweep

// The loops of the elementwise rows, for each dtype, in a table for each instruction set.
#pragma once

#include "kernels/elementwise.hpp"
#include "tensor/dtype.hpp"

namespace backsweep {

enum class UnaryKernel {
#define UNARY(name, ...) name,
#define UNARY_WITHIN(name, ...) name,
#include "ops/unary_rows.inc"
#undef UNARY
#undef UNARY_WITHIN
  kCount
};

enum class BinaryKernel {
#define BINARY(name, ...) name,
#define COMPARISON(name, ...) name,
#define FUSED(name, ...) name,
#include "ops/binary_rows.inc"
#undef BINARY
#undef COMPARISON
#undef FUSED
  kCount
};

// Which dtypes an operation works in. Numeric: not implemented for bool. Signed: refused for bool,
// which has no sign, also when only one operand is bool. Floating: integers and bool become
// float32.
enum class Types : uint8_t { Any, Numeric, Signed, Floating };

struct ElementwiseKernels {
  LoopFunction unary[static_cast<int>(UnaryKernel::kCount)][kDTypeCount];
  LoopFunction binary[static_cast<int>(BinaryKernel::kCount)][kDTypeCount];  // by input dtype
  LoopFunction cast[kDTypeCount][kDTypeCount];                               // [from][to]
  LoopFunction where[kDTypeCount];  // operands: out, condition (bool), a, b
};

// The table for this machine.
extern const ElementwiseKernels& elementwise_kernels;

}  // namespace backsweep

// The loops of the binary rows, in a table for each instruction set.
#pragma once

#include "ops/kernel_rows.hpp"

namespace backsweep {

enum class BinaryKernel {
#define BINARY(name, ...) name,
#define COMPARISON(name, ...) name,
#define LOGICAL(name, ...) name,
#define INTEGER(name, ...) name,
#define UNRECORDED(name, ...) name,
#define FUSED(name, ...) name,
#include "ops/binary_rows.inc"
#undef BINARY
#undef COMPARISON
#undef LOGICAL
#undef INTEGER
#undef FUSED
  kCount
};

struct BinaryKernels {
  LoopsByDType loops[static_cast<int>(BinaryKernel::kCount)];  // by the dtype of the inputs
};

// The table for this machine.
extern const BinaryKernels& binary_kernels;

}  // namespace backsweep

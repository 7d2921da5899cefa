// The loops of the unary rows, in a table for each instruction set.
#pragma once

#include "ops/kernel_rows.hpp"

namespace backsweep {

enum class UnaryKernel {
#define UNARY(name, ...) name,
#define UNARY_WITHIN(name, ...) name,
#define PREDICATE(name, ...) name,
#include "ops/unary_rows.inc"
#undef UNARY
#undef UNARY_WITHIN
#undef PREDICATE
  kCount
};

struct UnaryKernels {
  LoopsByDType loops[static_cast<int>(UnaryKernel::kCount)];
};

// The table for this machine.
extern const UnaryKernels& unary_kernels;

}  // namespace backsweep

// The loops that change the dtype and that select, in a table for each instruction set.
#pragma once

#include "ops/kernel_rows.hpp"

namespace backsweep {

struct CastKernels {
  LoopsByDType cast[kDTypeCount];  // [from][to]
  LoopsByDType where;              // operands: out, condition (bool), a, b
  PlaneFunction copy_across[2];    // of elements of four and eight bytes
};

// The table for this machine.
extern const CastKernels& cast_kernels;

}  // namespace backsweep

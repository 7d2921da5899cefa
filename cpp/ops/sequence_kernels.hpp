// The loops that write numbers at equal distances, in a table for each instruction set.
#pragma once

#include "ops/kernel_rows.hpp"

namespace backsweep {

struct SequenceArguments {
  char* out;
  int64_t size;
  double start;
  double step;
  double end;  // of linspace
  int64_t integer_start;
  int64_t integer_step;
};

using SequenceFunction = void (*)(const SequenceArguments& arguments);

struct SequenceKernels {
  SequenceFunction arange[kDTypeCount];
  SequenceFunction linspace[kDTypeCount];
};

// The table for this machine.
extern const SequenceKernels& sequence_kernels;

}  // namespace backsweep
